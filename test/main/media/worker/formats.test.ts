import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { smallMkv, smallMp4, smallWebm, soundMp4, turnedMp4 } from '../../../support/small-videos.ts';
import { colourAt, differenceOf, look } from './look.ts';
import { HAS_SAMPLES, SAMPLES } from '../../../support/sample-media.ts';

const plain = (background: string) => sharp({ create: { width: 300, height: 200, channels: 3, background } });

/** 16 × 16 px of no cyan, all magenta, all yellow, no black, with the mark of Adobe and without a profile. */
const RED_INK = [
  '/9j/7gAOQWRvYmUAZAAAAAAC/9sAQwACAQEBAQECAQEBAgICAgIEAwICAgIFBAQDBAYFBgYGBQYGBgcJCAYHCQcGBggLCAkKCgoKCgYICwwLCg',
  'wJCgoK/9sAQwECAgICAgIFAwMFCgcGBwoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK/8AAFAgAEAAQ',
  'BAERAAIRAQMRAQQRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAICf/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAWAQEBAQAAAAAAAAAAAAAAAAAACA',
  'r/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADgQBAAIRAxEEAAA/ALMVYz/t/AAAAH//2Q==',
];

describe('a picture', () => {
  it('in progressive JPEG is shown', async () => {
    const { status, thumbnail } = await look(
      'a.jpg',
      await plain('#c83c28').jpeg({ progressive: true }).toBuffer(),
    );
    expect(status).toBe('READY');
    expect(differenceOf(await colourAt(thumbnail, 0.5, 0.5), [0xc8, 0x3c, 0x28])).toBeLessThan(5);
  });

  it('in JPEG of 12 bit is unsupported and says what to do', async () => {
    const jpeg = Buffer.from(await plain('teal').jpeg().toBuffer());
    const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
    jpeg[frame + 1] = 0xc1;
    jpeg[frame + 4] = 12;
    const { status, problem } = await look('deep.jpg', jpeg);
    expect(status).toBe('UNSUPPORTED');
    expect(problem).toContain('ordinary JPEG');
  });

  it('in JPEG of four inks, which Adobe writes inverted, keeps its colours', async () => {
    const { status, thumbnail } = await look('ink.jpg', Buffer.from(RED_INK.join(''), 'base64'));
    expect(status).toBe('READY');
    // What SWOP ink of full magenta and yellow looks like on paper.
    expect(differenceOf(await colourAt(thumbnail, 0.5, 0.5), [237, 28, 36])).toBeLessThan(40);
  });

  it.each<[string, string, () => Promise<Buffer>]>([
    ['PNG of 16 bit', 'a.png', () => plain('#c83c28').toColourspace('rgb16').png().toBuffer()],
    ['PNG with a palette', 'a.png', () => plain('#c83c28').png({ palette: true }).toBuffer()],
    ['TIFF of 16 bit', 'a.tif', () => plain('#c83c28').toColourspace('rgb16').tiff().toBuffer()],
    [
      'TIFF in tiles',
      'a.tif',
      () => plain('#c83c28').tiff({ tile: true, tileWidth: 64, tileHeight: 64 }).toBuffer(),
    ],
    [
      'TIFF of LZW',
      'a.tif',
      () => plain('#c83c28').tiff({ compression: 'lzw', predictor: 'horizontal' }).toBuffer(),
    ],
    ['BigTIFF', 'a.tif', () => plain('#c83c28').tiff({ bigtiff: true }).toBuffer()],
    ['WebP without loss', 'a.webp', () => plain('#c83c28').webp({ lossless: true }).toBuffer()],
  ])('in %s keeps its colours', async (_kind, name, make) => {
    const { status, thumbnail } = await look(name, await make());
    expect(status).toBe('READY');
    expect(differenceOf(await colourAt(thumbnail, 0.5, 0.5), [0xc8, 0x3c, 0x28, 255])).toBeLessThan(5);
  });

  it.each(['gif', 'webp', 'tiff'] as const)(
    'of several frames or pages in %s shows the first',
    async (format) => {
      const frames = await Promise.all(
        ['#c83c28', '#2828c8'].map((colour) => plain(colour).png().toBuffer()),
      );
      const animated = await sharp(frames, { join: { animated: true } })
        .toFormat(format)
        .toBuffer();
      const { width, height, thumbnail } = await look(`a.${format}`, animated);
      expect({ width, height }).toEqual({ width: 300, height: 200 });
      expect(differenceOf(await colourAt(thumbnail, 0.5, 0.5), [0xc8, 0x3c, 0x28])).toBeLessThan(8);
    },
  );

  it.each(['png', 'webp', 'tiff'] as const)('in %s stands upright', async (format) => {
    const [red, blue] = [
      { r: 200, g: 30, b: 30 },
      { r: 30, g: 30, b: 200 },
    ];
    const picture = await sharp({ create: { width: 60, height: 40, channels: 3, background: red! } })
      .composite([
        { input: { create: { width: 30, height: 40, channels: 3, background: blue! } }, left: 30, top: 0 },
      ])
      .withMetadata({ orientation: 6 })
      .toFormat(format)
      .toBuffer();
    const { width, height, orientation, thumbnail } = await look(`a.${format}`, picture);
    expect({ width, height, orientation }).toEqual({ width: 40, height: 60, orientation: 6 });
    expect(differenceOf(await colourAt(thumbnail, 0.5, 0.2), [200, 30, 30])).toBeLessThan(20);
    expect(differenceOf(await colourAt(thumbnail, 0.5, 0.8), [30, 30, 200])).toBeLessThan(20);
  });
});

