import type { CommonPatch, ItemPatch } from '../../../shared/schemas/item.ts';
import { addTags, editItems, removeTags, type EditedItems } from '../state/edit-commands.ts';
import { updateItem } from '../state/item-commands.ts';
import { problemText } from '../state/problem.ts';
import { useWorkspace } from '../state/workspace-context.ts';

/** What kept a value from being saved, for people; undefined when it was saved. */
export type SaveProblem = string | undefined;

/** Tries to save; a problem is answered, to be shown beside its field. */
async function saving(work: () => Promise<void>): Promise<SaveProblem> {
  try {
    await work();
    return undefined;
  } catch (error) {
    return problemText(error);
  }
}

/** Saves fields of an item. */
export function useItemPatch(galleryId: string, itemId: string) {
  const workspace = useWorkspace();
  return (patch: Omit<ItemPatch, 'id'>): Promise<SaveProblem> =>
    saving(() => updateItem(workspace, galleryId, { ...patch, id: itemId }));
}

/** Saves fields of items alike, and adds and removes their tags. */
export function useItemEdits(items: EditedItems) {
  const workspace = useWorkspace();
  return {
    save: (changes: CommonPatch) => saving(() => editItems(workspace, items, changes)),
    addTags: (tags: readonly string[]) => saving(() => addTags(workspace, items, tags)),
    removeTags: (tags: readonly string[]) => saving(() => removeTags(workspace, items, tags)),
  };
}
