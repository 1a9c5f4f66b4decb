import { RotateCcw, ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import type { BackupSummary } from '../../../shared/contract/maintenance.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatBytes, formatDate } from '../text/formats.ts';
import { t } from '../text/text.ts';
import { RestoreDialog } from './restore-dialog.tsx';

/** The backups that there are: each can be checked, and galleries brought back from it. */
export function BackupList(props: { readonly backups: readonly BackupSummary[] }) {
  const workspace = useWorkspace();
  const { client, messages } = workspace;
  const [restored, setRestored] = useState<BackupSummary>();

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
              <IconButton label={t('preferences.restore', { when })} onPress={() => setRestored(backup)}>
                <RotateCcw size={15} strokeWidth={1.75} aria-hidden />
              </IconButton>
            </li>
          );
        })}
      </ul>
      {restored === undefined ? null : (
        <RestoreDialog backup={restored} onClose={() => setRestored(undefined)} />
      )}
    </section>
  );
}
