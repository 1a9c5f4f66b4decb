import { describe, expect, it } from 'vitest';
import { exifBlock, type ExifParts, jpegWith, plainJpeg } from '../../../../support/metadata-files.ts';
import { read } from './reading-fixture.ts';

const MAIN = { 0x010f: 'Maker', 0x0110: 'One', 0x013b: 'Zoë' };
const CAMERA: NonNullable<ExifParts['camera']> = {
  0x9003: '2024:05:31 18:03:11',
  0x829a: [[1, 250]],
  0xa434: 'Lens 50mm',
};
const GPS: NonNullable<ExifParts['gps']> = {
  1: 'N',
  2: [
    [43, 1],
    [30, 1],
    [0, 1],
  ],
  3: 'W',
  4: [
    [11, 1],
    [15, 1],
    [0, 1],
  ],
};
const EXPECTED = {
  dateTaken: '2024-05-31T18:03:11',
  metadata: {
    creator: 'Zoë',
    location: { latitude: 43.5, longitude: -11.25 },
    camera: 'Maker One',
    lens: 'Lens 50mm',
    exposure: { exposureTime: 0.004 },
  },
};
const whole = () => exifBlock({ main: MAIN, camera: CAMERA, gps: GPS });

function box(type: string, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(body.length + 8, 0);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, body]);
}

describe('what raw files say is read from', () => {
  it.each([
    ['TIFF, as of Nikon, Sony, Pentax and DNG', 'II*\0'],
    ['Olympus', 'IIRO'],
    ['Panasonic', 'IIU\0'],
  ])('%s', async (_maker, mark) => {
    const file = whole();
    file.write(mark, 0, 'latin1');
    expect(await read(file, undefined, 'photo.raw')).toEqual(EXPECTED);
  });

  it('Fuji, whose JPEG picture says it', async () => {
    const jpeg = jpegWith(await plainJpeg(), { exif: { main: MAIN, camera: CAMERA, gps: GPS } });
    const head = Buffer.alloc(160);
    head.write('FUJIFILMCCD-RAW 0201', 0, 'latin1');
    head.writeUInt32BE(head.length, 84);
    head.writeUInt32BE(jpeg.length, 88);
    expect(await read(Buffer.concat([head, jpeg, Buffer.alloc(100_000)]), undefined, 'photo.raf')).toEqual(
      EXPECTED,
    );
  });

  it('Canon, which has a box for each directory', async () => {
    const metadata = box(
      'uuid',
      Buffer.from('85c0b687820f11e08111f4ce462b6a48', 'hex'),
      box('CNCV', Buffer.alloc(30)),
      box('CMT1', exifBlock({ main: MAIN })),
      box('CMT2', exifBlock({ main: CAMERA })),
      box('CMT4', exifBlock({ main: GPS })),
    );
    const file = Buffer.concat([
      box('ftyp', Buffer.from('crx \0\0\0\u0001crx isom')),
      box('moov', metadata, box('mvhd', Buffer.alloc(100))),
      box('mdat', Buffer.alloc(100_000)),
    ]);
    expect(await read(file, undefined, 'photo.cr3')).toEqual(EXPECTED);
    for (const length of [20, 60, 150, 300]) {
      await expect(read(file.subarray(0, length), undefined, 'photo.cr3')).resolves.toBeDefined();
    }
  });
});
