import { FilePlus2, FolderOpen } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { EmptyState } from '../empty/empty-state.tsx';
import { chooseFiles } from '../files/add-files.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

/** A folder without files, or a search without results. */
export function MediaEmpty() {
  const workspace = useWorkspace();
  const { search, kind } = useCell(workspace.media.query);
  const folder = useCell(workspace.mediaFolder);
  const desktop = useCell(workspace.desktop);
  if (search !== '' || kind !== 'ALL') {
    return (
      <EmptyState
        isCompact
        title={search === '' ? t('empty.kind') : t('empty.search', { search })}
        actions={
          <Button className="button" onPress={() => void workspace.media.ask({ search: '', kind: 'ALL' })}>
            {t('empty.showAll')}
          </Button>
        }
      />
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
          <code className="empty-path">{folder.folder}</code>
        </div>
      )}
    </EmptyState>
  );
}
