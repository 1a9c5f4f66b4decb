import { crc32 } from 'node:zlib';

/** px of the longer side: a thumbhash holds at most seven waves each way, and the browser smooths what it enlarges. */
const SIDE = 8;

/** Placeholders that are remembered. One takes about 300 bytes. */
const REMEMBERED = 20_000;

const remembered = new Map<string, string>();

/** Waves of one channel: `nx` and `ny` are how many each way, and `values` those below the diagonal, without the mean. */
interface Channel {
  readonly mean: number;
  readonly nx: number;
  readonly ny: number;
  readonly values: readonly number[];
}

/** The channels that a thumbhash of an opaque picture holds: lightness, yellow-blue, red-green. */
interface Waves {
  readonly ratio: number;
  readonly l: Channel;
  readonly p: Channel;
  readonly q: Channel;
}

/**
 * Reads a thumbhash (https://evanw.github.io/thumbhash/). The format's own decoder draws 32 px a side, sixteen times the pixels that are
 * wanted here, and a site has ten thousand of them.
 *
 * Undefined for a picture that is transparent in places: its placeholder would show through it for as long as nobody takes it away, which
 * needs a script.
 */
function wavesOf(hash: Uint8Array): Waves | undefined {
  const byte = (index: number): number => hash[index] ?? 0;
  const header24 = byte(0) | (byte(1) << 8) | (byte(2) << 16);
  const header16 = byte(3) | (byte(4) << 8);
  if (header24 >> 23 !== 0) return undefined;
  const isLandscape = header16 >> 15 !== 0;
  const longer = 7;
  const shorter = header16 & 7;
  const lx = isLandscape ? longer : shorter;
  const ly = isLandscape ? shorter : longer;
  const start = 5;
  let index = 0;
  const channel = (mean: number, nx: number, ny: number, scale: number): Channel => {
    const values: number[] = [];
    for (let cy = 0; cy < ny; cy += 1) {
      for (let cx = cy === 0 ? 1 : 0; cx * ny < nx * (ny - cy); cx += 1) {
        values.push((((byte(start + (index >> 1)) >> ((index & 1) << 2)) & 15) / 7.5 - 1) * scale);
        index += 1;
      }
    }
    return { mean, nx, ny, values };
  };
  // The order is that of the bytes. Colours were quantised towards grey, which the factor makes up for.
  const l = channel((header24 & 63) / 63, Math.max(3, lx), Math.max(3, ly), ((header24 >> 18) & 31) / 31);
  const p = channel(((header24 >> 6) & 63) / 31.5 - 1, 3, 3, (((header16 >> 3) & 63) / 63) * 1.25);
  const q = channel(((header24 >> 12) & 63) / 31.5 - 1, 3, 3, (((header16 >> 9) & 63) / 63) * 1.25);
  return { ratio: lx / ly, l, p, q };
}

/** `cosines[size][place * 8 + wave]` */
const cosines = Array.from({ length: SIDE + 1 }, (_, size) =>
  Float64Array.from({ length: SIDE * 8 }, (_value, at) =>
    Math.cos((Math.PI / Math.max(1, size)) * ((at >> 3) + 0.5) * (at & 7)),
  ),
);

function valueAt(
  { mean, nx, ny, values }: Channel,
  fx: Float64Array,
  fy: Float64Array,
  x: number,
  y: number,
): number {
  let result = mean;
  let index = 0;
  for (let cy = 0; cy < ny; cy += 1) {
    const factor = (fy[y * 8 + cy] ?? 0) * 2;
    for (let cx = cy === 0 ? 1 : 0; cx * ny < nx * (ny - cy); cx += 1) {
      result += (values[index] ?? 0) * (fx[x * 8 + cx] ?? 0) * factor;
      index += 1;
    }
  }
  return result;
}

const toByte = (share: number): number => Math.round(255 * Math.min(1, Math.max(0, share)));

/** Rows of RGB, each after the byte 0 that a PNG file has there. */
function rowsOf({ l, p, q }: Waves, width: number, height: number): Buffer {
  const rows = Buffer.alloc(height * (width * 3 + 1));
  const [fx = new Float64Array(), fy = new Float64Array()] = [cosines[width], cosines[height]];
  let at = 0;
  for (let y = 0; y < height; y += 1) {
    at += 1;
    for (let x = 0; x < width; x += 1) {
      const lightness = valueAt(l, fx, fy, x, y);
      const yellow = valueAt(p, fx, fy, x, y);
      const red = valueAt(q, fx, fy, x, y);
      const blue = lightness - (2 / 3) * yellow;
      const r = (3 * lightness - blue + red) / 2;
      rows[at] = toByte(r);
      rows[at + 1] = toByte(r - red);
      rows[at + 2] = toByte(blue);
      at += 3;
    }
  }
  return rows;
}

function chunk(type: string, data: Uint8Array): Buffer {
  const result = Buffer.alloc(data.length + 12);
  result.writeUInt32BE(data.length, 0);
  result.write(type, 4, 'latin1');
  result.set(data, 8);
  result.writeUInt32BE(crc32(result.subarray(4, data.length + 8)), data.length + 8);
  return result;
}

/** Uncompressed zlib data (RFC 1950): two hundred bytes of soft colours do not get shorter. */
function stored(data: Uint8Array): Buffer {
  const result = Buffer.alloc(data.length + 11);
  result.writeUInt16BE(0x78_01, 0);
  result[2] = 1;
  result.writeUInt16LE(data.length, 3);
  result.writeUInt16LE(~data.length & 0xff_ff, 5);
  result.set(data, 7);
  let [a, b] = [1, 0];
  for (const byte of data) {
    a = (a + byte) % 65_521;
    b = (b + a) % 65_521;
  }
  result.writeUInt16BE(b, data.length + 7);
  result.writeUInt16BE(a, data.length + 9);
  return result;
}

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const END = chunk('IEND', Buffer.alloc(0));

/** A PNG file (https://www.w3.org/TR/png-3/) of RGB rows. */
function pngOf(width: number, height: number, rows: Buffer): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  header[9] = 2;
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', stored(rows)), END]);
}

/**
 * A blurred placeholder as an address that can stand in a page: about 350 characters.
 *
 * @param thumbhash base64; one that cannot be read, or is of a picture that is transparent in places, has no placeholder
 */
export function placeholderOf(thumbhash: string): string | undefined {
  const known = remembered.get(thumbhash);
  if (known !== undefined) return known;
  const bytes = Buffer.from(thumbhash, 'base64');
  if (bytes.length < 6) return undefined;
  const waves = wavesOf(bytes);
  if (waves === undefined || !Number.isFinite(waves.ratio) || waves.ratio <= 0) return undefined;
  const width = Math.max(1, Math.round(waves.ratio > 1 ? SIDE : SIDE * waves.ratio));
  const height = Math.max(1, Math.round(waves.ratio > 1 ? SIDE / waves.ratio : SIDE));
  const address = `data:image/png;base64,${pngOf(width, height, rowsOf(waves, width, height)).toString('base64')}`;
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(thumbhash, address);
  return address;
}
