import type { CodedColours } from './coded-colours.ts';

type Triple = readonly [number, number, number];
type Matrix = readonly [Triple, Triple, Triple];

interface Primaries {
  /** x and y of red, green and blue. */
  readonly rgb: readonly [readonly [number, number], readonly [number, number], readonly [number, number]];
  readonly white: readonly [number, number];
}

const D65 = [0.3127, 0.329] as const;

/** ITU-T H.273, table 2. 1 is that of sRGB and 2 is none: nothing is converted for those. */
const PRIMARIES: Readonly<Record<number, Primaries>> = {
  1: {
    rgb: [
      [0.64, 0.33],
      [0.3, 0.6],
      [0.15, 0.06],
    ],
    white: D65,
  },
  4: {
    rgb: [
      [0.67, 0.33],
      [0.21, 0.71],
      [0.14, 0.08],
    ],
    white: [0.31, 0.316],
  },
  5: {
    rgb: [
      [0.64, 0.33],
      [0.29, 0.6],
      [0.15, 0.06],
    ],
    white: D65,
  },
  6: {
    rgb: [
      [0.63, 0.34],
      [0.31, 0.595],
      [0.155, 0.07],
    ],
    white: D65,
  },
  7: {
    rgb: [
      [0.63, 0.34],
      [0.31, 0.595],
      [0.155, 0.07],
    ],
    white: D65,
  },
  9: {
    rgb: [
      [0.708, 0.292],
      [0.17, 0.797],
      [0.131, 0.046],
    ],
    white: D65,
  },
  11: {
    rgb: [
      [0.68, 0.32],
      [0.265, 0.69],
      [0.15, 0.06],
    ],
    white: [0.314, 0.351],
  },
  12: {
    rgb: [
      [0.68, 0.32],
      [0.265, 0.69],
      [0.15, 0.06],
    ],
    white: D65,
  },
};

/** cd/m²: what white paper is in pictures of high dynamic range (ITU-R BT.2408); brighter parts are cut off. */
const REFERENCE_WHITE = 203;

/** Light by signal, both 0..1 (ITU-T H.273, table 3). Whatever is not known is taken for sRGB, as browsers do. */
function lightOf(transfer: number, signal: number): number {
  switch (transfer) {
    case 4:
      return signal ** 2.2;
    case 5:
      return signal ** 2.8;
    case 8:
      return signal;
    case 16:
      return Math.min(1, perceptualQuantizer(signal) / REFERENCE_WHITE);
    case 17:
      return Math.min(1, (signal ** 2.6 * 52.37) / 48);
    case 18:
      return Math.min(1, hybridLogGamma(signal) / hybridLogGamma(0.75));
    default:
      return signal <= 0.04045 ? signal / 12.92 : ((signal + 0.055) / 1.055) ** 2.4;
  }
}

/** cd/m² by signal (SMPTE ST 2084). */
function perceptualQuantizer(signal: number): number {
  const root = signal ** (32 / 2523);
  return 10_000 * (Math.max(0, root - 3424 / 4096) / (2413 / 128 - (2392 / 128) * root)) ** (8192 / 1305);
}

/** Light of the scene by signal, 0..1 (ITU-R BT.2100). */
function hybridLogGamma(signal: number): number {
  return signal <= 0.5
    ? signal ** 2 / 3
    : (Math.exp((signal - 0.559_910_73) / 0.178_832_77) + 0.284_668_92) / 12;
}

function product(left: Matrix, right: Matrix): Matrix {
  const row = (line: Triple): Triple => {
    const at = (column: 0 | 1 | 2) =>
      line[0] * right[0][column] + line[1] * right[1][column] + line[2] * right[2][column];
    return [at(0), at(1), at(2)];
  };
  return [row(left[0]), row(left[1]), row(left[2])];
}

function applied(matrix: Matrix, [x, y, z]: Triple): Triple {
  const row = (line: Triple) => line[0] * x + line[1] * y + line[2] * z;
  return [row(matrix[0]), row(matrix[1]), row(matrix[2])];
}

function inverse([[a, b, c], [d, e, f], [g, h, i]]: Matrix): Matrix {
  const determinant = a * (e * i - f * h) - b * (d * i - f * g) + c * (d * h - e * g);
  const scaled = (x: number, y: number, z: number): Triple => [
    x / determinant,
    y / determinant,
    z / determinant,
  ];
  return [
    scaled(e * i - f * h, c * h - b * i, b * f - c * e),
    scaled(f * g - d * i, a * i - c * g, c * d - a * f),
    scaled(d * h - e * g, b * g - a * h, a * e - b * d),
  ];
}

const xyzOf = ([x, y]: readonly [number, number]): Triple => [x / y, 1, (1 - x - y) / y];
const diagonal = ([x, y, z]: Triple): Matrix => [
  [x, 0, 0],
  [0, y, 0],
  [0, 0, z],
];

