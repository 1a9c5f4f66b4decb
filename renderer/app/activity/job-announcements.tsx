import { useEffect, useRef, useState } from 'react';
import type { Job } from '../../../shared/model/job.ts';
import { useCell } from '../state/use-cell.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { jobName } from '../text/core-texts.ts';
import { t } from '../text/text.ts';
import { resultOf } from './job-words.ts';

/** Says to screen readers when long work begins and ends, when they have nothing else to say; never how far it is. */
export function JobAnnouncements() {
  const jobs = useCell(useWorkspace().jobs);
  const former = useRef<readonly Job[]>([]);
  const [text, setText] = useState('');
  useEffect(() => {
    const before = new Map(former.current.map((job) => [job.id, job]));
    former.current = jobs;
    const news = jobs.flatMap((job) => {
      const known = before.get(job.id);
      if (job.state === 'RUNNING')
        return known === undefined ? t('activity.started', { name: jobName(job.label) }) : [];
      return known?.state === job.state
        ? []
        : t('activity.finished', { name: jobName(job.label), result: resultOf(job) });
    });
    const latest = news.at(-1);
    if (latest !== undefined) setText(latest);
  }, [jobs]);
  return (
    <div className="visually-hidden" aria-live="polite" data-job-announcements>
      {text}
    </div>
  );
}
