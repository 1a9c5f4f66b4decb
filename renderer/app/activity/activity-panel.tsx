import { Ban, Check, CircleAlert, X } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { Button } from 'react-aria-components/Button';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import type { Job } from '../../../shared/model/job.ts';
import { IconButton } from '../controls/icon-button.tsx';
import type { EndedJob } from '../state/activity-log.ts';
import { cancelJob } from '../state/job-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { formatTimeOfDay } from '../text/formats.ts';
import { coreText, jobName } from '../text/core-texts.ts';
import { t } from '../text/text.ts';
import { resultOf, tryAgain } from './job-words.ts';
import { JobProgress } from './job-progress.tsx';
import { UnreadableFiles } from './unreadable-files.tsx';
import './activity-panel.css';

function RunningJob(props: { readonly job: Job }) {
  const { job } = props;
  const workspace = useWorkspace();
  return (
    <li className="activity-row">
      <ProgressBar
        className="activity-job"
        aria-label={jobName(job.label)}
        isIndeterminate={job.total === undefined}
        value={job.total === undefined || job.total === 0 ? 0 : (job.done / job.total) * 100}
      >
        {(state) => <JobProgress label={jobName(job.label)} {...state} />}
      </ProgressBar>
      {job.canCancel ? (
        <IconButton
          label={t('activity.cancelJob', { name: jobName(job.label) })}
          onPress={() => void cancelJob(workspace, job)}
        >
          <X size={14} strokeWidth={1.75} aria-hidden />
        </IconButton>
      ) : null}
    </li>
  );
}

function FailedJob(props: { readonly job: Job; readonly close: () => void }) {
  const { job, close } = props;
  const workspace = useWorkspace();
  return (
    <li className="activity-problem">
      <CircleAlert size={16} strokeWidth={1.75} aria-hidden />
      <div className="activity-words">
        <div>{jobName(job.label)}</div>
        {job.problem === undefined ? null : <div className="activity-why">{coreText(job.problem)}</div>}
        <Button
          className="link-button"
          onPress={() => {
            close();
            workspace.activity.dismiss(job.id);
            tryAgain(workspace, job.kind);
          }}
        >
          {t(`activity.again.${job.kind}`)}
        </Button>
      </div>
      <IconButton
        label={t('activity.dismissJob', { name: jobName(job.label) })}
        onPress={() => workspace.activity.dismiss(job.id)}
      >
        <X size={14} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </li>
  );
}

function Ended(props: { readonly entry: EndedJob }) {
  const { job, time } = props.entry;
  const Icon = job.state === 'CANCELLED' ? Ban : Check;
  return (
    <li className="activity-ended">
      <Icon size={15} strokeWidth={1.75} aria-hidden />
      <span className="activity-words">
        {jobName(job.label)}
        <span className="activity-why">{resultOf(job)}</span>
      </span>
      <time className="activity-time">{formatTimeOfDay(time)}</time>
    </li>
  );
}

/** What is under way, what went wrong with what to do about it, and what is done. */
export function ActivityPanel() {
  const workspace = useWorkspace();
  const panel = useRef<HTMLDivElement>(null);
  const running = useCell(workspace.jobs).filter(({ state }) => state === 'RUNNING');
  const ended = useCell(workspace.activity.ended);
  const failed = ended.filter(({ job }) => job.state === 'FAILED');
  const others = ended.filter(({ job }) => job.state !== 'FAILED');
  const unreadable = useCell(workspace.activity.unreadable);
  const close = (): void => workspace.isActivityOpen.set(false);
  // The button that had the keyboard may be gone with its job.
  useEffect(() => {
    if (document.activeElement === document.body) panel.current?.querySelector('section')?.focus();
  });
  return (
    <div ref={panel}>
      <section tabIndex={-1} aria-label={t('activity.running')}>
        <h2 className="activity-title">{t('activity.title')}</h2>
        {running.length === 0 ? (
          <p className="activity-nothing">{t('activity.nothing')}</p>
        ) : (
          <ul aria-label={t('activity.running')}>
            {running.map((job) => (
              <RunningJob key={job.id} job={job} />
            ))}
          </ul>
        )}
      </section>
      {failed.length === 0 ? null : (
        <section>
          <h3>{t('activity.problems')}</h3>
          <ul>
            {failed.map(({ job }) => (
              <FailedJob key={job.id} job={job} close={close} />
            ))}
          </ul>
        </section>
      )}
      {/* Asked for again when there are more. */}
      <UnreadableFiles key={unreadable} close={close} />
      {others.length === 0 ? null : (
        <section>
          <h3>{t('activity.ended')}</h3>
          <ul>
            {others.map((entry) => (
              <Ended key={entry.job.id} entry={entry} />
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}
