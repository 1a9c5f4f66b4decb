import { FileWarning } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { fileNameOf, type MediaFile } from '../../../shared/model/media-file.ts';
import { showOriginal } from '../state/media-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { coreText } from '../text/core-texts.ts';
import { t } from '../text/text.ts';

/** More are shown in the media panel. */
const MOST_SHOWN = 5;

/** The files that cannot be read: why, and what to do. */
export function UnreadableFiles(props: { readonly close: () => void }) {
  const { close } = props;
  const workspace = useWorkspace();
  const hasFileManager = useCell(workspace.desktop)?.hasNativeDialogs === true;
  const [found, setFound] = useState<{ readonly total: number; readonly files: readonly MediaFile[] }>();
  useEffect(() => {
    let isShown = true;
    workspace.client.media
      .listMediaFiles({ statuses: ['DAMAGED'], offset: 0, limit: MOST_SHOWN, sort: 'ADDED' })
      .then(
        ({ totalFiles, files }) => isShown && setFound({ total: totalFiles, files }),
        // A core that does not answer says so elsewhere.
        () => undefined,
      );
    return () => {
      isShown = false;
    };
  }, [workspace]);
  if (found === undefined || found.total === 0) return null;

  function showInMedia(search: string): void {
    close();
    workspace.preferences.isMediaOpen.set(true);
    void workspace.media.ask({ search, kind: 'ALL', filter: { statuses: ['DAMAGED'] } });
  }
  return (
    <section>
      <h3>{t('activity.unread', { count: found.total })}</h3>
      <ul>
        {found.files.map((file) => {
          const name = fileNameOf(file);
          return (
            <li key={file.id} className="activity-problem">
              <FileWarning size={16} strokeWidth={1.75} aria-hidden />
              <div className="activity-words">
                <div dir="auto">{file.path}</div>
                <div className="activity-why">{coreText(file.problem ?? '')}</div>
                <div className="activity-ways">
                  <Button
                    className="link-button"
                    aria-label={t('activity.showFileOf', { name })}
                    onPress={() => showInMedia(name)}
                  >
                    {t('activity.showFile')}
                  </Button>
                  {hasFileManager ? (
                    <Button
                      className="link-button"
                      aria-label={t('activity.showFolderOf', { name })}
                      onPress={() => showOriginal(workspace, file.id)}
                    >
                      {t('activity.showFolder')}
                    </Button>
                  ) : null}
                </div>
              </div>
            </li>
          );
        })}
      </ul>
      <p className="activity-hint">{t('activity.unreadHint')}</p>
      {found.total > found.files.length ? (
        <Button className="link-button" onPress={() => showInMedia('')}>
          {t('activity.showAll')}
        </Button>
      ) : null}
    </section>
  );
}
