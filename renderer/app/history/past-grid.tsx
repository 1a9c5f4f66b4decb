import type { GallerySummary } from '../../../shared/model/gallery.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';
import { spokenNameOf } from '../gallery/item-name.ts';
import { ItemTile } from '../gallery/item-tile.tsx';
import { TileGrid } from '../grid/tile-grid.tsx';
import type { GridCommands } from '../grid/use-grid-keyboard.ts';
import { displayNameOf } from '../state/gallery-commands.ts';
import type { PastGallery } from '../state/past.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** The past can be selected from, and nothing else. */
const READ_ONLY: GridCommands<GalleryItem> = { open: () => undefined, openMenu: () => undefined };

function renderItem(item: GalleryItem, width: number, height: number) {
  return <ItemTile item={item} fit="WHOLE" width={width} height={height} />;
}

/** The items as they were, in the order they had. */
export function PastGrid(props: { readonly gallery: GallerySummary; readonly past: PastGallery }) {
  const { gallery, past } = props;
  const tileSize = useCell(useWorkspace().preferences.tileSize);
  return (
    <TileGrid
      name="past-item"
      label={t('history.items', { name: displayNameOf(gallery) })}
      pages={past.pages}
      selection={past.selection}
      tileSize={tileSize}
      frameRatio={0.8}
      captionHeight={0}
      gap={20}
      padding={24}
      idAttribute="data-item-id"
      nameOf={spokenNameOf}
      renderTile={renderItem}
      commands={READ_ONLY}
    />
  );
}
