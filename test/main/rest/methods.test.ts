import { once } from 'node:events';
import { connect } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GALLERY_BASES } from '../../../main/rest/gallery-methods.ts';
import { MethodTable, type RestMethod } from '../../../main/rest/rest-method.ts';
import { request } from '../http/loopback-client.ts';
import { openRestFixture, TOKEN, type Json, type RestFixture } from './rest-fixture.ts';

let fixture: RestFixture;
let galleryId: string;

const GALLERIES = '/progallery/v2/galleries';
const textItem = (n: number): Json => ({ title: `${n}`, sortOrder: n, text: { html: `<p>${n}</p>` } });

beforeAll(async () => {
  fixture = await openRestFixture({ origins: ['http://localhost:3000'] });
  const { body } = await fixture.call('POST', GALLERIES, { gallery: { name: 'Given', sortOrder: 77 } });
  galleryId = body.gallery.id;
  for (const start of [0, 50, 100, 150, 200]) {
    const items = Array.from({ length: 50 }, (_, n) => textItem(start + n));
    expect((await fixture.call('POST', `${GALLERIES}/${galleryId}/items/create`, { items })).status).toBe(
      200,
    );
  }
});

afterAll(async () => {
  await fixture.close();
});

/** The answer to bytes as they are written here, until the server closes the connection or all is there. */
async function raw(text: string, isWhole: (answer: string) => boolean): Promise<string> {
  const socket = connect(fixture.server.port, '127.0.0.1');
  socket.write(text);
  let answer = '';
  for await (const bytes of socket.setEncoding('utf8')) {
    answer += String(bytes);
    if (isWhole(answer)) break;
  }
  socket.destroy();
  return answer;
}

describe('the methods', () => {
  it('are served below each of their bases alike', async () => {
    const [first, ...others] = await Promise.all(
      GALLERY_BASES.map((base) => fixture.call('GET', `${base}/v2/galleries/${galleryId}?itemLimit=3`)),
    );
    expect(first!.status).toBe(200);
    for (const other of others) expect(other).toEqual(first);
    const files = await Promise.all(
      ['/site-media/v1', '/_api/wix-privatemedia-proxy-server/v1'].map((base) =>
        fixture.call('GET', `${base}/files`),
      ),
    );
    expect(files[0]!.status).toBe(200);
    expect(files[1]).toEqual(files[0]);
  });

  it('answer as many as the API does when nobody says how many', async () => {
    const gallery = await fixture.call('GET', `${GALLERIES}/${galleryId}`);
    expect(gallery.body.gallery.items).toHaveLength(50);
    expect(gallery.body.gallery.totalItems).toBe(250);
    expect((await fixture.call('GET', `${GALLERIES}/${galleryId}/items`)).body.items).toHaveLength(50);
    const { body } = await fixture.call('GET', GALLERIES);
    expect(body.galleries[0].items).toHaveLength(10);
  });

  it('page through all galleries, the oldest first, ten at a time', async () => {
    const names = Array.from({ length: 23 }, (_, n) => `Page ${n}`);
    for (const name of names) await fixture.call('POST', GALLERIES, { gallery: { name } });
    const found: string[] = [];
    for (let offset = 0; ; offset += 10) {
      const { body } = await fixture.call('GET', `${GALLERIES}?offset=${offset}&itemLimit=1`);
      expect(body.totalGalleries).toBe(24);
      found.push(...body.galleries.map(({ name }: Json) => name));
      if (body.galleries.length < 10) break;
    }
    expect(found).toEqual(['Given', ...names]);
  });

  it('take what a query cannot say as encoded JSON, and what the client repeats of the path', async () => {
    const encoded = Buffer.from(JSON.stringify({ itemLimit: 2, itemOffset: 1 })).toString('base64url');
    const { body } = await fixture.call(
      'GET',
      `${GALLERIES}/${galleryId}/items?.r=${encoded}&galleryId=${galleryId}`,
    );
    expect(body.items.map(({ title }: Json) => title)).toEqual(['248', '247']);
  });

  it.each<[number, string, string, string, Json]>([
    [401, 'UNAUTHENTICATED', 'GET', GALLERIES, undefined],
    [404, 'NOT_FOUND', 'GET', `${GALLERIES}/00000000-0000-4000-8000-000000000000`, undefined],
    [409, 'ALREADY_EXISTS', 'POST', GALLERIES, { gallery: { name: 'Taken', sortOrder: 77 } }],
    [409, 'ALREADY_EXISTS', 'POST', `${GALLERIES}/{id}/items`, { item: textItem(7) }],
  ])('refuse with %i %s', async (status, code, method, address, body) => {
    const answer =
      status === 401
        ? await fetch(fixture.server.address + address)
        : await fetch(fixture.server.address + address.replace('{id}', galleryId), {
            method,
            headers: { authorization: TOKEN },
            ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          });
    expect(answer.status).toBe(status);
    const told: Json = await answer.json();
    expect(told).toEqual({
      message: expect.any(String),
      details: { applicationError: { code, description: told.message, data: expect.any(Object) } },
    });
  });

  it('leave the items of a gallery alone when a gallery is changed', async () => {
    const { status, body } = await fixture.call('PATCH', `${GALLERIES}/${galleryId}`, {
      gallery: { name: 'Renamed', items: [], id: 'mine', createdDate: '2000-01-01T00:00:00.000Z' },
    });
    expect([status, body.message]).toEqual([400, expect.stringContaining('id')]);
    const renamed = await fixture.call('PATCH', `${GALLERIES}/${galleryId}`, {
      gallery: { name: 'Given', items: [] },
    });
    expect(renamed.body.gallery).toMatchObject({ totalItems: 250, sortOrder: 77 });
  });

  it('show an item as it is now: what is kept of it is not told again once it changed', async () => {
    const [{ id }] = (await fixture.call('GET', `${GALLERIES}/${galleryId}/items?itemLimit=1`)).body.items;
    const item = `${GALLERIES}/${galleryId}/items/${id}`;
    expect((await fixture.call('GET', item)).body.item.title).toBe('249');
    await fixture.call('PATCH', item, { item: { title: 'Another' } });
    expect((await fixture.call('GET', item)).body.item.title).toBe('Another');
    const mediaId = await fixture.addPicture('shown.png', 3);
    const image = { image: { imageInfo: { id: mediaId } } };
    const { body } = await fixture.call('POST', `${GALLERIES}/${galleryId}/items`, { item: image });
    const shown = `${GALLERIES}/${galleryId}/items/${body.item.id}`;
    expect((await fixture.call('GET', shown)).body.item.image.imageInfo.width).toBe(40);
    const { greyPng } = await import('../../support/media-files.ts');
    const { writeFile } = await import('node:fs/promises');
    await writeFile(`${fixture.mediaFolder}/shown.png`, greyPng(60, 45, 3));
    await fixture.library.media.rescan();
    expect((await fixture.call('GET', shown)).body.item.image.imageInfo.width).toBe(60);
  });
});

