import { randomUUID } from 'node:crypto';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { Job } from '../../shared/model/job.ts';
import type { CoreText } from '../../shared/text/core-text.ts';
import type { EventStream } from './event-stream.ts';

/** ms between two notices about the progress of one job; more than ten a second nobody reads. */
const NOTICE_INTERVAL = 100;

/** What the work itself holds of its job. Calls after the end are ignored. */
export interface JobHandle {
  readonly id: string;
  /** `label` replaces the one given at the start. */
  progress(done: number, total?: number, label?: string): void;
  finish(): void;
  /** `problem` is for people. */
  fail(problem: CoreText): void;
}

export interface JobOptions {
  /** Ends the work. Without it the job cannot be cancelled. */
  readonly cancel?: () => void;
}

interface RunningJob {
  job: Job;
  readonly cancel?: () => void;
  lastNotice: number;
}

/** The long work under way in a library, for people to watch and to cancel. */
export class JobRegistry {
  readonly #events: EventStream;
  readonly #now: () => number;
  readonly #running = new Map<string, RunningJob>();

  /** `now` answers ms and never goes back. */
  constructor(events: EventStream, now: () => number = () => performance.now()) {
    this.#events = events;
    this.#now = now;
  }

  start(kind: Job['kind'], label: string, options: JobOptions = {}): JobHandle {
    const id = randomUUID();
    const canCancel = options.cancel !== undefined;
    const job: Job = { id, kind, label, state: 'RUNNING', done: 0, canCancel };
    this.#running.set(id, { job, cancel: options.cancel, lastNotice: this.#now() });
    this.#events.publishNotice({ type: 'jobChanged', job });
    return {
      id,
      progress: (done, total, newLabel) => this.#progress(id, done, total, newLabel),
      finish: () => void this.#end(id, { state: 'DONE' }),
      fail: (problem) => void this.#end(id, { state: 'FAILED', problem }),
    };
  }

  /** Oldest first; jobs that ended are not kept. */
  list(): Job[] {
    return [...this.#running.values()].map(({ job }) => job);
  }

  /**
   * Cancels a job; what it has done stays done.
   *
   * @throws `NOT_FOUND` when it is not running, `FAILED_PRECONDITION` when it cannot be cancelled.
   */
  cancel(jobId: string): Job {
    const running = this.#running.get(jobId);
    if (running === undefined) {
      throw new GalleryDeskError('NOT_FOUND', `There is no running job ${jobId}; it may have ended.`, {
        value: jobId,
      });
    }
    if (running.cancel === undefined) {
      throw new GalleryDeskError(
        'FAILED_PRECONDITION',
        `“${running.job.label}” cannot be cancelled; wait for it to end.`,
        {
          value: jobId,
        },
      );
    }
    running.cancel();
    return this.#end(jobId, { state: 'CANCELLED' }) ?? running.job;
  }

  #progress(id: string, done: number, total: number | undefined, label: string | undefined): void {
    const running = this.#running.get(id);
    if (running === undefined) return;
    const { job } = running;
    running.job = { ...job, done, ...(total === undefined ? {} : { total }), label: label ?? job.label };
    const now = this.#now();
    if (now - running.lastNotice < NOTICE_INTERVAL) return;
    running.lastNotice = now;
    this.#events.publishNotice({ type: 'jobChanged', job: running.job });
  }

  #end(id: string, end: Pick<Job, 'state' | 'problem'>): Job | undefined {
    const running = this.#running.get(id);
    if (running === undefined) return undefined;
    this.#running.delete(id);
    const job = { ...running.job, ...end, canCancel: false };
    this.#events.publishNotice({ type: 'jobChanged', job });
    return job;
  }
}
