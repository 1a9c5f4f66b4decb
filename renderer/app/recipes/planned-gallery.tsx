import { ChevronRight } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { Heading } from 'react-aria-components/Heading';
import { Disclosure, DisclosurePanel } from 'react-aria-components/Disclosure';
import { assertNever } from '../../../shared/assert-never.ts';
import type { GalleryOfFolder } from '../../../shared/recipes/recipe-plan.ts';
import { CoverMosaic } from '../sidebar/cover-mosaic.tsx';
import { t } from '../text/text.ts';
import { PlannedItems } from './planned-items.tsx';

function whatHappens({ action, itemsToAdd, itemsThere }: GalleryOfFolder): string {
  switch (action) {
    case 'CREATE':
      return t('recipes.creates', { count: itemsToAdd });
    case 'EXTEND':
      return itemsThere === 0
        ? t('recipes.extends', { count: itemsToAdd })
        : t('recipes.extendsBeside', { count: itemsToAdd, there: itemsThere });
    case 'KEEP':
      return t('recipes.keeps', { count: itemsThere });
    default:
      return assertNever(action);
  }
}

/** A gallery as the recipe would make it: its first pictures, its name, and, opened, its items. */
export function PlannedGallery(props: { readonly gallery: GalleryOfFolder }) {
  const { gallery } = props;
  const isEmpty = gallery.items.length === 0;
  const line = (
    <>
      <CoverMosaic mediaIds={gallery.coverMediaIds} />
      <span className="planned-words">
        <span className="planned-name">{gallery.name}</span>
        <span className="planned-detail">{whatHappens(gallery)}</span>
      </span>
    </>
  );
  if (isEmpty) return <div className="planned-line planned-kept">{line}</div>;
  return (
    <Disclosure>
      {({ isExpanded }) => (
        <>
          <Heading level={3} className="planned-heading">
            <Button slot="trigger" className="planned-line">
              {line}
              <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
            </Button>
          </Heading>
          <DisclosurePanel>{isExpanded ? <PlannedItems gallery={gallery} /> : null}</DisclosurePanel>
        </>
      )}
    </Disclosure>
  );
}
