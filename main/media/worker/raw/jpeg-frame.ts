import type { BoundedFile } from '../bounded-file.ts';

/** A complete JPEG picture inside another file. */
export interface EmbeddedJpeg {
  /** Bytes, from the beginning of the file. */
  readonly offset: number;
  readonly length: number;
  /** px, as stored */
  readonly width: number;
  /** px, as stored */
  readonly height: number;
}

/** Segments before the frame header; real files have some dozens. */
const MOST_SEGMENTS = 200;

/** Bytes of the least picture that is worth looking at. */
const LEAST_JPEG = 128;

/**
 * The JPEG picture at a place, if one is there that programs show: sequential or progressive, of 8 bit. The pixels of the sensor are often
 * a JPEG file too, but a lossless one, or of 12 or 14 bit.
 *
 * @param length bytes, as the container says; what goes beyond the end of the file is left out
 */
export async function jpegAt(
  file: BoundedFile,
  offset: number,
  length: number,
): Promise<EmbeddedJpeg | undefined> {
  const end = Math.min(file.size, offset + length);
  if (end - offset < LEAST_JPEG) return undefined;
  const start = await file.read(offset, 2);
  if (start.readUInt16BE(0) !== 0xffd8) return undefined;
  let position = offset + 2;
  for (let segments = 0; segments < MOST_SEGMENTS && position + 9 <= end; segments++) {
    const head = await file.read(position, 9);
    const marker = head.readUInt8(1);
    if (head.readUInt8(0) !== 0xff) return undefined;
    // A marker may be preceded by any number of fill bytes.
    if (marker === 0xff) {
      position += 1;
      continue;
    }
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const isShown = marker <= 0xc2 && head.readUInt8(4) === 8;
      const [height, width] = [head.readUInt16BE(5), head.readUInt16BE(7)];
      return isShown && width > 0 && height > 0 ? { offset, length: end - offset, width, height } : undefined;
    }
    if (marker === 0xd9 || marker === 0xda) return undefined;
    position += 2 + head.readUInt16BE(2);
  }
  return undefined;
}
