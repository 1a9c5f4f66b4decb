import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { iccProfileOf } from '../../../../main/media/worker/colour/icc-profile.ts';
import { taggedTiff } from '../../../../main/media/worker/colour/tagged-tiff.ts';
import { codedColours, codingOfAvif, embeddedProfile, heicFile, turned } from '../../../support/heic-file.ts';
import { colourAt, differenceOf, look } from './look.ts';
import { HAS_SAMPLES, SAMPLES } from '../../../support/sample-media.ts';

/** Display P3 colours and what they are in sRGB, computed from the matrices of SMPTE EG 432-1 and IEC 61966-2-1. */
const P3_TO_SRGB = [
  { p3: [234, 51, 35], srgb: [255, 0, 0] },
  { p3: [128, 128, 128], srgb: [128, 128, 128] },
  { p3: [117, 251, 76], srgb: [3, 255, 0] },
  { p3: [150, 100, 60], srgb: [159, 97, 51] },
  { p3: [60, 120, 200], srgb: [30, 122, 206] },
] as const;

const DISPLAY_P3 = { primaries: 12, transfer: 13 };

describe('coded colours', () => {
  it.each(P3_TO_SRGB)('turn Display P3 $p3 into sRGB $srgb', async ({ p3, srgb }) => {
    const pixels = {
      data: Uint8Array.from([...p3, ...p3, ...p3, ...p3]),
      width: 2,
      height: 2,
      channels: 3,
    } as const;
    const png = await sharp(taggedTiff(pixels, iccProfileOf(DISPLAY_P3)!))
      .png()
      .toBuffer();
    expect(differenceOf(await colourAt(png, 0, 0), srgb)).toBeLessThanOrEqual(2);
  });

  it('turn BT.2020 into sRGB', async () => {
    // Computed from the matrices of BT.2020 and IEC 61966-2-1.
    const pixels = { data: Uint8Array.from([150, 100, 60]), width: 1, height: 1, channels: 3 } as const;
    const png = await sharp(taggedTiff(pixels, iccProfileOf({ primaries: 9, transfer: 13 })!))
      .png()
      .toBuffer();
    expect(differenceOf(await colourAt(png, 0, 0), [175, 92, 50])).toBeLessThanOrEqual(2);
  });

  it('of high dynamic range show paper as white and keep middle grey', async () => {
    // BT.2408: white paper is 58 % of the signal of PQ and 75 % of that of HLG.
    for (const [transfer, white] of [
      [16, 0.58],
      [18, 0.75],
    ] as const) {
      const level = Math.round(white * 255);
      const data = Uint8Array.from([level, level, level]);
      const profile = iccProfileOf({ primaries: 9, transfer })!;
      const png = await sharp(taggedTiff({ data, width: 1, height: 1, channels: 3 }, profile))
        .png()
        .toBuffer();
      expect((await colourAt(png, 0, 0))[0]).toBeGreaterThan(245);
    }
  });

  it('are not converted where they are those of sRGB already, or unknown', () => {
    expect(iccProfileOf({ primaries: 1, transfer: 13 })).toBeUndefined();
    expect(iccProfileOf({ primaries: 1, transfer: 1 })).toBeUndefined();
    expect(iccProfileOf({ primaries: 2, transfer: 2 })).toBeUndefined();
    expect(iccProfileOf({ primaries: 200, transfer: 200 })).toBeUndefined();
  });

  it('keep alpha as it is', async () => {
    const data = Uint8Array.from([234, 51, 35, 100]);
    const png = await sharp(taggedTiff({ data, width: 1, height: 1, channels: 4 }, iccProfileOf(DISPLAY_P3)!))
      .png()
      .toBuffer();
    expect(differenceOf(await colourAt(png, 0, 0), [255, 0, 0, 100])).toBeLessThanOrEqual(3);
  });
});

