import { removeIfThere } from './file-system.ts';
import type { GalleryIndex } from './gallery-index.ts';
import type { HistoryKeeper } from './history-keeper.ts';
import type { Journal } from './journal.ts';
import type { LibraryFiles } from './library-files.ts';
import { type LibraryMemory, summaryOf } from './library-memory.ts';
import type { GallerySnapshot } from './snapshots.ts';
import { diskError } from './store-error.ts';

/** Changes in quick succession share a snapshot, ms. */
const SHORTEST_WAIT = 1_000;
/** ms */
const LONGEST_WAIT = 60_000;
/** A big gallery is written less often: 1 ms more to wait for each of these bytes that a snapshot writes. */
const BYTES_PER_MS = 2_000;
/**
 * A journal of this length is replayed in well under a second. One that is longer than this, and longer than the snapshots that would make
 * it short, is not waited for. bytes
 */
const JOURNAL_LIMIT = 8 * 1024 * 1024;
/** ms between two writes of the index while the library is open; what it lacks is read from the gallery files. */
const INDEX_WAIT = 30_000;

export interface SnapshotWriterOptions {
  readonly files: LibraryFiles;
  readonly memory: LibraryMemory;
  readonly journal: Journal;
  readonly history: Pick<HistoryKeeper, 'keep' | 'prune'>;
  readonly index: GalleryIndex;
  /** Grows whenever changes that were applied are lost. */
  readonly losses: () => number;
  /** False: snapshots are written when they are asked for, and when the library is closed. */
  readonly writesBehind: boolean;
  /** A snapshot failed. Nothing is lost: the journal has it, and it is tried again. */
  readonly onProblem: (error: unknown) => void;
}

/** Brings the snapshot files up to the journal, behind the changes, and shortens the journal then. */
export class SnapshotWriter {
  readonly #options: SnapshotWriterOptions;
  readonly #sizes = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;
  #dueAt = 0;
  /** A scheduled snapshot is being written; changes that come meanwhile are scheduled when it is done. */
  #isAtWork = false;
  #mustGoOn = false;
  #running: Promise<void> | undefined;
  #indexWrittenAt = 0;
  #isClosed = false;

  constructor(options: SnapshotWriterOptions) {
    this.#options = options;
  }

  /** To be called after each durable change. */
  schedule(): void {
    const bytes = this.#unsavedBytes();
    const isLong = this.#options.journal.length > Math.max(JOURNAL_LIMIT, bytes);
    this.#start(isLong ? 0 : Math.min(LONGEST_WAIT, SHORTEST_WAIT + bytes / BYTES_PER_MS));
  }

