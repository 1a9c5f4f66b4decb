import { useEffect, useState } from 'react';
import type { HistoryExtent } from '../../../shared/contract/history.ts';
import { SelectField } from '../controls/select-field.tsx';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatBytes, formatDate } from '../text/formats.ts';
import { t } from '../text/text.ts';
import { MEGABYTE, sizeOptions } from './sizes.ts';
import { useSaving } from './use-saving.ts';
import { WholeNumberField } from './whole-number-field.tsx';

const SIZES = [64, 128, 256, 512, 1000, 4000].map((size) => size * MEGABYTE);

/** How long and how much of the past is kept. */
export function HistorySection() {
  const workspace = useWorkspace();
  const { history } = workspace.client;
  const saving = useSaving();
  const [extent, setExtent] = useState<HistoryExtent>();
  useEffect(() => {
    let isShown = true;
    void workspace
      .attempt(t('problem.load'), () => workspace.client.history.getHistorySettings({}))
      .then((answer) => isShown && setExtent(answer));
    return () => {
      isShown = false;
    };
  }, [workspace]);
  if (extent === undefined) return null;
  const { settings, bytes, oldest } = extent;
  const update = async (changes: { maxAgeDays?: number; maxBytes?: number }): Promise<void> =>
    setExtent(await history.updateHistorySettings(changes));
  return (
    <div className="preferences-fields">
      <p className="preferences-status">
        {oldest === undefined
          ? t('preferences.noHistory')
          : t('preferences.historySize', { size: formatBytes(bytes), when: formatDate(oldest.time) })}
      </p>
      <WholeNumberField
        label={t('preferences.historyDays')}
        value={settings.maxAgeDays}
        onSave={(maxAgeDays) => saving.forField(() => update({ maxAgeDays }))}
      />
      <SelectField
        label={t('preferences.historyMost')}
        options={sizeOptions(SIZES, settings.maxBytes)}
        value={String(settings.maxBytes)}
        onChange={(maxBytes) => saving.now(() => update({ maxBytes: Number(maxBytes) }))}
      />
      <p className="field-hint">{t('preferences.historyHint')}</p>
    </div>
  );
}
