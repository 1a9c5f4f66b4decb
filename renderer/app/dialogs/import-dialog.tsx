import { Button } from 'react-aria-components/Button';
import { Dialog, Heading } from 'react-aria-components/Dialog';
import { Modal, ModalOverlay } from 'react-aria-components/Modal';
import type { ImportTotals } from '../../../shared/exchange/import-plan.ts';
import { planImport, runImport, type PlannedImport } from '../state/import-commands.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatNumber } from '../text/formats.ts';
import { coreText, stepName } from '../text/core-texts.ts';
import { t } from '../text/text.ts';
import './import-dialog.css';

const TOTALS = [
  'galleriesToAdd',
  'galleriesToChange',
  'itemsToAdd',
  'itemsToChange',
  'itemsUnchanged',
  'skipped',
  'repairs',
  'missingMedia',
] as const satisfies readonly (keyof ImportTotals)[];

/** Of what is left out or repaired, so many are named. */
const MOST_NAMED = 20;

/** What an import will do, before it does it. */
export function ImportDialog(props: { readonly planned: PlannedImport }) {
  const { planned } = props;
  const { plan, source, mode } = planned;
  const workspace = useWorkspace();
  const close = (): void => workspace.plannedImport.set(undefined);
  const { galleriesToAdd, galleriesToChange, itemsToAdd, itemsToChange } = plan.totals;
  const doesNothing = galleriesToAdd + galleriesToChange + itemsToAdd + itemsToChange === 0;
  const remarks = [
    ...plan.notes.map((message) => ({ source: '', message })),
    ...plan.skipped,
    ...plan.repairs,
    ...plan.missingMedia.map((missing) => ({
      source: missing.source,
      message: t('exchange.missing', { name: missing.fileName || missing.mediaId }),
    })),
  ];
  return (
    <ModalOverlay className="dialog-scrim" isOpen isDismissable onOpenChange={close}>
      <Modal className="dialog-frame">
        <Dialog className="dialog">
          <Heading slot="title" className="dialog-title">
            {doesNothing ? t('exchange.nothing') : stepName(plan.label)}
          </Heading>
          <p className="dialog-text">{t('exchange.planText')}</p>
          <dl className="facts import-totals">
            {TOTALS.filter((name) => plan.totals[name] > 0).map((name) => (
              <div key={name} className="fact">
                <dt>{t(`exchange.${name}`)}</dt>
                <dd>{formatNumber(plan.totals[name])}</dd>
              </div>
            ))}
          </dl>
          {remarks.length === 0 ? null : (
            <ul className="import-remarks scroller" aria-label={t('exchange.remarks')}>
              {remarks.slice(0, MOST_NAMED).map(({ source: where, message }, index) => (
                // oxlint-disable-next-line react/no-array-index-key -- two remarks may say the same of the same place
                <li key={`${where}-${index}`}>
                  {where === '' ? null : <strong>{coreText(where)}</strong>} {coreText(message)}
                </li>
              ))}
              {remarks.length > MOST_NAMED ? (
                <li>{t('exchange.more', { count: remarks.length - MOST_NAMED })}</li>
              ) : null}
            </ul>
          )}
          <div className="dialog-actions">
            {source.format === 'CSV' ? null : (
              <Button
                className="button import-mode"
                onPress={() => void planImport(workspace, source, mode === 'NEW' ? 'UPDATE' : 'NEW')}
              >
                {t(mode === 'NEW' ? 'exchange.toUpdate' : 'exchange.toNew')}
              </Button>
            )}
            <Button className="button" onPress={close}>
              {t('dialog.cancel')}
            </Button>
            <Button
              className="button primary"
              autoFocus
              isDisabled={doesNothing}
              onPress={() => void runImport(workspace, planned)}
            >
              {t('exchange.import')}
            </Button>
          </div>
        </Dialog>
      </Modal>
    </ModalOverlay>
  );
}
