import { dirname } from 'node:path';
import type { Change } from '../../shared/events/domain-event.ts';
import { temporaryNameFor, writeAtomically } from './atomic-file.ts';
import { type FileHandle, type FileSystem, removeIfThere, writeFully } from './file-system.ts';
import { changeLine, headerLine } from './journal-format.ts';
import type { Migration } from './migrations.ts';
import { diskError } from './store-error.ts';

/** A compaction first copies what is new outside of the queue; the last piece, copied while changes wait, is at most this long. */
const LAST_PIECE = 64 * 1024;
/** Each piece before it is flushed by itself, so that a change's own small flush never waits for much of it. bytes */
const COPY_STEP = 1024 * 1024;

interface Entry {
  readonly change: Change;
  readonly json: string;
  readonly promise: Promise<void>;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export interface JournalListener {
  /** Called once a change is on the disk, in order, before its append is answered. */
  durable(change: Change): void;
  /** All changes of one flush were told of. */
  flushed(): void;
  /** The disk refused: these changes, in order, are not in the journal and never will be. Called before their appends are answered. */
  lost(changes: readonly Change[]): void;
}

/** A place in the journal: everything up to the sequence stands before the offset. */
export interface JournalMark {
  readonly sequence: number;
  /** bytes */
  readonly offset: number;
}

export interface JournalOptions {
  readonly fileSystem: FileSystem;
  readonly path: string;
  readonly libraryId: string;
  readonly migrations: readonly Migration[];
  readonly listener: JournalListener;
  /** Of the good part of the file, bytes. */
  readonly length: number;
  readonly firstSequence: number;
  readonly lastSequence: number;
  /** The file holds more than its good part; the rest is cut off before anything is written. */
  readonly torn: boolean;
  /** The file has an older schema version: it takes no changes before it was compacted. */
  readonly isOlder: boolean;
}

/**
 * The file of acknowledged changes. Changes that arrive while the disk works are written and flushed together by the next
 * write, so that many in flight share one flush.
 */
export class Journal {
  readonly #options: JournalOptions;
  #handle: FileHandle | undefined;
  /** Bytes that are durable. */
  #length: number;
  #durableSequence: number;
  #firstSequence: number;
  #isOlder: boolean;
  /** There may be bytes behind the durable ones. */
  #mustCut: boolean;
  /** The file was renamed into place and its name may not be durable yet. */
  #mustSyncFolder = false;
  #pending: Entry[] = [];
  #batch: Entry[] = [];
  /** Work on the file that waits for the write under way and goes before the next one. */
  #exclusive: (() => Promise<void>)[] = [];
  #isWorking = false;

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#length = options.length;
    this.#durableSequence = options.lastSequence;
    this.#firstSequence = options.firstSequence;
    this.#isOlder = options.isOlder;
    this.#mustCut = options.torn;
  }

  /** bytes */
  get length(): number {
    return this.#length;
  }

  /** Of the first change the file holds, or will hold. */
  get firstSequence(): number {
    return this.#firstSequence;
  }

