import { Archive } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { BackupState, BackupSummary } from '../../../shared/contract/maintenance.ts';
import type { BackupSettings } from '../../../shared/model/library.ts';
import { SelectField } from '../controls/select-field.tsx';
import { SwitchField } from '../controls/switch-field.tsx';
import { LoadProblem } from '../empty/load-problem.tsx';
import { useWorkspace } from '../state/workspace-context.ts';
import type { Workspace } from '../state/workspace.ts';
import { formatDate } from '../text/formats.ts';
import { coreText } from '../text/core-texts.ts';
import { t } from '../text/text.ts';
import { BackupList } from './backup-list.tsx';
import { FolderField } from './folder-field.tsx';
import { GIGABYTE, MEGABYTE, sizeOptions } from './sizes.ts';
import { useSaving } from './use-saving.ts';
import { WholeNumberField } from './whole-number-field.tsx';

/** Minutes */
const INTERVALS = [15, 30, 60, 180, 720, 1440] as const;

const SIZES = [256 * MEGABYTE, ...[1, 2, 4, 8, 16].map((size) => size * GIGABYTE)];

const KEPT = ['keepHourly', 'keepDaily', 'keepMonthly'] as const;

function intervalLabel(minutes: number): string {
  return minutes % 60 === 0
    ? t('preferences.hours', { count: minutes / 60 })
    : t('preferences.minutes', { count: minutes });
}

interface Loaded {
  readonly state: BackupState;
  readonly backups: readonly BackupSummary[];
}

async function load({ client }: Workspace): Promise<Loaded> {
  const [state, { backups }] = await Promise.all([
    client.backup.getBackupState({}),
    client.backup.listBackups({}),
  ]);
  return { state, backups };
}

/** When backups are taken, where they go, and the backups that there are. */
export function BackupsSection() {
  const workspace = useWorkspace();
  const { backup } = workspace.client;
  const saving = useSaving();
  const [state, setState] = useState<BackupState>();
  const [backups, setBackups] = useState<readonly BackupSummary[]>([]);
  const [error, setError] = useState<unknown>();
  const [isTaking, setIsTaking] = useState(false);

  const take = (loaded: Loaded): void => {
    setState(loaded.state);
    setBackups(loaded.backups);
    setError(undefined);
  };
  const read = (): Promise<void> => load(workspace).then(take, setError);
  useEffect(() => {
    let isShown = true;
    load(workspace).then(
      (loaded) => {
        if (!isShown) return;
        setState(loaded.state);
        setBackups(loaded.backups);
      },
      (problem: unknown) => isShown && setError(problem),
    );
    return () => {
      isShown = false;
    };
  }, [workspace]);

  const update = async (changes: Partial<BackupSettings>): Promise<void> => {
    setState(await backup.updateBackupSettings(changes));
    setBackups((await backup.listBackups({})).backups);
  };
  async function backUp(): Promise<void> {
    setIsTaking(true);
    const made = await workspace.attempt(t('problem.backup'), () => backup.createBackup({}));
    setIsTaking(false);
    if (made === undefined) return;
    workspace.messages.announce(t('preferences.backedUp'));
    await read();
  }
  if (error !== undefined) return <LoadProblem error={error} onRetry={() => void read()} />;
  if (state === undefined) return null;
  const { settings, last, problem } = state;
  return (
    <div className="preferences-fields">
      <div className="preferences-status">
        <div>
          {last === undefined
            ? t('preferences.noBackup')
            : t('preferences.lastBackup', { when: formatDate(last.time) })}
          {problem === undefined ? null : <p className="field-problem">{coreText(problem)}</p>}
        </div>
        <Button className="button" isPending={isTaking} onPress={() => void backUp()}>
          <Archive size={15} strokeWidth={1.75} aria-hidden />
          {t(isTaking ? 'preferences.backingUp' : 'preferences.backUp')}
        </Button>
      </div>
      <SwitchField
        isSelected={settings.isAutomatic}
        onChange={(isAutomatic) => saving.now(() => update({ isAutomatic }))}
      >
        {t('preferences.isAutomatic')}
      </SwitchField>
      {settings.isAutomatic ? (
        <SelectField
          label={t('preferences.interval')}
          options={[...new Set<number>(INTERVALS).add(settings.intervalMinutes)]
            .sort((a, b) => a - b)
            .map((minutes) => ({ id: String(minutes), label: intervalLabel(minutes) }))}
          value={String(settings.intervalMinutes)}
          onChange={(minutes) => saving.now(() => update({ intervalMinutes: Number(minutes) }))}
        />
      ) : null}
      <FolderField
        label={t('preferences.backupFolder')}
        value={settings.folder}
        hint={t('preferences.backupFolderHint')}
        title={t('preferences.chooseBackupFolder')}
        onSave={(folder) => saving.forField(() => update({ folder }))}
        onShow={() => workspace.client.desktop.showFolder({ what: 'BACKUPS' })}
      />
      <fieldset className="preferences-kept">
        <legend className="field-label">{t('preferences.kept')}</legend>
        {KEPT.map((field) => (
          <WholeNumberField
            key={field}
            label={t(`preferences.${field}`)}
            value={settings[field]}
            onSave={(value) => saving.forField(() => update({ [field]: value }))}
          />
        ))}
      </fieldset>
      <SelectField
        label={t('preferences.backupSize')}
        options={sizeOptions(SIZES, settings.maxBytes)}
        value={String(settings.maxBytes)}
        onChange={(bytes) => saving.now(() => update({ maxBytes: Number(bytes) }))}
      />
      <BackupList backups={backups} />
    </div>
  );
}