describe('a drawing', () => {
  const svg = (attributes: string, body: string) =>
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${body}</svg>`;

  it('of a huge view is drawn small', async () => {
    const { status, thumbnail } = await look(
      'map.svg',
      svg(
        'width="100000" height="100000" viewBox="0 0 100000 100000"',
        '<rect width="100000" height="100000" fill="#c83c28"/>',
      ),
    );
    expect(status).toBe('READY');
    expect((await sharp(thumbnail).metadata()).width).toBe(256);
    expect(differenceOf(await colourAt(thumbnail, 0.5, 0.5), [0xc8, 0x3c, 0x28])).toBeLessThan(5);
  });

  it('runs no scripts and grows no entities without end', async () => {
    const laughs = `<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "${'ha'.repeat(50)}">${Array.from(
      { length: 9 },
      (_, index) => `<!ENTITY ${'bcdefghij'[index]} "${`&${'abcdefghi'[index]};`.repeat(10)}">`,
    ).join('')}]>${svg('width="40" height="20"', '<text>&j;</text>')}`;
    const { status } = await look('laughs.svg', laughs);
    expect(['DAMAGED', 'READY']).toContain(status);
    const script = svg(
      'width="40" height="20"',
      '<script>for(;;);</script><rect width="40" height="20" fill="#c83c28"/>',
    );
    const { thumbnail } = await look('script.svg', script);
    expect(differenceOf(await colourAt(thumbnail, 0.5, 0.5), [0xc8, 0x3c, 0x28])).toBeLessThan(5);
  });

  it('is known by its content', async () => {
    const drawing = `<?xml version="1.0"?><!-- made by hand -->${svg('width="40" height="20"', '<rect/>')}`;
    expect(await look('drawing', drawing)).toMatchObject({ kind: 'IMAGE', mimeType: 'image/svg+xml' });
  });
});

describe('a video', () => {
  it.each([
    ['MP4', 'a.mp4', smallMp4, 'video/mp4', 64, 32],
    ['MP4 that is turned', 'a.mp4', turnedMp4(), 'video/mp4', 32, 64],
    ['WebM', 'a.webm', smallWebm, 'video/webm', 64, 32],
    ['Matroska', 'a.mkv', smallMkv, 'video/x-matroska', 64, 32],
    ['WebM named as Matroska', 'a.mkv', smallWebm, 'video/webm', 64, 32],
  ])('in %s tells its size and duration', async (_kind, name, content, mimeType, width, height) => {
    const looked = await look(name, content);
    expect(looked).toMatchObject({ kind: 'VIDEO', status: 'READY', mimeType, width, height });
    expect(looked.durationInMillis).toBeGreaterThan(90);
    expect(looked.durationInMillis).toBeLessThan(400);
  });

  it('that is sound alone is unsupported and says so', async () => {
    const { status, problem } = await look('song.mp4', soundMp4);
    expect(status).toBe('UNSUPPORTED');
    expect(problem).toContain('sound without pictures');
  });
});

describe('a text', () => {
  it('is known without an extension, and by its content as HTML', async () => {
    expect(await look('README', 'Hello\n')).toMatchObject({
      kind: 'TEXT',
      mimeType: 'text/plain',
      status: 'READY',
    });
    expect(await look('page', '<!doctype html><p>Hello')).toMatchObject({
      kind: 'TEXT',
      mimeType: 'text/html',
    });
  });

  it('in UTF-16 is one', async () => {
    const text = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Grüße', 'utf16le')]);
    expect(await look('a.txt', text)).toMatchObject({ kind: 'TEXT', status: 'READY' });
  });

  it('that is too long, or none, is unsupported and says so', async () => {
    const long = await look('long.txt', 'words '.repeat(200_000));
    expect(long).toMatchObject({ kind: 'TEXT', status: 'UNSUPPORTED' });
    expect(long.problem).toContain('1 MB');
    const none = await look('none.txt', Buffer.from([1, 2, 3, 0, 5, 6]));
    expect(none).toMatchObject({ status: 'UNSUPPORTED', problem: expect.stringContaining('none.txt') });
  });
});

describe('a file that cannot be shown says what it is', () => {
  it.each<[string, string, Buffer | string]>([
    ['a PDF document', 'paper.pdf', '%PDF-1.7'],
    ['a Photoshop document', 'layers.psd', '8BPS\0\u0001'],
    ['a bitmap', 'old.bmp', Buffer.from('BM\u0036\0\0\0\0\0\0\0\u0036\0\0\0', 'latin1')],
    ['an AVI video', 'film.avi', 'RIFF\0\0\0\0AVI LIST'],
    ['a JPEG XL picture', 'new.jxl', Buffer.from('\0\0\0\u000cJXL \r\n\u0087\n', 'latin1')],
    ['an archive', 'pictures.zip', Buffer.from('PK\u0003\u0004', 'latin1')],
    ['sound', 'song.mp3', 'ID3\u0004\0'],
    ['sound', 'song.m4a', Buffer.from('\0\0\0\u0018ftypM4A \0\0\0\0', 'latin1')],
    ['unknown content', 'strange', Buffer.from([0, 1, 2, 3, 250, 251])],
    ['.xyz', 'strange.xyz', Buffer.from([0, 1, 2, 3, 250, 251])],
  ])('%s, named %s', async (what, name, content) => {
    const { kind, status, problem } = await look(name, content);
    expect({ kind, status }).toEqual({ kind: 'OTHER', status: 'UNSUPPORTED' });
    expect(problem).toContain(what);
    expect(problem).toContain(name);
  });

  it('under the name of a picture too', async () => {
    expect(await look('paper.jpg', '%PDF-1.7')).toMatchObject({ kind: 'OTHER', status: 'UNSUPPORTED' });
  });
});

describe.skipIf(!HAS_SAMPLES)('every sample', () => {
  it('is shown or clearly marked', async () => {
    for (const folder of await readdir(SAMPLES)) {
      if (folder.includes('.')) continue;
      for (const name of await readdir(join(SAMPLES, folder))) {
        const { status, problem, thumbnail, thumbhash } = await look(
          name,
          await readFile(join(SAMPLES, folder, name)),
        );
        if (name === 'truncated.png') expect(status).toBe('DAMAGED');
        else if (folder !== 'damaged') expect({ name, status }).toEqual({ name, status: 'READY' });
        if (status === 'READY' && folder !== 'video') {
          expect({ name, hasThumbnail: thumbnail !== undefined, hasHash: thumbhash !== undefined }).toEqual({
            name,
            hasThumbnail: true,
            hasHash: true,
          });
        }
        if (status !== 'READY') expect(problem).toContain(name);
      }
    }
  });
});
