import sharp from 'sharp';
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
} from './raw-files.ts';

/** What is in a raw file. */
export interface RawPictures {
  /** 320 × 200 px */
  readonly preview: Buffer;
  readonly thumbnail: Buffer;
  /** What a sensor saw, as raw files keep it: a lossless JPEG file, which no decoder here shows. */
  readonly sensor: Buffer;
}

/** The colours of the left and the right half of the preview; the thumbnail is green. */
export const LEFT_COLOUR = [200, 30, 30] as const;
export const RIGHT_COLOUR = [30, 30, 200] as const;

/** @param orientation that the preview itself tells; none by default */
export async function rawPictures(orientation?: number): Promise<RawPictures> {
  const halves = Buffer.alloc(320 * 200 * 3);
  for (let at = 0; at < halves.length; at += 3)
    halves.set((at / 3) % 320 < 160 ? LEFT_COLOUR : RIGHT_COLOUR, at);
  const picture = sharp(halves, { raw: { width: 320, height: 200, channels: 3 } }).jpeg({ quality: 95 });
  const green = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: 'green' } })
      .jpeg()
      .toBuffer();
  const sensor = Buffer.from(await green(640, 400));
  // Frame header of a lossless picture of 14 bit (SOF3).
  const frame = sensor.indexOf(Buffer.from([0xff, 0xc0]));
  sensor[frame + 1] = 0xc3;
  sensor[frame + 4] = 14;
  return {
    preview: await (orientation === undefined ? picture : picture.withMetadata({ orientation })).toBuffer(),
    thumbnail: await green(40, 24),
    sensor,
  };
}

export const jpegDirectory = (jpeg: Buffer) => ({ 0x0201: place(jpeg), 0x0202: long(jpeg.length) });
export const strip = (jpeg: Buffer, compression: number) => ({
  0x0103: short(compression),
  0x0111: place(jpeg),
  0x0117: long(jpeg.length),
});
export const make = (maker: string, orientation = 1) => ({
  0x010f: ascii(maker),
  0x0112: short(orientation),
});

/** After the structure that ExifTool's documentation of the maker's notes gives for each. */
export const RAW_FAMILIES: readonly (readonly [
  extension: string,
  mimeType: string,
  build: (pictures: RawPictures, orientation: number) => Buffer,
])[] = [
  [
    'CR2',
    'image/x-canon-cr2',
    ({ preview, thumbnail, sensor }, orientation) =>
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
    ({ preview, sensor }, orientation) =>
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
    ({ preview, thumbnail, sensor }, orientation) =>
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
    ({ preview, sensor }, orientation) =>
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
    ({ preview, thumbnail, sensor }, orientation) =>
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
    ({ preview }, orientation) =>
      tiffFile([
        directory({
          ...make('SAMSUNG', orientation),
          0x014a: directories(directory(jpegDirectory(preview))),
        }),
      ]),
  ],
  ['ORF', 'image/x-olympus-orf', (pictures, orientation) => orf(pictures, orientation)],
  [
    'RW2',
    'image/x-panasonic-rw2',
    ({ preview }, orientation) =>
      tiffFile([directory({ ...make('Panasonic', orientation), 0x002e: bytes(preview) })], {
        magic: 0x55,
        afterHeader: Buffer.alloc(16),
      }),
  ],
  ['CR3', 'image/x-canon-cr3', (pictures, orientation) => cr3File(pictures, orientation)],
];

/** The maker's note of Olympus is a TIFF structure whose offsets count from its own beginning. */
function orf({ preview }: RawPictures, orientation: number): Buffer {
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

export function cr3File({ preview, thumbnail }: RawPictures, orientation: number, fullSize?: Buffer): Buffer {
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

export function rafFile({ preview, sensor }: RawPictures): Buffer {
  const head = Buffer.alloc(160);
  head.write('FUJIFILMCCD-RAW 0201FF129502', 0, 'latin1');
  head.writeUInt32BE(160, 84);
  head.writeUInt32BE(preview.length, 88);
  return Buffer.concat([head, preview, sensor]);
}
