import { FileText } from 'lucide-react';
import type { GalleryOfFolder } from '../../../shared/recipes/recipe-plan.ts';
import { CoverPicture } from '../sidebar/cover-picture.tsx';
import { t } from '../text/text.ts';

const fileNameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The items that a gallery would get, with what they would say. */
export function PlannedItems(props: { readonly gallery: GalleryOfFolder }) {
  const { items, itemsToAdd, name } = props.gallery;
  return (
    <ol className="planned-items" aria-label={t('items.label', { name })}>
      {items.map((item) => (
        <li key={item.mediaId} className="planned-item">
          <span className="planned-picture" aria-hidden>
            {item.kind === 'TEXT' ? (
              <FileText size={16} strokeWidth={1.5} />
            ) : (
              <CoverPicture mediaId={item.mediaId} />
            )}
          </span>
          <span className="planned-words">
            <span className="planned-title" data-empty={item.title === undefined || undefined}>
              {item.title ?? t('recipes.noTitle')}
            </span>
            <span className="planned-detail">
              {[fileNameOf(item.path), item.description, item.tags.join(', ')].filter(Boolean).join(' · ')}
            </span>
          </span>
        </li>
      ))}
      {itemsToAdd > items.length ? (
        <li className="planned-more">{t('exchange.more', { count: itemsToAdd - items.length })}</li>
      ) : null}
    </ol>
  );
}
