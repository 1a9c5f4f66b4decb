import { writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { readMetadata } from '../../../../../main/media/worker/metadata/read-metadata.ts';
import {
  alternative,
  dataset,
  exifBlock,
  IPTC,
  jpegWith,
  list,
  plainJpeg,
  xmpPacket,
} from '../../../../support/metadata-files.ts';
import { temporaryFolder } from '../../media-fixture.ts';

const EXIF = {
  main: { 0x010e: 'A harbour in the morning', 0x010f: 'Canon', 0x0110: 'Canon EOS 40D' },
  camera: { 0x9003: '2024:05:31 18:03:11', 0x829a: [[1, 250]], 0xa434: 'EF 50mm f/1.8 II' } as const,
  gps: {
    1: 'N',
    2: [
      [43, 1],
      [28, 1],
      [2, 1],
    ],
    3: 'E',
    4: [
      [11, 1],
      [53, 1],
      [6, 1],
    ],
  } as const,
};
const XMP = xmpPacket(alternative('dc:title', 'Title') + list('dc:subject', 'one', 'two'), 'xmp:Rating="4"');
const IPTC_DATA = [dataset(2, IPTC.title, 'Title'), dataset(2, IPTC.keyword, 'one')];

async function seeds(): Promise<Buffer[]> {
  const jpeg = jpegWith(await plainJpeg(), {
    exif: EXIF,
    xmp: XMP,
    iptc: IPTC_DATA,
    iptcDigest: Buffer.alloc(16, 7),
  });
  const picture = () =>
    sharp({ create: { width: 24, height: 24, channels: 3, background: '#642' } })
      .withExif({ IFD0: { Make: 'Canon' }, IFD2: { DateTimeOriginal: '2024:05:31 18:03:11' } })
      .withXmp(XMP);
  return [
    jpeg,
    exifBlock(EXIF),
    await picture().png().toBuffer(),
    await picture().webp().toBuffer(),
    await picture().tiff().toBuffer(),
    await picture().avif({ effort: 0 }).toBuffer(),
  ];
}

/** A generator of numbers from 0 to below 1 that begins anew with each run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

describe('a file that was damaged or made to do harm', () => {
  it('never makes reading it fail, wherever it is cut or changed', async () => {
    const file = join(await temporaryFolder(), 'photo');
    const random = randomFrom(1);
    const below = (end: number) => Math.floor(random() * end);
    const files = await seeds();
    for (let round = 0; round < 600; round++) {
      const seed = files[round % files.length]!;
      const bytes = Buffer.from(seed);
      const changes = 1 + below(20);
      for (let change = 0; change < changes; change++) {
        // Numbers that lie are more telling than noise: the largest, the smallest, and those just beside them.
        bytes[below(bytes.length)] = random() < 0.5 ? [0, 1, 0x7f, 0x80, 0xfe, 0xff][below(6)]! : below(256);
      }
      writeFileSync(file, random() < 0.3 ? bytes.subarray(0, below(bytes.length)) : bytes);
      expect(() => readMetadata(file)).not.toThrow();
      writeFileSync(file, bytes.subarray(below(40)));
      expect(() => readMetadata(file, file)).not.toThrow();
    }
  });

  const title = alternative('dc:title', 'Title');
  const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from(
    { length: 12 },
    (_, index) => `<!ENTITY ${'bcdefghijklm'[index]} "${`&${'abcdefghijkl'[index]};`.repeat(10)}">`,
  ).join('')}]>`;
  const inner = (text: string) => xmpPacket(alternative('dc:title', text)).replace(/<\?xpacket[^>]*\?>/g, '');

  it.each([
    ['entities of entities', `${bomb}${inner('&m;')}`],
    ['an entity that is a file', `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${inner('&a;')}`],
    ['a document type', `<!DOCTYPE x>${inner('Title')}`],
    ['a million elements', xmpPacket(title + '<dc:subject/>'.repeat(300_000))],
    ['a hundred thousand elements in one another', xmpPacket(title + '<dc:subject>'.repeat(100_000))],
    ['a text of nine million characters', xmpPacket(alternative('dc:title', 'x'.repeat(9_000_000)))],
  ])('is not read when its sidecar has %s', async (_what, sidecar) => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, 'photo.jpg'), await plainJpeg());
    await writeFile(join(folder, 'photo.xmp'), sidecar);
    expect(readMetadata(join(folder, 'photo.jpg'), join(folder, 'photo.xmp'))).toEqual({});
  });

  it('is read for what it says beside a list without end', async () => {
    const folder = await temporaryFolder();
    const keywords = Array.from({ length: 5000 }, (_, index) => `word ${index}`);
    await writeFile(join(folder, 'photo.jpg'), await plainJpeg());
    await writeFile(join(folder, 'photo.xmp'), xmpPacket(title + list('dc:subject', ...keywords)));
    const { metadata } = readMetadata(join(folder, 'photo.jpg'), join(folder, 'photo.xmp'));
    expect(metadata?.title).toBe('Title');
    expect(metadata?.keywords).toHaveLength(1000);
  });

  it('does not have a PNG of empty chunks read to its end', async () => {
    const file = join(await temporaryFolder(), 'photo.png');
    const png = await sharp(await plainJpeg())
      .png()
      .toBuffer();
    await writeFile(file, Buffer.concat([png.subarray(0, 33), Buffer.alloc(64 * 1024 * 1024)]));
    expect(readMetadata(file)).toEqual({});
  });

  it('does not have a TIFF read whose one tag is as long as the file', async () => {
    const file = join(await temporaryFolder(), 'photo.tif');
    const block = exifBlock({ main: { 0x83bb: new Uint8Array(100), 0x010f: 'Canon' } });
    const tiff = Buffer.concat([block, Buffer.alloc(64 * 1024 * 1024)]);
    const at = tiff.indexOf(Buffer.from([0xbb, 0x83]));
    tiff.writeUInt32LE(60 * 1024 * 1024, at + 4);
    await writeFile(file, tiff);
    expect(readMetadata(file)).toEqual({});
  });
});
