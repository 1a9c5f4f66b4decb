import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createMediaHandler } from '../../../main/electron/media-protocol.ts';
import type { MediaSource } from '../../../main/http/media-responses.ts';
import type { UploadTarget } from '../../../main/http/upload-responses.ts';
import { GalleryDeskError } from '../../../shared/errors/gallery-desk-error.ts';
import { textFromElsewhere } from '../../../shared/text/core-text.ts';

const WINDOW = 'a'.repeat(32);
const HOST = 'e'.repeat(32);

const NO_UPLOADS = () => Promise.reject(new Error('not asked for'));

describe('the media protocol', () => {
  let folder: string;
  let reports: string[];
  let uploaded: unknown[];
  let answer: (address: string, init?: RequestInit) => Promise<Response>;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-media-'));
    reports = [];
    await writeFile(path.join(folder, 'film.mp4'), Buffer.from('0123456789'));
    await writeFile(path.join(folder, 'drawing.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
    await writeFile(path.join(folder, 'small.webp'), 'thumbnail');
    const media: MediaSource = {
      async original(mediaId) {
        if (mediaId === 'film') return { path: path.join(folder, 'film.mp4'), mimeType: 'video/mp4' };
        if (mediaId === 'drawing') {
          return { path: path.join(folder, 'drawing.svg'), mimeType: 'image/svg+xml' };
        }
        if (mediaId === 'gone') return { path: path.join(folder, 'gone.jpg'), mimeType: 'image/jpeg' };
        throw new GalleryDeskError('NOT_FOUND', textFromElsewhere(`There is no media file ${mediaId}.`));
      },
      async thumbnail(_mediaId, size) {
        if (size !== 512) throw new Error('another size was asked for');
        return { path: path.join(folder, 'small.webp'), mimeType: 'image/webp' };
      },
    };
    uploaded = [];
    const uploads: UploadTarget = {
      async take(uploadId, { index, path: name, bytes }) {
        const chunks: Uint8Array[] = [];
        for await (const chunk of bytes) chunks.push(chunk);
        uploaded.push([uploadId, index, name, Buffer.concat(chunks).toString()]);
      },
    };
    const handle = createMediaHandler(
      (host) =>
        host === HOST
          ? { hostName: WINDOW, source: Promise.resolve(media), uploads: async () => uploads }
          : undefined,
      (message) => reports.push(message),
    );
    answer = (address, init) => handle(new Request(`media://${HOST}/${address}`, init));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('sends an original, whole or in parts', async () => {
    const whole = await answer('originals/film');
    expect([whole.status, await whole.text()]).toEqual([200, '0123456789']);
    expect(whole.headers.get('accept-ranges')).toBe('bytes');
    const part = await answer('originals/film', { headers: { range: 'bytes=2-4' } });
    expect([part.status, await part.text()]).toEqual([206, '234']);
    expect(part.headers.get('content-range')).toBe('bytes 2-4/10');
    const beyond = await answer('originals/film', { headers: { range: 'bytes=10-' } });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, 'bytes */10']);
  });

  it('lets a thumbnail be kept for as long as its fingerprint is in the address', async () => {
    const kept = await answer('thumbnails/film?size=512&v=abc');
    expect(kept.headers.get('cache-control')).toContain('immutable');
    const asked = await answer('thumbnails/film?size=512');
    expect(asked.headers.get('cache-control')).not.toContain('immutable');
  });

  it('lets the window of this library read pixels, and no other', async () => {
    const own = await answer('originals/film', { headers: { origin: `app://${WINDOW}` } });
    expect(own.headers.get('access-control-allow-origin')).toBe(`app://${WINDOW}`);
    const other = await answer('originals/film', { headers: { origin: `app://${'b'.repeat(32)}` } });
    expect([other.status, await other.text()]).toEqual([403, 'This media belongs to another library.']);
  });

  it('shows an SVG as a picture that runs nothing', async () => {
    const { headers } = await answer('originals/drawing');
    expect(headers.get('content-security-policy')).toMatch(/sandbox/);
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('answers what is not there with 404, without the path of any file', async () => {
    for (const address of [
      'originals/unknown',
      'originals/gone',
      'thumbnails/film?size=511',
      'originals/',
      'originals/film/more',
      'originals/..%2f..%2fetc%2fpasswd',
      '',
    ]) {
      const response = await answer(address);
      expect([address, response.status]).toEqual([address, 404]);
      expect(await response.text()).not.toContain(folder);
    }
  });

  it('knows only libraries that are open', async () => {
    const handle = createMediaHandler(
      () => undefined,
      () => undefined,
    );
    expect((await handle(new Request(`media://${HOST}/originals/film`))).status).toBe(404);
    const closing = createMediaHandler(
      () => ({
        hostName: WINDOW,
        source: Promise.reject(new Error('closed')),
        uploads: () => Promise.reject(new Error('closed')),
      }),
      () => undefined,
    );
    expect((await closing(new Request(`media://${HOST}/originals/film`))).status).toBe(404);
  });

  it('takes files from the window itself and from nobody else', async () => {
    const send = (origin: string | undefined) =>
      answer('uploads/some-upload/3?path=a%20b.png', {
        method: 'POST',
        body: 'picture',
        ...(origin === undefined ? {} : { headers: { origin } }),
      });
    expect((await send(undefined)).status).toBe(403);
    expect((await send(`app://${'b'.repeat(32)}`)).status).toBe(403);
    expect(uploaded).toEqual([]);
    const taken = await send(`app://${WINDOW}`);
    expect([taken.status, taken.headers.get('access-control-allow-origin')]).toEqual([
      200,
      `app://${WINDOW}`,
    ]);
    expect(uploaded).toEqual([['some-upload', 3, 'a b.png', 'picture']]);
  });

  it('is for reading only otherwise', async () => {
    expect((await answer('originals/film', { method: 'DELETE' })).status).toBe(405);
    const head = await answer('originals/film', { method: 'HEAD' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '10', '']);
  });

  it('calls off a thumbnail that the window does not wait for any more', async () => {
    let signal: AbortSignal | undefined;
    const slow: MediaSource = {
      original: () => Promise.reject(new Error('not asked for')),
      thumbnail: (_mediaId, _size, given) => {
        signal = given;
        return new Promise(() => undefined);
      },
    };
    const handle = createMediaHandler(
      () => ({ hostName: WINDOW, source: Promise.resolve(slow), uploads: NO_UPLOADS }),
      () => undefined,
    );
    const response = await handle(new Request(`media://${HOST}/thumbnails/film?size=512`));
    expect(signal?.aborted).toBe(false);
    await response.body?.cancel();
    expect(signal?.aborted).toBe(true);
  });

  it('sends a thumbnail that took its time, and breaks off when there is none', async () => {
    const answers = new Map([
      ['late', () => Promise.resolve({ path: path.join(folder, 'small.webp'), mimeType: 'image/webp' })],
      [
        'none',
        () => Promise.reject(new GalleryDeskError('NOT_FOUND', textFromElsewhere('There is no thumbnail.'))),
      ],
    ]);
    const source: MediaSource = {
      original: () => Promise.reject(new Error('not asked for')),
      thumbnail: async (mediaId) => {
        await delay(120);
        return answers.get(mediaId)!();
      },
    };
    const handle = createMediaHandler(
      () => ({ hostName: WINDOW, source: Promise.resolve(source), uploads: NO_UPLOADS }),
      () => undefined,
    );
    const late = await handle(new Request(`media://${HOST}/thumbnails/late?size=512`));
    expect(await late.text()).toBe('thumbnail');
    const none = await handle(new Request(`media://${HOST}/thumbnails/none?size=512`));
    await expect(none.text()).rejects.toThrow('There is no thumbnail.');
  });

  it('takes a poster from the window of this library, and from nobody else', async () => {
    const taken: unknown[] = [];
    const source: MediaSource = {
      original: () => Promise.reject(new Error('not asked for')),
      thumbnail: () => Promise.reject(new Error('not asked for')),
      takePoster: async (mediaId, origin, bytes) => {
        taken.push([mediaId, origin, await new Response(bytes).text()]);
      },
    };
    const handle = createMediaHandler(
      () => ({ hostName: WINDOW, source: Promise.resolve(source), uploads: NO_UPLOADS }),
      () => undefined,
    );
    const post = (address: string, origin?: string) =>
      handle(
        new Request(`media://${HOST}/${address}`, {
          method: 'POST',
          body: 'picture',
          ...(origin === undefined ? {} : { headers: { origin } }),
        }),
      );
    const own = `app://${WINDOW}`;
    expect((await post('posters/film?origin=chosen', own)).status).toBe(204);
    expect((await post('posters/film?origin=chosen')).status).toBe(403);
    expect((await post('posters/film?origin=chosen', `app://${'b'.repeat(32)}`)).status).toBe(403);
    expect((await post('posters/film?origin=other', own)).status).toBe(405);
    expect((await post('originals/film', own)).status).toBe(405);
    expect((await post('posters/../originals/film?origin=chosen', own)).status).toBe(405);
    expect(taken).toEqual([['film', 'CHOSEN', 'picture']]);
  });
});
