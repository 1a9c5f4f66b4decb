// The official client's own names begin with an underscore.
/* oxlint-disable no-underscore-dangle */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DetailedError, Upload } from 'tus-js-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { greyPng } from '../../support/media-files.ts';
import {
  officialClient,
  openRestFixture,
  overTls,
  TOKEN,
  type Json,
  type RestFixture,
} from './rest-fixture.ts';

let fixture: RestFixture;
let client: ReturnType<typeof officialClient>;

beforeAll(async () => {
  fixture = await openRestFixture();
  client = officialClient(fixture.server, { fetch: overTls(fixture.server) });
});

afterAll(async () => {
  await fixture.close();
});

async function uploadUrl(options: Json = {}): Promise<string> {
  return (await client.files.generateFileUploadUrl('image/png', options)).uploadUrl!;
}

async function put(
  url: string,
  bytes: Uint8Array<ArrayBuffer> | Buffer,
): Promise<{ status: number; body: Json }> {
  const response = await fetch(url, { method: 'PUT', body: new Uint8Array(bytes) });
  return { status: response.status, body: await response.json() };
}

const hidden = async (): Promise<string[]> =>
  (await readdir(path.join(fixture.mediaFolder, '.gallery-desk'), { recursive: true })).filter((name) =>
    /incoming.[0-9a-f]{8}-/.test(name),
  );

describe('uploads', () => {
  it('land in the media folder and can be shown by an item at once', async () => {
    const { status, body } = await put(
      await uploadUrl({ fileName: 'up.png', labels: ['dawn'] }),
      greyPng(30, 20, 1),
    );
    expect(status).toBe(200);
    expect(body.file).toMatchObject({
      displayName: 'up.png',
      mediaType: 'IMAGE',
      operationStatus: 'READY',
      labels: ['dawn'],
      media: { image: { image: { width: 30, height: 20 } } },
    });
    expect(await readFile(path.join(fixture.mediaFolder, 'up.png'))).toEqual(greyPng(30, 20, 1));
    const gallery = await client.proGallery.createGallery({ gallery: { name: 'Uploaded' } });
    const item = await client.proGallery.createGalleryItem(gallery._id!, {
      image: { imageInfo: `wix:image://v1/${body.file.id}/up.png#originWidth=30&originHeight=20` },
    });
    expect(item.type).toBe('IMAGE');
    expect(await hidden()).toEqual([]);
  });

  it('keep both files when a name is taken, and one when the content is there', async () => {
    const url = await uploadUrl({ fileName: 'same.png' });
    const first = await put(url, greyPng(8, 8, 20));
    const second = await put(url, greyPng(8, 8, 30));
    const third = await put(url, greyPng(8, 8, 20));
    expect(second.body.file.displayName).toBe('same-2.png');
    expect(third.body.file.id).toBe(first.body.file.id);
    expect((await readdir(fixture.mediaFolder)).filter((name) => name.startsWith('same'))).toHaveLength(2);
  });

  it('stay inside the media folder whatever their name says', async () => {
    const { body } = await put(await uploadUrl({ fileName: '../../.evil\\..\\x<y>.png' }), greyPng(8, 8, 40));
    expect(body.file.displayName).toBe('x_y_.png');
  });

  it('are refused when they are larger than announced, and leave nothing', async () => {
    const { status } = await put(
      await uploadUrl({ fileName: 'big.png', sizeInBytes: '10' }),
      greyPng(9, 9, 50),
    );
    expect(status).toBe(413);
    expect(await hidden()).toEqual([]);
  });

  it('need an address that this server gave out', async () => {
    const url = await uploadUrl({ fileName: 'x.png' });
    expect((await put(url.slice(0, -4), greyPng(8, 8, 60))).status).toBe(401);
  });

  it('go on after an interruption', async () => {
    const bytes = greyPng(300, 300, 70);
    const { uploadUrl: endpoint, uploadToken } = await client.files.generateFileResumableUploadUrl(
      'image/png',
      {
        fileName: 'resumed.png',
      },
    );
    const answer = await new Promise<string>((resolve, reject) => {
      let isFirst = true;
      const upload = new Upload(bytes, {
        endpoint: endpoint!,
        chunkSize: 200,
        metadata: { token: uploadToken!, filename: 'resumed.png' },
        retryDelays: null,
        onChunkComplete() {
          if (!isFirst) return;
          isFirst = false;
          void upload.abort().then(() => upload.start());
        },
        onError: (error) =>
          reject(error instanceof DetailedError ? new Error(error.originalResponse?.getBody()) : error),
        onSuccess: ({ lastResponse }) => resolve(lastResponse.getBody()),
      });
      upload.start();
    });
    expect(JSON.parse(answer).file).toMatchObject({ displayName: 'resumed.png' });
    expect(await readFile(path.join(fixture.mediaFolder, 'resumed.png'))).toEqual(bytes);
  });
});

