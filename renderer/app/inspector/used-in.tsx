import { Button } from 'react-aria-components/Button';
import { displayNameOf } from '../state/gallery-commands.ts';
import { showUse } from '../state/metadata-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useMediaUses } from '../state/use-media-uses.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** The galleries that show a file; each opens and shows where. */
export function UsedIn(props: { readonly mediaId: string }) {
  const { mediaId } = props;
  const workspace = useWorkspace();
  const uses = useMediaUses(mediaId);
  const { list } = useCell(workspace.galleries.pages.cell);
  if (uses === undefined) return null;
  const named = uses
    .map((use) => ({ ...use, place: list.indexOf(use.galleryId), gallery: list.get(use.galleryId) }))
    .sort((a, b) => a.place - b.place);
  return (
    <section className="inspector-section" aria-labelledby="used-in">
      <h3 id="used-in" className="inspector-heading">
        {t('inspector.usedIn')}
      </h3>
      {named.length === 0 ? <p className="inspector-note">{t('inspector.usedNowhere')}</p> : null}
      <ul className="used-in">
        {named.map(({ galleryId, items, gallery }) => (
          <li key={galleryId}>
            <Button className="used-in-gallery" onPress={() => void showUse(workspace, galleryId, mediaId)}>
              <span className="used-in-name">
                {gallery === undefined ? t('inspector.anotherGallery') : displayNameOf(gallery)}
              </span>
              {items === 1 ? null : (
                <span className="used-in-count">{t('gallery.count', { count: items })}</span>
              )}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
