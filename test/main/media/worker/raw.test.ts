import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  ascii,
  bytes,
  directories,
  directory,
  isoBox,
  long,
  place,
  short,
  tiffFile,
  type TiffOptions,
} from '../../../support/raw-files.ts';
import { colourAt, differenceOf, look } from './look.ts';

/** The preview: its left half is red, its right half blue; the thumbnail beside it is green. */
let preview: Buffer;
let thumbnail: Buffer;
/** What a sensor saw, as raw files keep it: a lossless JPEG file, which no decoder here shows. */
let sensor: Buffer;
/** The preview with an orientation of its own. */
let turnedPreview: Buffer;

const RED = [200, 30, 30];
const BLUE = [30, 30, 200];

beforeAll(async () => {
  const halves = Buffer.alloc(320 * 200 * 3);
  for (let at = 0; at < halves.length; at += 3) halves.set((at / 3) % 320 < 160 ? RED : BLUE, at);
  const picture = () => sharp(halves, { raw: { width: 320, height: 200, channels: 3 } });
  preview = await picture().jpeg({ quality: 95 }).toBuffer();
  turnedPreview = await picture().jpeg({ quality: 95 }).withMetadata({ orientation: 6 }).toBuffer();
  thumbnail = await sharp({ create: { width: 40, height: 24, channels: 3, background: 'green' } })
    .jpeg()
    .toBuffer();
  sensor = Buffer.from(
    await sharp({ create: { width: 640, height: 400, channels: 3, background: 'green' } })
      .jpeg()
      .toBuffer(),
  );
  // Frame header of a lossless picture of 14 bit (SOF3).
  const frame = sensor.indexOf(Buffer.from([0xff, 0xc0]));
  sensor[frame + 1] = 0xc3;
  sensor[frame + 4] = 14;
});

const jpegDirectory = (jpeg: Buffer) => ({ 0x0201: place(jpeg), 0x0202: long(jpeg.length) });
const strip = (jpeg: Buffer, compression: number) => ({
  0x0103: short(compression),
  0x0111: place(jpeg),
  0x0117: long(jpeg.length),
});
const make = (maker: string, orientation = 1) => ({ 0x010f: ascii(maker), 0x0112: short(orientation) });

/** After the structure that ExifTool's documentation of the maker's notes gives for each. */
const FAMILIES: readonly (readonly [string, string, (orientation: number) => Buffer])[] = [
  [
    'CR2',
    'image/x-canon-cr2',
    (orientation) =>
      tiffFile(
        [
          directory({ ...make('Canon', orientation), ...strip(preview, 6) }),
          directory(jpegDirectory(thumbnail)),
          directory(strip(sensor, 6)),
        ],
        { afterHeader: Buffer.from('CR\u0002\0\0\0\0\0', 'latin1') },
      ),
  ],
  [
    'NEF',
    'image/x-nikon-nef',
    (orientation) =>
      tiffFile(
        [
          directory({
            ...make('NIKON CORPORATION', orientation),
            0x014a: directories(
              directory(jpegDirectory(preview)),
              directory({ ...strip(sensor, 34_713), 0x0106: short(32_803) }),
            ),
          }),
        ],
        { order: 'MM' },
      ),
  ],
  [
    'ARW',
    'image/x-sony-arw',
    (orientation) =>
      tiffFile([
        directory({
          ...make('SONY', orientation),
          ...jpegDirectory(preview),
          0x014a: directories(directory(strip(sensor, 32_767))),
        }),
        directory(jpegDirectory(thumbnail)),
      ]),
  ],
  [
    'DNG',
    'image/x-adobe-dng',
    (orientation) =>
      tiffFile([
        directory({
          ...make('Leica', orientation),
          0xc612: { type: 'UNDEFINED', bytes: Buffer.from([1, 4, 0, 0]) },
          0x014a: directories(
            directory({ ...strip(sensor, 7), 0x00fe: long(0), 0x0106: short(32_803) }),
            directory({ ...strip(preview, 7), 0x00fe: long(1), 0x0106: short(6) }),
          ),
        }),
      ]),
  ],
  [
    'PEF',
    'image/x-pentax-pef',
    (orientation) =>
      tiffFile(
        [
          directory({ ...make('PENTAX', orientation), ...strip(sensor, 65_535) }),
          directory(jpegDirectory(thumbnail)),
          directory(jpegDirectory(preview)),
        ],
        { order: 'MM' },
      ),
  ],
  [
    'SRW',
    'image/x-samsung-srw',
    (orientation) =>
      tiffFile([
        directory({
          ...make('SAMSUNG', orientation),
          0x014a: directories(directory(jpegDirectory(preview))),
        }),
      ]),
  ],
  ['ORF', 'image/x-olympus-orf', (orientation) => orf(orientation)],
  [
    'RW2',
    'image/x-panasonic-rw2',
    (orientation) =>
      tiffFile([directory({ ...make('Panasonic', orientation), 0x002e: bytes(preview) })], {
        magic: 0x55,
        afterHeader: Buffer.alloc(16),
      }),
  ],
  ['CR3', 'image/x-canon-cr3', (orientation) => cr3(orientation)],
];

