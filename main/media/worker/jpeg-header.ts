/** What the segments before the pixels of a JPEG picture tell. */
export interface JpegHeader {
  /** px, as stored */
  readonly width: number;
  /** px, as stored */
  readonly height: number;
  /** EXIF orientation, 1..8 */
  readonly orientation?: number;
}

/** `Exif\0\0`, which precedes the block (Exif 3.0, 4.7.2). */
const EXIF = Buffer.from('Exif\0\0', 'latin1');

/**
 * Reads the header of an ordinary JPEG picture (ITU-T T.81, B.2) from its first bytes: baseline or progressive, 8 bit, with at most one EXIF
 * block. Starting the decoder for it costs ten times as much. Undefined for whatever is unusual, damaged or longer: then the decoder decides.
 */
export function jpegHeaderOf(head: Buffer): JpegHeader | undefined {
  if (head.length < 4 || head.readUInt16BE(0) !== 0xffd8) return undefined;
  let exif: Buffer | undefined;
  let offset = 2;
  while (offset + 4 <= head.length) {
    if (head[offset] !== 0xff) return undefined;
    const marker = head[offset + 1] ?? 0;
    // Bytes that fill up are allowed before a marker.
    if (marker === 0xff) {
      offset += 1;
      continue;
    }
    const length = head.readUInt16BE(offset + 2);
    const end = offset + 2 + length;
    if (length < 2 || end > head.length) return undefined;
    if (marker === 0xe1 && head.subarray(offset + 4, offset + 10).equals(EXIF)) {
      if (exif !== undefined) return undefined;
      exif = head.subarray(offset + 4, end);
    } else if (marker >= 0xc0 && marker <= 0xc2) return frameOf(head.subarray(offset + 4, end), exif);
    else if (!isSkipped(marker)) return undefined;
    offset = end;
  }
  return undefined;
}

/** Tables, application segments and comments, which may precede the frame. */
function isSkipped(marker: number): boolean {
  return (
    marker === 0xc4 ||
    marker === 0xdb ||
    marker === 0xdd ||
    (marker >= 0xe0 && marker <= 0xef) ||
    marker === 0xfe
  );
}

function frameOf(frame: Buffer, exif: Buffer | undefined): JpegHeader | undefined {
  if (frame.length < 6 || frame[0] !== 8) return undefined;
  const height = frame.readUInt16BE(1);
  const width = frame.readUInt16BE(3);
  const components = frame[5] ?? 0;
  // A height of 0 is told after the pixels.
  if (height === 0 || width === 0 || ![1, 3, 4].includes(components)) return undefined;
  if (frame.length !== 6 + 3 * components) return undefined;
  if (exif === undefined) return { width, height };
  const orientation = orientationOf(exif.subarray(EXIF.length));
  if (orientation === 'unknown') return undefined;
  return { width, height, ...(orientation !== undefined && { orientation }) };
}

/** The orientation in the first directory of a TIFF structure, if there is one. */
function orientationOf(tiff: Buffer): number | undefined | 'unknown' {
  if (tiff.length < 8) return 'unknown';
  const order = tiff.toString('latin1', 0, 2);
  if (order !== 'II' && order !== 'MM') return 'unknown';
  const isLittle = order === 'II';
  const short = (at: number) => (isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const long = (at: number) => (isLittle ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at));
  const directory = long(4);
  if (short(2) !== 42 || directory + 2 > tiff.length) return 'unknown';
  const entries = short(directory);
  if (directory + 2 + entries * 12 > tiff.length) return 'unknown';
  for (let index = 0; index < entries; index++) {
    const entry = directory + 2 + index * 12;
    if (short(entry) !== 0x0112) continue;
    const value = short(entry + 8);
    const isShort = short(entry + 2) === 3 && long(entry + 4) === 1;
    return isShort && value >= 1 && value <= 8 ? value : 'unknown';
  }
  return undefined;
}
