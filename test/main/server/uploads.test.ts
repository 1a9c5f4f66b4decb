import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import http from 'node:http';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { noDesktop } from '../../../main/router/desktop.ts';
import { createInMemoryClient } from '../../../main/router/in-memory-client.ts';
import { createRouter } from '../../../main/router/router.ts';
import { startBrowserServer, type BrowserServer } from '../../../main/server/browser-server.ts';
import type { ContractClient } from '../../../shared/contract/contract.ts';
import { greyPng } from '../../support/media-files.ts';
import { openTestLibrary, type TestLibrary } from '../../support/test-library.ts';
import { enter } from '../http/loopback-client.ts';

let opened: TestLibrary;
let server: BrowserServer;
let client: ContractClient;
let cookie: string;
let reports: string[];

beforeEach(async () => {
  opened = await openTestLibrary();
  reports = [];
  const { library } = opened;
  const router = createRouter(library, noDesktop);
  client = createInMemoryClient(router);
  const rendererFolder = path.join(library.folder, 'cache', 'renderer');
  await mkdir(rendererFolder, { recursive: true });
  await writeFile(path.join(rendererFolder, 'index.html'), '');
  server = await startBrowserServer({
    router,
    media: library.media,
    uploads: library.adding.uploads,
    rendererFolder,
    report: (message) => reports.push(message),
  });
  cookie = await enter(server.address);
});

afterEach(async () => {
  await server.close();
  await opened.remove();
  expect(reports).toEqual([]);
});

/** Sends one file as the window does; other headers stand in for others who try. */
function send(
  uploadId: string,
  index: number,
  given: string,
  bytes: Uint8Array,
  headers: Record<string, string> = { cookie, origin: `http://127.0.0.1:${server.port}` },
): Promise<number> {
  const query = new URLSearchParams({ path: given, modified: '1000000000000' });
  const address = `http://127.0.0.1:${server.port}/media/uploads/${uploadId}/${index}?${query.toString()}`;
  return fetch(address, { method: 'POST', body: new Uint8Array(bytes), headers }).then(
    ({ status }) => status,
  );
}

const hiddenFiles = async (): Promise<string[]> =>
  (await readdir(opened.mediaFolder, { recursive: true })).filter((name) =>
    /incoming.[0-9a-f-]{36}/.test(name),
  );

describe('files that a browser sends', () => {
  it('land in the media folder, with their folders and dates, and become items in their order', async () => {
    const { gallery } = await client.galleries.createGallery({ gallery: { name: 'Sent' } });
    const { uploadId } = await client.media.beginUpload({ totalFiles: 2, totalBytes: 400 });
    expect(await send(uploadId, 1, 'Trip/sub/b.png', greyPng(8, 8, 1))).toBe(200);
    expect(await send(uploadId, 0, 'Trip/a.png', greyPng(8, 8, 2))).toBe(200);
    const added = await client.media.finishUpload({ uploadId, galleryId: gallery.id });
    expect(added).toMatchObject({
      totalCopied: 2,
      totalItems: 2,
      folders: ['Trip', 'Trip/sub'],
      failures: [],
    });
    const { items } = await client.galleries.listGalleryItems({ galleryId: gallery.id });
    expect(items).toMatchObject([
      { image: { imageInfo: { filename: 'a.png' } } },
      { image: { imageInfo: { filename: 'b.png' } } },
    ]);
    expect(await readFile(path.join(opened.mediaFolder, 'Trip/a.png'))).toEqual(greyPng(8, 8, 2));
    expect((await stat(path.join(opened.mediaFolder, 'Trip/a.png'))).mtimeMs).toBe(1_000_000_000_000);
  });

  it('are taken from the window alone: with its cookie, from its own page', async () => {
    const { uploadId } = await client.media.beginUpload({ totalFiles: 1, totalBytes: 1 });
    const own = `http://127.0.0.1:${server.port}`;
    const picture = greyPng(8, 8, 3);
    expect(await send(uploadId, 0, 'a.png', picture, { origin: own })).toBe(401);
    expect(await send(uploadId, 0, 'a.png', picture, { cookie })).toBe(403);
    expect(await send(uploadId, 0, 'a.png', picture, { cookie, origin: 'http://127.0.0.1:1' })).toBe(403);
    expect((await client.media.finishUpload({ uploadId })).totalCopied).toBe(0);
  });

  it('never lead out of the media folder, and need an upload that is under way', async () => {
    const { uploadId } = await client.media.beginUpload({ totalFiles: 1, totalBytes: 1 });
    for (const given of ['../x.png', '/etc/x.png', 'a/../../x.png', '..', 'a\\..\\x.png']) {
      expect(await send(uploadId, 0, given, greyPng(8, 8, 4))).toBe(400);
    }
    await client.media.finishUpload({ uploadId });
    expect(await send(uploadId, 0, 'a.png', greyPng(8, 8, 4))).toBe(404);
    expect(await send('nobody', 0, 'a.png', greyPng(8, 8, 4))).toBe(404);
    expect(
      (await readdir(opened.mediaFolder, { recursive: true })).filter((name) => name.endsWith('.png')),
    ).toEqual([]);
  });

  it('are refused once the person cancelled, and leave no half file', async () => {
    const { uploadId } = await client.media.beginUpload({ totalFiles: 2, totalBytes: 1000 });
    expect(await send(uploadId, 0, 'kept.png', greyPng(8, 8, 5))).toBe(200);
    const { jobs } = await client.library.listJobs({});
    await client.library.cancelJob({ jobId: jobs.find(({ kind }) => kind === 'ADD')!.id });
    expect(await send(uploadId, 1, 'late.png', greyPng(8, 8, 6))).toBe(409);
    expect(await client.media.finishUpload({ uploadId })).toMatchObject({
      totalCopied: 1,
      isCancelled: true,
    });
    expect(await hiddenFiles()).toEqual([]);
  });

  it('that break off on the way leave no half file and stop no other', async () => {
    const { uploadId } = await client.media.beginUpload({ totalFiles: 2, totalBytes: 1000 });
    await new Promise<void>((resolve) => {
      const sent = http.request({
        host: '127.0.0.1',
        port: server.port,
        method: 'POST',
        path: `/media/uploads/${uploadId}/0?path=broken.bin`,
        headers: { cookie, origin: `http://127.0.0.1:${server.port}`, 'content-length': '1000000' },
      });
      sent.on('error', () => resolve());
      sent.write(Buffer.alloc(200_000), () => sent.destroy(new Error('gone')));
    });
    expect(await send(uploadId, 1, 'whole.png', greyPng(8, 8, 7))).toBe(200);
    const added = await client.media.finishUpload({ uploadId });
    expect(added).toMatchObject({ totalCopied: 1, totalFailed: 1, failures: [{ path: 'broken.bin' }] });
    expect(await hiddenFiles()).toEqual([]);
  });
});
