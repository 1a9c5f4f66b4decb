import { setMaxListeners } from 'node:events';
import { stat } from 'node:fs/promises';
import type { MediaFile } from '../../shared/model/media-file.ts';
import { textFromElsewhere, type CoreText, type JobText } from '../../shared/text/core-text.ts';
import type { JobHandle, JobRegistry } from '../events/job-registry.ts';
import type { CatalogEdit, CatalogWriter } from './catalog-writer.ts';
import { formatOfName } from './formats.ts';
import { readingFactsOf, sidecarPathOf } from './metadata-facts.ts';
import type { ScannedFile } from './scan.ts';
import { WorkerError, type WorkerPool } from './worker-pool.ts';
import type { Inspection } from './worker/messages.ts';

/** A file whose content is not in the catalog yet: new, edited in place, or back with other content. */
export interface Arrival {
  readonly mediaId: string;
  readonly scanned: ScannedFile;
  readonly fingerprint: string;
  /** What it is, when that was read together with the fingerprint. */
  readonly inspection?: Inspection;
  /** The file whose place or id it has; absent for a new one. */
  readonly known?: MediaFile;
}

export interface InspectionParts {
  readonly pool: WorkerPool;
  readonly writer: CatalogWriter;
  readonly jobs: JobRegistry;
  /** ms since the epoch */
  readonly now: () => number;
  /** Told of a file that changed or vanished while it was read: its folder is to be looked at again. */
  readonly onUncertain: (path: string) => void;
  /** Told of what a person should know and no file is to blame for. */
  readonly onProblem: (message: CoreText) => void;
}

/** Arrivals that wait or are under way at most; more would only hold memory. */
const MOST_WAITING = 1000;

/** Has the content of files looked into and writes into the catalog what they are. */
export class InspectionQueue {
  readonly #parts: InspectionParts;
  readonly #arrivals = new Map<string, Arrival>();
  /** How many arrivals have an id; two while one supersedes another. */
  readonly #reservedIds = new Map<string, number>();
  #job: JobHandle | undefined;
  #abort = newAbort();
  #done = 0;
  #isWorkerMissed = false;
  #total = 0;
  #onRoom: (() => void)[] = [];
  #onIdle: (() => void)[] = [];

  constructor(parts: InspectionParts) {
    this.#parts = parts;
  }

  get isIdle(): boolean {
    return this.#arrivals.size === 0;
  }

  /** What is on its way into the catalog at this path. */
  arrivalAt(path: string): Arrival | undefined {
    return this.#arrivals.get(path);
  }

  arrivals(): Iterable<Arrival> {
    return this.#arrivals.values();
  }

  /** Whether a file on its way has this id. */
  isReserved(mediaId: string): boolean {
    return this.#reservedIds.has(mediaId);
  }

