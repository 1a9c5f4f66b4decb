import { existsSync } from 'node:fs';
import { copyFile, readdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';

/** Real photos beside the checkout, where there are any. */
const SAMPLES = fileURLToPath(new URL('../../../../shared/samples/photos', import.meta.url));

const MADE = ['dawn', 'dunes', 'forest', 'harbour', 'meadow', 'snow'] as const;

async function makePhoto(file: string, index: number): Promise<void> {
  const hue = (index * 57) % 360;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="900" height="600"><rect width="900" height="600" fill="hsl(${hue},55%,62%)"/><circle cx="${200 + index * 80}" cy="240" r="90" fill="hsl(${(hue + 40) % 360},80%,85%)"/></svg>`;
  await sharp(Buffer.from(svg)).jpeg({ quality: 82 }).toFile(file);
}

/** Drops photos into a media folder, real ones where this machine has them; answers their file names, sorted. */
export async function dropPhotos(folder: string): Promise<string[]> {
  if (existsSync(SAMPLES)) {
    const names = (await readdir(SAMPLES)).filter((name) => name.endsWith('.jpg')).sort();
    await Promise.all(names.map((name) => copyFile(path.join(SAMPLES, name), path.join(folder, name))));
    return names;
  }
  await Promise.all(MADE.map((name, index) => makePhoto(path.join(folder, `${name}.jpg`), index)));
  return MADE.map((name) => `${name}.jpg`);
}