/** The maker's note of Olympus is a TIFF structure whose offsets count from its own beginning. */
function orf(orientation: number): Buffer {
  const prefix = Buffer.from('OLYMPUS\0II\u0003\0', 'latin1');
  const note = tiffFile(
    [
      directory({
        0x2020: directories(
          directory({ 0x0100: long(1), 0x0101: place(preview), 0x0102: long(preview.length) }),
        ),
      }),
    ],
    { prefix },
  );
  const options: TiffOptions = { magic: 0x4f52 };
  return tiffFile(
    [
      directory({
        ...make('OLYMPUS CORPORATION', orientation),
        0x8769: directories(directory({ 0x927c: bytes(note) })),
      }),
    ],
    options,
  );
}

const uint32 = (...values: number[]): Buffer => {
  const content = Buffer.alloc(values.length * 4);
  for (const [index, value] of values.entries()) content.writeUInt32BE(value, index * 4);
  return content;
};

function cr3(orientation: number, fullSize?: Buffer): Buffer {
  const uuid = (hex: string, ...content: Buffer[]) => isoBox('uuid', Buffer.from(hex, 'hex'), ...content);
  const cmt1 = tiffFile([directory(make('Canon', orientation))]);
  const head = Buffer.alloc(16);
  head.writeUInt16BE(1, 4);
  head.writeUInt16BE(320, 6);
  head.writeUInt16BE(200, 8);
  head.writeUInt16BE(1, 10);
  head.writeUInt32BE(preview.length, 12);
  const prvw = isoBox('PRVW', head, preview);
  const ftyp = isoBox('ftyp', Buffer.from('crx \0\0\0\u0001crx isom', 'latin1'));
  const build = (offset: number): Buffer => {
    const table = isoBox(
      'stbl',
      isoBox('stsz', uint32(0, fullSize?.length ?? 0, 1)),
      isoBox('co64', uint32(0, 1, 0, offset)),
    );
    const track = isoBox('trak', isoBox('mdia', isoBox('minf', table)));
    const moov = isoBox(
      'moov',
      uuid(
        '85c0b687820f11e08111f4ce462b6a48',
        isoBox('CMT1', cmt1),
        isoBox('THMB', Buffer.alloc(16), thumbnail),
      ),
      ...(fullSize === undefined ? [] : [track]),
    );
    return Buffer.concat([ftyp, moov, uuid('eaf42b5e1c984b88b9fbb7dc406e4d16', Buffer.alloc(8), prvw)]);
  };
  const mdat = isoBox('mdat', fullSize ?? Buffer.alloc(16));
  return Buffer.concat([build(build(0).length + 8), mdat]);
}

function raf(jpeg: Buffer): Buffer {
  const head = Buffer.alloc(160);
  head.write('FUJIFILMCCD-RAW 0201FF129502', 0, 'latin1');
  head.writeUInt32BE(160, 84);
  head.writeUInt32BE(jpeg.length, 88);
  return Buffer.concat([head, jpeg, sensor]);
}

