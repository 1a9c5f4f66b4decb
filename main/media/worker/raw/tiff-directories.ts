import { MalformedError, type BoundedFile } from '../bounded-file.ts';
import { ifReadable } from './if-readable.ts';

/** An entry of a directory of a TIFF file (TIFF 6.0, section 2). */
interface TiffField {
  readonly type: number;
  readonly count: number;
  /** Where its values are, from the beginning of the file. */
  readonly offset: number;
}

/** Bytes of a value, by type. */
const TYPE_SIZES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4] as const;

/** Values of one field that are read: offsets of a few pictures, never the pixels themselves. */
const MOST_VALUES = 64;

/** Directories of one file; those of cameras have less than twenty. */
const MOST_DIRECTORIES = 100;

/** One directory of a TIFF structure. */
export class TiffDirectory {
  constructor(
    readonly reader: TiffReader,
    readonly fields: ReadonlyMap<number, TiffField>,
    /** Of the next one in the chain, from the beginning of the structure; 0: none. */
    readonly next: number,
  ) {}

  /** Numbers of a field, the first 64; none when it is not there or holds no whole numbers. */
  async numbers(tag: number): Promise<number[]> {
    const field = this.fields.get(tag);
    if (field === undefined) return [];
    return this.reader.numbersAt(field);
  }

  async number(tag: number): Promise<number | undefined> {
    return (await this.numbers(tag))[0];
  }

  /** Text of a field, without what follows a NUL. */
  async text(tag: number): Promise<string> {
    const field = this.fields.get(tag);
    if (field?.type !== 2) return '';
    const bytes = await this.reader.file.readUpTo(field.offset, Math.min(field.count, 64));
    return bytes.toString('latin1').split('\0')[0]?.trim() ?? '';
  }
}

/** Reads the directories of a TIFF structure that lies in a file, whatever refers to whatever. */
export class TiffReader {
  readonly #isLittleEndian: boolean;
  readonly #seen = new Set<number>();

  /** @param base where the structure begins; all its offsets count from there */
  constructor(
    readonly file: BoundedFile,
    readonly base: number,
    isLittleEndian: boolean,
  ) {
    this.#isLittleEndian = isLittleEndian;
  }

  /** The directory at an offset of the structure; undefined when it was read before: directories may refer to each other in a circle. */
  async directory(offset: number): Promise<TiffDirectory | undefined> {
    const place = this.base + offset;
    if (offset === 0 || this.#seen.has(place)) return undefined;
    this.#seen.add(place);
    if (this.#seen.size > MOST_DIRECTORIES) throw new MalformedError('it has too many directories');
    const entries = this.#uint16(await this.file.read(place, 2), 0);
    const table = await this.file.readUpTo(place + 2, entries * 12 + 4);
    const fields = new Map<number, TiffField>();
    for (let at = 0; at + 12 <= table.length && at < entries * 12; at += 12) {
      const type = this.#uint16(table, at + 2);
      const count = this.#uint32(table, at + 4);
      const size = (TYPE_SIZES[type] ?? 0) * count;
      if (size === 0) continue;
      // Values of up to four bytes stand in the entry itself.
      const offsetOfValue = size <= 4 ? place + 2 + at + 8 : this.base + this.#uint32(table, at + 8);
      fields.set(this.#uint16(table, at), { type, count, offset: offsetOfValue });
    }
    const next = table.length >= entries * 12 + 4 ? this.#uint32(table, entries * 12) : 0;
    return new TiffDirectory(this, fields, next);
  }

  /** The directories of a chain, from the one at an offset of the structure, up to one that is not there or was read before. */
  async chain(offset: number): Promise<TiffDirectory[]> {
    const directories: TiffDirectory[] = [];
    for (let next = offset; next !== 0;) {
      const at = next;
      const directory = await ifReadable(() => this.directory(at));
      if (directory === undefined) break;
      directories.push(directory);
      next = directory.next;
    }
    return directories;
  }

  async numbersAt({ type, count, offset }: TiffField): Promise<number[]> {
    const size = TYPE_SIZES[type] ?? 0;
    if (![1, 3, 4, 7, 13].includes(type)) return [];
    const values = Math.min(count, MOST_VALUES);
    const bytes = await this.file.readUpTo(offset, values * size);
    return Array.from({ length: Math.floor(bytes.length / size) }, (_, index) => {
      const at = index * size;
      return size === 1
        ? bytes.readUInt8(at)
        : size === 2
          ? this.#uint16(bytes, at)
          : this.#uint32(bytes, at);
    });
  }

  #uint16(bytes: Buffer, at: number): number {
    return this.#isLittleEndian ? bytes.readUInt16LE(at) : bytes.readUInt16BE(at);
  }

  #uint32(bytes: Buffer, at: number): number {
    return this.#isLittleEndian ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at);
  }
}

/** What stands in place of TIFF's own 42 in the raw files of Olympus (`RO`, `RS`) and Panasonic (`U\0`). */
const MAGICS: ReadonlySet<number> = new Set([42, 0x4f52, 0x5352, 0x55]);

/** A TIFF structure that begins at a place, with the offset of its first directory; undefined when none begins there. */
export async function tiffAt(
  file: BoundedFile,
  base: number,
): Promise<{ readonly reader: TiffReader; readonly first: number } | undefined> {
  const head = await file.readUpTo(base, 8);
  if (head.length < 8) return undefined;
  const order = head.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return undefined;
  const isLittleEndian = order === 'II';
  const magic = isLittleEndian ? head.readUInt16LE(2) : head.readUInt16BE(2);
  if (!MAGICS.has(magic)) return undefined;
  const first = isLittleEndian ? head.readUInt32LE(4) : head.readUInt32BE(4);
  return { reader: new TiffReader(file, base, isLittleEndian), first };
}
