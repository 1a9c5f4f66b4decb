import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { FoundUpdate } from '../../../shared/contract/desktop.ts';
import { SwitchField } from '../controls/switch-field.tsx';
import { problemText } from '../state/problem.ts';
import { lookForUpdate, openRelease } from '../state/update-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';

type Outcome =
  | { readonly kind: 'NEWER'; readonly update: FoundUpdate }
  | { readonly kind: 'LATEST' }
  | { readonly kind: 'PROBLEM'; readonly problem: string };

/** Whether newer versions are looked for, which nobody is asked about until a person wants it. */
export function UpdatesPart(props: { readonly version: string }) {
  const workspace = useWorkspace();
  const source = useCell(workspace.desktop)?.updates;
  const looks = useCell(workspace.preferences.looksForUpdates);
  const [isLooking, setLooking] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>();

  async function look(): Promise<void> {
    setLooking(true);
    setOutcome(undefined);
    try {
      const update = await lookForUpdate(workspace);
      setOutcome(update === undefined ? { kind: 'LATEST' } : { kind: 'NEWER', update });
    } catch (error) {
      setOutcome({ kind: 'PROBLEM', problem: problemText(error) });
    } finally {
      setLooking(false);
    }
  }

  return (
    <>
      <h4 className="preferences-subheading">{t('updates.title')}</h4>
      <p>{t('updates.version', { version: props.version })}</p>
      {source === undefined ? (
        <p className="field-hint">{t('updates.unknown')}</p>
      ) : (
        <>
          <SwitchField
            isSelected={looks}
            onChange={(next) => workspace.preferences.looksForUpdates.set(next)}
          >
            {t('updates.daily')}
          </SwitchField>
          <p className="field-hint">{t('updates.dailyHint', { host: new URL(source.address).host })}</p>
          <div className="preferences-row">
            <Button className="button" isPending={isLooking} onPress={() => void look()}>
              <RefreshCw size={15} strokeWidth={1.75} aria-hidden />
              {t(isLooking ? 'updates.looking' : 'updates.look')}
            </Button>
            {outcome?.kind === 'NEWER' ? (
              <Button className="button primary" onPress={() => openRelease(outcome.update)}>
                {t('updates.get')}
              </Button>
            ) : null}
          </div>
          <div role="status">{outcome === undefined ? null : <Told outcome={outcome} />}</div>
        </>
      )}
    </>
  );
}

function Told({ outcome }: { readonly outcome: Outcome }) {
  switch (outcome.kind) {
    case 'LATEST':
      return <p>{t('updates.latest')}</p>;
    case 'NEWER':
      return <p>{t('updates.newer', { version: outcome.update.version })}</p>;
    case 'PROBLEM':
      return <p className="field-problem">{outcome.problem}</p>;
  }
}
