import { inflateSync } from 'node:zlib';
import type { FileView } from './file-view.ts';

const SIGNATURE_LENGTH = 8;

/** Length, type and checksum. */
const CHUNK_FRAME = 12;

/** Bytes at the end of a file in which chunks behind the pixels are looked for. */
const TAIL_LENGTH = 64 * 1024;

/** Chunks that say something and are neither pixels nor palettes. */
const TELLING = new Set(['IHDR', 'eXIf', 'tEXt', 'iTXt', 'zTXt']);

/** Bytes of all telling chunks together. */
const MOST_BYTES = 4 * 1024 * 1024;

/**
 * A PNG without its pixels: those may be cut into ten thousands of chunks, and walking through them would be reading the whole file. Chunks behind
 * the pixels are found from the end: they must lead exactly to it.
 */
export function pngWithoutPixels(view: FileView): Buffer {
  const parts: Buffer[] = [view.bytes(0, SIGNATURE_LENGTH)];
  let size = 0;
  const take = (chunk: Buffer, type: string) => {
    if (!TELLING.has(type) || size + chunk.length > MOST_BYTES) return;
    size += chunk.length;
    parts.push(withPlainText(chunk, type));
  };
  let offset = SIGNATURE_LENGTH;
  for (; offset + CHUNK_FRAME <= view.byteLength;) {
    const length = view.getUint32(offset);
    const type = typeAt(view, offset);
    if (type === 'IDAT' || type === 'IEND' || length > view.byteLength - offset) break;
    if (TELLING.has(type) && length < MOST_BYTES) take(view.bytes(offset, length + CHUNK_FRAME), type);
    offset += length + CHUNK_FRAME;
  }
  const start = Math.max(offset, view.byteLength - TAIL_LENGTH);
  for (const { type, chunk } of chunksAtTheEnd(view.bytes(start, TAIL_LENGTH))) take(chunk, type);
  parts.push(Buffer.from('\0\0\0\0IEND\xaeB`\x82', 'latin1'));
  return Buffer.concat(parts);
}

function typeAt(view: FileView, offset: number): string {
  return String.fromCharCode(...[4, 5, 6, 7].map((index) => view.getUint8(offset + index)));
}

interface Chunk {
  readonly type: string;
  readonly chunk: Buffer;
}

function chunksAtTheEnd(tail: Buffer): readonly Chunk[] {
  let from = tail.length;
  for (const type of TELLING) {
    for (let at = tail.indexOf(type); at !== -1; at = tail.indexOf(type, at + 1)) {
      if (at >= 4 && at - 4 < from && chunksFrom(tail, at - 4) !== undefined) from = at - 4;
    }
  }
  return chunksFrom(tail, from) ?? [];
}

/** The chunks from here to the end of the file; undefined when this is the beginning of none. */
function chunksFrom(tail: Buffer, start: number): Chunk[] | undefined {
  const chunks: Chunk[] = [];
  for (let offset = start; offset + CHUNK_FRAME <= tail.length;) {
    const end = offset + tail.readUInt32BE(offset) + CHUNK_FRAME;
    if (end > tail.length) return undefined;
    const type = tail.toString('latin1', offset + 4, offset + 8);
    if (type === 'IEND') return chunks;
    chunks.push({ type, chunk: tail.subarray(offset, end) });
    offset = end;
  }
  return undefined;
}

/** Text that is compressed, unpacked: ExifReader would do that later only, and without a limit. What cannot be unpacked stays as it is. */
function withPlainText(chunk: Buffer, type: string): Buffer {
  const data = chunk.subarray(8, -4);
  const keywordEnd = data.indexOf(0);
  if (type === 'zTXt') return textChunk(data.subarray(0, keywordEnd), data.subarray(keywordEnd + 2)) ?? chunk;
  if (type !== 'iTXt' || data[keywordEnd + 1] !== 1) return chunk;
  const languageEnd = data.indexOf(0, keywordEnd + 3);
  const translationEnd = data.indexOf(0, languageEnd + 1);
  if (languageEnd === -1 || translationEnd === -1) return chunk;
  return textChunk(data.subarray(0, keywordEnd), data.subarray(translationEnd + 1)) ?? chunk;
}

/** An iTXt chunk: keyword, no compression, no language, no translated keyword, text. */
function textChunk(keyword: Buffer, compressed: Buffer): Buffer | undefined {
  try {
    const text = inflateSync(compressed, { maxOutputLength: MOST_BYTES });
    const data = Buffer.concat([keyword, Buffer.alloc(5), text]);
    const chunk = Buffer.alloc(data.length + CHUNK_FRAME);
    chunk.writeUInt32BE(data.length, 0);
    chunk.write('iTXt', 4, 'latin1');
    data.copy(chunk, 8);
    return chunk;
  } catch {
    return undefined;
  }
}
