import { lazy, Suspense, useEffect } from 'react';
import { Button } from 'react-aria-components/Button';
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog';
import { Popover } from 'react-aria-components/Popover';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { t } from '../text/text.ts';
import { ActivityRing } from './activity-ring.tsx';

const ActivityPanel = lazy(async () => ({ default: (await import('./activity-panel.tsx')).ActivityPanel }));

/** Opens what is under way and what came of it; a ring shows how far it is, a dot that something went wrong. */
export function ActivityButton() {
  const workspace = useWorkspace();
  const isOpen = useCell(workspace.isActivityOpen);
  const running = useCell(workspace.jobs).filter(({ state }) => state === 'RUNNING');
  const problems = useCell(workspace.activity.unseenProblems);
  const label =
    problems > 0
      ? t('activity.buttonProblems', { count: problems })
      : running.length > 0
        ? t('activity.buttonRunning', { count: running.length })
        : t('activity.button');
  useEffect(() => {
    if (isOpen && problems > 0) workspace.activity.see();
  }, [workspace, isOpen, problems]);
  return (
    <DialogTrigger isOpen={isOpen} onOpenChange={(next) => workspace.isActivityOpen.set(next)}>
      <Button className="icon-button activity-button" aria-label={label}>
        <ActivityRing jobs={running} hasProblems={problems > 0} />
      </Button>
      <Popover className="popover activity-popover" placement="top start" offset={8}>
        <Dialog className="activity-panel" aria-label={t('activity.title')}>
          <Suspense>
            <ActivityPanel />
          </Suspense>
        </Dialog>
      </Popover>
    </DialogTrigger>
  );
}