describe('a raw file', () => {
  it.each(FAMILIES)('of the family %s shows its largest preview', async (family, mimeType, build) => {
    const looked = await look(`photo.${family}`, build(1));
    expect(looked).toMatchObject({
      kind: 'IMAGE',
      status: 'READY',
      mimeType,
      isPreviewOnly: true,
      width: 320,
      height: 200,
    });
    expect(differenceOf(await colourAt(looked.thumbnail, 0.25, 0.5), RED)).toBeLessThan(12);
    expect(differenceOf(await colourAt(looked.thumbnail, 0.75, 0.5), BLUE)).toBeLessThan(12);
  });

  it.each(FAMILIES)('of the family %s is turned as it says itself', async (family, _mimeType, build) => {
    const looked = await look(`photo.${family}`, build(6));
    expect(looked).toMatchObject({ width: 200, height: 320, orientation: 6 });
    expect(differenceOf(await colourAt(looked.thumbnail, 0.5, 0.25), RED)).toBeLessThan(12);
    expect(differenceOf(await colourAt(looked.thumbnail, 0.5, 0.75), BLUE)).toBeLessThan(12);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'of orientation %i looks like an ordinary picture of it',
    async (orientation) => {
      const fields = Buffer.alloc(300 * 200 * 3);
      for (let at = 0; at < fields.length; at += 3) {
        const [x, y] = [(at / 3) % 300, Math.floor(at / 900)];
        fields.set([x < 150 ? 220 : 20, y < 100 ? 220 : 20, x < 150 === y < 100 ? 20 : 220], at);
      }
      const picture = sharp(fields, { raw: { width: 300, height: 200, channels: 3 } }).jpeg({ quality: 98 });
      const jpeg = await picture.clone().toBuffer();
      const raw = tiffFile([directory({ ...make('SONY', orientation), ...jpegDirectory(jpeg) })]);
      const { thumbnail: shown } = await look('photo.arw', raw);
      const { thumbnail: expected } = await look(
        'photo.jpg',
        await picture.clone().withMetadata({ orientation }).toBuffer(),
      );
      for (const [x, y] of [
        [0.2, 0.2],
        [0.8, 0.2],
        [0.2, 0.8],
        [0.8, 0.8],
      ] as const) {
        expect(differenceOf(await colourAt(shown, x, y), await colourAt(expected, x, y))).toBeLessThan(12);
      }
    },
  );

  it('of Fujifilm is turned as its preview says', async () => {
    const looked = await look('photo.raf', raf(turnedPreview));
    expect(looked).toMatchObject({ status: 'READY', mimeType: 'image/x-fuji-raf', width: 200, height: 320 });
    expect(differenceOf(await colourAt(looked.thumbnail, 0.5, 0.25), RED)).toBeLessThan(12);
  });

  it('of Canon with a picture of full size in a track shows that one', async () => {
    const full = await sharp({ create: { width: 900, height: 600, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer();
    expect(await look('photo.cr3', cr3(1, full))).toMatchObject({ status: 'READY', width: 900, height: 600 });
  });

  it('is known by its content when its name says nothing, or something else', async () => {
    const [, , dng] = FAMILIES[3]!;
    const [, , nef] = FAMILIES[1]!;
    expect(await look('photo', dng(1))).toMatchObject({ mimeType: 'image/x-adobe-dng', width: 320 });
    expect(await look('photo.tif', nef(1))).toMatchObject({ mimeType: 'image/x-nikon-nef', width: 320 });
    expect(await look('photo.cr2', preview)).toMatchObject({ mimeType: 'image/jpeg', status: 'READY' });
  });

  it('without a preview is unsupported and says what to do', async () => {
    const looked = await look('photo.nef', tiffFile([directory({ ...make('NIKON'), ...strip(sensor, 7) })]));
    expect(looked).toMatchObject({ kind: 'IMAGE', status: 'UNSUPPORTED' });
    expect(looked.problem).toMatch(/photo\.nef.*JPEG/);
  });

  it.each<[string, () => Buffer]>([
    ['whose directories refer to each other in a circle', () => circle()],
    [
      'whose preview lies beyond its end',
      () => tiffFile([directory({ ...make('SONY'), 0x0201: long(4_000_000_000), 0x0202: long(1000) })]),
    ],
    [
      'whose directory claims 65,535 entries',
      () => Buffer.concat([Buffer.from('II*\0\u0008\0\0\0', 'latin1'), Buffer.alloc(64, 0xff)]),
    ],
    ['that ends in its header', () => Buffer.from('II*\0', 'latin1')],
    [
      'that is all boxes',
      () =>
        Buffer.concat([
          isoBox('ftyp', Buffer.from('crx \0\0\0\u0001', 'latin1')),
          Buffer.concat(Array.from({ length: 5000 }, () => isoBox('moov'))),
        ]),
    ],
  ])('%s does no harm', async (_what, build) => {
    expect(['UNSUPPORTED', 'DAMAGED']).toContain((await look('hostile.cr2', build())).status);
  });
});

/** A directory whose next one is itself, with sub-directories that are itself too. */
function circle(): Buffer {
  const file = Buffer.alloc(64);
  file.write('II*\0', 0, 'latin1');
  file.writeUInt32LE(8, 4);
  file.writeUInt16LE(1, 8);
  file.writeUInt16LE(0x014a, 10);
  file.writeUInt16LE(4, 12);
  file.writeUInt32LE(1, 14);
  file.writeUInt32LE(8, 18);
  file.writeUInt32LE(8, 22);
  return file;
}
