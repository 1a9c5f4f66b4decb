import { mkdir, readdir, readFile, rm, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { ThumbnailCacheUsage } from '../../shared/contract/media.ts';

export interface ThumbnailCacheOptions {
  /** Bytes; asked for each time, so that a change of the setting holds at once. */
  readonly maxBytes: () => number;
  /** ms since the last use within which a file is not removed: it may be on screen, or still be written. Default 10 minutes. */
  readonly recent?: number;
  /** ms of rest between two folders that are looked at. Default 20. */
  readonly pace?: number;
  /** ms since the epoch */
  readonly now?: () => number;
}

interface KeptFile {
  readonly path: string;
  readonly bytes: number;
  /** ms since the epoch */
  readonly used: number;
}

/** Part of the limit that is left after files were removed, so that this need not be done again with the next one. */
const ROOM_LEFT = 0.9;

/** ms. A use is noted when the last note is older than this: writing down each one would cost more than showing a picture. */
const NOTE_AFTER = 5 * 60_000;

/** ms after which the rest of an interrupted write is removed. */
const REST_AGE = 60 * 60_000;

const SIZE_FILE = 'size.json';

/**
 * Keeps the thumbnails within a limit: those that were not used for longest go first. How much there is, is added up as files are made, and written
 * down when the application ends; only when it ended otherwise is the folder counted again, slowly. A file's last use is its time of access, which is
 * set here, not left to the disk. The folder may be emptied by anybody at any time.
 */
export class ThumbnailCache {
  readonly #folder: string;
  readonly #maxBytes: () => number;
  readonly #recent: number;
  readonly #pace: number;
  readonly #now: () => number;
  readonly #abort = new AbortController();
  #bytes = 0;
  #isCounting = false;
  #walk: Promise<void> | undefined;

  /** @param folder absolute path of the thumbnails; need not be there */
  constructor(folder: string, options: ThumbnailCacheOptions) {
    this.#folder = folder;
    this.#maxBytes = options.maxBytes;
    this.#recent = options.recent ?? 10 * 60_000;
    this.#pace = options.pace ?? 20;
    this.#now = options.now ?? Date.now;
  }

  get usage(): ThumbnailCacheUsage {
    return { bytes: Math.max(0, this.#bytes), maxBytes: this.#maxBytes(), isCounting: this.#isCounting };
  }

  /** Reads how much there is, or begins to count it. */
  async open(): Promise<void> {
    const note = join(this.#folder, SIZE_FILE);
    const text = await readFile(note, 'utf8').catch(() => undefined);
    // It holds for one start: after a crash nothing is there, and the folder is counted.
    await unlink(note).catch(() => undefined);
    const bytes = text === undefined ? undefined : bytesIn(text);
    if (bytes === undefined) this.#begin(() => this.#count());
    else this.grew(bytes);
  }

  /** Told by how many bytes the files grew, or shrank. */
  grew(bytes: number): void {
    this.#bytes += bytes;
    this.check();
  }

  /** Makes room if there is too much; to be called when the limit changed. */
  check(): void {
    if (this.#bytes > this.#maxBytes()) this.#begin(() => this.#makeRoom());
  }

  /** Notes that a file is shown now. */
  used(path: string, { atime, mtime }: { readonly atime: Date; readonly mtime: Date }): void {
    const now = this.#now();
    if (now - Math.max(atime.getTime(), mtime.getTime()) < NOTE_AFTER) return;
    // The date of the content stays: clients ask whether it changed.
    utimes(path, new Date(now), mtime).catch(() => undefined);
  }

  /** Removes all thumbnails; they are made again when they are looked at. @throws what the disk says. */
  async clear(): Promise<void> {
    await this.#walk;
    for (const shard of await this.#shards()) {
      await rm(join(this.#folder, shard), { recursive: true, force: true });
    }
    this.#bytes = 0;
  }

  /** Ends what is under way and notes how much there is. */
  async close(): Promise<void> {
    this.#abort.abort();
    const isWhole = !this.#isCounting;
    await this.#walk;
    if (!isWhole) return;
    await mkdir(this.#folder, { recursive: true })
      .then(() =>
        writeFile(join(this.#folder, SIZE_FILE), JSON.stringify({ bytes: Math.max(0, this.#bytes) })),
      )
      .catch(() => undefined);
  }

  /** One walk at a time; a disk that refuses is asked again when there is a reason to. */
  #begin(walk: () => Promise<void>): void {
    if (this.#walk !== undefined || this.#abort.signal.aborted) return;
    this.#walk = walk()
      .catch(() => undefined)
      .finally(() => (this.#walk = undefined));
  }

  async #count(): Promise<void> {
    this.#isCounting = true;
    for await (const files of this.#files()) this.#bytes += sumOf(files);
    if (this.#abort.signal.aborted) return;
    this.#isCounting = false;
    // Once this walk has ended.
    setImmediate(() => this.check());
  }

  /** Looks at all files, remembers the oldest of them and removes as many as it takes. */
  async #makeRoom(): Promise<void> {
    const before = this.#bytes;
    const goal = this.#maxBytes() * ROOM_LEFT;
    const expected = Math.max(1, before - goal);
    let counted = 0;
    let oldest: KeptFile[] = [];
    let held = 0;
    for await (const files of this.#files()) {
      counted += sumOf(files);
      const idle = files.filter(({ used }) => this.#now() - used >= this.#recent);
      oldest.push(...idle);
      held += sumOf(idle);
      // More than twice as much as must go need not be remembered.
      if (held < 3 * expected) continue;
      oldest = oldestOf(oldest, 2 * expected);
      held = sumOf(oldest);
    }
    if (this.#abort.signal.aborted) return;
    // What was made meanwhile is not in the count.
    this.#bytes = counted + Math.max(0, this.#bytes - before);
    for (const file of oldest.toSorted((a, b) => a.used - b.used)) {
      if (this.#bytes <= goal || this.#abort.signal.aborted) break;
      // A file that is open or gone cannot be removed, which is as well.
      await unlink(file.path).then(
        () => (this.#bytes -= file.bytes),
        () => undefined,
      );
    }
  }

  async #shards(): Promise<string[]> {
    const names = await readdir(this.#folder).catch(() => []);
    return names.filter((name) => name !== SIZE_FILE);
  }

  /** All thumbnails, folder by folder, with a rest between them. Removes what interrupted writes left. */
  async *#files(): AsyncGenerator<KeptFile[]> {
    for (const shard of await this.#shards()) {
      if (this.#abort.signal.aborted) return;
      const files: KeptFile[] = [];
      for (const name of await readdir(join(this.#folder, shard)).catch(() => [])) {
        const path = join(this.#folder, shard, name);
        const found = await stat(path).catch(() => undefined);
        if (found?.isFile() !== true) continue;
        const used = Math.max(found.atimeMs, found.mtimeMs);
        if (name.endsWith('.tmp') && this.#now() - used > REST_AGE) await unlink(path).catch(() => undefined);
        else files.push({ path, bytes: found.size, used });
      }
      yield files;
      await delay(this.#pace, undefined, { ref: false });
    }
  }
}

function sumOf(files: readonly KeptFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** The oldest files that together have at least so many bytes. */
function oldestOf(files: readonly KeptFile[], bytes: number): KeptFile[] {
  const oldest: KeptFile[] = [];
  let sum = 0;
  for (const file of files.toSorted((a, b) => a.used - b.used)) {
    if (sum >= bytes) break;
    oldest.push(file);
    sum += file.bytes;
  }
  return oldest;
}

function bytesIn(text: string): number | undefined {
  try {
    const note: unknown = JSON.parse(text);
    const isNote = typeof note === 'object' && note !== null && 'bytes' in note;
    return isNote && typeof note.bytes === 'number' && note.bytes >= 0 ? note.bytes : undefined;
  } catch {
    return undefined;
  }
}
