import type { GalleryItem } from '../../../shared/model/item.ts';
import { markItems } from '../state/cull-commands.ts';
import type { GalleryItems } from '../state/gallery-items.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { MarkControls } from './mark-controls.tsx';
import { marksOf } from './marks-of.ts';

/** Flag and stars of the selected items, to be changed for all of them at once. */
export function ItemMarks(props: {
  readonly items: GalleryItems;
  /** Those of them that are loaded. */
  readonly selected: readonly GalleryItem[];
}) {
  const { items, selected } = props;
  const workspace = useWorkspace();
  return (
    <MarkControls
      marks={marksOf(selected)}
      onMark={(mark) => void markItems(workspace, items, [...items.selection.get().ids], mark)}
    />
  );
}
