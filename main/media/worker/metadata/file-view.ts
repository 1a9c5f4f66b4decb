import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { OpenFile } from '../../fingerprint.ts';

/** Bytes that are read with the first look: what nearly every picture says of itself lies in them. */
const HEAD_SIZE = 64 * 1024;

/** Bytes that are read at once further on. */
const PAGE_SIZE = 4096;

/** Pages beyond the head, at most: 1 MiB. Whoever needs more walks through pixels, or was led astray by lengths that lie. */
const MOST_PAGES = 256;

/** Bytes of pieces that are asked for as a whole, such as an XMP packet, all together. */
const MOST_PIECES = 16 * 1024 * 1024;

/** Single reads of a number, at most: a file of zeros has chunks without end. */
const MOST_READS = 1_500_000;

/** A file, or a part of one, that wants to be read further than any honest one. */
export class TooMuchToRead extends Error {
  override readonly name = 'TooMuchToRead';
}

/**
 * A file as a DataView that reads what it is asked for: metadata lies at the beginning of one format and at the end of another, and a raw
 * file of 80 MB must not be read for two kilobytes. Has the methods that ExifReader uses, which takes anything of this shape.
 *
 * Reading is synchronous: a worker has one file at a time, and a thousand reads of two bytes would be a thousand turns of the event loop.
 */
export class FileView {
  readonly byteLength: number;
  readonly byteOffset = 0;
  readonly buffer: { readonly byteLength: number; slice(start: number, end?: number): ArrayBuffer };
  readonly #descriptor: number;
  readonly #head: Buffer;
  readonly #headView: DataView;
  readonly #pages = new Map<number, Buffer>();
  #pieces = 0;
  #reads = 0;
  #problem: unknown;

  /** @param file its head is nobody else's while the view is looked at */
  constructor({ descriptor, sizeInBytes: size, head }: OpenFile) {
    this.#descriptor = descriptor;
    this.byteLength = size;
    this.#head = head.subarray(0, HEAD_SIZE);
    this.#headView = new DataView(this.#head.buffer, this.#head.byteOffset, this.#head.length);
    this.buffer = { byteLength: size, slice: (start, end) => this.#slice(start, end ?? size) };
  }

  /** The first bytes of the file. */
  get head(): Buffer {
    return this.#head;
  }

  /** What the disk said while it was read; ExifReader takes every error for a broken tag. */
  get problem(): unknown {
    return this.#problem;
  }

  getUint8(offset: number): number {
    this.#count();
    if (offset < this.#headView.byteLength) return this.#headView.getUint8(offset);
    return this.#number(offset, 1).getUint8(0);
  }

  getUint16(offset: number, isLittleEndian?: boolean): number {
    this.#count();
    if (offset + 2 <= this.#headView.byteLength) return this.#headView.getUint16(offset, isLittleEndian);
    return this.#number(offset, 2).getUint16(0, isLittleEndian);
  }

  getUint32(offset: number, isLittleEndian?: boolean): number {
    this.#count();
    if (offset + 4 <= this.#headView.byteLength) return this.#headView.getUint32(offset, isLittleEndian);
    return this.#number(offset, 4).getUint32(0, isLittleEndian);
  }

  getInt32(offset: number, isLittleEndian?: boolean): number {
    return this.getUint32(offset, isLittleEndian) | 0;
  }

  /** A copy of a piece of the file, shorter where the file ends. @throws TooMuchToRead */
  bytes(offset: number, length: number): Buffer {
    const end = Math.min(this.byteLength, offset + Math.max(0, length));
    const size = Math.max(0, end - offset);
    this.#pieces += size;
    if (this.#pieces > MOST_PIECES) throw new TooMuchToRead();
    const piece = Buffer.allocUnsafeSlow(size);
    if (end <= this.#headView.byteLength) this.#head.copy(piece, 0, offset, end);
    else if (this.#read(piece, offset) < size) throw new RangeError('The file is shorter than it was.');
    return piece;
  }

  #slice(start: number, end: number): ArrayBuffer {
    const piece = this.bytes(start, end - start);
    // Buffers made by allocUnsafeSlow share their memory with none.
    return piece.buffer as ArrayBuffer;
  }

  #number(offset: number, length: number): DataView {
    if (offset < 0 || offset + length > this.byteLength) throw new RangeError('Behind the end of the file.');
    const view = new DataView(new ArrayBuffer(length));
    for (let index = 0; index < length; index++) view.setUint8(index, this.#byte(offset + index));
    return view;
  }

  #count(): void {
    this.#reads += 1;
    if (this.#reads > MOST_READS) throw new TooMuchToRead();
  }

  #byte(offset: number): number {
    const number = Math.floor(offset / PAGE_SIZE);
    let page = this.#pages.get(number);
    if (page === undefined) {
      if (this.#pages.size === MOST_PAGES) throw new TooMuchToRead();
      page = Buffer.allocUnsafeSlow(Math.min(PAGE_SIZE, this.byteLength - number * PAGE_SIZE));
      this.#read(page, number * PAGE_SIZE);
      this.#pages.set(number, page);
    }
    return page[offset - number * PAGE_SIZE] ?? 0;
  }

  #read(target: Buffer, position: number): number {
    try {
      return target.length === 0 ? 0 : readSync(this.#descriptor, target, 0, target.length, position);
    } catch (error) {
      this.#problem ??= error;
      throw error;
    }
  }
}

/** Looks come one after another, so they share the room for the head; ten thousand files would leave 640 MB behind. */
const ROOM = Buffer.allocUnsafeSlow(HEAD_SIZE);

/**
 * Opens a file for as long as something looks into it.
 *
 * @throws what the disk says, also when the look itself took no notice of it
 */
export function withFile<T>(file: string, look: (view: FileView) => T): T {
  const descriptor = openSync(file, 'r');
  try {
    const sizeInBytes = fstatSync(descriptor).size;
    const wanted = ROOM.subarray(0, sizeInBytes);
    const length = wanted.length === 0 ? 0 : readSync(descriptor, wanted, 0, wanted.length, 0);
    return lookInto({ descriptor, sizeInBytes, head: ROOM.subarray(0, length) }, look);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * The same for a file that is open.
 *
 * @throws what the disk says, also when the look itself took no notice of it
 */
export function lookInto<T>(file: OpenFile, look: (view: FileView) => T): T {
  const view = new FileView(file);
  const result = look(view);
  if (view.problem !== undefined) throw view.problem;
  return result;
}
