import type { DomainEvent } from '../../../shared/events/domain-event.ts';
import type { Job } from '../../../shared/model/job.ts';
import { WritableCell } from './cell.ts';

/** Long work that ended in this session. */
export interface EndedJob {
  readonly job: Job;
  /** ms since 1970 */
  readonly time: number;
}

/** How many of those that went well are remembered. */
const MOST_REMEMBERED = 30;

/** What ended in this session, the latest first, and what went wrong that nobody has looked at. */
export class ActivityLog {
  readonly ended = new WritableCell<readonly EndedJob[]>([]);
  /** Counts the files that turned out to be unreadable in this session. */
  readonly unreadable = new WritableCell(0);
  readonly unseenProblems = new WritableCell(0);
  readonly #now: () => number;

  constructor(now: () => number = Date.now) {
    this.#now = now;
  }

  /** Takes work that ended. Failures stay until they are dismissed; of the rest the latest stay. */
  takeJob(job: Job): void {
    if (job.state === 'RUNNING' || this.ended.get().some((entry) => entry.job.id === job.id)) return;
    if (job.state === 'FAILED') this.unseenProblems.update((count) => count + 1);
    this.ended.update((ended) => {
      const all = [{ job, time: this.#now() }, ...ended];
      const others = all.filter((entry) => entry.job.state !== 'FAILED');
      const kept = new Set(others.slice(0, MOST_REMEMBERED));
      return all.filter((entry) => entry.job.state === 'FAILED' || kept.has(entry));
    });
  }

  /** Takes changes of the catalog: files that cannot be read are problems too. */
  takeEvents(events: readonly DomainEvent[]): void {
    const damaged = events.filter(
      (event) =>
        (event.type === 'mediaFileAdded' && event.file.status === 'DAMAGED') ||
        (event.type === 'mediaFileUpdated' &&
          event.changed.status === 'DAMAGED' &&
          event.previous.status !== 'DAMAGED'),
    ).length;
    if (damaged === 0) return;
    this.unreadable.update((count) => count + damaged);
    this.unseenProblems.update((count) => count + damaged);
  }

  /** A person looked at the problems. */
  see(): void {
    this.unseenProblems.set(0);
  }

  dismiss(jobId: string): void {
    this.ended.update((ended) => ended.filter(({ job }) => job.id !== jobId));
  }
}
