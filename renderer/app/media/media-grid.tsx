import { useMemo, useState } from 'react';
import { fileNameOf, type MediaFile } from '../../../shared/model/media-file.ts';
import { ContextMenu, type MenuPoint } from '../controls/context-menu.tsx';
import { TileGrid } from '../grid/tile-grid.tsx';
import type { GridCommands } from '../grid/use-grid-keyboard.ts';
import { addSelectedMedia, MEDIA_LIST_ID, selectedMediaIds } from '../state/media-commands.ts';
import type { PagedList } from '../state/paged-list.ts';
import { deleteSelectedMedia } from '../state/trash-commands.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import type { Workspace } from '../state/workspace.ts';
import { t } from '../text/text.ts';
import { mediaMenu } from './media-menu.ts';
import { MediaTile } from './media-tile.tsx';

/** Selecting more than this at once would read the whole catalog into the window. */
const MOST_SELECTED = 10_000;

const renderTile = (file: MediaFile, width: number) => <MediaTile file={file} size={width} />;

/** The files of the media folder that match the query. */
export function MediaGrid(props: { readonly pages: PagedList<MediaFile> }) {
  const { pages } = props;
  const workspace = useWorkspace();
  const [menuAt, setMenuAt] = useState<MenuPoint>();
  const commands = useMemo(() => mediaCommands(workspace, setMenuAt), [workspace]);
  return (
    <div id={MEDIA_LIST_ID} className="media-grid" onFocus={() => workspace.region.set('MEDIA')}>
      <TileGrid
        name="media"
        label={t('media.files')}
        pages={pages}
        selection={workspace.media.selection}
        tileSize={112}
        frameRatio={1}
        captionHeight={24}
        gap={14}
        padding={16}
        idAttribute="data-media-id"
        nameOf={spokenNameOf}
        renderTile={renderTile}
        commands={commands}
      />
      {menuAt === undefined ? null : (
        <ContextMenu
          label={t('media.menu')}
          at={menuAt}
          entries={mediaMenu(workspace)}
          onClose={() => setMenuAt(undefined)}
        />
      )}
    </div>
  );
}

/** A file's name, and what keeps it from being used. */
function spokenNameOf(file: MediaFile): string {
  return file.status === 'READY' || file.status === 'PENDING'
    ? fileNameOf(file)
    : t('media.spoken', { name: fileNameOf(file), problem: t(`tile.${file.status}`) });
}

function mediaCommands(workspace: Workspace, openMenu: (at: MenuPoint) => void): GridCommands<MediaFile> {
  return {
    dragData: (id) => {
      const selected = selectedMediaIds(workspace);
      return { kind: 'MEDIA', ids: selected.includes(id) ? selected : [id] };
    },
    open: () => void addSelectedMedia(workspace),
    view: () => workspace.loupe.set('MEDIA'),
    openMenu,
    remove: () => void deleteSelectedMedia(workspace),
    refuseAll: (total) => {
      if (total <= MOST_SELECTED) return false;
      workspace.messages.show({
        tone: 'PROBLEM',
        text: t('media.tooMany'),
        detail: t('media.tooManyDetail'),
      });
      return true;
    },
  };
}
