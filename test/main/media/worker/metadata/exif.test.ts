import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { exifBlock, type ExifParts, jpegWith, plainJpeg } from '../../../../support/metadata-files.ts';
import { read } from './reading-fixture.ts';

/** Moves the places that the directories of a TIFF point to, for all that was moved by `distance`. */
function moveOffsets(tiff: Buffer, directory: number, distance: number): Buffer {
  for (let entry = 0; entry < tiff.readUInt16LE(directory); entry++) {
    const at = directory + 2 + entry * 12;
    const size = ([0, 1, 1, 2, 4, 8][tiff.readUInt16LE(at + 2)] ?? 1) * tiff.readUInt32LE(at + 4);
    const isDirectory = [0x8769, 0x8825].includes(tiff.readUInt16LE(at));
    if (size <= 4 && !isDirectory) continue;
    const offset = tiff.readUInt32LE(at + 8) + distance;
    tiff.writeUInt32LE(offset, at + 8);
    if (isDirectory) moveOffsets(tiff, offset, distance);
  }
  return tiff;
}

/** UTF-16, as Windows writes it into EXIF. */
const wide = (text: string) => Buffer.from(`${text}\0`, 'utf16le');

/** The numbers of the tags of EXIF 2.3. */
const TAG = {
  description: 0x010e,
  make: 0x010f,
  model: 0x0110,
  artist: 0x013b,
  rating: 0x4746,
  copyright: 0x8298,
  xpTitle: 0x9c9b,
  xpComment: 0x9c9c,
  xpAuthor: 0x9c9d,
  xpKeywords: 0x9c9e,
  exposureTime: 0x829a,
  fNumber: 0x829d,
  iso: 0x8827,
  taken: 0x9003,
  offset: 0x9011,
  focalLength: 0x920a,
  userComment: 0x9286,
  lens: 0xa434,
} as const;

const place = (latitude: readonly (readonly [number, number])[], longitude = latitude) => ({
  1: 'N',
  2: latitude,
  3: 'W',
  4: longitude,
});

