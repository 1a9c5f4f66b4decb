import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DESCRIBED_METHODS } from '../../../main/rest/openapi.ts';
import { FIRST_STEPS, OFFICIAL_CLIENT } from '../../../main/rest/first-steps.ts';
import { runProgram } from '../../support/built-programs.ts';
import { request } from '../http/loopback-client.ts';
import { randomRequests } from './random-requests.ts';
import { openRestFixture, TOKEN, type Json, type RestFixture } from './rest-fixture.ts';

let fixture: RestFixture;
let galleryId: string;

beforeAll(async () => {
  fixture = await openRestFixture();
  const { body } = await fixture.call('POST', '/progallery/v2/galleries', {
    gallery: { name: 'Given', items: [{ text: { html: '<p>x</p>' } }] },
  });
  galleryId = body.gallery.id;
});

afterAll(async () => {
  await fixture.close();
});

const GALLERIES = '/progallery/v2/galleries';
const huge = (length: number): string => 'x'.repeat(length);
const deep = `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`;

describe('a malformed request', () => {
  it.each<[string, string, string, unknown]>([
    ['no JSON', 'POST', GALLERIES, '{"gallery": '],
    ['a list for an object', 'POST', GALLERIES, '[]'],
    ['a text for an object', 'POST', GALLERIES, { gallery: 'Summer' }],
    ['null for an object', 'POST', GALLERIES, 'null'],
    ['a number for a name', 'POST', GALLERIES, { gallery: { name: 7 } }],
    ['a name that is too long', 'POST', GALLERIES, { gallery: { name: huge(256) } }],
    ['an infinite sort order', 'POST', GALLERIES, '{"gallery": {"sortOrder": 1e999}}'],
    ['JSON without an end to it', 'POST', GALLERIES, deep],
    ['an item without a payload', 'POST', `${GALLERIES}/{id}/items`, { item: {} }],
    ['an item that is a number', 'POST', `${GALLERIES}/{id}/items`, { item: 5 }],
    ['no item', 'POST', `${GALLERIES}/{id}/items`, {}],
    [
      'two payloads',
      'POST',
      `${GALLERIES}/{id}/items`,
      { item: { text: { html: 'x' }, video: { videoInfo: {} } } },
    ],
    [
      'more items than one request takes',
      'POST',
      `${GALLERIES}/{id}/items/create`,
      { items: Array.from({ length: 51 }, () => ({ text: { html: '' } })) },
    ],
    ['a query that is no number', 'GET', `${GALLERIES}?limit=ten`, undefined],
    ['a query beyond all numbers', 'GET', `${GALLERIES}?offset=1e400`, undefined],
    ['a fraction of an offset', 'GET', `${GALLERIES}?offset=0.5`, undefined],
    ['two answers to one question', 'GET', `${GALLERIES}?limit=1&limit=2`, undefined],
    ['an id that is a path', 'GET', `${GALLERIES}/..%2f..%2fetc%2fpasswd`, undefined],
    ['an id that is no id', 'GET', `${GALLERIES}/%00`, undefined],
    ['a broken escape', 'GET', `${GALLERIES}/%zz`, undefined],
    [
      'another id in the query',
      'GET',
      `${GALLERIES}/{id}?galleryId=00000000-0000-4000-8000-000000000000`,
      undefined,
    ],
    ['no encoded JSON', 'GET', `${GALLERIES}?.r=%%%`, undefined],
    [
      'a wrong encoded limit',
      'GET',
      `${GALLERIES}?.r=${Buffer.from('{"limit": 99}').toString('base64url')}`,
      undefined,
    ],
    ['no ids to delete', 'DELETE', `${GALLERIES}/{id}/items`, undefined],
    ['a media id that is a path', 'GET', '/site-media/v1/files/get-file-by-id?fileId=../x', undefined],
    ['a cursor of nowhere', 'GET', '/site-media/v1/files?paging.cursor=x', undefined],
    [
      'a folder outside',
      'GET',
      `/site-media/v1/files?parentFolderId=folder-${Buffer.from('../..').toString('base64url')}`,
      undefined,
    ],
    ['a negative size', 'POST', '/site-media/v1/files/generate-upload-url', { sizeInBytes: -1 }],
  ])('with %s is answered with 400 and what is wrong', async (_what, method, address, body) => {
    const answer = await fixture.call(method, address.replace('{id}', galleryId), body);
    expect(answer.status).toBe(400);
    const [violation] = answer.body.details.validationError.fieldViolations;
    expect(violation.description.length).toBeGreaterThan(5);
    expect(answer.body.message).toContain(violation.field);
  });

  it('is left with its unknown and read-only fields ignored', async () => {
    const { status, body } = await fixture.call('POST', GALLERIES, {
      gallery: { name: 'Kept', id: 'mine', totalItems: 7, nonsense: { a: 1 } },
      alsoNonsense: true,
    });
    expect(status).toBe(200);
    expect(body.gallery).toMatchObject({ name: 'Kept', totalItems: 0 });
  });

  it('to an address without a method is told where to look', async () => {
    for (const [method, address] of [
      ['PUT', GALLERIES],
      ['GET', '/../../etc/passwd'],
      ['GET', '/media/originals/..%2f..%2flibrary.json'],
      ['GET', '//evil'],
    ] as const) {
      const { status, body } = await fixture.call(method, address);
      expect([404, 401, 400]).toContain(status);
      expect(body?.message ?? 'a text').not.toBe('');
    }
  });

  it('with a body that is too large is given up', async () => {
    const { status } = await fixture.call('POST', GALLERIES, `{"a": "${huge(33 * 1024 * 1024)}"}`);
    expect(status).toBe(413);
  });

  it('changes nothing when one of its items is wrong', async () => {
    const before = await fixture.call('GET', `${GALLERIES}/${galleryId}`);
    const { status } = await fixture.call('POST', `${GALLERIES}/${galleryId}/items/create`, {
      items: [{ text: { html: 'fine' } }, { image: { imageInfo: { id: 'unknown' } } }],
    });
    expect(status).toBe(404);
    expect((await fixture.call('GET', `${GALLERIES}/${galleryId}`)).body).toEqual(before.body);
  });
});

