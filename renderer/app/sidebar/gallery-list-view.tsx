import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState, type MouseEvent } from 'react';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { ContextMenu, type MenuPoint } from '../controls/context-menu.tsx';
import { useElementSize } from '../grid/use-element-size.ts';
import { usePaintedMark } from '../grid/use-painted-mark.ts';
import { displayNameOf } from '../state/gallery-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { galleryMenu, severalGalleriesMenu } from './gallery-menu.ts';
import { extendTo, openOnly, toggleSelected } from './gallery-selecting.ts';
import { GalleryRow } from './gallery-row.tsx';
import { useGalleryDrop } from './use-gallery-drop.ts';
import { useGalleryKeyboard } from './use-gallery-keyboard.ts';

/** px */
const ROW_HEIGHT = 56;

/** All galleries; the one that is open is selected. */
export function GalleryListView() {
  const workspace = useWorkspace();
  const { pages } = workspace.galleries;
  const { list } = useCell(pages.cell);
  const openId = useCell(workspace.items)?.galleryId;
  const selected = useCell(workspace.galleries.selected);
  const renamedId = useCell(workspace.renamedGalleryId);
  const [menu, setMenu] = useState<{ readonly gallery: GallerySummary; readonly at: MenuPoint }>();
  const scroller = useRef<HTMLDivElement>(null);
  const { height } = useElementSize(scroller);
  const virtualizer = useVirtualizer({
    count: list.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
  });
  const rows = virtualizer.getVirtualItems();
  const first = rows[0]?.index ?? 0;
  const last = rows.at(-1)?.index ?? -1;
  useEffect(() => {
    if (last >= first) void pages.look(first, last);
  }, [pages, list, first, last]);
  usePaintedMark(
    'gallery-rows-painted',
    rows.some((row) => list.at(row.index) !== undefined),
  );

  const show = (index: number): void => virtualizer.scrollToIndex(index, { align: 'auto' });
  const onKeyDown = useGalleryKeyboard(workspace, Math.floor(height / ROW_HEIGHT), show);
  const mark = useGalleryDrop(workspace, scroller, ROW_HEIGHT);
  const openIndex = list.indexOf(openId ?? '');
  const isOpenRendered = openIndex >= first && openIndex <= last;

  const galleryUnder = (event: MouseEvent): GallerySummary | undefined => {
    const row = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    return row === null ? undefined : list.at(Number(row.getAttribute('data-index')));
  };
  const onContextMenu = (event: MouseEvent<HTMLElement>): void => {
    const isFromKeyboard = event.target === event.currentTarget && event.button !== 2;
    const gallery = isFromKeyboard ? list.at(openIndex) : galleryUnder(event);
    if (gallery === undefined) return;
    event.preventDefault();
    const rect = document.getElementById(`gallery-${gallery.id}`)?.getBoundingClientRect();
    const at =
      isFromKeyboard && rect !== undefined
        ? { x: rect.left + 56, y: rect.bottom - 8 }
        : { x: event.clientX, y: event.clientY };
    setMenu({ gallery, at });
  };

  return (
    <>
      <div
        ref={scroller}
        className="gallery-list scroller"
        role="grid"
        tabIndex={0}
        aria-label={t('sidebar.galleries')}
        aria-rowcount={list.total}
        aria-multiselectable
        aria-activedescendant={isOpenRendered ? `gallery-${openId}` : undefined}
        onKeyDown={onKeyDown}
        onClick={(event) => {
          const gallery = galleryUnder(event);
          if (gallery === undefined) return;
          if (event.shiftKey) extendTo(workspace, gallery.id);
          else if (event.ctrlKey || event.metaKey) toggleSelected(workspace, gallery.id);
          else openOnly(workspace, gallery.id);
        }}
        onDoubleClick={(event) => {
          const gallery = galleryUnder(event);
          if (gallery !== undefined) workspace.renamedGalleryId.set(gallery.id);
        }}
        onContextMenu={onContextMenu}
      >
        <div role="rowgroup" className="gallery-list-content" style={{ height: virtualizer.getTotalSize() }}>
          {rows.map((row) => {
            const gallery = list.at(row.index);
            return gallery === undefined ? null : (
              <GalleryRow
                key={gallery.id}
                gallery={gallery}
                index={row.index}
                top={row.start}
                isOpen={gallery.id === openId}
                isSelected={selected.size > 1 ? selected.has(gallery.id) : gallery.id === openId}
                isRenamed={gallery.id === renamedId}
                isDropTarget={mark?.kind === 'ONTO' && mark.gallery.id === gallery.id}
                onRenameEnd={() => {
                  workspace.renamedGalleryId.set(undefined);
                  scroller.current?.focus({ preventScroll: true });
                }}
                onMenu={(at) => setMenu({ gallery, at })}
              />
            );
          })}
        </div>
        {mark?.kind === 'BETWEEN' ? (
          <div className="gallery-list-mark" role="presentation" style={{ top: mark.index * ROW_HEIGHT }} />
        ) : null}
      </div>
      {menu === undefined ? null : (
        <ContextMenu
          label={t('sidebar.menu', { name: displayNameOf(menu.gallery) })}
          at={menu.at}
          entries={
            selected.size > 1 && selected.has(menu.gallery.id)
              ? severalGalleriesMenu(workspace)
              : galleryMenu(workspace, menu.gallery)
          }
          onClose={() => setMenu(undefined)}
        />
      )}
    </>
  );
}
