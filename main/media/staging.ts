import { randomUUID } from 'node:crypto';
import { open, mkdir, readdir, rm, rmdir, stat, utimes, type FileHandle } from 'node:fs/promises';
import path from 'node:path';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { textFromElsewhere, type DiskWork } from '../../shared/text/core-text.ts';
import { diskError } from '../store/store-error.ts';
import { realMediaFolder } from './place-file.ts';

/** What Gallery Desk keeps in a media folder: on the same disk as the files, under a name that is never listed. */
export const HIDDEN_FOLDER = '.gallery-desk';

/** Bytes that are read and written at once. */
const CHUNK = 1024 * 1024;

/** The disk of the media folder refused: that ends all copying, while an unreadable source ends only its own. */
export class TargetRefused extends GalleryDeskError {
  constructor(what: DiskWork, file: string, cause: unknown) {
    const { message, data } = diskError(what, file, cause);
    super('UNAVAILABLE', textFromElsewhere(message), data, { cause });
  }
}

/** A source changed while it was copied, so that the copy is neither the old nor the new file. */
export class SourceChanged extends Error {
  override readonly name = 'SourceChanged';
}

export interface CopyOptions {
  readonly signal: AbortSignal;
  /** Bytes that were written since the last call. */
  readonly onBytes?: (count: number) => void;
}

/**
 * Where files are written before they get their name: nobody sees half a file, and what a crash leaves is in one place. A folder of its
 * own for each library, because two may share a media folder.
 */
export class Staging {
  readonly #libraryId: string;
  /** Names under way: what else lies there is of a program that was killed. */
  readonly #live = new Set<string>();

  constructor(libraryId: string) {
    this.#libraryId = libraryId;
  }

  /**
   * Copies a file with its date. Answers the absolute path of the copy, which is on the disk then.
   *
   * @throws the system's error when the source cannot be read, SourceChanged, TargetRefused, the signal's reason
   */
  async copy(source: string, mediaFolder: string, { signal, onBytes }: CopyOptions): Promise<string> {
    const from = await open(source, 'r');
    try {
      const before = await from.stat();
      const bytes = readFrom(from, signal);
      const aside = await this.write(bytes, mediaFolder, { signal, onBytes });
      try {
        const after = await from.stat();
        const copied = await stat(aside);
        const isSame = before.mtimeMs === after.mtimeMs && before.size === after.size;
        if (!isSame || copied.size !== after.size) throw new SourceChanged();
        await utimes(aside, after.atime, after.mtime);
        return aside;
      } catch (error) {
        await this.forget(aside);
        throw error;
      }
    } finally {
      await from.close();
    }
  }

  /**
   * Writes bytes as they come. Nothing is left when it throws.
   *
   * @throws what the bytes throw, TargetRefused, the signal's reason
   */
  async write(
    bytes: AsyncIterable<Uint8Array>,
    mediaFolder: string,
    { signal, onBytes }: Partial<CopyOptions> = {},
  ): Promise<string> {
    const name = randomUUID();
    const aside = path.join(await this.#folder(mediaFolder), name);
    this.#live.add(name);
    const to = await refusing(aside, () => open(aside, 'wx'));
    try {
      for await (const chunk of bytes) {
        signal?.throwIfAborted();
        await refusing(aside, () => to.writeFile(chunk));
        onBytes?.(chunk.byteLength);
      }
      signal?.throwIfAborted();
      await refusing(aside, () => to.sync());
      await refusing(aside, () => to.close());
      return aside;
    } catch (error) {
      await to.close().catch(() => undefined);
      await this.forget(aside);
      throw error;
    }
  }

  /** Gives a file that was written aside the date that its source has, in ms since the epoch. A date that no disk takes is left. */
  async date(aside: string, modifiedTime: number): Promise<void> {
    const date = new Date(modifiedTime);
    if (!Number.isNaN(date.getTime())) await utimes(aside, date, date).catch(() => undefined);
  }

  /** Removes what was written aside, if it is still there. */
  async forget(aside: string): Promise<void> {
    await rm(aside, { force: true });
    this.#live.delete(path.basename(aside));
  }

  /** Removes what a crash left. */
  async sweep(mediaFolder: string): Promise<void> {
    const folder = this.#pathIn(mediaFolder);
    for (const name of await readdir(folder).catch(() => [])) {
      if (!this.#live.has(name)) await rm(path.join(folder, name), { recursive: true, force: true });
    }
    await removeEmpty(folder);
    await removeEmpty(path.join(mediaFolder, HIDDEN_FOLDER, this.#libraryId));
    await removeEmpty(path.join(mediaFolder, HIDDEN_FOLDER));
  }

  #pathIn(mediaFolder: string): string {
    return path.join(mediaFolder, HIDDEN_FOLDER, this.#libraryId, 'incoming');
  }

  async #folder(mediaFolder: string): Promise<string> {
    const folder = this.#pathIn(await realMediaFolder(mediaFolder));
    await refusing(folder, () => mkdir(folder, { recursive: true }));
    return folder;
  }
}

async function* readFrom(file: FileHandle, signal: AbortSignal): AsyncGenerator<Uint8Array, void, void> {
  for (;;) {
    signal.throwIfAborted();
    const { bytesRead, buffer } = await file.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
  }
}

async function refusing<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    throw new TargetRefused('A file could not be written to', path.dirname(file), cause);
  }
}

async function removeEmpty(folder: string): Promise<void> {
  await rmdir(folder).catch(() => undefined);
}
