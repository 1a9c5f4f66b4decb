import { open, type FileHandle } from 'node:fs/promises';
import { blanksOfMatroska, isMatroska } from './matroska-metadata.ts';
import type { Blank } from './target.ts';

/** Boxes that hold other boxes (ISO/IEC 14496-12), as far as the ones below lie in them. */
const CONTAINERS = new Set(['moov', 'trak', 'mdia', 'minf', 'edts', 'dinf', 'stbl', 'moof', 'traf']);

/** What a video says of itself: the place where it was taken, the device, names, comments. */
const TELLING = new Set(['udta', 'meta', 'uuid']);

/** Boxes that are looked at; a damaged file may claim any number of them. */
const MOST = 10_000;

const FREE = Buffer.from('free', 'latin1');

/**
 * The bytes to replace in a copy of a video so that it no longer tells where and with what it was taken. The boxes that tell it become free
 * space of the same size, their content zeros, so that nothing else moves; in WebM and MKV files, void elements. Other files have none.
 *
 * @param file absolute path
 */
export async function blanksOfVideo(file: string): Promise<Blank[]> {
  const handle = await open(file, 'r');
  try {
    const { size } = await handle.stat();
    const blanks: Blank[] = [];
    const start = await handle.read(Buffer.alloc(4), 0, 4, 0);
    if (isMatroska(start.buffer.subarray(0, start.bytesRead))) return await blanksOfMatroska(handle, size);
    const walk = { handle, blanks, left: MOST };
    const head = await boxAt(handle, 0, size);
    if (head === undefined || !/^(?:ftyp|moov|wide|mdat|free|skip|pnot)$/.test(head.type)) return [];
    await blankIn(walk, 0, size);
    return blanks;
  } finally {
    await handle.close();
  }
}

interface Walk {
  readonly handle: FileHandle;
  readonly blanks: Blank[];
  left: number;
}

interface Box {
  readonly type: string;
  /** bytes of the header */
  readonly header: number;
  /** bytes of the whole box */
  readonly size: number;
}

/** bytes that are blanked at a time */
const PIECE = 1024 * 1024;

async function blankIn(walk: Walk, start: number, end: number): Promise<void> {
  let offset = start;
  while (offset + 8 <= end && walk.left > 0) {
    walk.left -= 1;
    const box = await boxAt(walk.handle, offset, end);
    if (box === undefined) return;
    if (TELLING.has(box.type)) {
      walk.blanks.push({ offset: offset + 4, bytes: FREE });
      const last = offset + box.size;
      for (let at = offset + box.header; at < last; at += PIECE) {
        walk.blanks.push({ offset: at, bytes: Buffer.alloc(Math.min(PIECE, last - at)) });
      }
    } else if (CONTAINERS.has(box.type)) {
      await blankIn(walk, offset + box.header, offset + box.size);
    }
    offset += box.size;
  }
}

async function boxAt(handle: FileHandle, offset: number, end: number): Promise<Box | undefined> {
  const { bytesRead, buffer } = await handle.read(Buffer.alloc(16), 0, 16, offset);
  if (bytesRead < 8) return undefined;
  const type = buffer.toString('latin1', 4, 8);
  const short = buffer.readUInt32BE(0);
  // 1: the size is a 64 bit number after the type. 0: up to the end of the file.
  const header = short === 1 ? 16 : 8;
  if (header > bytesRead) return undefined;
  const size = short === 1 ? Number(buffer.readBigUInt64BE(8)) : short === 0 ? end - offset : short;
  return size < header || offset + size > end ? undefined : { type, header, size };
}
