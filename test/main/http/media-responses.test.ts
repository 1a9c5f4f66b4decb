import { mkdtemp, rm, truncate, unlink, utimes, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startBrowserServer, type BrowserServer } from '../../../main/server/browser-server.ts';
import type { MediaSource } from '../../../main/http/media-responses.ts';
import { GalleryDeskError } from '../../../shared/errors/gallery-desk-error.ts';
import { textFromElsewhere } from '../../../shared/text/core-text.ts';
import { enter, request, type Answer } from './loopback-client.ts';
import { smallRouter } from '../server/small-router.ts';

const BYTES = Buffer.from(Array.from({ length: 1000 }, (_, index) => index % 251));

let folder: string;
let server: BrowserServer;
let cookie: string;
let reports: string[];
let asked: [string, number | undefined][];
let mimeType: string;
let taken: unknown[];
let onFind: (mediaId: string) => string;
let calledOff: Promise<void>;
let noteCalledOff: () => void;
let noteAsked: () => void = () => undefined;

const at = (name: string): string => path.join(folder, name);

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-'));
  await writeFile(at('index.html'), '');
  await writeFile(at('photo'), BYTES);
  reports = [];
  asked = [];
  mimeType = 'image/jpeg';
  const find = (mediaId: string, size?: number): Promise<{ path: string; mimeType: string }> => {
    asked.push([mediaId, size]);
    if (mediaId === 'unknown')
      throw new GalleryDeskError('NOT_FOUND', textFromElsewhere('There is no media file unknown.'));
    if (mediaId === 'offline') {
      throw new GalleryDeskError(
        'FAILED_PRECONDITION',
        textFromElsewhere('The media folder cannot be reached.'),
      );
    }
    if (mediaId === 'faulty') throw new TypeError('A fault with /a/secret/path');
    return Promise.resolve({ path: at(onFind(mediaId)), mimeType });
  };
  taken = [];
  onFind = (mediaId) => mediaId;
  calledOff = new Promise((resolve) => {
    noteCalledOff = resolve;
  });
  const media: MediaSource = {
    thumbnail: async (id, size, signal) => {
      if (id !== 'slow') return find(id, size);
      noteAsked();
      return new Promise(() => signal?.addEventListener('abort', () => noteCalledOff()));
    },
    original: async (id) => find(id),
    takePoster: async (id, origin, bytes) => {
      taken.push([id, origin, await new Response(bytes).text()]);
    },
  };
  server = await startBrowserServer({
    router: smallRouter(),
    uploads: { take: () => Promise.resolve() },
    media,
    rendererFolder: folder,
    report: (message) => reports.push(message),
  });
  cookie = await enter(server.address);
});

afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

function get(address: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return request(server.port, `/media/${address}`, { method, headers: { cookie, ...headers } });
}

