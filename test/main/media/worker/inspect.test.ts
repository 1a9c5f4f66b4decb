import { readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { inspect } from '../../../../main/media/worker/inspect.ts';
import { makeThumbnail } from '../../../../main/media/worker/make-thumbnail.ts';
import { makePreviews } from '../../../../main/media/worker/make-previews.ts';
import { temporaryFolder } from '../media-fixture.ts';
import { FINGERPRINT, look } from './look.ts';

/** The colour in the middle of a picture, 0..255 each. */
async function middleOf(picture: Buffer): Promise<number[]> {
  const { data, info } = await sharp(picture)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 2)) * info.channels;
  return [...data.subarray(at, at + 3)];
}

function plain(background: string | { r: number; g: number; b: number; alpha: number }, channels: 3 | 4 = 3) {
  return sharp({ create: { width: 300, height: 200, channels, background } });
}

/** Four fields of different colours, so that every turn and every mirror image looks different. */
const UPRIGHT = { width: 96, height: 64 };
const FIELDS = [
  [220, 40, 40],
  [40, 180, 60],
  [50, 70, 220],
  [240, 220, 60],
] as const;
function uprightColour(x: number, y: number): readonly number[] {
  return FIELDS[(x < UPRIGHT.width / 2 ? 0 : 1) + (y < UPRIGHT.height / 2 ? 0 : 2)]!;
}

/** Where the pixel of a stored row and column is seen, by the definition of the EXIF tag. */
function seenAt(orientation: number, row: number, column: number): { x: number; y: number } {
  const [right, bottom] = [UPRIGHT.width - 1, UPRIGHT.height - 1];
  switch (orientation) {
    case 2:
      return { x: right - column, y: row };
    case 3:
      return { x: right - column, y: bottom - row };
    case 4:
      return { x: column, y: bottom - row };
    case 5:
      return { x: row, y: column };
    case 6:
      return { x: right - row, y: column };
    case 7:
      return { x: right - row, y: bottom - column };
    case 8:
      return { x: row, y: bottom - column };
    default:
      return { x: column, y: row };
  }
}

function storedPicture(orientation: number): Promise<Buffer> {
  const isTurned = orientation > 4;
  const width = isTurned ? UPRIGHT.height : UPRIGHT.width;
  const height = isTurned ? UPRIGHT.width : UPRIGHT.height;
  const pixels = Buffer.alloc(width * height * 3);
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      const { x, y } = seenAt(orientation, row, column);
      pixels.set(uprightColour(x, y), (row * width + column) * 3);
    }
  }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .withMetadata({ orientation })
    .jpeg({ quality: 100, chromaSubsampling: '4:4:4' })
    .toBuffer();
}

