import type { Workspace } from '../state/workspace.ts';

/** The galleries between two places of the list, both included, as far as they are loaded. */
function between(workspace: Workspace, from: number, to: number): string[] {
  const { slots } = workspace.galleries.pages.list;
  return slots.slice(Math.min(from, to), Math.max(from, to) + 1).flatMap((gallery) => gallery?.id ?? []);
}

/** Opens a gallery alone. */
export function openOnly(workspace: Workspace, id: string): void {
  workspace.galleries.selected.set(new Set());
  workspace.openGallery(id);
}

/** Selects everything from the open gallery to this one. */
export function extendTo(workspace: Workspace, id: string): void {
  const { list } = workspace.galleries.pages;
  const from = list.indexOf(workspace.items.get()?.galleryId ?? id);
  workspace.galleries.selected.set(new Set(between(workspace, from, list.indexOf(id))));
}

/** Takes a gallery into the selection with the open one, or out of it. */
export function toggleSelected(workspace: Workspace, id: string): void {
  const openId = workspace.items.get()?.galleryId;
  workspace.galleries.selected.update((former) => {
    const ids = new Set(former.size === 0 && openId !== undefined ? [openId] : former);
    if (!ids.delete(id)) ids.add(id);
    return ids;
  });
}

/** Selects all galleries that are listed. */
export async function selectEvery(workspace: Workspace): Promise<void> {
  const { pages, selected } = workspace.galleries;
  await pages.ensure(0, pages.list.total - 1);
  selected.set(new Set(pages.list.loaded().map(({ id }) => id)));
}
