import type { Job } from '../../../shared/model/job.ts';

const RADIUS = 7;
const LENGTH = 2 * Math.PI * RADIUS;

/** How much of all that is under way is done; undefined while nobody knows. */
export function partDone(jobs: readonly Job[]): number | undefined {
  const counted = jobs.flatMap(({ done, total }) =>
    total === undefined || total === 0 ? [] : [{ done: Math.min(done, total), total }],
  );
  const total = counted.reduce((sum, job) => sum + job.total, 0);
  return total === 0 ? undefined : counted.reduce((sum, job) => sum + job.done, 0) / total;
}

/** A ring that fills; it turns while nobody knows how much there is to do. */
export function ActivityRing(props: { readonly jobs: readonly Job[]; readonly hasProblems: boolean }) {
  const { jobs, hasProblems } = props;
  const part = jobs.length === 0 ? 0 : (partDone(jobs) ?? 0.25);
  const isTurning = jobs.length > 0 && partDone(jobs) === undefined;
  return (
    <svg className="activity-ring" viewBox="0 0 18 18" width="18" height="18" fill="none" aria-hidden>
      <circle className="activity-ring-track" cx="9" cy="9" r={RADIUS} />
      <circle
        className="activity-ring-fill"
        data-turning={isTurning || undefined}
        cx="9"
        cy="9"
        r={RADIUS}
        strokeDasharray={`${part * LENGTH} ${LENGTH}`}
      />
      {hasProblems ? <circle className="activity-ring-problem" cx="9" cy="9" r="3.5" /> : null}
    </svg>
  );
}