  /** Everything durable when this is called is in the snapshots when it is fulfilled. */
  async flush(): Promise<void> {
    while (this.#running !== undefined) await this.#running.catch(() => {});
    this.#running = this.#run().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  /** The last snapshot; nothing is scheduled any more. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#indexWrittenAt = 0;
    await this.flush();
  }

  #start(wait: number): void {
    if (this.#isClosed || !this.#options.writesBehind) return;
    if (this.#isAtWork) {
      this.#mustGoOn = true;
      return;
    }
    const dueAt = Date.now() + wait;
    if (this.#timer !== undefined && this.#dueAt <= dueAt) return;
    clearTimeout(this.#timer);
    this.#dueAt = dueAt;
    this.#timer = setTimeout(() => void this.#work(), wait);
    this.#timer.unref();
  }

  async #work(): Promise<void> {
    this.#timer = undefined;
    this.#isAtWork = true;
    this.#mustGoOn = false;
    let hasFailed = false;
    try {
      await this.flush();
    } catch (error) {
      hasFailed = true;
      this.#options.onProblem(error);
    }
    this.#isAtWork = false;
    if (hasFailed) this.#start(LONGEST_WAIT);
    else if (this.#mustGoOn) this.schedule();
  }

  /** Of the gallery files to be written, as far as known. */
  #unsavedBytes(): number {
    let bytes = 0;
    for (const galleryId of this.#options.memory.unsaved.galleries) bytes += this.#sizes.get(galleryId) ?? 0;
    return bytes;
  }

  async #run(): Promise<void> {
    const { memory, journal, files, history } = this.#options;
    // All changes up to here have marked what they changed as unsaved, so that all of them are in the files written below.
    const mark = journal.mark();
    if (memory.unsaved.library) await this.#saveLibrary();
    if (memory.unsaved.media) await this.#saveMedia();
    const galleryIds = [...memory.unsaved.galleries];
    for (const galleryId of galleryIds) await this.#saveGallery(galleryId);
    if (journal.isLongerThanNeeded(mark)) {
      // The past is kept before the journal lets go of it.
      await history.keep(mark);
      try {
        await journal.compact(mark);
      } catch (error) {
        throw diskError('Could not shorten', files.journal, error);
      }
      await history.prune();
    }
    await this.#saveIndex();
  }

  async #saveLibrary(): Promise<void> {
    const { memory, files } = this.#options;
    const snapshot = await this.#durable(() => {
      memory.unsaved.library = false;
      return memory.librarySnapshot();
    });
    try {
      await files.library.write(snapshot);
    } catch (error) {
      memory.unsaved.library = true;
      throw error;
    }
  }

  async #saveMedia(): Promise<void> {
    const { memory, files } = this.#options;
    const snapshot = await this.#durable(() => {
      memory.unsaved.media = false;
      return memory.mediaSnapshot();
    });
    try {
      await files.media.write(snapshot);
    } catch (error) {
      memory.unsaved.media = true;
      throw error;
    }
  }

  async #saveGallery(galleryId: string): Promise<void> {
    const { memory } = this.#options;
    const snapshot = await this.#durable(() => {
      memory.unsaved.galleries.delete(galleryId);
      return memory.gallerySnapshot(galleryId);
    });
    try {
      if (snapshot === undefined) await this.#removeGallery(galleryId);
      else await this.#writeGallery(galleryId, snapshot);
    } catch (error) {
      memory.unsaved.galleries.add(galleryId);
      throw error;
    }
  }

  async #writeGallery(galleryId: string, snapshot: GallerySnapshot): Promise<void> {
    const { files, index } = this.#options;
    const facts = await files.gallery(galleryId).write(snapshot);
    this.#sizes.set(galleryId, facts.size);
    const { properties, appliedSequence, items } = snapshot;
    const summary = summaryOf(properties, {
      size: items.length,
      [Symbol.iterator]: () => items[Symbol.iterator](),
    });
    index.set(galleryId, { facts, appliedSequence, summary });
  }

  async #removeGallery(galleryId: string): Promise<void> {
    const { files, index } = this.#options;
    const { path } = files.gallery(galleryId);
    try {
      await removeIfThere(files.fileSystem, path);
      await files.fileSystem.syncFolder(files.galleriesFolder);
    } catch (error) {
      throw diskError('Could not remove', path, error);
    }
    this.#sizes.delete(galleryId);
    index.delete(galleryId);
  }

  async #saveIndex(): Promise<void> {
    const { files, index } = this.#options;
    const now = Date.now();
    if (!index.isUnsaved || now - this.#indexWrittenAt < INDEX_WAIT) return;
    try {
      await files.fileSystem.makeFolder(files.cacheFolder);
      await index.write(files.fileSystem, files.galleryIndex);
      this.#indexWrittenAt = now;
    } catch (error) {
      throw diskError('Could not write', files.galleryIndex, error);
    }
  }

  /** What is captured may rest on changes that the disk refuses in the end; it is captured again then. */
  async #durable<T>(capture: () => T): Promise<T> {
    const { journal, losses } = this.#options;
    for (;;) {
      const before = losses();
      const captured = capture();
      await journal.settled().catch(() => {});
      if (losses() === before) return captured;
    }
  }
}