describe('an original', () => {
  it('is answered whole, with its type and what is needed to ask for parts and to ask again', async () => {
    const { status, headers, body } = await get('originals/photo');
    expect(status).toBe(200);
    expect(body.equals(BYTES)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'image/jpeg',
      'content-length': '1000',
      'accept-ranges': 'bytes',
      'cache-control': 'private, no-cache',
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
    });
    expect(headers.etag).toMatch(/^"[\w-]+"$/);
    expect(Date.parse(headers['last-modified'] ?? '')).toBeGreaterThan(0);
  });

  it.each([
    ['bytes=0-99', 0, 100],
    ['bytes=100-', 100, 1000],
    ['bytes=-100', 900, 1000],
    ['bytes=990-5000', 990, 1000],
    ['bytes=-5000', 0, 1000],
    ['bytes=999-999', 999, 1000],
  ])('is answered in the part that %s asks for', async (range, from, to) => {
    const { status, headers, body } = await get('originals/photo', { range });
    expect(status).toBe(206);
    expect(headers['content-range']).toBe(`bytes ${from}-${to - 1}/1000`);
    expect(headers['content-length']).toBe(String(to - from));
    expect(body.equals(BYTES.subarray(from, to))).toBe(true);
  });

  it.each(['bytes=1000-', 'bytes=5000-6000', 'bytes=-0'])('has no part that %s asks for', async (range) => {
    const { status, headers } = await get('originals/photo', { range });
    expect(status).toBe(416);
    expect(headers['content-range']).toBe('bytes */1000');
  });

  it.each(['bytes=5-1', 'bytes=-', 'bytes=a-b', 'items=0-1', 'bytes=0-1,5-6'])(
    'is answered whole for %s, which may be ignored',
    async (range) => {
      const { status, body } = await get('originals/photo', { range });
      expect(status).toBe(200);
      expect(body.byteLength).toBe(1000);
    },
  );

  it('is not sent again to who has it, until it changes', async () => {
    const { headers } = await get('originals/photo');
    const tag = headers.etag ?? '';
    const modified = headers['last-modified'] ?? '';
    for (const condition of [tag, `W/${tag}`, `"other", ${tag}`, '*']) {
      const again = await get('originals/photo', { 'if-none-match': condition });
      expect(again.status).toBe(304);
      expect(again.body.byteLength).toBe(0);
      expect(again.headers.etag).toBe(tag);
    }
    expect((await get('originals/photo', { 'if-modified-since': modified })).status).toBe(304);
    expect(
      (await get('originals/photo', { 'if-none-match': '"other"', 'if-modified-since': modified })).status,
    ).toBe(200);
    await utimes(at('photo'), new Date(), new Date(Date.now() + 60_000));
    expect((await get('originals/photo', { 'if-none-match': tag })).status).toBe(200);
    expect((await get('originals/photo', { 'if-modified-since': modified })).status).toBe(200);
  });

  it('is continued only if it is still the same file', async () => {
    const { headers } = await get('originals/photo');
    const range = 'bytes=500-';
    expect((await get('originals/photo', { range, 'if-range': headers.etag ?? '' })).status).toBe(206);
    expect((await get('originals/photo', { range, 'if-range': '"older"' })).status).toBe(200);
  });

  it('is described without its bytes for HEAD', async () => {
    const { status, headers, body } = await get('originals/photo', {}, 'HEAD');
    expect({ status, length: headers['content-length'], bytes: body.byteLength }).toEqual({
      status: 200,
      length: '1000',
      bytes: 0,
    });
  });

  it('without a byte is answered too', async () => {
    await writeFile(at('empty'), '');
    const { status, headers, body } = await get('originals/empty');
    expect({ status, length: headers['content-length'], bytes: body.byteLength }).toEqual({
      status: 200,
      length: '0',
      bytes: 0,
    });
    expect((await get('originals/empty', { range: 'bytes=0-' })).status).toBe(416);
  });

  it('that vanished is not found, and the next one is answered', async () => {
    await unlink(at('photo'));
    expect((await get('originals/photo')).status).toBe(404);
    await writeFile(at('photo'), BYTES);
    expect((await get('originals/photo')).status).toBe(200);
    expect(reports).toEqual([]);
  });

  it('that becomes shorter while it is sent breaks off, so that nobody waits for the rest', async () => {
    // The server tells of streams that fail.
    const told = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    await writeFile(at('large'), Buffer.alloc(64 * 1024 * 1024));
    const response = await fetch(`http://127.0.0.1:${server.port}/media/originals/large`, {
      headers: { cookie },
    });
    const reader = response.body?.getReader();
    await reader?.read();
    await truncate(at('large'), 1000);
    const readAll = async (): Promise<void> => {
      while ((await reader?.read())?.done === false);
    };
    await expect(readAll()).rejects.toThrow('terminated');
    told.mockRestore();
  });

  it.each([
    ['image/svg+xml', 'inline'],
    ['video/mp4', 'inline'],
    ['text/plain', 'inline'],
    ['text/html', 'attachment'],
    ['application/xhtml+xml', 'attachment'],
    ['application/pdf', 'attachment'],
  ])('of type %s cannot run anything, and is shown or saved: %s', async (type, disposition) => {
    mimeType = type;
    const { headers } = await get('originals/photo');
    expect(headers['content-type']).toBe(type);
    expect(headers['content-disposition']).toBe(disposition);
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none';/);
    expect(headers['content-security-policy']).not.toContain('script');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });
});

