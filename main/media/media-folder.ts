import { stat } from 'node:fs/promises';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { MediaSettings } from '../../shared/model/library.ts';
import type { MediaFolderStatus } from '../../shared/model/media-file.ts';
import { textFromElsewhere, type CoreText, type JobText } from '../../shared/text/core-text.ts';
import type { JobRegistry } from '../events/job-registry.ts';
import type { EventStream } from '../events/event-stream.ts';
import { systemCodeOf } from '../store/file-system.ts';
import type { ChangeableState } from '../store/state.ts';
import type { CatalogWriter } from './catalog-writer.ts';
import { FreshFolders } from './fresh-folders.ts';
import { FolderIdentity } from './folder-identity.ts';
import type { InspectionQueue } from './inspection.ts';
import { reconcile } from './reconciler.ts';
import type { Scope } from './scope.ts';
import { SettleBook } from './settle-book.ts';
import type { MetadataQueue } from './metadata-queue.ts';
import type { Motions } from './motions.ts';
import type { MediaTimes } from './media-times.ts';
import { isOnNetworkDrive } from './network-drive.ts';
import type { WorkerPool } from './worker-pool.ts';
import type { FolderWatch } from './folder-watch.ts';
import { watchFolders } from './watcher.ts';

export interface MediaFolderParts {
  readonly store: ChangeableState;
  readonly events: EventStream;
  readonly jobs: JobRegistry;
  readonly pool: WorkerPool;
  readonly writer: CatalogWriter;
  readonly inspection: InspectionQueue;
  readonly metadata: MetadataQueue;
  readonly cacheFolder: string;
  readonly times: MediaTimes;
  readonly now: () => number;
  readonly isWatched: boolean;
  /** How changes are noticed, as it is set now. */
  readonly watching: () => MediaSettings['watching'];
  readonly motions: Motions;
  /** What has to be done in the folder before it is looked through for the first time, or after it was out of reach. */
  readonly beforeFirstLook: () => Promise<void>;
}

/** ms. Whoever copies a file writes to it several times. */
const GATHER_TIME = 50;

/** ms. A new file is to be seen within a second, however long the last look took. */
const MOST_GATHER_TIME = 300;

/** Where nothing tells of changes, looking takes one part of so many of the time. */
const POLLING_SHARE = 20;

/** Why the folder is out of reach. */
class OfflineError extends Error {
  override readonly name = 'OfflineError';
}

/** Keeps the catalog in agreement with one media folder, from the first listing until it is closed. */
export class MediaFolder {
  readonly folder: string;
  readonly #parts: MediaFolderParts;
  readonly #identity: FolderIdentity;
  readonly #settleBook: SettleBook;
  readonly #fresh: FreshFolders;
  readonly #abort = new AbortController();
  #status: MediaFolderStatus;
  #watch: FolderWatch | undefined;
  #isWatchDue = true;
  /** What is to be looked at, and the soonest it should be. */
  #dirty = new Map<string, 'shallow' | 'deep'>();
  #isEverythingDirty = true;
  /** Whether somebody asked for a look that has not begun: then nothing is settled, out of reach or not. */
  #isAsked = true;
  #timer: NodeJS.Timeout | undefined;
  /** On the clock of `performance`. */
  #due = 0;
  /** ms that the last look took. */
  #lastRoundTime = 0;
  /** ms that the last look at everything took. */
  #sweepTime = 0;
  /** Whether something was noticed since the last look began. */
  #isNews = false;
  /** ms until what the last look was not certain of may be. */
  #againIn: number | undefined;
  #sweepTimer: NodeJS.Timeout | undefined;
  #running: Promise<void> | undefined;
  #onSettled: (() => void)[] = [];
  readonly #unreadable = new Set<string>();

  constructor(folder: string, parts: MediaFolderParts) {
    this.folder = folder;
    this.#parts = parts;
    this.#identity = new FolderIdentity(folder, parts.cacheFolder);
    this.#settleBook = new SettleBook(parts.times.settle, parts.now);
    this.#fresh = new FreshFolders(parts.times.settle, (path) => this.markDirty(path, 'deep'));
    this.#status = { state: 'SCANNING', folder };
  }

  get status(): MediaFolderStatus {
    return this.#status;
  }

  /** Begins with a listing of everything. */
  start(): void {
    this.#schedule(0);
  }

  /** Lists everything again, now. Answers when the catalog agrees with the folder or the folder is out of reach. */
  async rescan(): Promise<void> {
    this.#isEverythingDirty = true;
    this.#isAsked = true;
    this.#schedule(0);
    await this.whenSettled();
  }

  /** Begins to notice changes in the way that is set now. */
  watchAnew(): void {
    this.#isWatchDue = true;
    this.#isEverythingDirty = true;
    this.#schedule(0);
  }

