import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { Job } from '../../shared/model/job.ts';
import { textFromElsewhere, type JobText } from '../../shared/text/core-text.ts';
import type { JobHandle, JobRegistry } from './job-registry.ts';
import { Breather } from './breather.ts';

/** ms. What takes no longer is over before a person has read that it began. */
const WORTH_SHOWING = 300;

/** Work that is shown as a job when it takes long, and can then be cancelled until it is sealed. */
export class LongWork extends Breather {
  readonly #jobs: JobRegistry;
  readonly #kind: Job['kind'];
  readonly #label: JobText;
  readonly #startedAt = performance.now();
  readonly #cancelling = new AbortController();
  #job: JobHandle | undefined;
  #isSealed = false;

  /** @param label for people: “Exporting galleries” */
  constructor(jobs: JobRegistry, kind: Job['kind'], label: JobText) {
    super();
    this.#jobs = jobs;
    this.#kind = kind;
    this.#label = label;
  }

  /**
   * Runs the work and ends its job with it.
   *
   * @throws what the work throws; `FAILED_PRECONDITION` when it was cancelled
   */
  async run<T>(work: () => Promise<T>): Promise<T> {
    try {
      const result = await work();
      this.#job?.finish();
      return result;
    } catch (error) {
      this.#job?.fail(textFromElsewhere(error instanceof Error ? error.message : String(error)));
      throw error;
    }
  }

  /** Aborted when it is cancelled: for steps that can be ended before they are done. */
  get signal(): AbortSignal {
    return this.#cancelling.signal;
  }

  override async rest(): Promise<void> {
    await super.rest();
    this.throwIfCancelled();
    if (!this.#isSealed && performance.now() - this.#startedAt >= WORTH_SHOWING) this.show();
  }

  /** Shows it as a job from now on, for work that is known to take long. */
  show(): void {
    if (this.#isSealed) return;
    this.#job ??= this.#jobs.start(this.#kind, this.#label, { cancel: () => this.#cancelling.abort() });
    this.#job.progress(Math.min(this.done, this.total ?? this.done), this.total);
  }

  /** @throws `FAILED_PRECONDITION` */
  throwIfCancelled(): void {
    if (!this.#cancelling.signal.aborted) return;
    throw new GalleryDeskError('FAILED_PRECONDITION', `“${this.#label}” was cancelled. Nothing was changed.`);
  }

  /** From here on it is carried through: the job is over, so that nobody cancels what happens. */
  seal(): void {
    this.throwIfCancelled();
    this.#isSealed = true;
    this.#job?.finish();
  }
}
