import { X } from 'lucide-react';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import type { Job } from '../../../shared/model/job.ts';
import { IconButton } from '../controls/icon-button.tsx';
import { cancelJob } from '../state/job-commands.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { jobName } from '../text/core-texts.ts';
import { t } from '../text/text.ts';
import { JobProgress } from './job-progress.tsx';
import './activity.css';

/** What a person waits for, and may want to cancel; the rest goes on by itself. */
const ASKED_FOR: ReadonlySet<Job['kind']> = new Set(['ADD', 'EXPORT', 'IMPORT']);

/** Long work under way, quietly: the latest of it, and how many more there are. */
export function Activity() {
  const workspace = useWorkspace();
  const jobs = useCell(workspace.jobs);
  const library = useCell(workspace.library);
  const running = jobs.filter(({ state }) => state === 'RUNNING');
  const job = running.findLast(({ kind }) => ASKED_FOR.has(kind)) ?? running.at(-1) ?? jobs.at(-1);
  if (job === undefined) {
    return (
      <span className="activity-idle">
        {library === undefined ? '' : t('activity.idle', { version: library.version })}
      </span>
    );
  }
  const others = jobs.length - 1;
  return (
    <div className="activity">
      <ProgressBar
        className="activity-job"
        aria-label={jobName(job.label)}
        isIndeterminate={job.total === undefined}
        value={job.total === undefined || job.total === 0 ? 0 : (job.done / job.total) * 100}
      >
        {(state) => (
          <JobProgress
            label={jobName(job.label)}
            more={others > 0 ? ` ${t('activity.more', { count: others })}` : ''}
            {...state}
          />
        )}
      </ProgressBar>
      {job.canCancel && job.state === 'RUNNING' ? (
        <IconButton label={t('activity.cancel')} onPress={() => void cancelJob(workspace, job)}>
          <X size={14} strokeWidth={1.75} aria-hidden />
        </IconButton>
      ) : null}
    </div>
  );
}
