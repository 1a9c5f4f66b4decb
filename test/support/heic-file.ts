/** An HEVC picture of 64 × 32 px: the left half is (234, 51, 35), the right half grey 128, by the matrix of BT.601 in full range. */
const COLOURS = {
  configuration:
    'AQFgAAAAkAAAAAAAHvAA/P34+AAADwOgAAEAGEABDAH//wFgAAADAJAAAAMAAAMAHpWYCaEAAQArQgEBAWAAAAMAkAAAAwAAAwAeoCCCFllZrkyubgQEDAgAAAMACAAAAwDIQKIAAQAGRAHBcaES',
  pixels: 'AAAAIigBrwZ4kBbF/qr////mff5D+St7mt/9k//S/jTb//1yX+A=',
};

/** The same of white to the left and black to the right. */
const HALVES = {
  configuration: COLOURS.configuration,
  pixels: 'AAAAEygBrwZ4kIMp+/6CZsnli/+cN3c=',
};

/** How the pixels of a picture are coded: kind of item, box of the decoder's configuration, and the stream. */
interface Coding {
  readonly itemType: string;
  readonly configuration: Buffer;
  readonly pixels: Buffer;
}

const hevc = (coded: typeof COLOURS): Coding => ({
  itemType: 'hvc1',
  configuration: box('hvcC', Buffer.from(coded.configuration, 'base64')),
  pixels: Buffer.from(coded.pixels, 'base64'),
});

/** The coding of an AVIF file with one picture, which must be of 64 × 32 px. */
export function codingOfAvif(avif: Buffer): Coding {
  const part = (type: string): Buffer => {
    const at = avif.indexOf(type);
    return avif.subarray(at + 4, at - 4 + avif.readUInt32BE(at - 4));
  };
  return { itemType: 'av01', configuration: box('av1C', part('av1C')), pixels: part('mdat') };
}

export interface HeicOptions {
  /** Of the main picture; default: an HEVC picture. */
  readonly coding?: Coding;
  /** Properties of the main picture: `colr` and `irot` boxes. */
  readonly properties?: readonly Buffer[];
  /** Lets the left half be opaque and the right half clear. */
  readonly hasAlpha?: boolean;
  /** Puts the picture of black and white before it, which is not the main one. */
  readonly hasOther?: boolean;
}

function box(type: string, ...content: readonly Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(8 + body.length);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

const fullBox = (type: string, flags: number, ...content: readonly Buffer[]): Buffer =>
  box(type, Buffer.from([0, 0, 0, flags]), ...content);
const uint16 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 2);
  for (const [index, value] of values.entries()) bytes.writeUInt16BE(value, index * 2);
  return bytes;
};
const uint32 = (...values: readonly number[]): Buffer => {
  const bytes = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) bytes.writeUInt32BE(value, index * 4);
  return bytes;
};
const text = (value: string): Buffer => Buffer.from(value, 'latin1');

/** A `colr` box of coded colours (ITU-T H.273). */
export const codedColours = (primaries: number, transfer: number): Buffer =>
  box('colr', text('nclx'), uint16(primaries, transfer, 6), Buffer.from([0x80]));

/** A `colr` box with an ICC profile. */
export const embeddedProfile = (profile: Uint8Array): Buffer =>
  box('colr', text('prof'), Buffer.from(profile));

/** Turns a picture by so many quarters to the left. */
export const turned = (quarters: number): Buffer => box('irot', Buffer.from([quarters]));

interface Item {
  readonly coding: Coding;
  /** Numbers of its properties, from 1. */
  readonly properties: readonly number[];
}

/** A HEIC file after ISO/IEC 23008-12, small enough for a test. */
export function heicFile({
  coding = hevc(COLOURS),
  properties = [],
  hasAlpha = false,
  hasOther = false,
}: HeicOptions = {}): Buffer {
  const known = [
    coding.configuration,
    fullBox('ispe', 0, uint32(64, 32)),
    fullBox('auxC', 0, text('urn:mpeg:mpegB:cicp:systems:auxiliary:alpha\0')),
  ];
  const own = properties.map((_, index) => known.length + 1 + index);
  const main: Item = { coding, properties: [1, 2, ...own] };
  const items: Item[] = [
    ...(hasOther ? [{ coding: hevc(HALVES), properties: [1, 2] }] : []),
    main,
    ...(hasAlpha ? [{ coding: hevc(HALVES), properties: [1, 2, 3] }] : []),
  ];
  const mainId = items.indexOf(main) + 1;
  const pixels = items.map((item) => item.coding.pixels);
  const brand = coding.itemType === 'av01' ? 'avif' : 'heic';
  const ftyp = box('ftyp', text(brand), uint32(0), text(`mif1${brand}`));
  const metaOf = (firstOffset: number): Buffer => {
    let offset = firstOffset;
    const locations = pixels.map(({ length }, index) => {
      const location = Buffer.concat([uint16(index + 1, 0, 1), uint32(offset, length)]);
      offset += length;
      return location;
    });
    const infos = items.map((item, index) =>
      box('infe', Buffer.from([2, 0, 0, 0]), uint16(index + 1, 0), text(`${item.coding.itemType}\0`)),
    );
    const associations = items.map(({ properties: numbers }, index) =>
      Buffer.concat([uint16(index + 1), Buffer.from([numbers.length, ...numbers])]),
    );
    return fullBox(
      'meta',
      0,
      fullBox('hdlr', 0, uint32(0), text('pict'), Buffer.alloc(13)),
      fullBox('pitm', 0, uint16(mainId)),
      fullBox('iloc', 0, Buffer.from([0x44, 0]), uint16(items.length), ...locations),
      fullBox('iinf', 0, uint16(items.length), ...infos),
      ...(hasAlpha ? [fullBox('iref', 0, box('auxl', uint16(items.length, 1, mainId)))] : []),
      box(
        'iprp',
        box('ipco', ...known, ...properties),
        fullBox('ipma', 0, uint32(items.length), ...associations),
      ),
    );
  };
  const offset = ftyp.length + metaOf(0).length + 8;
  return Buffer.concat([ftyp, metaOf(offset), box('mdat', ...pixels)]);
}
