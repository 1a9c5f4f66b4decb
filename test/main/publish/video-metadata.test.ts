import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { blanksOfVideo } from '../../../main/publish/video-metadata.ts';
import { writeSource } from '../../../main/publish/write-source.ts';

function box(type: string, ...content: (Buffer | string)[]): Buffer {
  const body = Buffer.concat(
    content.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
  );
  const header = Buffer.alloc(8);
  header.writeUInt32BE(body.length + 8, 0);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, body]);
}

async function copied(content: Buffer): Promise<Buffer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gallery-desk-video-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = path.join(folder, 'a.mp4');
  await writeFile(file, content);
  const target = path.join(folder, 'b.mp4');
  await writeSource(target, { kind: 'FILE', file, blanks: await blanksOfVideo(file) });
  return readFile(target);
}

const PLACE = '+48.2082+016.3738/';

it('a copied video no longer tells where it was taken, and is otherwise the same', async () => {
  const samples = box('stbl', box('stco', Buffer.alloc(8)));
  const track = box('trak', box('mdia', box('minf', samples)), box('udta', box('name', 'Ada’s phone')));
  const video = Buffer.concat([
    box('ftyp', 'isom'),
    box(
      'moov',
      box('mvhd', Buffer.alloc(20)),
      track,
      box('udta', box('\u00a9xyz', PLACE)),
      box('meta', `key ${PLACE}`),
    ),
    box('mdat', 'pictures and sound'),
  ]);
  const copy = await copied(video);
  expect(copy.includes(PLACE)).toBe(false);
  expect(copy.includes('Ada')).toBe(false);
  expect(copy).toHaveLength(video.length);
  expect(copy.includes('pictures and sound')).toBe(true);
  expect(copy.indexOf('stco')).toBe(video.indexOf('stco'));
  expect(copy.indexOf('mdat')).toBe(video.indexOf('mdat'));
});

it('a file that is no MP4, or a damaged one, is copied as it is', async () => {
  const webm = Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
  expect((await copied(webm)).equals(webm)).toBe(true);
  const cut = Buffer.concat([box('ftyp', 'isom'), box('moov', box('udta', PLACE)).subarray(0, 20)]);
  expect((await copied(cut)).equals(cut)).toBe(true);
  const endless = Buffer.concat([box('ftyp', 'isom'), Buffer.alloc(64)]);
  expect((await copied(endless)).equals(endless)).toBe(true);
});
