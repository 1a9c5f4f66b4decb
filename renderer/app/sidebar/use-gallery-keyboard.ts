import type { KeyboardEvent } from 'react';
import { moveBlock } from '../grid/block-move.ts';
import { isMovementKey, moveInGrid } from '../grid/grid-layout.ts';
import { deleteGallery, moveGallery } from '../state/gallery-commands.ts';
import type { Workspace } from '../state/workspace.ts';

/** The keys of the list of galleries. `show` brings a row into view. */
export function useGalleryKeyboard(workspace: Workspace, pageRows: number, show: (index: number) => void) {
  async function openAt(index: number): Promise<void> {
    const { pages } = workspace.galleries;
    show(index);
    await pages.ensure(index, index);
    const id = pages.list.at(index)?.id;
    if (id !== undefined) workspace.openGallery(id);
  }

  return (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget) return;
    const { list } = workspace.galleries.pages;
    const from = list.indexOf(workspace.items.get()?.galleryId ?? '');
    const gallery = list.at(from);
    const { key } = event;
    if (event.altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      if (gallery === undefined) return;
      const move = moveBlock([from], key === 'ArrowUp' ? -1 : 1, list.total, (index) => list.at(index)?.id);
      if (move !== undefined) {
        void moveGallery(workspace, gallery, move.place, move.landsAt).then(() => show(move.landsAt));
      }
    } else if (isMovementKey(key) && key !== 'ArrowLeft' && key !== 'ArrowRight' && !event.altKey) {
      const to = moveInGrid(from, key, { columns: 1, total: list.total }, pageRows);
      if (to !== -1) void openAt(to);
    } else if ((key === 'F2' || key === 'Enter') && gallery !== undefined) {
      workspace.renamedGalleryId.set(gallery.id);
    } else if ((key === 'Delete' || key === 'Backspace') && gallery !== undefined) {
      void deleteGallery(workspace, gallery);
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
}
