import { deflateSync, crc32 } from 'node:zlib';
import { thumbHashToRGBA } from 'thumbhash';

/** px of the longer side: a thumbhash holds at most seven waves each way, and the browser smooths what it enlarges. */
const SIDE = 8;

/** Placeholders that are remembered. One takes about 300 bytes. */
const REMEMBERED = 20_000;

const remembered = new Map<string, string>();

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const result = Buffer.alloc(body.length + 8);
  result.writeUInt32BE(data.length, 0);
  body.copy(result, 4);
  result.writeUInt32BE(crc32(body), body.length + 4);
  return result;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG file of RGBA pixels (https://www.w3.org/TR/png-3/). */
function pngOf(width: number, height: number, rgba: Uint8Array): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = 6;
  const rows = Buffer.alloc(height * (width * 4 + 1));
  for (let row = 0; row < height; row += 1) {
    rows.set(rgba.subarray(row * width * 4, (row + 1) * width * 4), row * (width * 4 + 1) + 1);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The mean of the pixels of each cell. */
function reduced(
  { w, h, rgba }: { readonly w: number; readonly h: number; readonly rgba: Uint8Array },
  width: number,
  height: number,
): Uint8Array {
  const result = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const sums = [0, 0, 0, 0];
      let count = 0;
      for (let row = Math.floor((y * h) / height); row < ((y + 1) * h) / height; row += 1) {
        for (let column = Math.floor((x * w) / width); column < ((x + 1) * w) / width; column += 1) {
          for (const channel of [0, 1, 2, 3]) {
            sums[channel] = (sums[channel] ?? 0) + (rgba[(row * w + column) * 4 + channel] ?? 0);
          }
          count += 1;
        }
      }
      for (const channel of [0, 1, 2, 3]) {
        result[(y * width + x) * 4 + channel] = Math.round((sums[channel] ?? 0) / count);
      }
    }
  }
  return result;
}

/**
 * A blurred placeholder as an address that can stand in a page: about 300 characters.
 *
 * @param thumbhash base64; one that cannot be read has no placeholder
 */
export function placeholderOf(thumbhash: string): string | undefined {
  const known = remembered.get(thumbhash);
  if (known !== undefined) return known;
  const bytes = Buffer.from(thumbhash, 'base64');
  if (bytes.length < 6) return undefined;
  const decoded = thumbHashToRGBA(bytes);
  if (decoded.w < 1 || decoded.h < 1) return undefined;
  const scale = SIDE / Math.max(decoded.w, decoded.h);
  const [width, height] = [
    Math.max(1, Math.round(decoded.w * scale)),
    Math.max(1, Math.round(decoded.h * scale)),
  ];
  const address = `data:image/png;base64,${pngOf(width, height, reduced(decoded, width, height)).toString('base64')}`;
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(thumbhash, address);
  return address;
}
