import { X } from 'lucide-react';
import { useCallback, useEffect, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import type { ChangeSummary } from '../../../shared/contract/history.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { showPast } from '../state/past-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { stepName } from '../text/core-texts.ts';
import { t } from '../text/text.ts';
import { daysOf } from './days.ts';
import './history-panel.css';

const PAGE_SIZE = 50;

/** A page of the past, or all pages up to one. */
interface Changes {
  readonly changes: readonly ChangeSummary[];
  readonly next?: number;
}

/** The changes of one gallery, the latest first; each shows the gallery as it was then. */
export function HistoryPanel(props: { readonly galleryId: string }) {
  const { galleryId } = props;
  const workspace = useWorkspace();
  const past = useCell(workspace.past);
  const [known, setKnown] = useState<Changes>();
  const read = useCallback(
    (before?: number) =>
      workspace.attempt(t('problem.history'), () =>
        workspace.client.history.listChanges({
          galleryId,
          limit: PAGE_SIZE,
          ...(before === undefined ? {} : { before }),
        }),
      ),
    [workspace, galleryId],
  );
  useEffect(() => {
    let isCurrent = true;
    const readLatest = async (): Promise<void> => {
      const page = await read();
      if (isCurrent && page !== undefined) setKnown(page);
    };
    void readLatest();
    const stop = workspace.history.steps.subscribe(() => void readLatest());
    return () => {
      isCurrent = false;
      stop();
    };
  }, [read, workspace]);

  async function readOlder(): Promise<void> {
    const page = await read(known?.next);
    if (page === undefined || known === undefined) return;
    setKnown({ ...page, changes: [...known.changes, ...page.changes] });
  }
  const close = (): void => workspace.showHistory(false);
  const latest = known?.changes[0];
  return (
    <aside className="inspector history scroller" aria-label={t('history.label')}>
      <header className="history-header">
        <h2>{t('history.label')}</h2>
        <IconButton label={t('history.close')} onPress={close}>
          <X size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </header>
      {known?.changes.length === 0 ? <p className="history-nothing">{t('history.nothing')}</p> : null}
      {daysOf(known?.changes ?? []).map((day) => (
        <section key={day.name} className="history-day">
          <h3>{day.name}</h3>
          <ol>
            {day.changes.map(({ change, when }) => {
              const isShown =
                past === undefined ? change === latest : past.change.sequence === change.sequence;
              return (
                <li key={change.sequence}>
                  <Button
                    className="history-change"
                    aria-current={isShown ? 'step' : undefined}
                    onPress={() =>
                      change === latest
                        ? workspace.past.set(undefined)
                        : showPast(workspace, galleryId, change)
                    }
                  >
                    <span className="history-label">
                      <bdi>{stepName(change.label)}</bdi>
                    </span>
                    <span className="history-when">
                      {change === latest ? t('history.now', { when }) : when}
                    </span>
                  </Button>
                </li>
              );
            })}
          </ol>
        </section>
      ))}
      {known?.next === undefined ? null : (
        <Button className="button history-older" onPress={() => void readOlder()}>
          {t('history.older')}
        </Button>
      )}
    </aside>
  );
}