describe('a picture', () => {
  it.each([1, 2, 3, 4, 5, 6, 7, 8])('of EXIF orientation %i looks upright', async (orientation) => {
    const { width, height, thumbnail, ...rest } = await look('picture.jpg', await storedPicture(orientation));
    expect({ width, height, orientation: rest.orientation }).toEqual({ ...UPRIGHT, orientation });
    const { data, info } = await sharp(thumbnail).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject(UPRIGHT);
    for (const [x, y] of [
      [10, 10],
      [80, 10],
      [10, 50],
      [80, 50],
    ] as const) {
      const pixel = [...data.subarray((y * info.width + x) * 3, (y * info.width + x) * 3 + 3)];
      const distance = uprightColour(x, y).reduce(
        (sum, value, index) => sum + Math.abs(value - pixel[index]!),
        0,
      );
      expect(distance).toBeLessThan(24);
    }
  });

  it.each<[string, string, () => Promise<Buffer>]>([
    ['in CMYK', 'ink.jpg', () => plain('#c83c28').toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer()],
    ['in 16 bit', 'deep.png', () => plain('#c83c28').toColourspace('rgb16').png().toBuffer()],
    [
      'in a wide gamut',
      'p3.jpg',
      () => plain('#c83c28').withIccProfile('p3').jpeg({ quality: 95 }).toBuffer(),
    ],
    ['in WebP', 'web.webp', () => plain('#c83c28').webp().toBuffer()],
    ['in AVIF', 'new.avif', () => plain('#c83c28').avif({ effort: 0 }).toBuffer()],
    ['in TIFF', 'scan.tif', () => plain('#c83c28').tiff().toBuffer()],
    ['in GIF', 'old.gif', () => plain('#c83c28').gif().toBuffer()],
  ])('%s keeps its colours in the thumbnail', async (_kind, name, make) => {
    const { status, width, height, thumbnail } = await look(name, await make());
    expect({ status, width, height }).toEqual({ status: 'READY', width: 300, height: 200 });
    expect((await sharp(thumbnail).metadata()).space).toBe('srgb');
    const [red, green, blue] = await middleOf(thumbnail!);
    expect(Math.abs(red! - 0xc8) + Math.abs(green! - 0x3c) + Math.abs(blue! - 0x28)).toBeLessThan(50);
  });

  it('with transparency keeps it', async () => {
    const clear = await plain({ r: 255, g: 0, b: 0, alpha: 0 }, 4).png().toBuffer();
    const { thumbnail } = await look('clear.png', clear);
    const { data, info } = await sharp(thumbnail).raw().toBuffer({ resolveWithObject: true });
    expect(info.channels).toBe(4);
    expect(data[3]).toBe(0);
  });

  it('in grey stays grey', async () => {
    const grey = await plain('#808080').toColourspace('b-w').jpeg().toBuffer();
    const [red, green, blue] = await middleOf((await look('grey.jpg', grey)).thumbnail!);
    expect([red, green, blue].every((value) => Math.abs(value! - 128) < 4)).toBe(true);
  });

  it('is known by its content, whatever its name says', async () => {
    expect(await look('photo.png', await plain('red').jpeg().toBuffer())).toMatchObject({
      mimeType: 'image/jpeg',
      status: 'READY',
    });
    expect(await look('photo.dat', await plain('red').png().toBuffer())).toMatchObject({
      kind: 'IMAGE',
      mimeType: 'image/png',
    });
  });

  it('tells when it was taken, as the camera wrote it', async () => {
    const taken = (exif: Record<string, string>) => plain('red').withExif({ IFD2: exif }).jpeg().toBuffer();
    const plainDate = await look('a.jpg', await taken({ DateTimeOriginal: '2024:05:31 18:03:11' }));
    expect(plainDate.dateTaken).toBe('2024-05-31T18:03:11');
    const withOffset = await look(
      'b.jpg',
      await taken({ DateTimeOriginal: '2024:05:31 18:03:11', OffsetTimeOriginal: '+02:00' }),
    );
    expect(withOffset.dateTaken).toBe('2024-05-31T18:03:11+02:00');
    const neverSet = await look('c.jpg', await taken({ DateTimeOriginal: '0000:00:00 00:00:00' }));
    expect(neverSet).not.toHaveProperty('dateTaken');
  });

  it('has thumbnails of each size and is never enlarged', async () => {
    const large = await sharp({ create: { width: 1600, height: 800, channels: 3, background: 'teal' } })
      .jpeg()
      .toBuffer();
    const { folder } = await look('large.jpg', large);
    const request = {
      type: 'thumbnail',
      file: join(folder, 'large.jpg'),
      path: 'large.jpg',
      fingerprint: FINGERPRINT,
      thumbnailFolder: folder,
      isPoster: false,
    } as const;
    for (const size of [256, 512, 1024] as const) {
      const thumbnail = await makeThumbnail({ ...request, size });
      expect(await sharp('path' in thumbnail ? thumbnail.path : '').metadata()).toMatchObject({
        width: size,
        height: size / 2,
      });
    }
    const kept = await readdir(join(folder, 'ab'));
    expect(kept.sort()).toEqual([
      `${FINGERPRINT}-1024.jpg`,
      `${FINGERPRINT}-256.jpg`,
      `${FINGERPRINT}-512.jpg`,
    ]);
    const { thumbnail } = await look('small.jpg', await sharp(large).resize(20, 10).jpeg().toBuffer());
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 20, height: 10 });
  });
});