  /** Answers when everything noticed so far is in the catalog, or the folder is out of reach. */
  async whenSettled(): Promise<void> {
    while (!this.#isSettled && !this.#abort.signal.aborted) {
      this.#timer?.ref();
      await Promise.race([
        new Promise<void>((resolve) => this.#onSettled.push(resolve)),
        this.#parts.inspection.isIdle ? NEVER : this.#parts.inspection.idle(),
        this.#parts.metadata.isIdle ? NEVER : this.#parts.metadata.idle(),
      ]);
    }
  }

  /** To be looked at again soon, with or without what is below it. Path relative to the media folder. */
  markDirty(folder: string, depth: 'shallow' | 'deep'): void {
    this.#noteDirty(folder, depth);
    this.#isNews = true;
    this.#schedule(this.#gatherTime);
  }

  #noteDirty(folder: string, depth: 'shallow' | 'deep'): void {
    if (this.#dirty.get(folder) !== 'deep') this.#dirty.set(folder, depth);
  }

  /** ms from noticing something to looking at it: what happens next is seen with the same look. Looking takes half of the time at most. */
  get #gatherTime(): number {
    const least = Math.min(GATHER_TIME, this.#parts.times.settle);
    return Math.max(least, Math.min(this.#lastRoundTime, MOST_GATHER_TIME));
  }

  async close(): Promise<void> {
    this.#abort.abort();
    clearTimeout(this.#timer);
    clearTimeout(this.#sweepTimer);
    this.#announceSettled();
    await this.#stopWatching();
    await this.#running;
  }

  get #isSettled(): boolean {
    if (this.#running !== undefined || this.#isAsked) return false;
    if (this.#status.state === 'OFFLINE') return true;
    return !this.#isEverythingDirty && this.#dirty.size === 0 && this.#isAtRest;
  }

  get #isAtRest(): boolean {
    return this.#parts.inspection.isIdle && this.#parts.metadata.isIdle;
  }

  async #atRest(): Promise<void> {
    await this.#parts.inspection.idle();
    await this.#parts.metadata.idle();
  }

  /** Looks at what is dirty in `delay` ms, or sooner if that was planned already. */
  #schedule(delay: number): void {
    if (this.#abort.signal.aborted || this.#running !== undefined) return;
    const due = performance.now() + delay;
    if (this.#timer !== undefined && due >= this.#due) return;
    clearTimeout(this.#timer);
    this.#due = due;
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#running = this.#timedRound().finally(() => {
        this.#running = undefined;
        this.#scheduleNext();
        if (this.#isSettled) this.#announceSettled();
        else void this.#atRest().then(() => this.#isSettled && this.#announceSettled());
      });
    }, delay);
    // Waiting for files to come keeps no program running; what waits for an answer does.
    if (this.#onSettled.length === 0) this.#timer.unref();
  }

  async #timedRound(): Promise<void> {
    const start = performance.now();
    this.#againIn = undefined;
    this.#isNews = false;
    await this.#round();
    this.#lastRoundTime = performance.now() - start;
  }

  #scheduleNext(): void {
    const { offlinePoll } = this.#parts.times;
    if (this.#isAsked) this.#schedule(0);
    else if (this.#status.state === 'OFFLINE')
      this.#schedule(Math.max(offlinePoll, this.#lastRoundTime * POLLING_SHARE));
    else if (this.#isEverythingDirty || this.#dirty.size > 0)
      this.#schedule(this.#isNews ? this.#gatherTime : (this.#againIn ?? this.#gatherTime));
  }

  #announceSettled(): void {
    for (const resolve of this.#onSettled.splice(0)) resolve();
  }

  async #round(): Promise<void> {
    const isOffline = this.#status.state === 'OFFLINE';
    const isEverything = this.#isEverythingDirty || isOffline;
    const scope: Scope = isEverything ? 'everything' : this.#dirty;
    this.#isEverythingDirty = false;
    this.#isAsked = false;
    this.#dirty = new Map();
    const start = performance.now();
    const isFirst = this.#status.state !== 'READY';
    const job =
      isFirst && !isOffline
        ? this.#parts.jobs.start('SCAN', 'Looking through the media folder' satisfies JobText)
        : undefined;
    try {
      await this.#requireReachable();
      if (isFirst) this.#setStatus({ state: 'SCANNING', folder: this.folder });
      if (isFirst) await this.#parts.beforeFirstLook();
      if (this.#isWatchDue) await this.#startWatching();
      const { store, pool, writer, inspection, metadata, cacheFolder, now } = this.#parts;
      const again = await reconcile(scope, {
        catalog: store.state.media,
        pool,
        writer,
        inspection,
        metadata,
        root: this.folder,
        exclude: [cacheFolder],
        observer: this.#watch?.observer,
        settleBook: this.#settleBook,
        isInMotion: (path) => this.#parts.motions.has(path),
        now,
        signal: this.#abort.signal,
        requireReachable: (rootEntries, isForeign) => this.#requireReachable(rootEntries, isForeign),
        onUnreadable: (paths) => this.#reportUnreadable(paths),
        onProgress: (done, total) => job?.progress(done, total),
      });
      for (const folder of again.folders) this.#noteDirty(folder, 'shallow');
      if (again.folders.size > 0) this.#againIn = again.delay;
      await this.#identity.remember();
      this.#setStatus({ state: 'READY', folder: this.folder, problem: this.#watch?.problem });
      if (isEverything) {
        this.#sweepTime = performance.now() - start;
        this.#planSweep();
      }
      job?.finish();
    } catch (error) {
      if (this.#abort.signal.aborted) job?.finish();
      else await this.#fail(error, isEverything, scope, job);
    }
  }

  async #fail(
    error: unknown,
    isEverything: boolean,
    scope: Scope,
    job: { fail: (problem: CoreText) => void } | undefined,
  ): Promise<void> {
    const isOfFolder = !(error instanceof GalleryDeskError) && systemCodeOf(error) !== undefined;
    if (error instanceof OfflineError || isOfFolder) {
      const problem =
        error instanceof OfflineError ? textFromElsewhere(error.message) : this.#unreachable(error);
      job?.fail(problem);
      await this.#stopWatching();
      this.#isEverythingDirty = true;
      this.#setStatus({ state: 'OFFLINE', folder: this.folder, problem });
      return;
    }
    // The disk of the library refused or the program is at fault; the folder itself is fine and is looked at again with the next sweep.
    const message = textFromElsewhere(error instanceof Error ? error.message : String(error));
    job?.fail(message);
    this.#parts.events.publishNotice({
      type: 'problemReported',
      message: `The media folder could not be read into the catalog: ${message}`,
    });
    if (isEverything || scope === 'everything') this.#planSweep();
    this.#setStatus({ state: 'READY', folder: this.folder, problem: message });
  }

  /** @throws OfflineError when the folder is not there, or is another one than it was. */
  async #requireReachable(rootEntries?: number, isForeign = false): Promise<void> {
    const found = await stat(this.folder).catch((error: unknown) => {
      throw new OfflineError(this.#unreachable(error));
    });
    if (!found.isDirectory()) {
      throw new OfflineError(`The media folder ${this.folder} is a file. Choose a folder in the settings.`);
    }
    if (rootEntries === 0 && (await this.#identity.isOther(found)) && this.#hasFiles()) {
      throw new OfflineError(
        `The media folder ${this.folder} is empty, though it had files: its drive seems not to be connected. Connect it, or choose another folder in the settings.`,
      );
    }
    if (isForeign && (await this.#identity.isKnownOther(found))) {
      throw new OfflineError(
        `Another folder is in the place of the media folder ${this.folder}: none of its files is there, so another drive seems to be connected. Connect the right one, or choose another folder in the settings.`,
      );
    }
    if (rootEntries !== undefined) this.#identity.saw(found);
  }

  #unreachable(error: unknown): CoreText {
    const code = systemCodeOf(error);
    return code === 'ENOENT'
      ? `The media folder ${this.folder} is not there. Connect its drive or put the folder back, or choose another folder in the settings. Nothing is lost meanwhile.`
      : `The media folder ${this.folder} cannot be read (${code ?? String(error)}). Check the drive and who may read the folder. Nothing is lost meanwhile.`;
  }

  #hasFiles(): boolean {
    for (const file of this.#parts.store.state.media.values()) if (file.status !== 'MISSING') return true;
    return false;
  }

  #reportUnreadable(paths: readonly { readonly path: string; readonly reason: string }[]): void {
    for (const { path, reason } of paths) {
      if (this.#unreadable.has(path)) continue;
      this.#unreadable.add(path);
      this.#parts.events.publishNotice({
        type: 'problemReported',
        message: `“${path}” in the media folder cannot be read (${reason}). Check who may read it; until then its files stay as they were.`,
      });
    }
  }

  #setStatus(status: MediaFolderStatus): void {
    const { state, problem } = this.#status;
    this.#status = status;
    if (state === status.state && problem === status.problem) return;
    this.#parts.events.publishNotice({ type: 'mediaFolderChanged', status });
  }

  async #startWatching(): Promise<void> {
    await this.#stopWatching();
    this.#isWatchDue = false;
    const { isWatched, watching, cacheFolder } = this.#parts;
    if (!isWatched || watching() === 'POLLING' || (await isOnNetworkDrive(this.folder))) return;
    this.#watch = watchFolders(this.folder, {
      exclude: [cacheFolder],
      onDirty: (path, depth) => this.markDirty(path, depth),
      onFolder: (path) => this.#fresh.add(path),
      onProblem: () => {
        this.#setStatus({ ...this.#status, problem: this.#watch?.problem });
        this.#planSweep();
      },
    });
  }

  async #stopWatching(): Promise<void> {
    this.#fresh.clear();
    await this.#watch?.close();
    this.#watch = undefined;
    this.#isWatchDue = true;
  }

  /** A watcher may miss events, or not watch at all; a look at everything now and then misses nothing. */
  #planSweep(): void {
    if (!this.#parts.isWatched || this.#abort.signal.aborted) return;
    clearTimeout(this.#sweepTimer);
    const { poll, sweep } = this.#parts.times;
    const isTold = this.#watch !== undefined && this.#watch.problem === undefined;
    const interval = isTold ? sweep : Math.min(sweep, Math.max(poll, this.#sweepTime * POLLING_SHARE));
    this.#sweepTimer = setTimeout(() => {
      this.#isEverythingDirty = true;
      this.#schedule(0);
    }, interval).unref();
  }
}

const NEVER = new Promise<void>(() => undefined);