describe('a request', () => {
  it('is answered with every header that keeps pages out, refused or not', async () => {
    const { port } = fixture.server;
    const description = await request(port, '/');
    for (const headers of [{ authorization: TOKEN }, {}]) {
      const answer = await request(port, GALLERIES, { headers });
      const wanted = Object.keys(description.headers).filter((name) =>
        /^(x-|cross-|content-sec|refer|perm)/.test(name),
      );
      expect(wanted.length).toBeGreaterThan(5);
      for (const name of wanted) expect(answer.headers[name]).toBe(description.headers[name]);
      expect(answer.headers['cache-control']).toBe('no-store');
    }
  });

  it('for the head alone gets no body', async () => {
    const answer = await request(fixture.server.port, `${GALLERIES}/${galleryId}`, {
      method: 'HEAD',
      headers: { authorization: TOKEN },
    });
    expect([answer.status, answer.body.length]).toEqual([200, 0]);
    expect(Number(answer.headers['content-length'])).toBeGreaterThan(1000);
  });

  it('of a page that is let in is told so when it is refused too, and may be asked for beforehand', async () => {
    const { port } = fixture.server;
    const headers = { origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' };
    const refused = await request(port, GALLERIES, { headers });
    expect([refused.status, refused.headers['access-control-allow-origin']]).toEqual([401, headers.origin]);
    const asked = await request(port, GALLERIES, {
      method: 'OPTIONS',
      headers: { ...headers, 'access-control-request-method': 'POST' },
    });
    expect([asked.status, asked.headers['access-control-allow-origin']]).toEqual([204, headers.origin]);
    const foreign = await request(port, GALLERIES, {
      method: 'OPTIONS',
      headers: { ...headers, origin: 'http://localhost:3001' },
    });
    expect([foreign.status, foreign.headers['access-control-allow-origin']]).toEqual([403, undefined]);
  });

  const head = (method: string, more: string): string =>
    `${method} ${GALLERIES} HTTP/1.1\r\nhost: 127.0.0.1:${fixture.server.port}\r\nauthorization: ${TOKEN}\r\n${more}\r\n`;

  it('whose body never ends is given up when it is too large', async () => {
    const socket = connect(fixture.server.port, '127.0.0.1');
    socket.write(head('POST', 'transfer-encoding: chunked\r\n'));
    const piece = Buffer.alloc(1024 * 1024, 'x');
    const chunk = Buffer.concat([
      Buffer.from(`${piece.length.toString(16)}\r\n`),
      piece,
      Buffer.from('\r\n'),
    ]);
    let answer = '';
    socket.setEncoding('utf8').on('data', (text: string) => (answer += text));
    socket.on('error', () => undefined);
    for (let sent = 0; sent < 64; sent++) {
      if (answer !== '') break;
      if (!socket.write(chunk))
        await Promise.race([once(socket, 'drain'), once(socket, 'data'), once(socket, 'close')]);
    }
    if (answer === '') await once(socket, 'data');
    socket.destroy();
    expect(answer).toMatch(/^HTTP\/1.1 413 /);
  });

  it('that is refused leaves the connection to the next one', async () => {
    const body = '{"gallery": 5}';
    const answer = await raw(
      head('POST', `content-length: ${body.length}\r\n`) + body + head('GET', 'connection: close\r\n'),
      () => false,
    );
    expect(answer.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 400', 'HTTP/1.1 200']);
  });

  it('that its sender gives up halfway is no fault of the program', async () => {
    const socket = connect(fixture.server.port, '127.0.0.1');
    socket.write(`${head('POST', 'content-length: 1000\r\n')}{"gallery": `);
    await fixture.call('GET', `${GALLERIES}/${galleryId}?itemLimit=1`);
    socket.destroy();
    await fixture.call('GET', `${GALLERIES}/${galleryId}?itemLimit=1`);
    expect(fixture.reports).toEqual([]);
  });
});

describe('a connection', () => {
  /** Begins a request and never ends its head. Answers what came back when the connection is closed. */
  function neverEnding(socket: Duplex): Promise<string> {
    return new Promise((resolve) => {
      let answer = '';
      socket.on('data', (bytes: Buffer) => (answer += bytes.toString('latin1')));
      socket.on('error', () => undefined);
      socket.on('close', () => resolve(answer));
      socket.write('GET /progallery/v2/galleries HTTP/1.1\r\nhost: 127.0.0.1\r\nx-slow: ');
    });
  }

  it('that never ends the head of its request is closed, with TLS or without, and others are answered meanwhile', async () => {
    const other = await openRestFixture({ headTime: 200 });
    try {
      const { port, certificate } = other.server;
      const slow = [
        connect(port, '127.0.0.1'),
        connectTls({ host: '127.0.0.1', port, ca: certificate, servername: 'localhost' }),
      ].map(neverEnding);
      expect((await other.call('GET', '/progallery/v2/galleries')).status).toBe(200);
      for (const answer of await Promise.all(slow)) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
    } finally {
      await other.close();
    }
  });
});

describe('the table of methods', () => {
  const method = (verb: RestMethod['verb'], ...paths: string[]): RestMethod => ({
    verb,
    paths,
    answer: async () => '{}',
  });

  it('finds a method by its verb and path, with the values in it', () => {
    const get = method('GET', '/a/{id}/b/{other}', '/c/{id}');
    const table = new MethodTable([get, method('POST', '/a/{id}/b/{other}')]);
    expect(table.find('GET', '/a/1/b/x%20y')).toEqual({ method: get, path: { id: '1', other: 'x y' } });
    expect(table.find('HEAD', '/c/%zz')).toEqual({ method: get, path: { id: '%zz' } });
    for (const path of ['/a/1/b', '/a/1/b/', '/a/1/B/2', '/a//b/2', 'a/1/b/2', '/a/1/b/2/3', '']) {
      expect(table.find('GET', path)).toBeUndefined();
    }
    expect(table.find('DELETE', '/c/1')).toBeUndefined();
  });

  it('takes no two methods at one address', () => {
    expect(() => new MethodTable([method('GET', '/a'), method('GET', '/a')])).toThrow('GET /a');
  });
});