describe('the media manager', () => {
  it('lists files page by page, the last changed first, and finds them by name', async () => {
    await fixture.addPicture('harbour at dusk.png', 81);
    await fixture.addPicture('harbour at dawn.png', 82);
    const found = await client.files.searchFiles({ search: 'HARBOUR', paging: { limit: 1 } });
    expect(found.files).toHaveLength(1);
    expect(found.nextCursor!.total).toBe(2);
    const next = await client.files.searchFiles({
      search: 'HARBOUR',
      paging: { limit: 1, cursor: found.nextCursor!.cursors!.next! },
    });
    expect(next.files![0]!._id).not.toBe(found.files![0]!._id);
    const listed = await client.files.listFiles({ mediaTypes: ['IMAGE'], paging: { limit: 100 } });
    expect(listed.files!.length).toBeGreaterThanOrEqual(2);
    expect((await client.files.listFiles({ mediaTypes: ['VIDEO'] })).files).toEqual([]);
  });

  it('gets files by their ids, and names an id that nobody knows', async () => {
    const id = await fixture.addPicture('one.png', 90);
    expect(await client.files.getFileDescriptor(id)).toMatchObject({ _id: id, displayName: 'one.png' });
    expect((await client.files.getFileDescriptors([id, 'nobody'])).files).toHaveLength(1);
    await expect(client.files.getFileDescriptor('nobody')).rejects.toThrow(/nobody/);
  });

  it('renames and labels a file for its readers and leaves the original alone', async () => {
    const id = await fixture.addPicture('plain.png', 91);
    const changed = await client.files.updateFileDescriptor({
      _id: id,
      displayName: 'The bay',
      labels: ['sea'],
    });
    expect(changed).toMatchObject({ displayName: 'The bay', labels: ['sea'] });
    expect(await readdir(fixture.mediaFolder)).toContain('plain.png');
  });

  it('moves deleted files to the trash, still shows them, and brings them back with their ids', async () => {
    const id = await fixture.addPicture('trashed.png', 92);
    const file = await client.files.getFileDescriptor(id);
    await client.files.bulkDeleteFiles([id]);
    expect(await readdir(fixture.mediaFolder)).not.toContain('trashed.png');
    const { files: deleted } = await client.files.listDeletedFiles();
    expect(deleted).toMatchObject([{ _id: id, state: 'DELETED' }]);
    expect((await fetch(file.url!)).status).toBe(200);
    await client.files.bulkRestoreFilesFromTrashBin([id]);
    expect(await client.files.getFileDescriptor(id)).toMatchObject({ state: 'OK' });
    expect(await readdir(fixture.mediaFolder)).toContain('trashed.png');
    await client.files.bulkDeleteFiles([id], { permanent: true });
    expect((await client.files.listDeletedFiles()).files).toEqual([]);
    expect((await fetch(file.url!)).status).toBe(404);
  });

  it('imports from nowhere unless the person allows it', async () => {
    await expect(client.files.importFile('https://example.com/a.png')).rejects.toThrow(/may not be imported/);
    const { status } = await fixture.call('POST', '/site-media/v1/files/import', { url: '/etc/passwd' });
    expect(status).toBe(403);
  });

  it('imports from a folder that the person allows', async () => {
    const folder = path.join(fixture.library.folder, 'elsewhere');
    const other = await openRestFixture({ importFrom: [folder] });
    try {
      const { mkdir } = await import('node:fs/promises');
      await mkdir(folder);
      await writeFile(path.join(folder, 'in.png'), greyPng(8, 8, 99));
      const { body } = await other.call('POST', '/site-media/v1/files/import', {
        url: path.join(folder, 'in.png'),
      });
      expect(body.file).toMatchObject({ displayName: 'in.png' });
    } finally {
      await other.close();
    }
  });
});

describe('media addresses', () => {
  it('serve originals, in parts too, thumbnails and any width', async () => {
    const bytes = greyPng(900, 600, 100);
    await writeFile(path.join(fixture.mediaFolder, 'wide.png'), bytes);
    await fixture.library.media.rescan();
    const { body } = await fixture.call('POST', '/site-media/v1/files/search', { search: 'wide' });
    const [file] = body.files;
    const whole = await fetch(file.url);
    expect(Buffer.from(await whole.arrayBuffer())).toEqual(bytes);
    const etag = whole.headers.get('etag')!;
    expect((await fetch(file.url, { headers: { 'if-none-match': etag } })).status).toBe(304);
    const part = await fetch(file.url, { headers: { range: 'bytes=0-7' } });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(bytes.subarray(0, 8));
    const thumbnail = await fetch(file.thumbnailUrl);
    expect(thumbnail.headers.get('content-type')).toBe('image/jpeg');
    const narrow = await fetch(`${fixture.server.address}/media/images/${file.id}?width=330`, {
      headers: { authorization: TOKEN },
    });
    expect(widthOfJpeg(Buffer.from(await narrow.arrayBuffer()))).toBe(336);
  });

  it('are useless without their key, for another file, or with a wrong width', async () => {
    const id = await fixture.addPicture('locked.png', 101);
    const other = await fixture.addPicture('other.png', 102);
    const { url } = await client.files.getFileDescriptor(id);
    expect((await fetch(url!.split('?')[0]!)).status).toBe(401);
    expect((await fetch(url!.replace(id, other))).status).toBe(401);
    const { thumbnailUrl } = await client.files.getFileDescriptor(id);
    expect((await fetch(thumbnailUrl!.replace('width=512', 'width=1e9'))).status).toBe(400);
  });
});

/** px, from the first frame header of a JPEG file. */
function widthOfJpeg(bytes: Buffer): number {
  let at = 2;
  while (at < bytes.length) {
    const marker = bytes[at + 1]!;
    if (marker >= 0xc0 && marker <= 0xc3) return bytes.readUInt16BE(at + 7);
    at += 2 + bytes.readUInt16BE(at + 2);
  }
  throw new Error('No JPEG');
}
