/** Raw pixels, 8 bit, row by row. */
export interface Pixels {
  readonly data: Uint8Array;
  /** px */
  readonly width: number;
  /** px */
  readonly height: number;
  readonly channels: 3 | 4;
}

const SHORT = 3;
const LONG = 4;
const UNDEFINED = 7;

/**
 * Pixels as an uncompressed TIFF file that carries an ICC profile: the decoder takes profiles from files only, and this one costs no more
 * than a copy of the pixels.
 */
export function taggedTiff({ data, width, height, channels }: Pixels, profile: Uint8Array): Buffer {
  const bits = Buffer.alloc(channels * 2);
  for (let channel = 0; channel < channels; channel++) bits.writeUInt16LE(8, channel * 2);
  const entries: readonly (readonly [tag: number, type: number, value: number | Uint8Array])[] = [
    [256, LONG, width],
    [257, LONG, height],
    [258, SHORT, bits],
    [259, SHORT, 1],
    [262, SHORT, 2],
    [273, LONG, data],
    [277, SHORT, channels],
    [278, LONG, height],
    [279, LONG, data.length],
    [284, SHORT, 1],
    // The fourth channel is alpha that the colours were not multiplied with.
    ...(channels === 4 ? [[338, SHORT, 2] as const] : []),
    [34_675, UNDEFINED, profile],
  ];
  const directory = Buffer.alloc(8 + 2 + entries.length * 12 + 4);
  directory.write('II*\0', 0, 'latin1');
  directory.writeUInt32LE(8, 4);
  directory.writeUInt16LE(entries.length, 8);
  const parts: Uint8Array[] = [];
  let position = directory.length;
  for (const [index, [tag, type, value]] of entries.entries()) {
    const at = 10 + index * 12;
    directory.writeUInt16LE(tag, at);
    directory.writeUInt16LE(type, at + 2);
    if (typeof value === 'number') {
      directory.writeUInt32LE(1, at + 4);
      if (type === SHORT) directory.writeUInt16LE(value, at + 8);
      else directory.writeUInt32LE(value, at + 8);
      continue;
    }
    // The pixels are one strip, so that their entry is one offset.
    directory.writeUInt32LE(value === data ? 1 : value.length / (type === SHORT ? 2 : 1), at + 4);
    directory.writeUInt32LE(position, at + 8);
    parts.push(value);
    position += value.length;
    if (value.length % 2 === 1) {
      parts.push(Buffer.alloc(1));
      position += 1;
    }
  }
  return Buffer.concat([directory, ...parts]);
}