describe('EXIF', () => {
  const EXIF: ExifParts = {
    main: {
      [TAG.description]: 'Hafen von Zürich',
      [TAG.make]: 'Canon',
      [TAG.model]: 'Canon EOS 40D',
      [TAG.artist]: 'Ann Lee; Bo Ek',
      [TAG.copyright]: ' \0© Ann Lee',
      [TAG.rating]: 3,
    },
    camera: {
      [TAG.taken]: '2024:05:31 18:03:11',
      [TAG.offset]: '+02:00',
      [TAG.exposureTime]: [[1, 250]],
      [TAG.fNumber]: [[28, 10]],
      [TAG.iso]: 400,
      [TAG.focalLength]: [[50, 1]],
      [TAG.lens]: 'EF 50mm f/1.8 II',
    },
    gps: {
      1: 'S',
      2: [
        [43, 1],
        [28, 1],
        [2814, 1000],
      ],
      3: 'W',
      4: [
        [11, 1],
        [53, 1],
        [6456, 1000],
      ],
      5: new Uint8Array([1]),
      6: [[25, 2]],
    },
  };
  const whole = {
    dateTaken: '2024-05-31T18:03:11+02:00',
    metadata: {
      description: 'Hafen von Zürich',
      creator: 'Ann Lee, Bo Ek',
      copyright: '© Ann Lee',
      location: { latitude: -43.4674483, longitude: -11.8851267, altitude: -12.5 },
      rating: 3,
      camera: 'Canon EOS 40D',
      lens: 'EF 50mm f/1.8 II',
      exposure: { exposureTime: 0.004, fNumber: 2.8, iso: 400, focalLength: 50 },
    },
  };

  it('is read whole from a JPEG and from a TIFF', async () => {
    expect(await read(jpegWith(await plainJpeg(), { exif: EXIF }))).toEqual(whole);
    expect(await read(exifBlock(EXIF), undefined, 'photo.tif')).toEqual(whole);
  });

  it('at the end of a large TIFF is read without what lies before it', async () => {
    const block = exifBlock(EXIF);
    const distance = 5_000_000;
    const file = Buffer.concat([block.subarray(0, 8), Buffer.alloc(distance), block.subarray(8)]);
    file.writeUInt32LE(8 + distance, 4);
    const moved = moveOffsets(file, 8 + distance, distance);
    expect(await read(moved, undefined, 'photo.tif')).toEqual(whole);
  });

  it.each(['png', 'webp', 'avif'] as const)('is read from a %s', async (format) => {
    const picture = sharp({ create: { width: 64, height: 64, channels: 3, background: '#642' } }).withExif({
      IFD0: { Make: 'Canon', Model: 'Canon EOS 40D' },
      IFD2: { DateTimeOriginal: '2024:05:31 18:03:11', FNumber: '28/10' },
    });
    expect(await read(await picture.toFormat(format).toBuffer())).toEqual({
      dateTaken: '2024-05-31T18:03:11',
      metadata: { camera: 'Canon EOS 40D', exposure: { fNumber: 2.8 } },
    });
  });

  it('has its texts in the fields of Windows too', async () => {
    const main = {
      [TAG.xpTitle]: wide('Tor zum Süden'),
      [TAG.description]: 'Tor zum Süden',
      [TAG.xpComment]: wide('Früh am Morgen'),
      [TAG.xpKeywords]: wide('Wien;Tor;Wien'),
      [TAG.xpAuthor]: wide('Jörg'),
    };
    expect((await read(jpegWith(await plainJpeg(), { exif: { main } }))).metadata).toEqual({
      title: 'Tor zum Süden',
      description: 'Früh am Morgen',
      keywords: ['Wien', 'Tor'],
      creator: 'Jörg',
    });
  });

  it.each([
    ['UTF-16', Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from('Früh 朝', 'utf16le')])],
    [
      'UTF-16, the other way round',
      Buffer.concat([Buffer.from('UNICODE\0'), Buffer.from('Früh 朝', 'utf16le').swap16()]),
    ],
    ['UTF-8 that says it is ASCII', Buffer.from('ASCII\0\0\0Früh 朝')],
    ['UTF-8 that says nothing', Buffer.from('\0\0\0\0\0\0\0\0Früh 朝')],
  ])('has a comment in %s', async (_what, comment) => {
    const exif = { camera: { [TAG.userComment]: comment } };
    expect((await read(jpegWith(await plainJpeg(), { exif }))).metadata).toEqual({ description: 'Früh 朝' });
  });

  it.each<[string, ExifParts]>([
    [
      'what the camera writes where its owner wrote nothing',
      { main: { [TAG.description]: 'OLYMPUS DIGITAL CAMERA' } },
    ],
    ['spaces', { main: { [TAG.description]: '                ', [TAG.artist]: ' ' } }],
    ['a date of a clock that was never set', { camera: { [TAG.taken]: '0000:00:00 00:00:00' } }],
    ['a date that no calendar has', { camera: { [TAG.taken]: '2024:02:31 10:00:00' } }],
    ['a lens of dashes', { camera: { [TAG.lens]: '----' } }],
    [
      'the place of a receiver that has not found its own',
      {
        gps: place([
          [0, 1],
          [0, 1],
          [0, 1],
        ]),
      },
    ],
    [
      'a place of fractions of nothing',
      {
        gps: place([
          [0, 0],
          [0, 0],
          [0, 0],
        ]),
      },
    ],
    [
      'a place beyond the pole',
      {
        gps: place([
          [91, 1],
          [0, 1],
          [0, 1],
        ]),
      },
    ],
    ['a time of nothing', { camera: { [TAG.exposureTime]: [[0, 0]], [TAG.fNumber]: [[0, 1]] } }],
  ])('says nothing with %s', async (_what, exif) => {
    expect(await read(jpegWith(await plainJpeg(), { exif }))).toEqual({});
  });

  it.each([
    ['NIKON CORPORATION', 'NIKON D90', 'NIKON D90'],
    ['NIKON', 'COOLPIX P6000', 'NIKON COOLPIX P6000'],
    ['OLYMPUS IMAGING CORP.', 'E-M1', 'OLYMPUS E-M1'],
    ['EASTMAN KODAK COMPANY', 'KODAK Z650', 'KODAK Z650'],
    ['Apple', 'iPhone 6', 'Apple iPhone 6'],
  ])('of make %s and model %s names the camera %s', async (make, model, camera) => {
    const exif = { main: { [TAG.make]: make, [TAG.model]: model } };
    expect((await read(jpegWith(await plainJpeg(), { exif }))).metadata).toEqual({ camera });
  });
});
