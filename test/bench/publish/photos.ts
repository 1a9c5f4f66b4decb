import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

/** Small numbers that follow from a seed. */
function randomFrom(seed: number): () => number {
  let state = (seed * 2_654_435_761 + 1) >>> 0;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2_246_822_519) + 0x9e_37_79_b9) >>> 0;
    return ((state ^ (state >>> 13)) >>> 0) / 2 ** 32;
  };
}

/** Random pixels, three bytes each. */
function noise(width: number, height: number, random: () => number): Buffer {
  const pixels = Buffer.alloc(width * height * 3);
  for (let index = 0; index < pixels.length; index += 1) pixels[index] = Math.floor(random() * 256);
  return pixels;
}

/**
 * A picture with what makes photographs costly: soft areas, edges and fine grain. The same seed makes the same one.
 *
 * @param width px
 */
export async function makePhoto(seed: number, width: number): Promise<Buffer> {
  const random = randomFrom(seed);
  const height = Math.round((width * 2) / 3);
  const coarse = noise(24, 16, random);
  const middle = noise(192, 128, random);
  const fine = await sharp(middle, { raw: { width: 192, height: 128, channels: 3 } })
    .resize(width, height, { kernel: 'cubic', fit: 'fill' })
    .png({ compressionLevel: 0 })
    .toBuffer();
  const grain = await sharp({
    create: {
      width: Math.min(1024, width),
      height: Math.min(1024, height),
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 14 },
    },
  })
    .png({ compressionLevel: 0 })
    .toBuffer();
  return sharp(coarse, { raw: { width: 24, height: 16, channels: 3 } })
    .resize(width, height, { kernel: 'cubic', fit: 'fill' })
    .composite([
      { input: fine, blend: 'soft-light' },
      { input: grain, blend: 'overlay', tile: true },
    ])
    .jpeg({ quality: 90 })
    .toBuffer();
}

/** Fills a folder with photos of 12 to 24 megapixels, or with small ones. */
export async function makePhotos(folder: string, count: number, size: 'LARGE' | 'SMALL'): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let index = 0; index < count; index += 1) {
    const width = size === 'SMALL' ? 480 : Math.round(4243 + (1757 * (index % 7)) / 6);
    const name = `photo-${String(index).padStart(4, '0')}.jpg`;
    await writeFile(path.join(folder, name), await makePhoto(index + 1, width));
  }
}

/**
 * Fills a folder with so many large photos as nobody has the time to make: those of another folder again and again, each with a comment of
 * its own, so that no two are the same file.
 */
export async function multiplyPhotos(from: string, folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const names = (await readdir(from)).toSorted();
  for (let index = 0; index < count; index += 1) {
    const name = names[index % names.length];
    if (name === undefined) throw new Error(`There are no photos in ${from}.`);
    const bytes = await readFile(path.join(from, name));
    const text = Buffer.from(`photo ${index}`);
    // A comment segment (ITU-T T.81, B.2.4.5) behind the mark with which a picture begins.
    const comment = Buffer.concat([Buffer.from([0xff, 0xfe, 0, text.length + 2]), text]);
    const target = path.join(folder, `photo-${String(index).padStart(4, '0')}.jpg`);
    await writeFile(target, Buffer.concat([bytes.subarray(0, 2), comment, bytes.subarray(2)]));
  }
}
