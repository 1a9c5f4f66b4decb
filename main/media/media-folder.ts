import { stat } from 'node:fs/promises';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { MediaFolderStatus } from '../../shared/model/media-file.ts';
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
import type { Motions } from './motions.ts';
import type { MediaTimes } from './media-times.ts';
import { watchFolders, type FolderWatch } from './watcher.ts';

export interface MediaFolderParts {
  readonly store: ChangeableState;
  readonly events: EventStream;
  readonly jobs: JobRegistry;
  readonly writer: CatalogWriter;
  readonly inspection: InspectionQueue;
  readonly cacheFolder: string;
  readonly times: MediaTimes;
  readonly now: () => number;
  readonly isWatched: boolean;
  readonly motions: Motions;
  /** What has to be done in the folder before it is looked through for the first time, or after it was out of reach. */
  readonly beforeFirstLook: () => Promise<void>;
}

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
  /** What is to be looked at, and the soonest it should be. */
  #dirty = new Map<string, 'shallow' | 'deep'>();
  #isEverythingDirty = true;
  /** Whether somebody asked for a look that has not begun: then nothing is settled, out of reach or not. */
  #isAsked = true;
  #timer: NodeJS.Timeout | undefined;
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

  /** Answers when everything noticed so far is in the catalog, or the folder is out of reach. */
  async whenSettled(): Promise<void> {
    while (!this.#isSettled && !this.#abort.signal.aborted) {
      this.#timer?.ref();
      await Promise.race([
        new Promise<void>((resolve) => this.#onSettled.push(resolve)),
        this.#parts.inspection.isIdle ? NEVER : this.#parts.inspection.idle(),
      ]);
    }
  }

  /** To be looked at again soon, with or without what is below it. Path relative to the media folder. */
  markDirty(folder: string, depth: 'shallow' | 'deep'): void {
    if (this.#abort.signal.aborted) return;
    if (this.#dirty.get(folder) !== 'deep') this.#dirty.set(folder, depth);
    this.#schedule(this.#parts.times.settle);
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
    return !this.#isEverythingDirty && this.#dirty.size === 0 && this.#parts.inspection.isIdle;
  }

  /** Looks at what is dirty in `delay` ms, or sooner if that was planned already. */
  #schedule(delay: number): void {
    if (this.#abort.signal.aborted || this.#running !== undefined) return;
    if (this.#timer !== undefined && delay > 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#running = this.#round().finally(() => {
        this.#running = undefined;
        if (this.#isAsked) this.#schedule(0);
        else if (this.#status.state === 'OFFLINE') this.#schedule(this.#parts.times.offlinePoll);
        else if (this.#isEverythingDirty || this.#dirty.size > 0) this.#schedule(this.#parts.times.settle);
        if (this.#isSettled) this.#announceSettled();
        else void this.#parts.inspection.idle().then(() => this.#isSettled && this.#announceSettled());
      });
    }, delay);
    // Waiting for files to come keeps no program running; what waits for an answer does.
    if (this.#onSettled.length === 0) this.#timer.unref();
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
    const isFirst = this.#status.state !== 'READY';
    const job =
      isFirst && !isOffline ? this.#parts.jobs.start('SCAN', 'Looking through the media folder') : undefined;
    try {
      await this.#requireReachable();
      if (isFirst) this.#setStatus({ state: 'SCANNING', folder: this.folder });
      if (isFirst) await this.#parts.beforeFirstLook();
      if (isFirst && this.#parts.isWatched) await this.#startWatching();
      const { store, writer, inspection, cacheFolder, now } = this.#parts;
      const again = await reconcile(scope, {
        catalog: store.state.media,
        writer,
        inspection,
        root: this.folder,
        exclude: [cacheFolder],
        settleBook: this.#settleBook,
        isInMotion: (path) => this.#parts.motions.has(path),
        now,
        signal: this.#abort.signal,
        requireReachable: (rootEntries) => this.#requireReachable(rootEntries),
        onUnreadable: (paths) => this.#reportUnreadable(paths),
        onProgress: (done, total) => job?.progress(done, total),
      });
      for (const folder of again) this.markDirty(folder, 'shallow');
      await this.#identity.remember();
      this.#setStatus({ state: 'READY', folder: this.folder, problem: this.#watch?.problem });
      if (isEverything) this.#planSweep();
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
    job: { fail: (problem: string) => void } | undefined,
  ): Promise<void> {
    const isOfFolder = !(error instanceof GalleryDeskError) && systemCodeOf(error) !== undefined;
    if (error instanceof OfflineError || isOfFolder) {
      const problem = error instanceof OfflineError ? error.message : this.#unreachable(error);
      job?.fail(problem);
      await this.#stopWatching();
      this.#isEverythingDirty = true;
      this.#setStatus({ state: 'OFFLINE', folder: this.folder, problem });
      return;
    }
    // The disk of the library refused or the program is at fault; the folder itself is fine and is looked at again with the next sweep.
    const message = error instanceof Error ? error.message : String(error);
    job?.fail(message);
    this.#parts.events.publishNotice({
      type: 'problemReported',
      message: `The media folder could not be read into the catalog: ${message}`,
    });
    if (isEverything || scope === 'everything') this.#planSweep();
    this.#setStatus({ state: 'READY', folder: this.folder, problem: message });
  }

  /** @throws OfflineError when the folder is not there, or is another one than it was. */
  async #requireReachable(rootEntries?: number): Promise<void> {
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
    if (rootEntries !== undefined) this.#identity.saw(found);
  }

  #unreachable(error: unknown): string {
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
    this.#watch = watchFolders(this.folder, {
      exclude: [this.#parts.cacheFolder],
      onDirty: (path, depth) => this.markDirty(path, depth),
      onFolder: (path) => this.#fresh.add(path),
      onProblem: () => this.#setStatus({ ...this.#status, problem: this.#watch?.problem }),
    });
  }

  async #stopWatching(): Promise<void> {
    this.#fresh.clear();
    await this.#watch?.close();
    this.#watch = undefined;
  }

  /** A watcher may miss events; a look at everything now and then misses nothing. */
  #planSweep(): void {
    if (!this.#parts.isWatched || this.#abort.signal.aborted) return;
    clearTimeout(this.#sweepTimer);
    this.#sweepTimer = setTimeout(() => {
      this.#isEverythingDirty = true;
      this.#schedule(0);
    }, this.#parts.times.sweep).unref();
  }
}

const NEVER = new Promise<void>(() => undefined);
