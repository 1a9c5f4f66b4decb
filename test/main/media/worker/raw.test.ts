import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  cr3File,
  jpegDirectory,
  LEFT_COLOUR,
  make,
  RAW_FAMILIES,
  rafFile,
  rawPictures,
  RIGHT_COLOUR,
  strip,
  type RawPictures,
} from '../../../support/raw-families.ts';
import { directory, isoBox, long, tiffFile } from '../../../support/raw-files.ts';
import { colourAt, differenceOf, look } from './look.ts';

let pictures: RawPictures;

beforeAll(async () => {
  pictures = await rawPictures();
});

describe('a raw file', () => {
  it.each(RAW_FAMILIES)('of the family %s shows its largest preview', async (family, mimeType, build) => {
    const looked = await look(`photo.${family}`, build(pictures, 1));
    expect(looked).toMatchObject({
      kind: 'IMAGE',
      status: 'READY',
      mimeType,
      isPreviewOnly: true,
      width: 320,
      height: 200,
    });
    expect(differenceOf(await colourAt(looked.thumbnail, 0.25, 0.5), LEFT_COLOUR)).toBeLessThan(12);
    expect(differenceOf(await colourAt(looked.thumbnail, 0.75, 0.5), RIGHT_COLOUR)).toBeLessThan(12);
  });

  it.each(RAW_FAMILIES)('of the family %s is turned as it says itself', async (family, _mimeType, build) => {
    const looked = await look(`photo.${family}`, build(pictures, 6));
    expect(looked).toMatchObject({ width: 200, height: 320, orientation: 6 });
    expect(differenceOf(await colourAt(looked.thumbnail, 0.5, 0.25), LEFT_COLOUR)).toBeLessThan(12);
    expect(differenceOf(await colourAt(looked.thumbnail, 0.5, 0.75), RIGHT_COLOUR)).toBeLessThan(12);
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
    const looked = await look('photo.raf', rafFile(await rawPictures(6)));
    expect(looked).toMatchObject({ status: 'READY', mimeType: 'image/x-fuji-raf', width: 200, height: 320 });
    expect(differenceOf(await colourAt(looked.thumbnail, 0.5, 0.25), LEFT_COLOUR)).toBeLessThan(12);
  });

  it('of Canon with a picture of full size in a track shows that one', async () => {
    const full = await sharp({ create: { width: 900, height: 600, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer();
    expect(await look('photo.cr3', cr3File(pictures, 1, full))).toMatchObject({
      status: 'READY',
      width: 900,
      height: 600,
    });
  });

  it('is known by its content when its name says nothing, or something else', async () => {
    const [, , dng] = RAW_FAMILIES[3]!;
    const [, , nef] = RAW_FAMILIES[1]!;
    expect(await look('photo', dng(pictures, 1))).toMatchObject({
      mimeType: 'image/x-adobe-dng',
      width: 320,
    });
    expect(await look('photo.tif', nef(pictures, 1))).toMatchObject({
      mimeType: 'image/x-nikon-nef',
      width: 320,
    });
    expect(await look('photo.cr2', pictures.preview)).toMatchObject({
      mimeType: 'image/jpeg',
      status: 'READY',
    });
  });

  it('without a preview is unsupported and says what to do', async () => {
    const looked = await look(
      'photo.nef',
      tiffFile([directory({ ...make('NIKON'), ...strip(pictures.sensor, 7) })]),
    );
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
