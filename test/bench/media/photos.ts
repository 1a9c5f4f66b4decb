import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

/** px: 12, 16 and 24 megapixels */
export const LARGE = [
  [4000, 3000],
  [4928, 3264],
  [6000, 4000],
] as const;

/** px: files that are a little longer than what is read of them, so that ten thousand have room on a disk */
export const SMALL = [
  [1500, 1000],
  [1400, 1050],
] as const;

/** A picture with light, shapes and grain, the same for the same seed. */
async function makeOriginal(width: number, height: number, seed: number): Promise<Buffer> {
  const [columns, rows] = [Math.ceil(width / 8), Math.ceil(height / 8)];
  const pixels = Buffer.alloc(columns * rows * 3);
  let random = seed;
  for (let index = 0; index < pixels.length; index += 1) {
    random = (Math.imul(random, 1_103_515_245) + 12_345) & 0x7fffffff;
    const column = Math.floor(index / 3) % columns;
    pixels[index] = ((column / columns) * 180 + ((random >> 16) % 76)) | 0;
  }
  const grain = { type: 'gaussian', mean: 128, sigma: 12 } as const;
  const noise = await sharp({ create: { width, height, channels: 3, background: 'grey', noise: grain } })
    .jpeg({ quality: 90 })
    .toBuffer();
  const date = `2024:05:${String(10 + (seed % 20))} 18:03:11`;
  return sharp(pixels, { raw: { width: columns, height: rows, channels: 3 } })
    .resize(width, height, { kernel: 'cubic' })
    .composite([{ input: noise, blend: 'soft-light' }])
    .withExif({ IFD0: { Make: 'Benchmark', Model: 'One' }, IFD2: { DateTimeOriginal: date } })
    .jpeg({ quality: 85 })
    .toBuffer();
}

/** Makes photos of few originals, each unique by a comment in its header; answers a maker of the n-th. */
export async function photoMaker(
  sizes: readonly (readonly [number, number])[],
): Promise<(number: number) => Buffer> {
  const originals: Buffer[] = [];
  for (const [index, [width, height]] of sizes.entries())
    originals.push(await makeOriginal(width, height, index + 1));
  return (number) => {
    const original = originals[number % originals.length] ?? Buffer.alloc(0);
    const comment = Buffer.from(`\xff\xfe\x00\x0c#${String(number).padStart(9, '0')}`, 'latin1');
    return Buffer.concat([original.subarray(0, 2), comment, original.subarray(2)]);
  };
}

/** Puts so many photos into a folder, a hundred in each of those in it. */
export async function makePhotos(
  folder: string,
  count: number,
  photo: (number: number) => Buffer,
): Promise<void> {
  for (let number = 0; number < count; number += 1) {
    const place = path.join(folder, `day ${Math.floor(number / 100)}`);
    if (number % 100 === 0) await mkdir(place, { recursive: true });
    await writeFile(path.join(place, `IMG_${number}.jpg`), photo(number));
  }
}

/** Puts small texts into folders; answers how many. */
export async function makeTexts(folder: string, folders: number, filesEach: number): Promise<number> {
  for (let place = 0; place < folders; place += 1) {
    const target = path.join(folder, `part ${place % 8}`, `folder ${place}`);
    await mkdir(target, { recursive: true });
    for (let number = 0; number < filesEach; number += 1) {
      await writeFile(path.join(target, `${number}.txt`), `${folder} ${place} ${number}`);
    }
  }
  return folders * filesEach;
}
