import { cp } from 'node:fs/promises';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openMedia } from './media-fixture.ts';
import { HAS_SAMPLES, SAMPLES } from '../../support/sample-media.ts';

if (!HAS_SAMPLES) console.log(`The tests on real sample files are left out: there are none in ${SAMPLES}.`);

describe.skipIf(!HAS_SAMPLES)('real files', () => {
  it('of cameras, phones and programs are all right or clearly marked', async () => {
    const { at, media, paths, store } = await openMedia({
      before: (folder) => cp(SAMPLES, folder, { recursive: true }),
    });
    const files = [...store.state.media.values()];
    expect(files.filter(({ status }) => status === 'DAMAGED').map(({ path }) => path)).toEqual([
      'damaged/truncated.png',
    ]);
    expect(files.filter(({ status }) => status !== 'DAMAGED').every(({ status }) => status === 'READY')).toBe(
      true,
    );
    expect(paths()).toHaveLength(files.length);

    expect(at('photos/canon.jpg')).toMatchObject({
      width: 1536,
      height: 2048,
      orientation: 6,
      dateTaken: '2015-02-09T22:48:10',
    });
    expect(at('photos/nokia.jpg')!.dateTaken).toBe('2022-08-14T14:12:31+03:00');
    expect(at('formats/iphone.heic')).toMatchObject({ mimeType: 'image/heic', width: 3024, height: 4032 });
    expect(at('formats/struct-image-04-t.svg')).toMatchObject({
      mimeType: 'image/svg+xml',
      width: 480,
      height: 360,
    });
    expect(at('formats/sdr_cosmos12920_cicp1-13-6_yuv444_full_qp10.avif')).toMatchObject({
      mimeType: 'image/avif',
      width: 2048,
    });
    expect(at('video/flower.mp4')).toMatchObject({
      kind: 'VIDEO',
      mimeType: 'video/mp4',
      width: 960,
      height: 540,
    });
    expect(at('video/flower.webm')!.mimeType).toBe('video/webm');
    for (const path of ['video/flower.mp4', 'video/flower.webm']) {
      expect(Math.abs(at(path)!.durationInMillis! - 5050)).toBeLessThan(50);
    }

    for (const file of files) {
      if (file.kind !== 'IMAGE' || file.status !== 'READY') continue;
      const { path } = await media.thumbnail(file.id, 256);
      const { width, height } = await sharp(path).metadata();
      expect(Math.max(width, height)).toBeLessThanOrEqual(256);
      expect(Math.abs(width / height - file.width! / file.height!) * Math.min(width, height)).toBeLessThan(2);
      expect(file.thumbhash).toBeDefined();
    }
  });

  it('of the eight orientations all look the same', async () => {
    const { at, media } = await openMedia({
      before: (folder) => cp(`${SAMPLES}/orientation`, folder, { recursive: true }),
    });
    const looks = await Promise.all(
      [1, 2, 3, 4, 5, 6, 7, 8].map(async (orientation) => {
        const { id, width, height } = at(`landscape_${orientation}.jpg`)!;
        const { path } = await media.thumbnail(id, 256);
        return { width, height, pixels: await sharp(path).resize(64, 48, { fit: 'fill' }).raw().toBuffer() };
      }),
    );
    for (const { width, height, pixels } of looks) {
      expect([width, height]).toEqual([looks[0]!.width, looks[0]!.height]);
      const difference = pixels.reduce(
        (sum, value, index) => sum + Math.abs(value - looks[0]!.pixels[index]!),
        0,
      );
      expect(difference / pixels.length).toBeLessThan(6);
    }
  });
});
