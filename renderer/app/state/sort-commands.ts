import type { SortKey } from '../../../shared/order/sort-keys.ts';
import { language, t } from '../text/text.ts';
import type { GalleryItems } from './gallery-items.ts';
import type { Workspace } from './workspace.ts';

export type SortChoice = SortKey | 'SHUFFLE' | 'REVERSE';

/** The contract's limit for ids in one call. */
const MOST_AT_ONCE = 1000;

/** Whether sorting concerns the selected items alone. One item has no order; more than one call takes are sorted with all. */
export function isSelectionSorted(items: GalleryItems): boolean {
  const { size } = items.selection.get().ids;
  return size > 1 && size <= MOST_AT_ONCE;
}

/** Sorts the selected items within their places, or all items, as one step. */
export async function sortItems(workspace: Workspace, items: GalleryItems, by: SortChoice): Promise<void> {
  const { galleryId } = items;
  const itemIds = isSelectionSorted(items) ? [...items.selection.get().ids] : undefined;
  let moved: number | undefined;
  const steps = await workspace.history.record(async () => {
    const answer = await workspace.attempt(t('problem.sortItems'), () =>
      workspace.client.galleries.sortGalleryItems({
        galleryId,
        by,
        locale: language(),
        ...(by === 'SHUFFLE' ? { seed: randomSeed() } : {}),
        ...(itemIds === undefined ? {} : { itemIds }),
      }),
    );
    moved = answer?.totalMoved;
    return moved === undefined || moved === 0 ? undefined : { galleryId, calls: 1 };
  });
  if (moved === undefined) return;
  const text = moved === 0 ? t('sort.nothingMoved') : t(`sort.done.${by}`);
  workspace.messages.show({ tone: 'DONE', topic: 'MOVE', text, steps });
}

function randomSeed(): number {
  return crypto.getRandomValues(new Uint32Array(1))[0] ?? 1;
}
