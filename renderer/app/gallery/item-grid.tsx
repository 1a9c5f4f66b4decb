import { useMemo, useState, type ReactNode } from 'react';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';
import { ContextMenu, type MenuPoint } from '../controls/context-menu.tsx';
import { dropPlace } from '../grid/block-move.ts';
import type { DragData } from '../grid/drag-data.ts';
import { TileGrid } from '../grid/tile-grid.tsx';
import type { GridDrop } from '../grid/use-grid-drop.ts';
import type { GridCommands } from '../grid/use-grid-keyboard.ts';
import { usePaintedMark } from '../grid/use-painted-mark.ts';
import { focusInspector } from '../inspector/focus-inspector.ts';
import type { Fit } from '../state/preferences.ts';
import { displayNameOf } from '../state/gallery-commands.ts';
import type { GalleryItems } from '../state/gallery-items.ts';
import { addMedia, moveItems, moveItemsBy, removeItems } from '../state/item-commands.ts';
import { useCell, useCellPart } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import type { Workspace } from '../state/workspace.ts';
import { t } from '../text/text.ts';
import { itemMenu } from './item-menu.ts';
import { spokenNameOf } from './item-name.ts';
import { ItemTile } from './item-tile.tsx';

/** Height of a frame by its width: most photographs lie in 3:2, and standing ones must not get too small beside them. */
const FRAME_RATIOS = { WHOLE: 0.8, FILL: 1 } as const satisfies Record<Fit, number>;

type RenderItem = (item: GalleryItem, width: number, height: number) => ReactNode;
const RENDERERS: Record<Fit, RenderItem> = {
  WHOLE: (item, width, height) => <ItemTile item={item} fit="WHOLE" width={width} height={height} />,
  FILL: (item, width, height) => <ItemTile item={item} fit="FILL" width={width} height={height} />,
};

/** The open gallery's items in their order. */
export function ItemGrid(props: { readonly gallery: GallerySummary; readonly items: GalleryItems }) {
  const { gallery, items } = props;
  const workspace = useWorkspace();
  const tileSize = useCell(workspace.preferences.tileSize);
  const fit = useCell(workspace.preferences.fit);
  const [menuAt, setMenuAt] = useState<MenuPoint>();
  const isFirstThere = useCellPart(items.pages.cell, ({ list }) => list.at(0) !== undefined);
  usePaintedMark('items-painted', isFirstThere);
  const commands = useMemo(() => itemCommands(workspace, items, setMenuAt), [workspace, items]);
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
      <TileGrid
        name="item"
        label={t('items.label', { name: displayNameOf(gallery) })}
        pages={items.pages}
        selection={items.selection}
        tileSize={tileSize}
        frameRatio={FRAME_RATIOS[fit]}
        captionHeight={0}
        gap={fit === 'FILL' ? 14 : 20}
        padding={24}
        idAttribute="data-item-id"
        nameOf={spokenNameOf}
        renderTile={RENDERERS[fit]}
        commands={commands}
        drop={drop}
      />
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
): GridCommands<GalleryItem> {
  return {
    dragData: (id) => {
      const { list } = items.pages;
      const selected = items.selectedPlaces().flatMap((index) => list.at(index)?.id ?? []);
      return { kind: 'ITEMS', galleryId: items.galleryId, ids: selected.includes(id) ? selected : [id] };
    },
    open: () => workspace.loupe.set('ITEMS'),
    edit: () => focusInspector(workspace),
    openMenu,
    remove: () => void removeItems(workspace, items),
    moveBy: (step) => void moveItemsBy(workspace, items, step),
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
  else if (data.kind === 'ITEMS') await moveItems(workspace, items, place);
}
