import type { ItemPatch } from '../../../shared/schemas/item.ts';
import { updateItem } from '../state/item-commands.ts';
import { problemOf } from '../state/problem.ts';
import { useWorkspace } from '../state/workspace-context.ts';

/** What kept a value from being saved, for people; undefined when it was saved. */
export type SaveProblem = string | undefined;

/** Saves fields of an item. A problem is answered, to be shown beside its field. */
export function useItemPatch(galleryId: string, itemId: string) {
  const workspace = useWorkspace();
  return async (patch: Omit<ItemPatch, 'id'>): Promise<SaveProblem> => {
    try {
      await updateItem(workspace, galleryId, { ...patch, id: itemId });
      return undefined;
    } catch (error) {
      const { message, fieldViolations } = problemOf(error);
      return fieldViolations.length === 0
        ? message
        : fieldViolations.map(({ description }) => description).join(' ');
    }
  };
}