describe('a drawing', () => {
  const svg = (body: string, size = 'width="40" height="20"') =>
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${size}>${body}</svg>`;

  it('is drawn at the size of the thumbnail', async () => {
    const { width, height, thumbnail } = await look(
      'd.svg',
      svg('<rect width="40" height="20" fill="#c83c28"/>'),
    );
    expect({ width, height }).toEqual({ width: 40, height: 20 });
    expect(await sharp(thumbnail).metadata()).toMatchObject({ width: 256, height: 128 });
    expect((await middleOf(thumbnail!))[0]).toBeGreaterThan(180);
  });

  it('shows nothing of other files', async () => {
    const folder = await temporaryFolder();
    const secret = join(folder, 'secret.png');
    await writeFile(secret, await plain('#ff0000').png().toBuffer());
    const drawing = svg(
      `<rect width="40" height="20" fill="#0000ff"/><image xlink:href="file://${secret}" width="40" height="20"/>`,
    );
    const [red] = await middleOf((await look('d.svg', drawing)).thumbnail!);
    expect(red).toBeLessThan(40);
  });

  it.each([
    ['that claims to be huge', svg('<rect/>', 'width="900000" height="900000"')],
    ['that is no drawing', 'nothing of the kind'],
    [
      'that refers to itself without end',
      svg(
        '<defs><g id="a"><use xlink:href="#b"/></g><g id="b"><use xlink:href="#a"/></g></defs><use xlink:href="#a"/>',
      ),
    ],
  ])('%s does no harm', async (_what, content) => {
    const { status } = await look('d.svg', content);
    expect(['DAMAGED', 'READY']).toContain(status);
  });
});

/** A PNG that claims to be of a size, without its pixels. */
function claimedPng(width: number, height: number, png: Buffer): Buffer {
  const claimed = Buffer.from(png);
  claimed.writeUInt32BE(width, 16);
  claimed.writeUInt32BE(height, 20);
  claimed.writeUInt32BE(crcOf(claimed.subarray(12, 29)), 29);
  return claimed;
}

function crcOf(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}

describe('a file that cannot be shown', () => {
  const noise = () =>
    sharp({
      create: {
        width: 200,
        height: 200,
        channels: 3,
        background: 'red',
        noise: { type: 'gaussian', mean: 128, sigma: 60 },
      },
    });

  it.each<[string, string, () => Promise<Buffer> | Buffer]>([
    ['is empty', 'empty.jpg', () => Buffer.alloc(0)],
    ['is an empty video', 'empty.mp4', () => Buffer.alloc(0)],
    ['is a truncated JPEG', 'cut.jpg', async () => (await noise().jpeg().toBuffer()).subarray(0, 3000)],
    ['is a truncated PNG', 'cut.png', async () => (await noise().png().toBuffer()).subarray(0, 20_000)],
    ['is a truncated WebP', 'cut.webp', async () => (await noise().webp().toBuffer()).subarray(0, 2000)],
    [
      'is something else with the name of a picture',
      'letter.jpg',
      () => Buffer.from('Dear reader, this is no picture.'),
    ],
    [
      'is something else with the name of a video',
      'letter.mp4',
      () => Buffer.from('Dear reader, this is no video.'),
    ],
    [
      'is something else with the name of a HEIC',
      'letter.heic',
      () => Buffer.from('Dear reader, this is no picture either.'),
    ],
    [
      'claims a hundred gigapixels',
      'bomb.png',
      async () => claimedPng(320_000, 320_000, await noise().png().toBuffer()),
    ],
    [
      'is a GIF of more pixels than a decoder may hold',
      'bomb.gif',
      async () => {
        const gif = await noise().gif().toBuffer();
        // The screen, and the frame in it, whose descriptor begins with a comma and its place at 0, 0.
        for (const at of [6, gif.indexOf(Buffer.from([0x2c, 0, 0, 0, 0])) + 5]) {
          gif.writeUInt16LE(12_000, at);
          gif.writeUInt16LE(11_000, at + 2);
        }
        return gif;
      },
    ],
  ])('and %s is marked, with its name and what to do', async (_what, name, make) => {
    const { status, kind, problem } = await look(name, await make());
    expect(status).toBe('DAMAGED');
    expect(kind).toBe(name.endsWith('mp4') ? 'VIDEO' : 'IMAGE');
    expect(problem).toContain(name);
    expect(problem).toMatch(/Replace|Copy|Save/);
  });

  it('because of its type says so', async () => {
    expect(await look('book.pdf', '%PDF-1.7')).toMatchObject({
      kind: 'OTHER',
      status: 'UNSUPPORTED',
      problem: expect.stringContaining('.pdf'),
    });
  });

  it('because it vanished is reported as gone, and not as damaged', async () => {
    const folder = await temporaryFolder();
    const file = join(folder, 'gone.jpg');
    const gone = { type: 'inspect', file, path: 'gone.jpg' } as const;
    await expect(inspect(gone)).rejects.toMatchObject({ code: 'ENOENT' });
    const known = { fingerprint: FINGERPRINT, sizeInBytes: 1, modifiedTime: 1, thumbnailFolder: folder };
    const preview = { type: 'preview', file, path: 'gone.jpg', ...known } as const;
    await expect(makePreviews(preview)).rejects.toMatchObject({ code: 'ENOENT' });
    await writeFile(file, await plain('red').jpeg().toBuffer());
    await expect(makePreviews(preview)).rejects.toMatchObject({ failure: 'GONE' });
    await expect(stat(join(folder, 'ab'))).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

it('a text is taken as it is, an empty one too', async () => {
  expect(await look('a.txt', 'Hello')).toMatchObject({
    kind: 'TEXT',
    mimeType: 'text/plain',
    status: 'READY',
  });
  expect(await look('a.md', '')).toMatchObject({ kind: 'TEXT', status: 'READY' });
});
