import { useState } from 'react';
import type { ItemPatch } from '../../../shared/schemas/item.ts';
import { updateItem } from '../state/item-commands.ts';
import { problemOf, type Problem } from '../state/problem.ts';
import { useWorkspace } from '../state/workspace-context.ts';

/** Saves fields of an item and keeps the problem of the last attempt, to be shown beside the field. */
export function useItemPatch(galleryId: string, itemId: string) {
  const workspace = useWorkspace();
  const [problem, setProblem] = useState<Problem>();
  async function save(patch: Omit<ItemPatch, 'id'>): Promise<void> {
    try {
      await updateItem(workspace, galleryId, { ...patch, id: itemId });
      setProblem(undefined);
    } catch (error) {
      const found = problemOf(error);
      setProblem(found);
      if (found.fieldViolations.length === 0) workspace.report(error);
    }
  }
  return { problem, save };
}
