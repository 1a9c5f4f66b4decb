import type { KeyboardEvent } from 'react';
import { moveBlock } from '../grid/block-move.ts';
import { isMovementKey, moveInGrid } from '../grid/grid-layout.ts';
import { deleteGalleries, moveGalleries } from '../state/gallery-commands.ts';
import { selectEvery } from './gallery-selecting.ts';
import type { Workspace } from '../state/workspace.ts';

/** The keys of the list of galleries. `show` brings a row into view. */
export function useGalleryKeyboard(workspace: Workspace, pageRows: number, show: (index: number) => void) {
  async function openAt(index: number, isExtending: boolean): Promise<void> {
    const { pages } = workspace.galleries;
    show(index);
    await pages.ensure(index, index);
    const id = pages.list.at(index)?.id;
    if (id === undefined) return;
    const { selected } = workspace.galleries;
    const openId = workspace.items.get()?.galleryId;
    const ids = isExtending
      ? new Set([...selected.get(), ...(openId === undefined ? [] : [openId]), id])
      : new Set<string>();
    selected.set(ids);
    workspace.openGallery(id);
  }

  return (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget) return;
    const { list } = workspace.galleries.pages;
    const from = list.indexOf(workspace.items.get()?.galleryId ?? '');
    const gallery = list.at(from);
    const { key } = event;
    if (event.altKey && (key === 'ArrowUp' || key === 'ArrowDown')) {
      if (workspace.galleries.search.get() !== '') return;
      const meant = workspace.galleries.meant(gallery?.id);
      const places = meant.map(({ id }) => list.indexOf(id));
      const move = moveBlock(places, key === 'ArrowUp' ? -1 : 1, list.total, (index) => list.at(index)?.id);
      if (move !== undefined) {
        void moveGalleries(workspace, meant, move.place, move.landsAt).then(() => show(move.landsAt));
      }
    } else if (isMovementKey(key) && key !== 'ArrowLeft' && key !== 'ArrowRight' && !event.altKey) {
      const to = moveInGrid(from, key, { columns: 1, total: list.total }, pageRows);
      if (to !== -1) void openAt(to, event.shiftKey);
    } else if (key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      void selectEvery(workspace);
    } else if (key === 'Escape' && workspace.galleries.selected.get().size > 0) {
      workspace.galleries.selected.set(new Set());
    } else if ((key === 'F2' || key === 'Enter') && gallery !== undefined) {
      workspace.renamedGalleryId.set(gallery.id);
    } else if (key === 'Delete' || key === 'Backspace') {
      void deleteGalleries(workspace, workspace.galleries.meant(gallery?.id));
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
}
