import type { CommonPatch } from '../../../shared/schemas/item.ts';
import { t } from '../text/text.ts';
import type { Workspace } from './workspace.ts';

/** The contract's limit for ids in one call. */
const MOST_AT_ONCE = 1000;

/** Items of a gallery that are changed alike. */
export interface EditedItems {
  readonly galleryId: string;
  readonly itemIds: readonly string[];
}

/**
 * Changes fields of items alike, and tells how many changed where there are several. Rejects: the field beside which the problem is shown takes
 * it.
 *
 * @param told what to tell of so many items; default: that they changed
 */
export async function editItems(
  workspace: Workspace,
  { galleryId, itemIds }: EditedItems,
  changes: CommonPatch,
  told = (count: number): string => t('items.edited', { count }),
): Promise<void> {
  let changed = 0;
  const steps = await workspace.history.record(async () => {
    let calls = 0;
    for (let from = 0; from < itemIds.length; from += MOST_AT_ONCE) {
      const { totalChanged } = await workspace.client.galleries.editGalleryItems({
        galleryId,
        itemIds: itemIds.slice(from, from + MOST_AT_ONCE),
        changes,
      });
      changed += totalChanged;
      if (totalChanged > 0) calls += 1;
    }
    return calls === 0 ? undefined : { galleryId, calls };
  });
  if (itemIds.length > 1 && changed > 0) {
    workspace.messages.show({ tone: 'DONE', topic: 'EDIT', text: told(changed), steps });
  }
}

/** Adds tags to those of several items that do not have them. Rejects as `editItems` does. */
export function addTags(workspace: Workspace, items: EditedItems, tags: readonly string[]): Promise<void> {
  return editItems(workspace, items, { tags: { add: [...tags], remove: [] } }, (count) =>
    t('items.tagged', { count, tags: tags.join(', ') }),
  );
}

/** Removes tags from all of several items. Rejects as `editItems` does. */
export function removeTags(workspace: Workspace, items: EditedItems, tags: readonly string[]): Promise<void> {
  return editItems(workspace, items, { tags: { add: [], remove: [...tags] } }, (count) =>
    t('items.untagged', { count, tags: tags.join(', ') }),
  );
}
