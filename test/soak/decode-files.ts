import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { codedColours, heicFile, turned } from '../support/heic-file.ts';
import { RAW_FAMILIES, rafFile, rawPictures } from '../support/raw-families.ts';
import { smallMkv, smallMp4, smallWebm, soundMp4 } from '../support/small-videos.ts';

export interface SoundFile {
  readonly name: string;
  readonly content: Buffer;
}

/** Bytes. Larger samples would take the time of many small ones. */
const SAMPLE_LIMIT = 400_000;

/** One sound file or several of each format, small enough to be decoded thousands of times; and real ones, where this machine has some. */
export async function soundFiles(sampleFolder?: string): Promise<SoundFile[]> {
  const files: SoundFile[] = [];
  const add = async (name: string, content: Promise<Buffer> | Buffer) =>
    void files.push({ name, content: await content });
  const noise = sharp({
    create: {
      width: 240,
      height: 160,
      channels: 3,
      background: 'teal',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  });
  const pixels = await noise.png().toBuffer();
  const picture = () => sharp(pixels);
  const frames = [pixels, await picture().negate().png().toBuffer()];
  await add('plain.jpg', picture().jpeg().toBuffer());
  await add(
    'progressive.jpg',
    picture().jpeg({ progressive: true }).withMetadata({ orientation: 6 }).toBuffer(),
  );
  await add('inks.jpg', picture().toColourspace('cmyk').jpeg().toBuffer());
  await add('wide.jpg', picture().withIccProfile('p3').jpeg().toBuffer());
  await add('plain.png', pixels);
  await add('deep.png', picture().toColourspace('rgb16').png().toBuffer());
  await add('palette.png', picture().png({ palette: true, progressive: true }).toBuffer());
  await add('plain.webp', picture().webp().toBuffer());
  await add('lossless.webp', picture().ensureAlpha(0.5).webp({ lossless: true }).toBuffer());
  await add(
    'animated.webp',
    sharp(frames, { join: { animated: true } })
      .webp()
      .toBuffer(),
  );
  await add('plain.avif', picture().avif({ effort: 0 }).toBuffer());
  await add(
    'animated.gif',
    sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer(),
  );
  await add('lzw.tif', picture().tiff({ compression: 'lzw' }).toBuffer());
  await add('tiles.tif', picture().tiff({ tile: true, compression: 'deflate' }).toBuffer());
  await add('deep.tif', picture().toColourspace('rgb16').tiff({ compression: 'none' }).toBuffer());
  await add('jpeg.tif', picture().tiff({ compression: 'jpeg' }).toBuffer());
  await add(
    'drawing.svg',
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><defs><linearGradient id="a"><stop stop-color="red"/><stop offset="1" stop-color="blue"/></linearGradient><filter id="b"><feGaussianBlur stdDeviation="4"/></filter></defs><rect width="300" height="200" fill="url(#a)"/><text x="20" y="90" filter="url(#b)">Harbour</text></svg>`,
    ),
  );
  await add('plain.heic', heicFile());
  await add(
    'full.heic',
    heicFile({ hasAlpha: true, hasOther: true, properties: [codedColours(12, 13), turned(1)] }),
  );
  await add('film.mp4', smallMp4);
  await add('film.mov', smallMp4);
  await add('film.webm', smallWebm);
  await add('film.mkv', smallMkv);
  await add('sound.mp4', soundMp4);
  const pictures = await rawPictures();
  for (const [family, , build] of RAW_FAMILIES) await add(`raw.${family.toLowerCase()}`, build(pictures, 6));
  await add('raw.raf', rafFile(pictures));
  await add('words.txt', Buffer.from('Grüße aus dem Hafen\n'.repeat(20)));
  await add('words.md', Buffer.from('# Harbour\n\n- one\n- two\n'));
  await add('words.html', Buffer.from('<!doctype html><p>Harbour <b>at dawn</b>'));
  if (sampleFolder !== undefined && existsSync(sampleFolder)) {
    for (const folder of (await readdir(sampleFolder, { withFileTypes: true })).filter((entry) =>
      entry.isDirectory(),
    )) {
      for (const name of await readdir(join(sampleFolder, folder.name))) {
        const content = await readFile(join(sampleFolder, folder.name, name));
        if (content.length <= SAMPLE_LIMIT) files.push({ name, content });
      }
    }
  }
  return files;
}
