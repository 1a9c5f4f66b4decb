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

/** An element of WebM: its ID in hex, its content, and how many bytes its size is written with. */
function element(id: string, content: Buffer | string, sizeLength = 1): Buffer {
  const body = typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
  const size = Buffer.alloc(8);
  size.writeBigUInt64BE((1n << BigInt(7 * sizeLength)) | BigInt(body.length));
  return Buffer.concat([Buffer.from(id, 'hex'), size.subarray(8 - sizeLength), body]);
}

const HEADER = element('1a45dfa3', element('4282', 'webm'));
const CLUSTER = element('1f43b675', element('a3', 'pictures and sound'));

it.each([1, 4, 8])('nor does a copied WebM video, whose elements have sizes of %i bytes', async (length) => {
  const info = element(
    '1549a966',
    Buffer.concat([
      element('bf', 'crc!'),
      element('2ad7b1', Buffer.from([1])),
      element('7ba9', `Ada at ${PLACE}`, length),
      element('4461', 'the date'),
      element('4d80', 'muxer'),
    ]),
    length,
  );
  const tags = element('1254c367', element('7373', `LOCATION ${PLACE}`, length), length);
  const attachments = element('1941a469', `note ${PLACE}`, length);
  const segment = element('18538067', Buffer.concat([info, tags, CLUSTER, attachments]), 8);
  const video = Buffer.concat([HEADER, segment]);
  const copy = await copied(video);
  for (const told of [PLACE, 'Ada', 'the date', 'crc!']) {
    expect(video.includes(told)).toBe(true);
    expect(copy.includes(told)).toBe(false);
  }
  expect(copy).toHaveLength(video.length);
  expect(copy.indexOf('muxer')).toBe(video.indexOf('muxer'));
  expect(copy.subarray(copy.indexOf(CLUSTER)).includes('pictures and sound')).toBe(true);
  expect(copy.indexOf(CLUSTER)).toBe(video.indexOf(CLUSTER));
});

it('nor does one that was written as a stream, without sizes', async () => {
  const endless = (id: string, content: Buffer): Buffer =>
    Buffer.concat([Buffer.from(id, 'hex'), Buffer.from('01ffffffffffffff', 'hex'), content]);
  const cluster = endless('1f43b675', element('a3', 'pictures and sound'));
  const tags = element('1254c367', `LOCATION ${PLACE}`, 2);
  const video = Buffer.concat([HEADER, endless('18538067', Buffer.concat([cluster, cluster, tags]))]);
  const copy = await copied(video);
  expect(copy.includes(PLACE)).toBe(false);
  expect(copy.subarray(0, video.indexOf(tags))).toEqual(video.subarray(0, video.indexOf(tags)));
});

it('a file that is no MP4, or a damaged one, is copied as it is', async () => {
  const webm = Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
  expect((await copied(webm)).equals(webm)).toBe(true);
  const cut = Buffer.concat([box('ftyp', 'isom'), box('moov', box('udta', PLACE)).subarray(0, 20)]);
  expect((await copied(cut)).equals(cut)).toBe(true);
  const endless = Buffer.concat([box('ftyp', 'isom'), Buffer.alloc(64)]);
  expect((await copied(endless)).equals(endless)).toBe(true);
});
