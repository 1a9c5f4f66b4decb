import { RotateCcw, ShieldCheck } from 'lucide-react';
import type { BackupSummary } from '../../../shared/contract/maintenance.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { displayNameOf } from '../state/gallery-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatBytes, formatDate } from '../text/formats.ts';
import { coreText } from '../text/core-texts.ts';
import { t } from '../text/text.ts';

/** The backups that there are: each can be checked, and the open gallery brought back from it. */
export function BackupList(props: { readonly backups: readonly BackupSummary[] }) {
  const workspace = useWorkspace();
  const { client, messages } = workspace;
  const galleryId = useCell(workspace.items)?.galleryId;
  const gallery = workspace.galleries.pages.list.get(galleryId ?? '');

  async function verify({ name, time }: BackupSummary): Promise<void> {
    const result = await workspace.attempt(t('problem.verifyBackup'), () =>
      client.backup.verifyBackup({ name }),
    );
    if (result === undefined) return;
    const when = formatDate(time);
    messages.show(
      result.isClean
        ? { tone: 'DONE', text: t('preferences.verified', { when }) }
        : {
            tone: 'PROBLEM',
            text: t('preferences.notClean', { when }),
            detail: result.findings.map(({ what }) => what).join(' '),
          },
    );
  }
  async function restore({ name, time }: BackupSummary): Promise<void> {
    if (gallery === undefined) return;
    let notes: readonly string[] = [];
    const steps = await workspace.history.record(async () => {
      const result = await workspace.attempt(t('problem.restoreBackup'), () =>
        client.backup.restoreGalleryFromBackup({ name, galleryId: gallery.id }),
      );
      notes = result?.notes ?? [];
      return result === undefined ? undefined : { galleryId: gallery.id, calls: 1 };
    });
    if (steps.length === 0) return;
    messages.show({
      tone: 'DONE',
      text: t('preferences.restored', { name: displayNameOf(gallery), when: formatDate(time) }),
      ...(notes.length === 0 ? {} : { detail: notes.map(coreText).join(' ') }),
      steps,
    });
  }
  if (props.backups.length === 0) return null;
  return (
    <section className="preferences-backups" aria-label={t('preferences.backups')}>
      <h4 className="preferences-subheading">{t('preferences.backups')}</h4>
      <ul>
        {props.backups.map((backup) => {
          const when = formatDate(backup.time);
          return (
            <li key={backup.name}>
              <span>
                {when}
                <span className="field-hint">
                  {t(`preferences.reason.${backup.reason}`)} ·{' '}
                  {t('preferences.backupGalleries', { count: backup.totalGalleries })} ·{' '}
                  {formatBytes(backup.sizeInBytes)}
                </span>
              </span>
              <IconButton label={t('preferences.verify', { when })} onPress={() => void verify(backup)}>
                <ShieldCheck size={15} strokeWidth={1.75} aria-hidden />
              </IconButton>
              {gallery === undefined ? null : (
                <IconButton
                  label={t('preferences.restore', { name: displayNameOf(gallery), when })}
                  onPress={() => void restore(backup)}
                >
                  <RotateCcw size={15} strokeWidth={1.75} aria-hidden />
                </IconButton>
              )}
            </li>
          );
        })}
      </ul>
    </section>
  );
}
