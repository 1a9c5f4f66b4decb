import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { derive } from '../../../../main/media/worker/derive.ts';
import type { DeriveRequest } from '../../../../main/media/worker/derive-messages.ts';
import { readMetadata } from '../../../../main/media/worker/metadata/read-metadata.ts';
import { HAS_SAMPLES, SAMPLES } from '../../../support/sample-media.ts';

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gallery-desk-derive-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

type Format = DeriveRequest['outputs'][number]['format'];

/** Derives from a file with this content, and answers each output as sharp reads it, by format and width. */
async function derived(
  name: string,
  content: Uint8Array | string,
  sizes: readonly [Format, number, number][],
  more: Partial<DeriveRequest> = {},
) {
  const folder = await temporaryFolder();
  const file = path.join(folder, name);
  await writeFile(file, content);
  const outputs = sizes.map(([format, width, height]) => ({
    format,
    width,
    height,
    file: path.join(folder, 'out', `${width}.${format}`),
  }));
  const request = {
    type: 'derive',
    file,
    path: name,
    outputs,
    keptPoster: path.join(folder, 'no poster.jpg'),
    quality: 80,
    metadata: 'COPYRIGHT',
    ...more,
  } satisfies DeriveRequest;
  const result = await derive(request);
  expect(result.outputs.map((output) => output.file).toSorted()).toEqual(
    outputs.map((output) => output.file).toSorted(),
  );
  return (format: Format, width: number) => path.join(folder, 'out', `${width}.${format}`);
}

function plain(width: number, height: number, colour: string) {
  return sharp({ create: { width, height, channels: 3, background: colour } });
}

const TELLING = {
  IFD0: { Copyright: '© Ada', Artist: 'Ada', Model: 'Camera 3' },
  IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '48/1 12/1 0/1' },
};

const exifOf = async (file: string): Promise<string> =>
  ((await sharp(file).metadata()).exif ?? Buffer.alloc(0)).toString('latin1');

