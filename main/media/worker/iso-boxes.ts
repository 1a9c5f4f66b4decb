import type { BoundedFile } from './bounded-file.ts';

/** A box of an ISO base media file (ISO/IEC 14496-12). */
export interface IsoBox {
  /** Four characters. */
  readonly type: string;
  /** Of a `uuid` box, 32 hexadecimal digits. */
  readonly uuid?: string;
  /** Where its content begins in the file, behind the header. */
  readonly start: number;
  /** Where it ends. */
  readonly end: number;
}

/** Boxes of one level that are looked at; real files have some dozens. */
const MOST_BOXES = 1000;

/** The boxes that lie one behind another in a part of a file. What is no box ends the list. */
export async function boxesIn(file: BoundedFile, start: number, end: number): Promise<IsoBox[]> {
  const boxes: IsoBox[] = [];
  let position = start;
  while (position + 8 <= end && boxes.length < MOST_BOXES) {
    const head = await file.readUpTo(position, Math.min(32, end - position));
    const type = head.toString('latin1', 4, 8);
    let size = head.readUInt32BE(0);
    let headerSize = 8;
    if (size === 1) {
      if (head.length < 16) break;
      size = Number(head.readBigUInt64BE(8));
      headerSize = 16;
    } else if (size === 0) size = end - position;
    const isUuid = type === 'uuid' && head.length >= headerSize + 16;
    const contentStart = position + headerSize + (isUuid ? 16 : 0);
    if (size < headerSize || contentStart > position + size || position + size > end) break;
    boxes.push({
      type,
      ...(isUuid && { uuid: head.toString('hex', headerSize, headerSize + 16) }),
      start: contentStart,
      end: position + size,
    });
    position += size;
  }
  return boxes;
}

/** The first box at a path of types, such as `moov`, `trak`. `skip`: bytes before the children, for boxes with a version. */
export async function boxAt(
  file: BoundedFile,
  within: Pick<IsoBox, 'start' | 'end'>,
  path: readonly { readonly type: string; readonly skip?: number }[],
): Promise<IsoBox | undefined> {
  let found: IsoBox | undefined;
  let { start, end } = within;
  for (const { type, skip } of path) {
    found = (await boxesIn(file, start, end)).find((box) => box.type === type);
    if (found === undefined) return undefined;
    start = found.start + (skip ?? 0);
    end = found.end;
  }
  return found;
}
