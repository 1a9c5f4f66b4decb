import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useState, type RefObject } from 'react';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { dropPlace } from '../grid/block-move.ts';
import { readDragData, type DragData } from '../grid/drag-data.ts';
import { moveGalleries } from '../state/gallery-commands.ts';
import { addMedia } from '../state/item-commands.ts';
import { transferItems } from '../state/transfer-commands.ts';
import type { Workspace } from '../state/workspace.ts';

/** Where a drag over the list of galleries would go. */
export type GalleryDropMark =
  | { readonly kind: 'BETWEEN'; /** before this row, or behind the last one */ readonly index: number }
  | { readonly kind: 'ONTO'; readonly gallery: GallerySummary };

function markOf(
  workspace: Workspace,
  data: DragData,
  y: number,
  rowHeight: number,
): GalleryDropMark | undefined {
  const { list } = workspace.galleries.pages;
  if (data.kind === 'GALLERY') {
    // Between two that were found there may be others.
    if (workspace.galleries.search.get() !== '') return undefined;
    return { kind: 'BETWEEN', index: Math.min(list.total, Math.max(0, Math.round(y / rowHeight))) };
  }
  const gallery = list.at(Math.floor(y / rowHeight));
  if (gallery === undefined) return undefined;
  // Items are in their own gallery already.
  return data.kind === 'ITEMS' && data.galleryId === gallery.id ? undefined : { kind: 'ONTO', gallery };
}

/** The keys with which a file manager copies what it drags. */
const isCopy = ({ ctrlKey, altKey }: { readonly ctrlKey: boolean; readonly altKey: boolean }): boolean =>
  ctrlKey || altKey;

async function drop(
  workspace: Workspace,
  data: DragData,
  mark: GalleryDropMark,
  mode: 'MOVE' | 'COPY',
): Promise<void> {
  if (data.kind === 'MEDIA' && mark.kind === 'ONTO') return addMedia(workspace, mark.gallery, data.ids);
  if (data.kind === 'ITEMS' && mark.kind === 'ONTO') {
    const { galleryId, ids: itemIds } = data;
    await transferItems(workspace, { galleryId, itemIds, mode }, mark.gallery);
    return undefined;
  }
  if (data.kind !== 'GALLERY' || mark.kind !== 'BETWEEN') return undefined;
  const { list } = workspace.galleries.pages;
  const from = list.indexOf(data.id);
  const gallery = list.at(from);
  const { selected } = workspace.galleries;
  const isOneOfMany = selected.get().size > 1 && selected.get().has(data.id);
  const meant = isOneOfMany
    ? workspace.galleries.meant(undefined)
    : [gallery].filter((one) => one !== undefined);
  const moving = new Set(meant.map(({ id }) => id));
  if (gallery === undefined) return undefined;
  if (!isOneOfMany && (mark.index === from || mark.index === from + 1)) return undefined;
  const place = dropPlace(
    mark.index,
    list.total,
    (index) => list.at(index)?.id,
    (id) => moving.has(id),
  );
  if (place === undefined) return undefined;
  const before = meant.filter(({ id }) => list.indexOf(id) < mark.index).length;
  return moveGalleries(workspace, meant, place, mark.index - before);
}

/** Takes galleries between the rows, media onto a row, and items of another gallery: moved, or copied with Ctrl or Alt. */
export function useGalleryDrop(
  workspace: Workspace,
  scroller: RefObject<HTMLDivElement | null>,
  rowHeight: number,
): GalleryDropMark | undefined {
  const [mark, setMark] = useState<GalleryDropMark>();
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    const markAt = (
      source: { data: Record<string, unknown> },
      clientY: number,
    ): GalleryDropMark | undefined => {
      const data = readDragData(source.data);
      const y = clientY - element.getBoundingClientRect().top + element.scrollTop;
      return data === undefined ? undefined : markOf(workspace, data, y, rowHeight);
    };
    const removeZone = workspace.fileDrops.add(element, {
      over: ({ clientY }) => {
        const y = clientY - element.getBoundingClientRect().top + element.scrollTop;
        const gallery = workspace.galleries.pages.list.at(Math.floor(y / rowHeight));
        setMark(gallery === undefined ? undefined : { kind: 'ONTO', gallery });
        return gallery === undefined ? undefined : { gallery };
      },
      leave: () => setMark(undefined),
    });
    const removeTarget = dropTargetForElements({
      element,
      canDrop: ({ source }) => readDragData(source.data) !== undefined,
      getDropEffect: ({ source, input }) => {
        const kind = readDragData(source.data)?.kind;
        return kind === 'MEDIA' || (kind === 'ITEMS' && isCopy(input)) ? 'copy' : 'move';
      },
      // Entering is told apart from moving: a drag that stops right at the edge is never moved.
      onDragEnter: ({ source, location }) => setMark(markAt(source, location.current.input.clientY)),
      onDrag: ({ source, location }) => setMark(markAt(source, location.current.input.clientY)),
      onDragLeave: () => setMark(undefined),
      onDrop: ({ source, location }) => {
        setMark(undefined);
        const data = readDragData(source.data);
        const target = markAt(source, location.current.input.clientY);
        if (data === undefined || target === undefined) return;
        void drop(workspace, data, target, isCopy(location.current.input) ? 'COPY' : 'MOVE');
      },
    });
    return () => {
      removeZone();
      removeTarget();
    };
  }, [workspace, scroller, rowHeight]);
  return mark;
}