describe('a thumbnail', () => {
  it('is made in the size that is asked for, and kept for good by an address with a fingerprint', async () => {
    const { status, headers } = await get('thumbnails/photo?size=256&v=abc');
    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('private, max-age=31536000, immutable');
    expect(asked).toEqual([['photo', 256]]);
  });

  it('without a fingerprint is asked for again each time', async () => {
    expect((await get('thumbnails/photo?size=1024')).headers['cache-control']).toBe('private, no-cache');
  });

  it.each(['size=100', 'size=', 'size=abc', 'size=-256'])('in %s is not found', async (query) => {
    expect((await get(`thumbnails/photo?${query}`)).status).toBe(404);
    expect(asked).toEqual([]);
  });
});

describe('an address that names no media', () => {
  it.each([
    'originals/',
    'originals/..%2findex.html',
    'originals/%2e%2e/index.html',
    'originals/../index.html',
    'originals/photo/more',
    'originals/.hidden',
    'others/photo',
    'originals/a%00b',
  ])('is not found: %s', async (address) => {
    expect((await get(address)).status).toBe(404);
    expect(asked).toEqual([]);
  });
});

describe('media that cannot be answered', () => {
  it('is refused with a reason for people, and only faults are reported', async () => {
    expect(await get('originals/unknown')).toMatchObject({ status: 404 });
    const offline = await get('originals/offline');
    expect(offline.status).toBe(409);
    expect(offline.body.toString()).toContain('The media folder cannot be reached.');
    expect(offline.headers['cache-control']).toBe('no-store');
    expect(reports).toEqual([]);
    const faulty = await get('originals/faulty');
    expect(faulty.status).toBe(500);
    expect(faulty.body.toString()).not.toContain('secret');
    expect(reports).toEqual([expect.stringContaining('A fault with')]);
  });

  it('is a folder, for example', async () => {
    expect((await get('originals/.')).status).toBe(404);
  });
});

describe('a thumbnail that is removed before it is read', () => {
  it('is made anew', async () => {
    let times = 0;
    onFind = (mediaId) => {
      times += 1;
      return times === 1 ? 'not-there' : mediaId;
    };
    expect(await get('thumbnails/photo?size=512')).toMatchObject({ status: 200, body: BYTES });
    expect(times).toBe(2);
  });
});

describe('a thumbnail that nobody waits for any more', () => {
  it('is called off', async () => {
    const askedFor = new Promise<void>((resolve) => {
      noteAsked = resolve;
    });
    const abort = new AbortController();
    const answer = fetch(`http://127.0.0.1:${server.port}/media/thumbnails/slow?size=512`, {
      headers: { cookie },
      signal: abort.signal,
    });
    await askedFor;
    abort.abort();
    await expect(answer).rejects.toThrow();
    await calledOff;
  });
});

describe('a poster', () => {
  const send = async (address: string, headers: Record<string, string>): Promise<number> => {
    const url = `http://127.0.0.1:${server.port}/media/${address}`;
    return (await fetch(url, { method: 'POST', body: 'picture', headers })).status;
  };

  it('is taken from the window, and from nobody else', async () => {
    const origin = `http://127.0.0.1:${server.port}`;
    expect(await send('posters/film?origin=automatic', { cookie, origin })).toBe(204);
    expect(await send('posters/film?origin=automatic', { cookie })).toBe(403);
    expect(await send('posters/film?origin=automatic', { origin })).toBe(401);
    expect(await send('posters/film?origin=automatic', { cookie, origin: 'https://example.org' })).toBe(403);
    expect(await send('originals/film', { cookie, origin })).toBe(405);
    expect(await send('posters/film?origin=whatever', { cookie, origin })).toBe(405);
    expect(taken).toEqual([['film', 'AUTOMATIC', 'picture']]);
  });
});