  /** The end of what is durable now. */
  mark(): JournalMark {
    return { sequence: this.#durableSequence, offset: this.#length };
  }

  /**
   * Opens the file and cuts off what a crash left behind.
   *
   * @throws the operating system's errors
   */
  async open(): Promise<void> {
    await this.#whileNothingIsWritten(async () => void (await this.#prepare()));
  }

  /** Whether a compaction up to the mark would drop anything, or bring the file to the present format. */
  isLongerThanNeeded(mark: JournalMark): boolean {
    return mark.sequence >= this.#firstSequence || this.#isOlder;
  }

  /**
   * Takes a change and its JSON. Fulfilled when it is on the disk; rejected with `UNAVAILABLE` when it is not and never will be.
   */
  append(change: Change, json: string): Promise<void> {
    const { promise, resolve, reject } = settleable();
    this.#pending.push({ change, json, promise, resolve, reject });
    this.#start();
    return promise;
  }

  /** Fulfilled when all that was appended so far is on the disk; rejected when some of it is lost. */
  async settled(): Promise<void> {
    await (this.#pending.at(-1) ?? this.#batch.at(-1))?.promise;
  }

  /**
   * Drops what stands before the mark, by putting a new file with the rest in place of the old one. Changes go on meanwhile and wait
   * only while the last piece is copied and renamed.
   *
   * @throws the operating system's errors; the journal is whole either way
   */
  async compact(mark: JournalMark): Promise<void> {
    const { fileSystem, path, libraryId, migrations } = this.#options;
    const temporary = temporaryNameFor(path);
    const target = await fileSystem.open(temporary, 'wx+');
    try {
      const header = Buffer.from(headerLine(libraryId, mark.sequence + 1, migrations));
      await writeFully(target, header, 0);
      await this.open();
      let copied = mark.offset;
      while (this.#length - copied > LAST_PIECE) {
        const end = Math.min(this.#length, copied + COPY_STEP);
        await this.#copy(copied, end, target, header.length - mark.offset);
        await target.datasync();
        copied = end;
      }
      await this.#whileNothingIsWritten(async () => {
        await this.#copy(copied, this.#length, target, header.length - mark.offset);
        await target.sync();
        await fileSystem.rename(temporary, path);
        await this.#handle?.close().catch(() => {});
        this.#handle = target;
        this.#length += header.length - mark.offset;
        this.#firstSequence = mark.sequence + 1;
        this.#isOlder = false;
        this.#mustCut = false;
        this.#mustSyncFolder = true;
      });
    } catch (error) {
      if (this.#handle !== target) {
        await target.close().catch(() => {});
        await removeIfThere(fileSystem, temporary).catch(() => {});
      }
      throw error;
    }
    await this.open();
  }

  /** Waits for what is under way and lets go of the file. */
  async close(): Promise<void> {
    await this.settled().catch(() => {});
    await this.#whileNothingIsWritten(async () => {
      await this.#handle?.close();
      this.#handle = undefined;
    });
  }

  #whileNothingIsWritten(work: () => Promise<void>): Promise<void> {
    const { promise, resolve, reject } = settleable();
    this.#exclusive.push(() => work().then(resolve, reject));
    this.#start();
    return promise;
  }

  #start(): void {
    if (this.#isWorking) return;
    this.#isWorking = true;
    void this.#work();
  }

  async #work(): Promise<void> {
    for (;;) {
      // Those who were just answered go on, and what they change next joins this flush instead of waiting for the one after it.
      await afterWhatIsReady();
      const work = this.#exclusive.shift();
      if (work !== undefined) await work();
      else if (this.#pending.length > 0) await this.#writeBatch();
      else break;
    }
    this.#isWorking = false;
  }

  async #writeBatch(): Promise<void> {
    this.#batch = this.#pending;
    this.#pending = [];
    const lines = this.#batch.map(({ json }) => changeLine(json, this.#durableSequence));
    try {
      const handle = await this.#prepare();
      const bytes = Buffer.from(lines.join(''));
      this.#mustCut = true;
      await writeFully(handle, bytes, this.#length);
      await handle.datasync();
      this.#mustCut = false;
      this.#length += bytes.length;
    } catch (error) {
      await this.#lose(error);
      return;
    }
    for (const { change, resolve } of this.#batch) {
      this.#durableSequence = change.sequence;
      this.#options.listener.durable(change);
      resolve();
    }
    this.#batch = [];
    this.#options.listener.flushed();
  }

  async #lose(cause: unknown): Promise<void> {
    // What waits behind the lost changes was decided on top of them and is lost with them.
    const lost = [...this.#batch, ...this.#pending];
    this.#batch = lost;
    this.#pending = [];
    this.#options.listener.lost(lost.map(({ change }) => change));
    // Tried at once so that disk and memory agree before anyone is answered; if it fails, the next write begins with it.
    await this.#prepare().catch(() => {});
    this.#batch = [];
    for (const entry of lost)
      entry.reject(diskError('The change was not saved to', this.#options.path, cause));
  }

  /** Brings the file to where the next write starts, whatever went wrong before. */
  async #prepare(): Promise<FileHandle> {
    const { fileSystem, path } = this.#options;
    this.#handle ??= await fileSystem.open(path, 'r+');
    if (this.#mustCut) {
      await this.#handle.truncate(this.#length);
      await this.#handle.datasync();
      this.#mustCut = false;
    }
    if (this.#mustSyncFolder) {
      await fileSystem.syncFolder(dirname(path));
      this.#mustSyncFolder = false;
    }
    return this.#handle;
  }

  async #copy(start: number, end: number, target: FileHandle, shift: number): Promise<void> {
    const source = this.#handle;
    if (source === undefined) throw new Error('The journal is not open.');
    const bytes = Buffer.allocUnsafe(Math.min(COPY_STEP, end - start));
    for (let position = start; position < end;) {
      const { bytesRead } = await source.read(bytes, 0, Math.min(bytes.length, end - position), position);
      if (bytesRead === 0) throw new Error(`The journal ends at ${position} bytes, not at ${end}.`);
      await writeFully(target, bytes.subarray(0, bytesRead), position + shift);
      position += bytesRead;
    }
  }
}

/** Fulfilled when no promise has anything left to do but to wait for the operating system. */
function afterWhatIsReady(): Promise<void> {
  return new Promise((resolve) => process.nextTick(resolve));
}

function doNothing(): void {}

function settleable(): { promise: Promise<void>; resolve: () => void; reject: (error: unknown) => void } {
  let resolve: () => void = doNothing;
  let reject: (error: unknown) => void = doNothing;
  const promise = new Promise<void>((onFulfilled, onRejected) => {
    resolve = onFulfilled;
    reject = onRejected;
  });
  return { promise, resolve, reject };
}

/**
 * Puts an empty journal in place.
 *
 * @throws the operating system's errors
 */
export async function createJournal(
  fileSystem: FileSystem,
  path: string,
  libraryId: string,
  firstSequence: number,
  migrations: readonly Migration[],
): Promise<number> {
  const { size } = await writeAtomically(fileSystem, path, [
    headerLine(libraryId, firstSequence, migrations),
  ]);
  return size;
}
