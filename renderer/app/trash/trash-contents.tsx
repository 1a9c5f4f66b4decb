import { ArchiveRestore, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { fileNameOf, type MediaFile } from '../../../shared/model/media-file.ts';
import { ContextMenu, type MenuPoint } from '../controls/context-menu.tsx';
import { EmptyState } from '../empty/empty-state.tsx';
import { LoadProblem } from '../empty/load-problem.tsx';
import { TileGrid } from '../grid/tile-grid.tsx';
import type { GridCommands } from '../grid/use-grid-keyboard.ts';
import { askToEmpty, restoreSelected } from '../state/trash-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { TrashTile } from './trash-tile.tsx';

const renderTile = (file: MediaFile, width: number) => <TrashTile file={file} size={width} />;

/** The files in the trash, or a word on why there are none. */
export function TrashContents() {
  const workspace = useWorkspace();
  const { trash } = workspace;
  const { list, state, error } = useCell(trash.pages.cell);
  const [menuAt, setMenuAt] = useState<MenuPoint>();
  const commands = useMemo<GridCommands<MediaFile>>(
    () => ({
      open: () => void restoreSelected(workspace),
      openMenu: setMenuAt,
      remove: () => askToEmpty(workspace, 'SELECTED'),
    }),
    [workspace],
  );
  if (state === 'FAILED') return <LoadProblem error={error} onRetry={() => void trash.pages.reload()} />;
  if (state === 'READY' && list.total === 0) {
    return (
      <EmptyState isCompact title={t('trash.nothing')}>
        {t('trash.nothingText')}
      </EmptyState>
    );
  }
  return (
    <div className="media-grid">
      <TileGrid
        name="trash"
        label={t('trash.files')}
        pages={trash.pages}
        selection={trash.selection}
        tileSize={112}
        frameRatio={1}
        captionHeight={24}
        gap={14}
        padding={16}
        idAttribute="data-media-id"
        nameOf={fileNameOf}
        renderTile={renderTile}
        commands={commands}
      />
      {menuAt === undefined ? null : (
        <ContextMenu
          label={t('trash.menu')}
          at={menuAt}
          entries={[
            {
              id: 'restore',
              label: t('trash.restore'),
              icon: ArchiveRestore,
              shortcut: t('key.enter'),
              run: () => void restoreSelected(workspace),
            },
            null,
            {
              id: 'erase',
              label: t('trash.removeForGood'),
              icon: Trash2,
              shortcut: t('key.delete'),
              isDanger: true,
              run: () => askToEmpty(workspace, 'SELECTED'),
            },
          ]}
          onClose={() => setMenuAt(undefined)}
        />
      )}
    </div>
  );
}