describe('published sizes of a picture', () => {
  it('are cut in every format at every width, upright', async () => {
    const sideways = await plain(60, 40, '#336699').withMetadata({ orientation: 6 }).jpeg().toBuffer();
    const at = await derived('a.jpg', sideways, [
      ['avif', 40, 60],
      ['webp', 40, 60],
      ['jpeg', 40, 60],
      ['jpeg', 20, 30],
    ]);
    for (const [format, width, height] of [
      ['avif', 40, 60],
      ['webp', 40, 60],
      ['jpeg', 40, 60],
      ['jpeg', 20, 30],
    ] as const) {
      const metadata = await sharp(at(format, width)).metadata();
      expect([metadata.width, metadata.height, metadata.orientation]).toEqual([width, height, undefined]);
    }
  });

  it.each(['jpeg', 'webp', 'avif'] as const)('say whose they are and nothing else, in %s', async (format) => {
    const at = await derived('a.jpg', await plain(40, 40, '#888').withExif(TELLING).jpeg().toBuffer(), [
      [format, 40, 40],
    ]);
    const exif = await exifOf(at(format, 40));
    expect(exif).toContain('Ada');
    expect(exif).not.toContain('Camera');
    expect(exif).not.toContain('GPS');
    expect((await readFile(at(format, 40))).includes('Camera 3')).toBe(false);
  });

  it('say everything when everything is to be kept', async () => {
    const original = await plain(40, 40, '#888').withExif(TELLING).jpeg().toBuffer();
    const at = await derived('a.jpg', original, [['jpeg', 20, 20]], { metadata: 'ALL' });
    expect(await exifOf(at('jpeg', 20))).toContain('Camera 3');
  });

  it.skipIf(!HAS_SAMPLES)(
    'say everything that a phone’s picture says, which its decoder leaves out',
    async () => {
      const original = path.join(SAMPLES, 'formats/iphone.heic');
      const kept = await derived('a.heic', await readFile(original), [['jpeg', 40, 30]], { metadata: 'ALL' });
      const { dateTaken, metadata } = readMetadata(original);
      expect(metadata?.camera).toBeDefined();
      const copy = readMetadata(kept('jpeg', 40));
      expect(copy.dateTaken?.slice(0, 19)).toBe(dateTaken?.slice(0, 19));
      expect(copy.metadata?.camera).toBe(metadata?.camera);
      const stripped = await derived('a.heic', await readFile(original), [['jpeg', 40, 30]]);
      expect(readMetadata(stripped('jpeg', 40)).metadata?.camera).toBeUndefined();
    },
  );

  it('take what the catalog knows of their rights before what the file says', async () => {
    const original = await plain(40, 40, '#888').withExif(TELLING).jpeg().toBuffer();
    const at = await derived('a.jpg', original, [['jpeg', 20, 20]], { rights: { copyright: 'Grace' } });
    const exif = await exifOf(at('jpeg', 20));
    expect(exif).toContain('Grace');
    expect(exif).not.toContain('Ada');
  });

  it('keep colours that sRGB does not have, and are sRGB without a profile otherwise', async () => {
    const wide = await plain(40, 40, '#ff0000').withIccProfile('p3').png().toBuffer();
    const wideAt = await derived('a.png', wide, [
      ['webp', 40, 40],
      ['jpeg', 20, 20],
    ]);
    for (const file of [wideAt('webp', 40), wideAt('jpeg', 20)]) {
      const { icc } = await sharp(file).metadata();
      expect(icc?.toString('latin1').replaceAll('\0', '')).toContain('P3');
      // The same red as in the original, whatever numbers it takes.
      const [r = 0, g = 0] = await sharp(file).toColourspace('srgb').removeAlpha().raw().toBuffer();
      expect(r).toBeGreaterThan(245);
      expect(g).toBeLessThan(20);
    }
    const narrowAt = await derived('b.png', await plain(40, 40, '#f00').png().toBuffer(), [['jpeg', 40, 40]]);
    expect((await sharp(narrowAt('jpeg', 40)).metadata()).icc).toBeUndefined();
  });

  it('show what is transparent on white where a format has no transparency', async () => {
    const clear = await sharp({ create: { width: 20, height: 20, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    const at = await derived('a.png', clear, [
      ['webp', 20, 20],
      ['jpeg', 20, 20],
    ]);
    expect((await sharp(at('webp', 20)).metadata()).hasAlpha).toBe(true);
    const [r = 0] = await sharp(at('jpeg', 20)).raw().toBuffer();
    expect(r).toBeGreaterThan(250);
  });

  it('move as WebP when the original moves, and stand still as JPEG', async () => {
    const frames = await Promise.all(
      ['#f00', '#0f0', '#00f'].map((colour) => plain(30, 20, colour).png().toBuffer()),
    );
    const gif = await sharp(frames, { join: { animated: true } })
      .gif({ delay: [100, 100, 100] })
      .toBuffer();
    const at = await derived('a.gif', gif, [
      ['webp', 30, 20],
      ['jpeg', 30, 20],
      ['webp', 15, 10],
    ]);
    expect(await sharp(at('webp', 30)).metadata()).toMatchObject({ pages: 3, width: 30, height: 20 });
    expect(await sharp(at('webp', 15)).metadata()).toMatchObject({ pages: 3, width: 15, height: 10 });
    expect((await sharp(at('jpeg', 30)).metadata()).pages ?? 1).toBe(1);
  });

  it('are sharpened and compressed as the item says', async () => {
    const soft = await sharp({ create: { width: 60, height: 60, channels: 3, background: '#555' } })
      .composite([{ input: await plain(30, 60, '#aaa').png().toBuffer(), left: 0, top: 0 }])
      .png()
      .toBuffer();
    const original = await sharp(soft).blur(3).png().toBuffer();
    const contrast = async (file: string) => {
      const { channels } = await sharp(file).stats();
      return (channels[0]?.max ?? 0) - (channels[0]?.min ?? 0);
    };
    const usual = await derived('a.png', original, [['webp', 60, 60]]);
    const sharp3 = await derived('a.png', original, [['webp', 60, 60]], {
      sharpening: { amount: 3, radius: 3 },
    });
    expect(await contrast(sharp3('webp', 60))).toBeGreaterThan(await contrast(usual('webp', 60)));
    const rough = await derived('a.png', original, [['webp', 60, 60]], { quality: 30 });
    expect((await readFile(rough('webp', 60))).length).toBeLessThan(
      (await readFile(usual('webp', 60))).length,
    );
  });

  it('are refused of a file that cannot be decoded', async () => {
    const whole = await plain(200, 200, '#888').png().toBuffer();
    const cut = whole.subarray(0, whole.length / 2);
    await expect(derived('a.png', cut, [['jpeg', 20, 20]])).rejects.toMatchObject({ failure: 'DAMAGED' });
  });
});

const CIRCLE = '<circle cx="5" cy="5" r="4" fill="url(#g)"/>';
const drawing = (inner: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" viewBox="0 0 10 10"${attributes}>${inner}</svg>`;

describe('a published drawing', () => {
  const published = async (text: string | Uint8Array): Promise<string> => {
    const at = await derived('a.svg', text, [['original', 10, 10]]);
    return readFile(at('original', 10), 'utf8');
  };

  it('stays as it is when there is nothing doubtful in it', async () => {
    const text = drawing(`<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>${CIRCLE}`);
    expect(await published(text)).toBe(text);
  });

  it.each([
    ['a script', drawing(`<script>alert(1)</script>${CIRCLE}`)],
    ['a handler', drawing(CIRCLE, ' onload="alert(1)"')],
    ['a handler without a space before it', drawing(`<rect width="1"/onclick="alert(1)"/>${CIRCLE}`)],
    ['a link that runs something', drawing(`<a xlink:href="javascript:alert(1)">${CIRCLE}</a>`)],
    [
      'foreign markup',
      drawing(
        `<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)"/></foreignObject>${CIRCLE}`,
      ),
    ],
    [
      'an animation that sets an address',
      drawing(`<a><set attributeName="href" to="javascript:alert(1)"/></a>${CIRCLE}`),
    ],
    ['a picture from elsewhere', drawing(`<image href="https://evil.test/x.png"/>${CIRCLE}`)],
    ['a style from elsewhere', drawing(`<style>@import url(https://evil.test/x.css);</style>${CIRCLE}`)],
    ['a paint from elsewhere', drawing(`<rect fill="url(https://evil.test/x.svg#a)"/>${CIRCLE}`)],
    [
      'an entity that hides a script',
      `<!DOCTYPE svg [<!ENTITY x "<script>alert(1)</script>">]>${drawing(`&x;${CIRCLE}`)}`,
    ],
    [
      'a script under another prefix',
      drawing(`<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script>${CIRCLE}`),
    ],
    [
      'a style sheet as an instruction',
      `<?xml-stylesheet href="https://evil.test/x.css"?>${drawing(CIRCLE)}`,
    ],
    ['a script in UTF-16', Buffer.from(`\ufeff${drawing(`<script>alert(1)</script>${CIRCLE}`)}`, 'utf16le')],
  ])('loses %s', async (_, text) => {
    const inert = await published(text).catch((error: unknown) => String(error));
    expect(inert).not.toMatch(/alert|evil|script|javascript|onload|onclick|foreignObject|ENTITY|@import/i);
    if (typeof text === 'string') expect(inert).toContain('<circle');
  });
});
