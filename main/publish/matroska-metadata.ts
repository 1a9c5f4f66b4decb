import type { FileHandle } from 'node:fs/promises';
import type { Blank } from './target.ts';

/** IDs of elements (RFC 9559, section 5.1; the Void element and checksums: RFC 8794, section 11.3). */
const SEGMENT = 0x18_53_80_67;
const CLUSTER = 0x1f_43_b6_75;
const INFO = 0x15_49_a9_66;
const VOID = 0xec;
const CHECKSUM = 0xbf;

/** What a file says of itself: tags such as the place and the device, attached files, and of the whole its title, its date and names of other files. */
const TELLING: ReadonlySet<number> = new Set([
  0x12_54_c3_67, // Tags
  0x19_41_a4_69, // Attachments
  0x7b_a9, // Title
  0x44_61, // DateUTC
  0x73_84, // SegmentFilename
  0x3c_83_ab, // PrevFilename
  0x3e_83_bb, // NextFilename
]);

/** Elements that are looked at; a damaged file may claim any number of them. */
const MOST = 200_000;

/** bytes that are blanked at a time */
const PIECE = 1024 * 1024;

interface Element {
  readonly id: number;
  /** bytes of ID and size */
  readonly header: number;
  /** bytes of the whole element; undefined: nobody knew when it was written, as in a stream */
  readonly size: number | undefined;
}

/** Whether a file begins as WebM and MKV do. */
export function isMatroska(head: Buffer): boolean {
  return head.length >= 4 && head.readUInt32BE(0) === 0x1a_45_df_a3;
}

/**
 * The bytes to replace in a copy of a WebM or MKV file so that it no longer tells what it says of itself: such elements become void ones of
 * the same size, so that nothing else moves.
 */
export async function blanksOfMatroska(handle: FileHandle, size: number): Promise<Blank[]> {
  const blanks: Blank[] = [];
  let offset = 0;
  for (let looked = 0; looked < MOST && offset < size; looked += 1) {
    const element = await elementAt(handle, offset);
    if (element === undefined) break;
    // What lies in these is looked at in its turn; of a cluster only when nobody knows where it ends.
    const isEntered =
      element.id === SEGMENT || element.id === INFO || (element.id === CLUSTER && element.size === undefined);
    if (isEntered) {
      offset += element.header;
      continue;
    }
    if (element.size === undefined) break;
    const length = Math.min(element.size, size - offset);
    // A checksum of the information about the file would not be right any more.
    if (TELLING.has(element.id) || element.id === CHECKSUM) blanks.push(...voidOf(offset, length));
    offset += element.size;
  }
  return blanks;
}

/** A void element in the place of another one. */
function* voidOf(offset: number, length: number): Generator<Blank> {
  if (length < 2) return;
  const header = Buffer.alloc(length < 9 ? 2 : 9);
  header[0] = VOID;
  if (length < 9) header[1] = 0x80 | (length - 2);
  else {
    header.writeBigUInt64BE(BigInt(length - 9), 1);
    header[1] = 0x01;
  }
  yield { offset, bytes: header };
  const end = offset + length;
  for (let at = offset + header.length; at < end; at += PIECE) {
    yield { offset: at, bytes: Buffer.alloc(Math.min(PIECE, end - at)) };
  }
}

async function elementAt(handle: FileHandle, offset: number): Promise<Element | undefined> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(12), 0, 12, offset);
  const bytes = buffer.subarray(0, bytesRead);
  // The zeros before the first one say how long a number is (RFC 8794, section 4).
  const idLength = Math.clz32(bytes[0] ?? 0) - 23;
  if (bytesRead < 2 || idLength > 4 || bytesRead <= idLength) return undefined;
  const id = bytes.readUIntBE(0, idLength);
  const sizeLength = Math.clz32(bytes[idLength] ?? 0) - 23;
  if (sizeLength > 8 || bytesRead < idLength + sizeLength) return undefined;
  let value = (bytes[idLength] ?? 0) & (0xff >> sizeLength);
  let isUnknown = value === 0xff >> sizeLength;
  for (const byte of bytes.subarray(idLength + 1, idLength + sizeLength)) {
    value = value * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  const header = idLength + sizeLength;
  if (!isUnknown && !Number.isSafeInteger(value)) return undefined;
  return { id, header, size: isUnknown ? undefined : header + value };
}
