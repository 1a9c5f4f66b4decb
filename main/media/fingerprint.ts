import { createHash } from 'node:crypto';
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { open } from 'node:fs/promises';

/** Bytes of each block that is hashed. */
const BLOCK = 65_536;

/**
 * Identifies content: a hash of the size and of the first, middle and last 64 KiB, so that a 4 GiB video costs no more than a photo.
 * Files of at most 192 KiB are read whole. 32 hexadecimal digits.
 *
 * @throws the system error when the file cannot be read.
 */
export async function fingerprintOf(diskPath: string): Promise<string> {
  const file = await open(diskPath, 'r');
  try {
    const { size } = await file.stat();
    const hash = createHash('sha256').update(`${size}:`);
    const buffer = Buffer.allocUnsafe(Math.min(size, 3 * BLOCK));
    for (const [start, length] of blocksOf(size)) {
      let done = 0;
      while (done < length) {
        const { bytesRead } = await file.read(buffer, done, length - done, start + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      hash.update(buffer.subarray(0, done));
    }
    return hash.digest('hex').slice(0, 32);
  } finally {
    await file.close();
  }
}

/** Not on every system. */
const NO_WAITING: number = constants.O_NONBLOCK ?? 0;

/** The blocks of one file, nobody else's while they are hashed: ten thousand files would leave 2 GB behind. */
const ROOM = Buffer.allocUnsafeSlow(3 * BLOCK);

/** A file while it is read. */
export interface OpenFile {
  readonly descriptor: number;
  readonly sizeInBytes: number;
  /** The first 64 KiB, or all of a small file; good until the next one is read. */
  readonly head: Buffer;
}

/**
 * The same as `fingerprintOf`, for a process that has nothing else to do meanwhile: half the cost for a file that is in memory. What else is
 * wanted of the file is read by `look` while it is open: opening it again would cost as much as reading it. Tells too what the file was
 * at the end; of one that changed after it was opened, the size or the time is another than that of who asked.
 *
 * @throws the system error when the file cannot be read; what `look` throws.
 */
export function fingerprintSync<T>(
  diskPath: string,
  look: (file: OpenFile) => T,
): {
  readonly fingerprint: string;
  readonly sizeInBytes: number;
  /** ms since the epoch */
  readonly modifiedTime: number;
  readonly looked: T;
} {
  // Without waiting: a pipe that took the place of a file would never be opened.
  const descriptor = openSync(diskPath, constants.O_RDONLY | NO_WAITING);
  try {
    const { size } = fstatSync(descriptor);
    const hash = createHash('sha256').update(`${size}:`);
    let end = 0;
    for (const [start, length] of blocksOf(size)) {
      const from = end;
      while (end - from < length) {
        const bytesRead = readSync(descriptor, ROOM, end, length - (end - from), start + end - from);
        if (bytesRead === 0) break;
        end += bytesRead;
      }
    }
    const fingerprint = hash.update(ROOM.subarray(0, end)).digest('hex').slice(0, 32);
    const head = ROOM.subarray(0, isWholeFile(size) ? end : BLOCK);
    const looked = look({ descriptor, sizeInBytes: size, head });
    const after = fstatSync(descriptor);
    return { fingerprint, sizeInBytes: after.size, modifiedTime: Math.trunc(after.mtimeMs), looked };
  } finally {
    closeSync(descriptor);
  }
}

/** Start and length of the blocks of a file of this size that are hashed. */
export function blocksOf(size: number): readonly (readonly [start: number, length: number])[] {
  if (size <= 3 * BLOCK) return [[0, size]];
  return [
    [0, BLOCK],
    [Math.floor((size - BLOCK) / 2), BLOCK],
    [size - BLOCK, BLOCK],
  ];
}

/**
 * A hash of the whole content, for two files whose fingerprints are equal: only this proves that they are copies. 16 hexadecimal digits.
 *
 * @throws the system error when the file cannot be read; the signal's reason.
 */
export async function fullHashOf(diskPath: string, signal?: AbortSignal): Promise<string> {
  const file = await open(diskPath, 'r');
  const hash = createHash('sha256');
  for await (const chunk of file.createReadStream({ highWaterMark: 4 * BLOCK, signal })) hash.update(chunk);
  return hash.digest('hex').slice(0, 16);
}

/** The fingerprint of a file that only its full hash tells from another one with the same blocks. */
export function withFullHash(fingerprint: string, fullHash: string): string {
  return `${fingerprint}-${fullHash}`;
}

/** The part of a fingerprint that is known without reading the whole file. */
export function blockPartOf(fingerprint: string): string {
  return fingerprint.slice(0, 32);
}

/** Whether reading the blocks was reading everything, so that equal fingerprints are equal files. */
export function isWholeFile(sizeInBytes: number): boolean {
  return sizeInBytes <= 3 * BLOCK;
}
