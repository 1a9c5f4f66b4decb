import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { ratioOfItem, type GalleryItem } from '../../../shared/model/item.ts';
import { ContextMenu, type MenuPoint } from '../controls/context-menu.tsx';
import { dropPlace } from '../grid/block-move.ts';
import type { DragData } from '../grid/drag-data.ts';
import { TileGrid, type Ratios } from '../grid/tile-grid.tsx';
import type { GridDrop } from '../grid/use-grid-drop.ts';
import type { GridCommands } from '../grid/use-grid-keyboard.ts';
import { usePaintedMark } from '../grid/use-painted-mark.ts';
import { focusInspector } from '../inspector/focus-inspector.ts';
import type { Fit, ItemView } from '../state/preferences.ts';
import { displayNameOf } from '../state/gallery-commands.ts';
import { compare, markedIds, markItems, markOfKey } from '../state/cull-commands.ts';
import type { GalleryItems } from '../state/gallery-items.ts';
import { addMedia, moveAmongShown, moveItemsBy, removeItems } from '../state/item-commands.ts';
import { editText } from '../state/text-commands.ts';
import { useCell, useCellPart } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import type { Workspace } from '../state/workspace.ts';
import { t } from '../text/text.ts';
import { ItemFind } from './item-find.tsx';
import { ItemListHeader } from './item-list-header.tsx';
import { itemMenu } from './item-menu.ts';
import { spokenNameOf } from './item-name.ts';
import { ItemRow } from './item-row.tsx';
import { ItemTile } from './item-tile.tsx';

/** Height of a frame by its width: most photographs lie in 3:2, and standing ones must not get too small beside them. */
const FRAME_RATIOS = { WHOLE: 0.8, FILL: 1 } as const satisfies Record<Fit, number>;

/** px between tiles. */
const GAPS = { JUSTIFIED: 10, WHOLE: 20, FILL: 14, LIST: 4 } as const satisfies Record<ItemView, number>;

/** px: the rows of the list. */
const LIST_HEIGHT = 48;

/** Hundredths: what most photographs are. */
const UNKNOWN = 150;

type RenderItem = (item: GalleryItem, width: number, height: number) => ReactNode;
const RENDERERS: Record<ItemView, RenderItem> = {
  JUSTIFIED: (item, width, height) => <ItemTile item={item} fit="FILL" width={width} height={height} />,
  LIST: (item) => <ItemRow item={item} />,
  WHOLE: (item, width, height) => <ItemTile item={item} fit="WHOLE" width={width} height={height} />,
  FILL: (item, width, height) => <ItemTile item={item} fit="FILL" width={width} height={height} />,
};

