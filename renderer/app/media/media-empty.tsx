import { FilePlus2, FolderOpen } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { EmptyState } from '../empty/empty-state.tsx';
import { chooseFiles } from '../files/add-files.ts';
import { EVERYTHING } from '../state/media-list.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** A folder without files, or a search without results. */
export function MediaEmpty() {
  const workspace = useWorkspace();
  const { search, kind, filter } = useCell(workspace.media.query);
  const folder = useCell(workspace.mediaFolder);
  const desktop = useCell(workspace.desktop);
  if (search !== '' || kind !== 'ALL' || filter !== undefined) {
    return (
      <EmptyState
        isCompact
        title={
          filter === undefined
            ? search === ''
              ? t('empty.kind')
              : t('empty.search', { search })
            : t('empty.filter')
        }
        actions={
          <Button className="button" onPress={() => void workspace.media.ask(EVERYTHING)}>
            {t('empty.showAll')}
          </Button>
        }
      >
        {filter === undefined ? null : t('empty.filterText')}
      </EmptyState>
    );
  }
  const show = (): void => {
    void workspace.attempt(t('problem.showFolder'), () => workspace.client.desktop.showMediaFolder({}));
  };
  return (
    <EmptyState
      isCompact
      title={t('empty.media')}
      actions={
        <>
          <Button className="button" onPress={() => void chooseFiles(workspace, 'FILES', {})}>
            <FilePlus2 size={15} strokeWidth={1.75} aria-hidden />
            {t('adding.files')}
          </Button>
          {desktop?.hasNativeDialogs ? (
            <Button className="button" onPress={show}>
              <FolderOpen size={15} strokeWidth={1.75} aria-hidden />
              {t('media.showFolder')}
            </Button>
          ) : null}
        </>
      }
    >
      {t('empty.mediaText')}
      {folder === undefined ? null : (
        <div>
          <code className="empty-path" dir="auto">
            {folder.folder}
          </code>
        </div>
      )}
    </EmptyState>
  );
}
