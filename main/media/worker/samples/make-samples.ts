import { mkdir, utimes, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { randomFrom } from './drawing.ts';
import { SAMPLE_PICTURES, SAMPLE_TEXT, type SamplePicture } from './sample-list.ts';

/** How strong the grain of the pictures is, as the deviation of a grey value: without any they look drawn, and banded. */
const GRAIN = 7;

/** px */
const GRAIN_SIZE = 400;

/** Pictures that are drawn at once: each is drawn by one thread. */
const AT_ONCE = 4;

/**
 * Draws the sample pictures and writes the sample text. The same seed draws the same pictures.
 *
 * @throws what the disk says.
 */
export async function makeSamples(folder: string, seed: number): Promise<{ files: number }> {
  const noise = grain(seed);
  let next = 0;
  const draw = async () => {
    for (let index = next++; index < SAMPLE_PICTURES.length; index = next++) {
      const picture = SAMPLE_PICTURES[index];
      if (picture !== undefined)
        await drawPicture(picture, join(folder, picture.path), seed * 1000 + index, noise);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, draw));
  await writeFile(join(folder, SAMPLE_TEXT.path), SAMPLE_TEXT.content);
  return { files: SAMPLE_PICTURES.length + 1 };
}

async function drawPicture(
  { width, height, taken, scene }: SamplePicture,
  target: string,
  seed: number,
  noise: Buffer,
): Promise<void> {
  const body = scene({ width, height, random: randomFrom(seed) });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">${body}</svg>`;
  await mkdir(dirname(target), { recursive: true });
  await sharp(Buffer.from(svg))
    .removeAlpha()
    .composite([
      {
        input: noise,
        raw: { width: GRAIN_SIZE, height: GRAIN_SIZE, channels: 1 },
        tile: true,
        blend: 'overlay',
      },
    ])
    .jpeg({ quality: 86, mozjpeg: false })
    .withExif({
      IFD0: { Make: 'Gallery Desk', Model: 'Sample camera', Artist: 'Gallery Desk' },
      IFD2: { DateTimeOriginal: taken, OffsetTimeOriginal: '+00:00' },
    })
    .toFile(target);
  const [date = '', time = ''] = taken.split(' ');
  const written = new Date(`${date.replaceAll(':', '-')}T${time}Z`);
  await utimes(target, written, written);
}

/** A square of grey noise around the middle, one byte a pixel; repeated, since nobody sees that grain repeats. */
function grain(seed: number): Buffer {
  const random = randomFrom(seed ^ 0x9e3779b9);
  const noise = Buffer.allocUnsafe(GRAIN_SIZE * GRAIN_SIZE);
  // The sum of two even distributions is close enough to the grain of a film.
  for (let index = 0; index < noise.length; index++)
    noise[index] = 128 + (random() + random() - 1) * GRAIN * 2.4;
  return noise;
}
