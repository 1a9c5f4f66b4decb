import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { expect, it, onTestFinished } from 'vitest';
import { exifOfMetadata } from '../../../../../main/media/worker/metadata/exif-of-metadata.ts';
import type { FileMetadata } from '../../../../../main/media/worker/metadata/merge-metadata.ts';
import { readMetadata } from '../../../../../main/media/worker/metadata/read-metadata.ts';

/** The library that writes EXIF knows ASCII alone, as EXIF itself does. */
const FULL: FileMetadata = {
  dateTaken: '2024-05-31T18:04:09',
  metadata: {
    description: 'A day at the sea',
    creator: 'Ana Ruiz',
    copyright: '(C) 2024 Ana Ruiz',
    camera: 'iPhone 15 Pro',
    lens: 'back camera 6.8mm',
    exposure: { exposureTime: 1 / 250, fNumber: 1.8, iso: 64, focalLength: 6.765 },
    location: { latitude: -33.856_784, longitude: 151.215_297, altitude: 12.5 },
  },
};

it('what is written into a copy is read out of it again', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'gallery-desk-exif-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'a.jpg');
  const exif = exifOfMetadata(FULL);
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background: '#456' } });
  await writeFile(
    file,
    await picture
      .jpeg()
      .withExif(exif ?? {})
      .toBuffer(),
  );
  const { dateTaken, metadata } = readMetadata(file);
  expect(dateTaken).toBe(FULL.dateTaken);
  const { location, ...rest } = metadata ?? {};
  const { location: _place, ...expected } = FULL.metadata ?? {};
  expect(rest).toEqual(expected);
  expect(location?.latitude).toBeCloseTo(-33.856_784, 6);
  expect(location?.longitude).toBeCloseTo(151.215_297, 6);
  expect(location?.altitude).toBeCloseTo(12.5, 3);
});

it('nothing is written of a file that says nothing', () => {
  expect(exifOfMetadata({})).toBeUndefined();
});