describe('the token', () => {
  it('is wanted for everything in the library, and guessing it is slowed down', async () => {
    const { port } = fixture.server;
    expect((await request(port, GALLERIES)).status).toBe(401);
    const statuses: number[] = [];
    for (let n = 0; n < 30; n++) {
      statuses.push(
        (await request(port, GALLERIES, { headers: { authorization: `Bearer wrong-${n}` } })).status,
      );
    }
    expect(statuses.at(-1)).toBe(429);
    // Whoever knows it is not kept out by those who guess.
    expect((await request(port, GALLERIES, { headers: { authorization: `Bearer ${TOKEN}` } })).status).toBe(
      200,
    );
  });

  it('does not help a page of another origin, nor a name that leads here', async () => {
    const { port } = fixture.server;
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'no-cors' },
      { host: 'evil.example' },
      { host: `rebound.example:${port}` },
    ]) {
      const answer = await request(port, GALLERIES, { headers: { authorization: TOKEN, ...headers } });
      expect(answer.status).toBe(403);
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  it('lets pages in whose origin the person lists', async () => {
    const other = await openRestFixture({ origins: ['http://localhost:3000'] });
    try {
      const answer = await request(other.server.port, GALLERIES, {
        headers: { authorization: TOKEN, origin: 'http://localhost:3000', 'sec-fetch-site': 'same-site' },
      });
      expect(answer.status).toBe(200);
      expect(answer.headers['access-control-allow-origin']).toBe('http://localhost:3000');
    } finally {
      await other.close();
    }
  });
});

describe('the OpenAPI document', () => {
  it('is valid', async () => {
    const document: Json = await (await fetch(`${fixture.server.address}/openapi.json`)).json();
    const { valid, errors } = await new Validator().validate(document);
    expect(errors ?? []).toEqual([]);
    expect(valid).toBe(true);
    expect(Object.keys(document.paths).length).toBeGreaterThan(15);
  });

  it('describes methods that answer no random request with a fault', async () => {
    const other = await openRestFixture();
    try {
      const document: Json = await (await fetch(`${other.server.address}/openapi.json`)).json();
      const text = { text: { html: '<p>x</p>' } };
      const { body } = await other.call('POST', GALLERIES, {
        gallery: { name: 'Given', items: [text, text] },
      });
      const mediaIds = [await other.addPicture('a.png', 1), await other.addPicture('b.png', 2)];
      const { id, items } = body.gallery;
      const ids = { galleryId: [id], itemId: items.map((item: Json) => item.id), fileId: mediaIds };
      /** Statuses that each operation was seen to answer with. */
      const seen = new Map<string, Set<number>>();
      const requests = randomRequests(document, ids, ['listenToEvents', 'createWebhook', 'deleteGallery']);
      await fc.assert(
        fc.asyncProperty(requests, async ({ operation, method, address, body: given }) => {
          const { status, body: told } = await other.call(method, address, given);
          seen.set(operation, (seen.get(operation) ?? new Set()).add(status));
          expect(status).toBeLessThan(500);
          if (status !== 200) expect(told.message.length).toBeGreaterThan(10);
        }),
        { numRuns: 600 },
      );
      // The requests were no mere nonsense.
      const done = [...seen].filter(([, statuses]) => statuses.has(200)).map(([operation]) => operation);
      expect(done).toEqual(expect.arrayContaining(['getGallery', 'listGalleries']));
      expect(done.length).toBeGreaterThan(5);
    } finally {
      await other.close();
    }
  }, 120_000);

  it('is shown as a page that loads nothing from elsewhere', async () => {
    const page = await fetch(fixture.server.address);
    const text = await page.text();
    for (const { name } of DESCRIBED_METHODS) expect(text).toContain(`<code>${name}</code>`);
    expect(text).not.toMatch(/(src|href)="(https?:)?\/\//);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
  });
});

describe('the first ten minutes', () => {
  it('are a script that runs as it stands', async () => {
    const script = path.join(fixture.library.folder, 'first-steps.mjs');
    await writeFile(script, FIRST_STEPS.map(({ code }) => code).join('\n\n'));
    const environment = { GALLERY_DESK_ADDRESS: fixture.server.address, GALLERY_DESK_TOKEN: TOKEN };
    const { stdout, stderr } = await runProgram(script, [], { environment });
    expect(stderr).toBe('');
    expect(stdout.split('\n').slice(1, -1)).toEqual([
      'created: First steps 1',
      'uploaded: first.png',
      'added: IMAGE 1',
      'order: Hello, A picture',
      'cloned: Second steps 2',
      'told: wix.pro_gallery.gallery_v2_created',
    ]);
  });

  it('go with the official client as well', async () => {
    // Beside the tests, where Node finds the client.
    const script = path.join(import.meta.dirname, `official-example-${process.pid}.mjs`);
    const { rm } = await import('node:fs/promises');
    await writeFile(script, OFFICIAL_CLIENT);
    try {
      const environment = { GALLERY_DESK_ADDRESS: fixture.server.address, GALLERY_DESK_TOKEN: TOKEN };
      expect((await runProgram(script, [], { environment })).stdout).toMatch(/^galleries: \d+\n$/);
    } finally {
      await rm(script);
    }
  });
});