/** Adapts to another white (Bradford). */
const CONES: Matrix = [
  [0.8951, 0.2664, -0.1614],
  [-0.7502, 1.7135, 0.0367],
  [0.0389, -0.0685, 1.0296],
];

/** The white of ICC profiles. */
const D50: Triple = [0.9642, 1, 0.8249];

/** The columns are red, green and blue in XYZ, seen under D50. */
function colorants({ rgb, white }: Primaries): Matrix {
  const [red, green, blue] = [xyzOf(rgb[0]), xyzOf(rgb[1]), xyzOf(rgb[2])];
  const columns: Matrix = [
    [red[0], green[0], blue[0]],
    [red[1], green[1], blue[1]],
    [red[2], green[2], blue[2]],
  ];
  const whiteXyz = xyzOf(white);
  const toXyz = product(columns, diagonal(applied(inverse(columns), whiteXyz)));
  const from = applied(CONES, whiteXyz);
  const to = applied(CONES, D50);
  const gain = diagonal([to[0] / from[0], to[1] / from[1], to[2] / from[2]]);
  return product(product(inverse(CONES), product(gain, CONES)), toXyz);
}

function xyzTag(...values: Triple): Buffer {
  const tag = Buffer.alloc(20);
  tag.write('XYZ ', 0, 'latin1');
  for (const [index, value] of values.entries()) tag.writeInt32BE(Math.round(value * 65_536), 8 + index * 4);
  return tag;
}

/** Steps of a curve: more than the levels of 8 bit, so that none is lost. */
const CURVE_STEPS = 1024;

function curveTag(transfer: number): Buffer {
  const tag = Buffer.alloc(12 + CURVE_STEPS * 2);
  tag.write('curv', 0, 'latin1');
  tag.writeUInt32BE(CURVE_STEPS, 8);
  for (let step = 0; step < CURVE_STEPS; step++) {
    tag.writeUInt16BE(Math.round(lightOf(transfer, step / (CURVE_STEPS - 1)) * 65_535), 12 + step * 2);
  }
  return tag;
}

function textTags(text: string): { description: Buffer; copyright: Buffer } {
  const description = Buffer.alloc(90 + text.length + 1);
  description.write('desc', 0, 'latin1');
  description.writeUInt32BE(text.length + 1, 8);
  description.write(text, 12, 'latin1');
  const copyright = Buffer.alloc(8 + text.length + 1);
  copyright.write('text', 0, 'latin1');
  copyright.write(text, 8, 'latin1');
  return { description, copyright };
}

/**
 * An ICC profile (version 2, ICC.1:2001-04) of coded colours; undefined for those that are sRGB already, or of unknown primaries.
 */
export function iccProfileOf({ primaries, transfer }: CodedColours): Buffer | undefined {
  const known = PRIMARIES[primaries];
  if (known === undefined || (primaries === 1 && ![4, 5, 8, 16, 17, 18].includes(transfer))) return undefined;
  const [x, y, z] = colorants(known);
  const { description, copyright } = textTags(`H.273 ${primaries}/${transfer}`);
  const curve = curveTag(transfer);
  const tags: readonly (readonly [string, Buffer])[] = [
    ['desc', description],
    ['cprt', copyright],
    ['wtpt', xyzTag(...D50)],
    ['rXYZ', xyzTag(x[0], y[0], z[0])],
    ['gXYZ', xyzTag(x[1], y[1], z[1])],
    ['bXYZ', xyzTag(x[2], y[2], z[2])],
    ['rTRC', curve],
    ['gTRC', curve],
    ['bTRC', curve],
  ];
  const table = Buffer.alloc(4 + tags.length * 12);
  table.writeUInt32BE(tags.length, 0);
  const contents: Buffer[] = [];
  const places = new Map<Buffer, number>();
  let position = 128 + table.length;
  for (const [index, [name, tag]] of tags.entries()) {
    let place = places.get(tag);
    if (place === undefined) {
      const padded = Buffer.concat([tag, Buffer.alloc((4 - (tag.length % 4)) % 4)]);
      place = position;
      places.set(tag, place);
      contents.push(padded);
      position += padded.length;
    }
    table.write(name, 4 + index * 12, 'latin1');
    table.writeUInt32BE(place, 8 + index * 12);
    table.writeUInt32BE(tag.length, 12 + index * 12);
  }
  const header = Buffer.alloc(128);
  header.writeUInt32BE(position, 0);
  header.writeUInt32BE(0x02400000, 8);
  header.write('mntrRGB XYZ ', 12, 'latin1');
  header.write('acsp', 36, 'latin1');
  xyzTag(...D50).copy(header, 68, 8);
  return Buffer.concat([header, table, ...contents]);
}
