import { open, type FileHandle } from 'node:fs/promises';

/** A part of a file that cannot be what it is said to be: an offset beyond the end, a list without end. */
export class MalformedError extends Error {
  override readonly name = 'MalformedError';
}

/** Reads of one file at most. The containers of cameras need some dozens; one that refers to itself would need ever more. */
const MOST_READS = 5000;

/** Bytes read of one file at most, pictures in it included. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Reads parts of a file made by a stranger: whatever its offsets and lengths say, nothing outside the file is asked for, and no more than a set amount. */
export class BoundedFile {
  readonly #handle: FileHandle;
  #reads = 0;
  #bytes = 0;

  /** @param size bytes */
  constructor(
    handle: FileHandle,
    readonly size: number,
  ) {
    this.#handle = handle;
  }

  /** @throws MalformedError when the part is not in the file, or too much of it was read; what the disk says. */
  async read(offset: number, length: number): Promise<Buffer> {
    if (!(offset >= 0 && length >= 0 && offset + length <= this.size)) {
      throw new MalformedError(`bytes ${offset} to ${offset + length} are not in the file`);
    }
    this.#reads += 1;
    this.#bytes += length;
    if (this.#reads > MOST_READS || this.#bytes > MOST_BYTES) {
      throw new MalformedError('it refers to more than it can hold');
    }
    const { bytesRead, buffer } = await this.#handle.read(Buffer.alloc(length), 0, length, offset);
    if (bytesRead < length) throw new MalformedError('it ends too soon');
    return buffer;
  }

  /** What there is of a part: all of it, or up to the end of the file. */
  readUpTo(offset: number, length: number): Promise<Buffer> {
    return this.read(offset, Math.max(0, Math.min(length, this.size - offset)));
  }
}

/** Opens a file for as long as an action takes. @throws what the disk says, and what the action throws. */
export async function withBoundedFile<T>(
  path: string,
  action: (file: BoundedFile) => Promise<T>,
): Promise<T> {
  const handle = await open(path, 'r');
  try {
    return await action(new BoundedFile(handle, (await handle.stat()).size));
  } finally {
    await handle.close();
  }
}
