import type { MediaFile } from '../../shared/model/media-file.ts';
import { textFromElsewhere, type CoreText, type JobText } from '../../shared/text/core-text.ts';
import type { JobHandle, JobRegistry } from '../events/job-registry.ts';
import type { MediaCatalog } from '../store/state.ts';
import type { CatalogEdit, CatalogWriter } from './catalog-writer.ts';
import { NOT_AGAIN } from './inspection.ts';
import { WorkerError, type Priority, type WorkerPool } from './worker-pool.ts';
import type { Previews } from './worker/messages.ts';

export interface PreviewQueueParts {
  readonly catalog: MediaCatalog;
  readonly pool: WorkerPool;
  readonly writer: CatalogWriter;
  readonly jobs: JobRegistry;
  /** Absolute. */
  readonly thumbnailFolder: string;
  /** ms since the epoch */
  readonly now: () => number;
  /** The path on disk of a file, or throws why there is none. */
  readonly originalOf: (file: MediaFile) => Promise<string>;
  /** Told of a file that changed or vanished: its folder is to be looked at again. */
  readonly onUncertain: (path: string) => void;
  /** Told of what a person should know and no file is to blame for. */
  readonly onProblem: (message: CoreText) => void;
}

/** Who waits for previews, and may give up waiting. */
export interface PreviewProgress {
  readonly signal: AbortSignal;
  /** So many are to be made. Not told when all are there. */
  begin(total: number): void;
  /** One more was made. */
  advance(): void;
}

/** One more than there are workers, so that none waits for the next; what somebody looks at still comes before nearly all. */
const IN_FLIGHT = 3;

/** Files whose previews are made and whose entries are on their way to the disk: they gather, and the workers need not wait for that. */
const MOST_WRITING = 200;

/**
 * Makes previews of the files that have none, in the background, the newest first, once the folder was looked through; those that somebody
 * looks at come at once. What is left to do stands in the catalog (a file without a placeholder), so that it goes on after the application was closed.
 */
export class PreviewQueue {
  readonly #parts: PreviewQueueParts;
  /** Ids, the next one last. One that needs nothing any more is passed over when it is its turn. */
  #waiting: string[] = [];
  readonly #isWaiting = new Set<string>();
  /** By id; settled as soon as the previews are there. */
  readonly #making = new Map<string, Promise<void>>();
  /** By id; settled as soon as the catalog knows. */
  readonly #writing = new Map<string, Promise<void>>();
  /** Contents of which none can be made for now: tried again when the application starts again. */
  readonly #hopeless = new Set<string>();
  #isHeld = true;
  #isProblemTold = false;
  #job: JobHandle | undefined;
  #done = 0;
  #total = 0;
  #onIdle: (() => void)[] = [];

  constructor(parts: PreviewQueueParts) {
    this.#parts = parts;
  }