/** The open gallery's items in their order. */
export function ItemGrid(props: { readonly gallery: GallerySummary; readonly items: GalleryItems }) {
  const { gallery, items } = props;
  const workspace = useWorkspace();
  const tileSize = useCell(workspace.preferences.tileSize);
  const view = useCell(workspace.preferences.itemView);
  const hundredths = useCell(items.ratios);
  const ratios = useMemo(
    (): Ratios<GalleryItem> | undefined =>
      view === 'JUSTIFIED'
        ? {
            of: (item, index) =>
              (item === undefined ? (hundredths[index] ?? UNKNOWN) : Math.round(ratioOfItem(item) * 100)) /
              100,
            // What is moved keeps its ratio at once; what is only loaded has the one that was known of its place.
            followsValues: true,
          }
        : undefined,
    [view, hundredths],
  );
  useEffect(() => {
    if (view === 'JUSTIFIED') items.wantRatios();
  }, [view, items]);
  const [menuAt, setMenuAt] = useState<MenuPoint>();
  const isFirstThere = useCellPart(items.pages.cell, ({ list }) => list.at(0) !== undefined);
  usePaintedMark('items-painted', isFirstThere);
  const [isFinding, setFinding] = useState(false);
  const commands = useMemo(
    () => itemCommands(workspace, items, setMenuAt, () => setFinding(true)),
    [workspace, items],
  );
  const drop: GridDrop = {
    accepts: (data) => data.kind === 'MEDIA' || (data.kind === 'ITEMS' && data.galleryId === items.galleryId),
    onDrop: (data, index) => void dropInto(workspace, gallery, items, data, index),
    filesAt: (index) => {
      const { list } = items.pages;
      const place = dropPlace(
        index,
        list.total,
        (at) => list.at(at)?.id,
        () => false,
      );
      if (place === undefined) return undefined;
      return 'at' in place ? { gallery, place } : { gallery, place, index };
    },
  };
  return (
    <div className="item-grid" onFocus={() => workspace.region.set('ITEMS')}>
      {view === 'LIST' ? <ItemListHeader /> : null}
      <TileGrid
        name="item"
        label={t('items.label', { name: displayNameOf(gallery) })}
        pages={items.pages}
        selection={items.selection}
        tileSize={tileSize}
        frameRatio={view === 'FILL' ? FRAME_RATIOS.FILL : FRAME_RATIOS.WHOLE}
        captionHeight={0}
        ratios={ratios}
        listHeight={view === 'LIST' ? LIST_HEIGHT : undefined}
        gap={GAPS[view]}
        padding={24}
        idAttribute="data-item-id"
        nameOf={spokenNameOf}
        renderTile={RENDERERS[view]}
        commands={commands}
        drop={drop}
        revealed={items.revealed}
      />
      {isFinding ? (
        <ItemFind
          items={items}
          onClose={() => {
            setFinding(false);
            document.querySelector<HTMLElement>('.item-grid > .tile-grid')?.focus();
          }}
        />
      ) : null}
      {menuAt === undefined ? null : (
        <ContextMenu
          label={t('items.menu')}
          at={menuAt}
          entries={itemMenu(workspace, items)}
          onClose={() => setMenuAt(undefined)}
        />
      )}
    </div>
  );
}

function itemCommands(
  workspace: Workspace,
  items: GalleryItems,
  openMenu: (at: MenuPoint) => void,
  find: () => void,
): GridCommands<GalleryItem> {
  return {
    dragData: (id) => {
      const { list } = items.pages;
      const selected = items.selectedPlaces().flatMap((index) => list.at(index)?.id ?? []);
      return { kind: 'ITEMS', galleryId: items.galleryId, ids: selected.includes(id) ? selected : [id] };
    },
    open: (item) =>
      item.type === 'TEXT' ? editText(workspace, items.galleryId, item) : workspace.loupe.set('ITEMS'),
    view: () => workspace.loupe.set('ITEMS'),
    edit: () => {
      const [only, ...others] = items.selectedItems();
      if (only?.type === 'TEXT' && others.length === 0) editText(workspace, items.galleryId, only);
      else focusInspector(workspace);
    },
    openMenu,
    remove: () => void removeItems(workspace, items),
    moveBy: (step) => void moveItemsBy(workspace, items, step),
    press: (event) => {
      if (event.key.toLowerCase() === 'c' && !event.ctrlKey && !event.metaKey && !event.altKey) {
        void compare(workspace, items);
        return true;
      }
      const isCommand = event.ctrlKey || event.metaKey;
      if (
        (event.key === '/' && !isCommand) ||
        (event.key.toLowerCase() === 'f' && isCommand && !event.shiftKey)
      ) {
        find();
        return true;
      }
      const mark = markOfKey(event);
      if (mark !== undefined) void markItems(workspace, items, markedIds(items), mark);
      return mark !== undefined;
    },
  };
}

async function dropInto(
  workspace: Workspace,
  gallery: GallerySummary,
  items: GalleryItems,
  data: DragData,
  index: number,
): Promise<void> {
  const { list } = items.pages;
  const moving = new Set(data.kind === 'ITEMS' ? data.ids : []);
  const place = dropPlace(
    index,
    list.total,
    (at) => list.at(at)?.id,
    (id) => moving.has(id),
  );
  if (place === undefined) return;
  if (data.kind === 'MEDIA') await addMedia(workspace, gallery, data.ids, place);
  else if (data.kind === 'ITEMS') await moveAmongShown(workspace, items, place);
}
