import { setMaxListeners } from 'node:events';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { CoreText, JobText } from '../../shared/text/core-text.ts';
import type { JobHandle, JobRegistry } from '../events/job-registry.ts';
import type { CatalogWriter } from './catalog-writer.ts';
import type { MediaCatalog } from '../store/state.ts';
import { isReadingDue, readingFactsOf, sidecarPathOf } from './metadata-facts.ts';
import type { ScannedFile } from './scan.ts';
import { WorkerError, type WorkerPool } from './worker-pool.ts';
import type { WorkerResults } from './worker/messages.ts';

export interface MetadataQueueParts {
  readonly catalog: MediaCatalog;
  readonly pool: WorkerPool;
  readonly writer: CatalogWriter;
  readonly jobs: JobRegistry;
  /** ms since the epoch */
  readonly now: () => number;
  /** Told of what a person should know and no file is to blame for. */
  readonly onProblem: (message: CoreText) => void;
}

/** Readings under way: enough to keep the workers busy, few enough to let new files pass. */
const READINGS_IN_FLIGHT = 8;

/**
 * Reads again what files say of themselves whose content did not change: their sidecar did, or the program learned to read more. What is
 * done is in the catalog, so that a library that is closed amid it goes on where it was.
 */
export class MetadataQueue {
  readonly #parts: MetadataQueueParts;
  /** By media id. */
  readonly #waiting = new Map<string, ScannedFile>();
  #abort = new AbortController();
  #job: JobHandle | undefined;
  #inFlight = 0;
  #done = 0;
  #onIdle: (() => void)[] = [];

  constructor(parts: MetadataQueueParts) {
    this.#parts = parts;
  }

  get isIdle(): boolean {
    return this.#inFlight === 0 && this.#waiting.size === 0;
  }

  async idle(): Promise<void> {
    while (!this.isIdle) await new Promise<void>((resolve) => this.#onIdle.push(resolve));
  }

  /** To be read in its turn; one that waits already is read as it is found now. */
  add(file: MediaFile, scanned: ScannedFile): void {
    this.#waiting.set(file.id, scanned);
    this.#job ??= this.#parts.jobs.start('INSPECT', 'Reading metadata' satisfies JobText, {
      cancel: () => this.cancel(),
    });
    if (this.#inFlight < READINGS_IN_FLIGHT) void this.#work();
  }

  /** Forgets what waits; it is found again with the next listing of the folder. */
  cancel(): void {
    this.#abort.abort();
    this.#abort = new AbortController();
    setMaxListeners(0, this.#abort.signal);
    this.#waiting.clear();
  }

  async #work(): Promise<void> {
    this.#inFlight += 1;
    for (const [mediaId, scanned] of this.#waiting) {
      this.#waiting.delete(mediaId);
      await this.#read(mediaId, scanned);
      this.#done += 1;
      this.#report();
    }
    this.#inFlight -= 1;
    if (!this.isIdle) return;
    this.#job?.finish();
    this.#job = undefined;
    this.#done = 0;
    for (const resolve of this.#onIdle.splice(0)) resolve();
  }

  async #read(mediaId: string, scanned: ScannedFile): Promise<void> {
    try {
      const found = await this.#look(scanned);
      const file = this.#parts.catalog.get(mediaId);
      // Whoever changed its content meanwhile had it looked into as a whole.
      if (found === undefined || file === undefined || !isReadingDue(file, scanned)) return;
      const updatedDate = new Date(this.#parts.now()).toISOString();
      await this.#parts.writer.write({
        type: 'update',
        mediaId,
        fields: { ...found, ...readingFactsOf(scanned), updatedDate },
      });
    } catch (error) {
      this.#parts.onProblem(
        `The metadata of “${scanned.path}” could not be entered in the catalog: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
  }

  /** Undefined when it is to be tried again another time. */
  async #look(scanned: ScannedFile): Promise<WorkerResults['readMetadata'] | undefined> {
    const request = { type: 'readMetadata', file: scanned.diskPath, path: scanned.path } as const;
    try {
      const { dateTaken, metadata } = await this.#parts.pool.run(
        { ...request, ...sidecarPathOf(scanned) },
        'background',
        this.#abort.signal,
      );
      return { dateTaken, metadata };
    } catch (error) {
      if (!(error instanceof WorkerError)) throw error;
      switch (error.failure) {
        case 'CANCELLED':
        case 'UNAVAILABLE':
        case 'GONE':
          return undefined;
        default:
          // What is known of it stays; it is not tried again until it changes.
          return {};
      }
    }
  }

  #report(): void {
    const total = this.#done + this.#waiting.size + this.#inFlight;
    this.#job?.progress(
      this.#done,
      total,
      `Reading the metadata of ${total === 1 ? '1 file' : `${total} files`}`,
    );
  }
}