  /** Begins, or goes on after a pause, with all that the catalog has without a preview. */
  resume(): void {
    this.#isHeld = false;
    for (const file of this.#parts.catalog.values()) this.#take(file);
    this.#work();
  }

  /** Begins nothing more: the folder is out of reach, or the application closes. */
  pause(): void {
    this.#isHeld = true;
    this.#forgetWaiting();
    this.#endIfIdle();
  }

  /** Told of a file that came into the catalog or changed in it. */
  noticed(mediaId: string): void {
    const file = this.#parts.catalog.get(mediaId);
    if (this.#isHeld || file === undefined) return;
    this.#take(file);
    this.#work();
  }

  /** Makes the previews of a file that somebody looks at, before all others. Answers when it was tried. */
  async makeNow(file: MediaFile, signal?: AbortSignal): Promise<void> {
    if (this.#isNeeded(file) && !this.#writing.has(file.id)) await this.#make(file, 'screen', signal);
  }

  /**
   * Makes the previews of those that have none, before those that nobody waits for. Answers when the catalog has them, as far as they could
   * be made.
   *
   * @throws the signal's reason
   */
  async makeAll(files: readonly MediaFile[], progress: PreviewProgress): Promise<void> {
    const missing = files.filter((file) => this.#isNeeded(file));
    if (missing.length > 0) progress.begin(missing.length);
    let next = 0;
    const work = async (): Promise<void> => {
      for (let file = missing[next++]; file !== undefined; file = missing[next++]) {
        progress.signal.throwIfAborted();
        await this.makeNow(file, progress.signal);
        progress.advance();
      }
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, work));
    this.#parts.writer.hurry();
    await Promise.all(missing.flatMap(({ id }) => this.#writing.get(id) ?? []));
  }

  /** Makes the previews of a file that had none for want of a still, now that there is one. */
  async tryAgain(file: MediaFile): Promise<void> {
    if (file.fingerprint !== undefined) this.#hopeless.delete(file.fingerprint);
    await this.makeNow(file);
  }

  /** Answers when no file is left that needs a preview, or none can be made now. */
  async idle(): Promise<void> {
    while (!this.#isIdle) await new Promise<void>((resolve) => this.#onIdle.push(resolve));
  }

  get #isIdle(): boolean {
    return this.#waiting.length === 0 && this.#making.size === 0 && this.#writing.size === 0;
  }

  #isNeeded({ kind, status, thumbhash, fingerprint }: MediaFile): boolean {
    return (
      status === 'READY' &&
      (kind === 'IMAGE' || kind === 'VIDEO') &&
      thumbhash === undefined &&
      fingerprint !== undefined &&
      !this.#hopeless.has(fingerprint)
    );
  }

  #take(file: MediaFile): void {
    const { id } = file;
    if (this.#isWaiting.has(id) || this.#making.has(id) || this.#writing.has(id)) return;
    if (!this.#isNeeded(file)) return;
    this.#isWaiting.add(file.id);
    this.#waiting.push(file.id);
    this.#total += 1;
  }

  #work(): void {
    while (this.#making.size < IN_FLIGHT && this.#writing.size < MOST_WRITING && !this.#isHeld) {
      const id = this.#waiting.pop();
      if (id === undefined) break;
      this.#isWaiting.delete(id);
      const file = this.#parts.catalog.get(id);
      if (file === undefined || !this.#isNeeded(file)) this.#done += 1;
      else void this.#make(file, 'background');
    }
    this.#report();
    this.#endIfIdle();
  }

  #make(file: MediaFile, priority: Priority, signal?: AbortSignal): Promise<void> {
    const making = this.#making.get(file.id) ?? this.#carryOut(file, priority, signal);
    this.#making.set(file.id, making);
    return making;
  }

  async #carryOut(file: MediaFile, priority: Priority, signal: AbortSignal | undefined): Promise<void> {
    let edit: CatalogEdit | undefined;
    try {
      edit = await this.#editOf(file, priority, signal);
    } catch (error) {
      this.#giveUp(file, `“${file.path}” has no preview: ${messageOf(error)}`);
    }
    this.#making.delete(file.id);
    this.#writing.set(
      file.id,
      Promise.resolve().then(() => this.#enter(file, edit)),
    );
    this.#work();
    // It was the last: nothing is to be gathered with it.
    if (this.#waiting.length === 0 && this.#making.size === 0) this.#parts.writer.hurry();
  }

  async #enter(file: MediaFile, edit: CatalogEdit | undefined): Promise<void> {
    try {
      if (edit !== undefined) await this.#parts.writer.write(edit);
    } catch (error) {
      this.#giveUp(file, `The preview of “${file.path}” could not be entered: ${messageOf(error)}`);
    }
    this.#writing.delete(file.id);
    this.#done += 1;
    // The content may have changed while it was made.
    const now = this.#parts.catalog.get(file.id);
    if (now !== undefined && now.fingerprint !== file.fingerprint && !this.#isHeld) this.#take(now);
    this.#work();
  }

  /** What the catalog is to say of it; undefined when there is nothing to say. */
  async #editOf(
    file: MediaFile,
    priority: Priority,
    signal: AbortSignal | undefined,
  ): Promise<CatalogEdit | undefined> {
    const { id: mediaId, path, sizeInBytes, modifiedTime, fingerprint } = file;
    if (fingerprint === undefined) return undefined;
    const { pool, thumbnailFolder, now, originalOf, onUncertain } = this.#parts;
    const update = (fields: Partial<MediaFile>): CatalogEdit => {
      const updatedDate = new Date(now()).toISOString();
      return { type: 'update', mediaId, fingerprint, fields: { ...fields, updatedDate } };
    };
    const original = await originalOf(file).catch(() => undefined);
    if (original === undefined) {
      onUncertain(path);
      return undefined;
    }
    const request = { path, sizeInBytes, modifiedTime, fingerprint, thumbnailFolder } as const;
    try {
      const { thumbhash }: Previews = await pool.run(
        { type: 'preview', file: original, ...request },
        priority,
        signal,
      );
      return update({ thumbhash });
    } catch (error) {
      if (!(error instanceof WorkerError)) throw error;
      switch (error.failure) {
        case 'DAMAGED':
          return update({ ...NOT_SHOWN, problem: error.message });
        case 'UNSUPPORTED':
          return update({ ...NOT_SHOWN, status: 'UNSUPPORTED', problem: error.message });
        case 'KILLED':
        case 'TIMEOUT':
          return update({ ...NOT_SHOWN, problem: `${error.message} ${NOT_AGAIN}` });
        case 'GONE':
          onUncertain(path);
          return undefined;
        case 'NO_POSTER':
          // A video without a poster is a video all the same.
          this.#hopeless.add(fingerprint);
          return undefined;
        case 'CANCELLED':
          return undefined;
        default:
          this.#giveUp(file, textFromElsewhere(error.message));
          return undefined;
      }
    }
  }

  /** The disk or the program is at fault, so the next files would fare no better: told once. */
  #giveUp(file: MediaFile, problem: CoreText): void {
    if (file.fingerprint !== undefined) this.#hopeless.add(file.fingerprint);
    if (!this.#isProblemTold) this.#parts.onProblem(problem);
    this.#isProblemTold = true;
  }

  #forgetWaiting(): void {
    this.#waiting = [];
    this.#isWaiting.clear();
  }

  #report(): void {
    if (this.#waiting.length === 0) return;
    this.#job ??= this.#parts.jobs.start('PREVIEW', 'Making previews' satisfies JobText, {
      cancel: () => this.#forgetWaiting(),
    });
    this.#job.progress(this.#done, this.#total, 'Making previews');
  }

  #endIfIdle(): void {
    if (!this.#isIdle) return;
    this.#job?.finish();
    this.#job = undefined;
    this.#done = 0;
    this.#total = 0;
    this.#isProblemTold = false;
    for (const resolve of this.#onIdle.splice(0)) resolve();
  }
}

/** Of a picture that cannot be decoded its size is not known for sure. */
const NOT_SHOWN = {
  status: 'DAMAGED',
  width: undefined,
  height: undefined,
  orientation: undefined,
  thumbhash: undefined,
} as const;

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