describe('a HEIC picture', () => {
  const LEFT = [0.25, 0.5] as const;
  const RIGHT = [0.75, 0.5] as const;

  it('without a profile keeps its colours', async () => {
    const { thumbnail, ...rest } = await look('a.heic', heicFile());
    expect(rest).toMatchObject({ status: 'READY', mimeType: 'image/heic', width: 64, height: 32 });
    expect(differenceOf(await colourAt(thumbnail, ...LEFT), [234, 51, 35, 255])).toBeLessThanOrEqual(6);
    expect(differenceOf(await colourAt(thumbnail, ...RIGHT), [128, 128, 128, 255])).toBeLessThanOrEqual(4);
  });

  it.each([
    ['coded', () => codedColours(12, 13)],
    ['in an ICC profile', () => embeddedProfile(iccProfileOf(DISPLAY_P3)!)],
  ])('in Display P3, %s, is converted to sRGB', async (_how, property) => {
    const { thumbnail } = await look('a.heic', heicFile({ properties: [property()] }));
    expect(differenceOf(await colourAt(thumbnail, ...LEFT), [255, 0, 0, 255])).toBeLessThanOrEqual(6);
    expect(differenceOf(await colourAt(thumbnail, ...RIGHT), [128, 128, 128, 255])).toBeLessThanOrEqual(4);
  });

  it('that is turned stands upright', async () => {
    const { thumbnail, width, height } = await look('a.heic', heicFile({ properties: [turned(1)] }));
    expect({ width, height }).toEqual({ width: 32, height: 64 });
    // A quarter to the left brings what was right to the top.
    expect(differenceOf(await colourAt(thumbnail, 0.5, 0.25), [128, 128, 128])).toBeLessThanOrEqual(4);
    expect(differenceOf(await colourAt(thumbnail, 0.5, 0.75), [234, 51, 35])).toBeLessThanOrEqual(6);
  });

  it('with alpha keeps it, and its colours are converted', async () => {
    const { thumbnail } = await look(
      'a.heic',
      heicFile({ hasAlpha: true, properties: [codedColours(12, 13)] }),
    );
    expect(differenceOf(await colourAt(thumbnail, ...LEFT), [255, 0, 0, 255])).toBeLessThanOrEqual(8);
    expect((await colourAt(thumbnail, ...RIGHT))[3]).toBeLessThanOrEqual(4);
  });

  it('among others in its file is the main one', async () => {
    const { thumbnail } = await look('a.heic', heicFile({ hasOther: true }));
    expect(differenceOf(await colourAt(thumbnail, ...LEFT), [234, 51, 35])).toBeLessThanOrEqual(6);
  });

  it.skipIf(!HAS_SAMPLES)('of a phone is shown in the colours of its profile', async () => {
    const { thumbnail, status } = await look(
      'iphone.heic',
      await readFile(join(SAMPLES, 'formats/iphone.heic')),
    );
    expect(status).toBe('READY');
    expect((await sharp(thumbnail).stats()).isOpaque).toBe(true);
  });
});

/** A PNG with a chunk more, right behind its header. */
function withChunk(png: Buffer, type: string, data: Buffer): Buffer {
  const chunk = Buffer.alloc(12 + data.length);
  chunk.writeUInt32BE(data.length);
  chunk.write(type, 4, 'latin1');
  data.copy(chunk, 8);
  let crc = 0xffffffff;
  for (const byte of chunk.subarray(4, 8 + data.length)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  chunk.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 8 + data.length);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

describe('wide colours', () => {
  const p3Pixels = () =>
    sharp({ create: { width: 40, height: 40, channels: 3, background: { r: 234, g: 51, b: 35 } } });

  it('that a PNG codes are converted', async () => {
    const png = withChunk(await p3Pixels().png().toBuffer(), 'cICP', Buffer.from([12, 13, 0, 1]));
    const { thumbnail } = await look('p3.png', png);
    expect(differenceOf(await colourAt(thumbnail, 0.5, 0.5), [255, 0, 0])).toBeLessThanOrEqual(4);
  });

  it('that an AVIF codes are converted', async () => {
    const pixels = p3Pixels().resize(64, 32, { fit: 'fill' });
    const coding = codingOfAvif(
      await pixels.avif({ quality: 100, chromaSubsampling: '4:4:4', effort: 0 }).toBuffer(),
    );
    const plain = await look('srgb.avif', heicFile({ coding }));
    expect(differenceOf(await colourAt(plain.thumbnail, 0.5, 0.5), [234, 51, 35])).toBeLessThanOrEqual(6);
    const avif = heicFile({ coding, properties: [codedColours(12, 13)] });
    const { thumbnail } = await look('p3.avif', avif);
    expect(differenceOf(await colourAt(thumbnail, 0.5, 0.5), [255, 0, 0])).toBeLessThanOrEqual(6);
  });

  it.each(['jpeg', 'png', 'webp', 'tiff'] as const)(
    'in the profile of a %s file are converted',
    async (format) => {
      const pixels = { data: await p3Pixels().raw().toBuffer(), width: 40, height: 40, channels: 3 } as const;
      const tagged = sharp(taggedTiff(pixels, iccProfileOf(DISPLAY_P3)!)).keepIccProfile();
      const options = format === 'webp' ? { lossless: true } : format === 'jpeg' ? { quality: 100 } : {};
      const { thumbnail } = await look(`p3.${format}`, await tagged.toFormat(format, options).toBuffer());
      expect(differenceOf(await colourAt(thumbnail, 0.5, 0.5), [255, 0, 0])).toBeLessThanOrEqual(5);
    },
  );
});
