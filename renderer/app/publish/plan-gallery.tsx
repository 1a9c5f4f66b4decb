import type { GalleryPlan } from '../../../shared/publish/publish-plan.ts';
import { PublishedMark } from '../sidebar/published-mark.tsx';
import { displayNameOf } from '../state/gallery-commands.ts';
import { formatList } from '../text/formats.ts';
import { t } from '../text/text.ts';
import { PlanItem } from './plan-item.tsx';

/** Pictures of changed items that are shown; the numbers tell of the others. */
const MOST_SHOWN = 12;

const CHANGES = ['added', 'changed', 'moved', 'removed'] as const;

/** What publishing does to one gallery: its state, the numbers, and the first of what changes as pictures. */
export function PlanGallery(props: { readonly gallery: GalleryPlan }) {
  const { gallery } = props;
  const changes = CHANGES.filter((change) => gallery[change] > 0).map((change) =>
    t(`history.${change}`, { count: gallery[change] }),
  );
  const shown = gallery.items.slice(0, MOST_SHOWN);
  const total = CHANGES.reduce((sum, change) => sum + gallery[change], 0);
  return (
    <li className="publish-gallery">
      <div className="publish-gallery-line">
        <PublishedMark state={gallery.state} />
        <strong>{displayNameOf(gallery)}</strong>
        <span className="publish-gallery-state">{t(`publish.state.${gallery.state}`)}</span>
        <span className="publish-gallery-changes">{formatList(changes)}</span>
      </div>
      {shown.length === 0 ? null : (
        <ul
          className="publish-items"
          aria-label={t('publish.changedItems', { name: displayNameOf(gallery) })}
        >
          {shown.map((item) => (
            <PlanItem key={item.itemId} item={item} />
          ))}
          {total > shown.length ? (
            <li className="publish-more">{t('exchange.more', { count: total - shown.length })}</li>
          ) : null}
        </ul>
      )}
    </li>
  );
}