  /** Answers when there is room for more: whoever lists a large folder must not run ahead. */
  async room(): Promise<void> {
    while (this.#arrivals.size >= MOST_WAITING)
      await new Promise<void>((resolve) => this.#onRoom.push(resolve));
  }

  async idle(): Promise<void> {
    while (!this.isIdle) await new Promise<void>((resolve) => this.#onIdle.push(resolve));
  }

  /** Takes a file in. A former arrival at the same path is superseded. */
  add(arrival: Arrival): void {
    this.#arrivals.set(arrival.scanned.path, arrival);
    this.#reservedIds.set(arrival.mediaId, (this.#reservedIds.get(arrival.mediaId) ?? 0) + 1);
    this.#total += 1;
    // What was read already is only written down, which nobody needs to watch.
    if (arrival.inspection === undefined)
      this.#job ??= this.#parts.jobs.start('INSPECT', 'Reading new files' satisfies JobText, {
        cancel: () => this.cancel(),
      });
    this.#report();
    void this.#inspect(arrival, this.#abort.signal);
  }

  /** Forgets what waits; files that are not in the catalog yet come with the next listing of the folder. */
  cancel(): void {
    this.#abort.abort();
    this.#abort = newAbort();
  }

  async #inspect(arrival: Arrival, signal: AbortSignal): Promise<void> {
    const { path } = arrival.scanned;
    try {
      const inspection = arrival.inspection ?? (await this.#look(arrival, signal));
      if (inspection === undefined || this.#arrivals.get(path) !== arrival) return;
      const isRead = arrival.inspection !== undefined;
      if (!isRead && (await hasChanged(arrival.scanned))) this.#parts.onUncertain(path);
      else
        await this.#parts.writer.write(
          editOf(arrival, inspection, new Date(this.#parts.now()).toISOString()),
        );
    } catch (error) {
      this.#parts.onProblem(
        `“${path}” was found and could not be entered in the catalog: ${error instanceof Error ? error.message : String(error)}`,
      );
    } finally {
      this.#forget(arrival);
    }
  }

  /** Undefined when there is nothing to say about the file, or nothing to say it with. */
  async #look(arrival: Arrival, signal: AbortSignal): Promise<Inspection | undefined> {
    const { path, diskPath } = arrival.scanned;
    const { pool, onUncertain, onProblem } = this.#parts;
    try {
      return await pool.run(
        { type: 'inspect', file: diskPath, path, ...sidecarPathOf(arrival.scanned) },
        'background',
        signal,
      );
    } catch (error) {
      if (!(error instanceof WorkerError)) throw error;
      switch (error.failure) {
        case 'CANCELLED':
          return undefined;
        case 'GONE':
          onUncertain(path);
          return undefined;
        case 'UNAVAILABLE':
          // Once for all files that wait.
          if (!this.#isWorkerMissed) onProblem(textFromElsewhere(error.message));
          this.#isWorkerMissed = true;
          return undefined;
        case 'KILLED':
        case 'TIMEOUT':
          return { ...formatOfName(path), status: 'DAMAGED', problem: `${error.message} ${NOT_AGAIN}` };
        case 'UNSUPPORTED':
          return { ...formatOfName(path), status: 'UNSUPPORTED', problem: error.message };
        default:
          return { ...formatOfName(path), status: 'DAMAGED', problem: error.message };
      }
    }
  }

  #forget(arrival: Arrival): void {
    const { path } = arrival.scanned;
    if (this.#arrivals.get(path) === arrival) this.#arrivals.delete(path);
    const reserved = (this.#reservedIds.get(arrival.mediaId) ?? 0) - 1;
    if (reserved > 0) this.#reservedIds.set(arrival.mediaId, reserved);
    else this.#reservedIds.delete(arrival.mediaId);
    this.#done += 1;
    this.#report();
    for (const resolve of this.#onRoom.splice(0)) resolve();
    if (!this.isIdle) return;
    this.#job?.finish();
    this.#job = undefined;
    this.#done = 0;
    this.#total = 0;
    this.#isWorkerMissed = false;
    for (const resolve of this.#onIdle.splice(0)) resolve();
  }

  #report(): void {
    const files = this.#total === 1 ? '1 new file' : `${this.#total} new files`;
    this.#job?.progress(this.#done, this.#total, `Reading ${files}`);
  }
}

/** Each arrival listens to it: as many as there are are no leak. */
function newAbort(): AbortController {
  const abort = new AbortController();
  setMaxListeners(0, abort.signal);
  return abort;
}

export const NOT_AGAIN = 'It is not tried again until it changes; replace it with a good copy.';

async function hasChanged(scanned: ScannedFile): Promise<boolean> {
  const now = await stat(scanned.diskPath).catch(() => undefined);
  return (
    now === undefined || now.size !== scanned.sizeInBytes || Math.trunc(now.mtimeMs) !== scanned.modifiedTime
  );
}

/** What the catalog is to say about a file that was looked into. */
function editOf(arrival: Arrival, inspection: Inspection, date: string): CatalogEdit {
  const { mediaId, scanned, fingerprint, known } = arrival;
  const facts = {
    path: scanned.path,
    sizeInBytes: scanned.sizeInBytes,
    modifiedTime: scanned.modifiedTime,
    fingerprint,
    ...readingFactsOf(scanned),
    updatedDate: date,
  };
  if (known === undefined) {
    return { type: 'add', file: { id: mediaId, ...inspection, ...facts, addedDate: date } };
  }
  // What the former content had and the new one has not is taken away.
  return { type: 'update', mediaId, fields: { ...NOTHING_KNOWN, ...inspection, ...facts } };
}

const NOTHING_KNOWN = {
  width: undefined,
  height: undefined,
  orientation: undefined,
  durationInMillis: undefined,
  dateTaken: undefined,
  isPreviewOnly: undefined,
  metadata: undefined,
  thumbhash: undefined,
  problem: undefined,
  trashed: undefined,
  erasedDate: undefined,
} as const;
