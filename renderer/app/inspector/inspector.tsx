import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { INSPECTOR_ID } from './focus-inspector.ts';
import { GalleryFacts } from './gallery-facts.tsx';
import { ItemsInspector } from './items-inspector.tsx';
import { MediaInspector } from './media-inspector.tsx';
import './inspector.css';

/** What is known of the selection, and can be changed: of items, of media files, or of the gallery itself. */
export function Inspector() {
  const workspace = useWorkspace();
  const region = useCell(workspace.region);
  const mediaSelection = useCell(workspace.media.selection);
  const items = useCell(workspace.items);
  const showsMedia = region === 'MEDIA' && mediaSelection.ids.size > 0;
  return (
    <aside id={INSPECTOR_ID} className="inspector scroller" aria-label={t('inspector.label')}>
      {showsMedia ? <MediaInspector /> : null}
      {showsMedia || items === undefined ? null : (
        <ItemsInspector items={items} emptyState={<GalleryFacts />} />
      )}
      {showsMedia || items !== undefined ? null : <GalleryFacts />}
    </aside>
  );
}
