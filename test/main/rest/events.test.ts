import { createHmac } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { openLibrary } from '../../../main/library.ts';
import { forkWorker } from '../../../main/media/worker-process.ts';
import { startRestServer } from '../../../main/rest/rest-server.ts';
import { backoffOf } from '../../../main/rest/webhook-delivery.ts';
import { openRestFixture, TOKEN, type Json, type RestFixture } from './rest-fixture.ts';

let fixture: RestFixture;
const endings: (() => unknown)[] = [];

beforeEach(async () => {
  fixture = await openRestFixture({ webhookBackoff: () => 5 });
});

afterEach(async () => {
  for (const end of endings.splice(0).toReversed()) await end();
  await fixture.close();
});

interface Told {
  readonly id: string;
  readonly event: string;
  readonly data: Json;
}

/** Listens as an EventSource does; answers the next so many events. */
async function listen(lastEventId?: string): Promise<(count: number) => Promise<Told[]>> {
  const ended = new AbortController();
  endings.push(() => ended.abort());
  const response = await fetch(`${fixture.server.address}/events`, {
    headers: { authorization: TOKEN, ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }) },
    signal: ended.signal,
  });
  expect(response.headers.get('content-type')).toContain('text/event-stream');
  const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const told: Told[] = [];
  return async (count) => {
    while (told.length < count) {
      const { value, done } = await reader.read();
      if (done) throw new Error('The stream ended.');
      text += value;
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const fields = Object.fromEntries(
          message
            .split('\n')
            .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()]),
        );
        if (fields.data !== undefined) {
          told.push({ id: fields.id!, event: fields.event!, data: JSON.parse(fields.data) });
        }
      }
    }
    return told.splice(0, count);
  };
}

async function makeGallery(name: string, items = 0): Promise<string> {
  const { body } = await fixture.call('POST', '/progallery/v2/galleries', {
    gallery: { name, items: Array.from({ length: items }, (_, n) => ({ text: { html: `<p>${n}</p>` } })) },
  });
  return body.gallery.id;
}

describe('server-sent events', () => {
  it('tell all that happens, in the envelopes of the API', async () => {
    const next = await listen();
    const id = await makeGallery('Told', 1);
    await fixture.call('PATCH', `/progallery/v2/galleries/${id}`, { gallery: { name: 'Renamed' } });
    await fixture.call('DELETE', `/progallery/v2/galleries/${id}`);
    const events = await next(5);
    expect(events.map(({ data }) => data.slug)).toEqual([
      'created',
      'gallery_item_created',
      'updated',
      'gallery_item_deleted',
      'deleted',
    ]);
    expect(events[0]).toMatchObject({
      event: 'wix.pro_gallery.gallery_v2_created',
      data: {
        entityFqdn: 'wix.pro_gallery.v2.gallery',
        entityId: id,
        createdEvent: { entity: { name: 'Told' } },
      },
    });
    expect(events[0]!.data.createdEvent.entity).not.toHaveProperty('items');
    expect(events[3]!.data.originatedFrom).toBe('Gallery Deleted');
    const sequences = events.map(({ data }) => Number(data.entityEventSequence));
    expect(sequences).toEqual([...sequences].sort((a, b) => a - b));
    expect(new Set(events.map(({ data }) => data.id)).size).toBe(5);
  });

  it('are told again from any event on, by either of its ids', async () => {
    const next = await listen();
    await makeGallery('First', 2);
    await makeGallery('Second');
    const all = await next(4);
    expect(await (await listen(all[1]!.id))(2)).toEqual(all.slice(2));
    expect(await (await listen(all[1]!.data.id))(2)).toEqual(all.slice(2));
  });

  it('are read from the disk after a restart of the server', async () => {
    const next = await listen();
    await makeGallery('Before', 3);
    const all = await next(4);
    const again = await startRestServer({ library: fixture.library, token: TOKEN, report: () => undefined });
    endings.push(() => again.close());
    const { server } = fixture;
    fixture.server = again;
    expect(await (await listen(all[0]!.id))(3)).toEqual(all.slice(1));
    fixture.server = server;
  });

  it('are told again after the whole program was started anew', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'gallery-desk-events-'));
    endings.push(() => rm(folder, { recursive: true, force: true }));
    const open = async () => {
      const library = await openLibrary(folder, {
        host: 'test',
        spawnWorker: forkWorker(inject('mediaWorker')),
        watch: false,
      });
      const server = await startRestServer({ library, token: TOKEN, report: () => undefined });
      return { library, server };
    };
    const { server: kept } = fixture;
    endings.push(() => (fixture.server = kept));
    const first = await open();
    fixture.server = first.server;
    const next = await listen();
    await makeGallery('Before', 3);
    const all = await next(4);
    await first.server.close();
    await first.library.close();
    const second = await open();
    endings.push(() => second.library.close());
    endings.push(() => second.server.close());
    fixture.server = second.server;
    const again = await listen(all[0]!.data.id);
    expect((await again(3)).map(({ id }) => id)).toEqual(all.slice(1).map(({ id }) => id));
    await makeGallery('After');
    expect((await again(1))[0]!.data.createdEvent.entity.name).toBe('After');
  });

  it('are refused with 410 when what follows an id is not known', async () => {
    for (const id of ['999999.0', 'nonsense', '00000000-0000-4000-8000-000000000000-0']) {
      const response = await fetch(`${fixture.server.address}/events`, {
        headers: { authorization: TOKEN, 'last-event-id': id },
      });
      expect(response.status).toBe(410);
      expect(await response.json()).toMatchObject({ details: { applicationError: { code: 'EVENTS_GONE' } } });
    }
  });
});

interface Received {
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A receiver that refuses some of the deliveries, which are counted from 1. */
async function receiver(
  refuses: (count: number) => boolean,
): Promise<{ url: string; next(count: number): Promise<Received[]>; count(): number }> {
  const received: Received[] = [];
  let wake = (): void => undefined;
  let count = 0;
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      count += 1;
      const isRefused = refuses(count);
      response.statusCode = isRefused ? 503 : 204;
      if (!isRefused) received.push({ headers: request.headers as Record<string, string>, body });
      response.end();
      wake();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endings.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    url: `http://127.0.0.1:${(server.address() as { port: number }).port}/hook`,
    async next(wanted) {
      while (received.length < wanted) await new Promise<void>((resolve) => (wake = resolve));
      return received.splice(0, wanted);
    },
    count: () => count,
  };
}

describe('webhooks', () => {
  it('deliver every event in order, signed, again until it is taken, and keep a log', async () => {
    const { url, next } = await receiver((n) => n <= 3);
    const { body } = await fixture.call('POST', '/webhooks', { url });
    await makeGallery('Hooked', 2);
    const deliveries = await next(3);
    expect(deliveries.map(({ body: told }) => JSON.parse(told).slug)).toEqual([
      'created',
      'gallery_item_created',
      'gallery_item_created',
    ]);
    const [, time, signature] = /^t=(\d+),v1=([\da-f]+)$/.exec(
      deliveries[0]!.headers['x-gallery-desk-signature']!,
    )!;
    const expected = createHmac('sha256', body.webhook.secret)
      .update(`${time}.${deliveries[0]!.body}`)
      .digest('hex');
    expect(signature).toBe(expected);
    const { body: log } = await fixture.call('GET', `/webhooks/${body.webhook.id}/deliveries`);
    const states = log.deliveries.map(({ state, attempt }: Json) => `${state} ${attempt}`).toReversed();
    expect(states.slice(0, 4)).toEqual(['FAILED 1', 'FAILED 2', 'FAILED 3', 'DELIVERED 4']);
  });

  it('go on where they were after a restart', async () => {
    const { url, next } = await receiver(() => false);
    const { body } = await fixture.call('POST', '/webhooks', { url });
    await makeGallery('Told before');
    await next(1);
    // What was taken is in the log once it is known that it was.
    await expect
      .poll(
        async () => (await fixture.call('GET', `/webhooks/${body.webhook.id}/deliveries`)).body.deliveries,
      )
      .toHaveLength(1);
    await fixture.server.close();
    await fixture.library.galleries.createGallery({ gallery: { name: 'While nobody served' } });
    const again = await startRestServer({ library: fixture.library, token: TOKEN, report: () => undefined });
    endings.push(() => again.close());
    const [delivery] = await next(1);
    expect(JSON.parse(delivery!.body).createdEvent.entity.name).toBe('While nobody served');
  });

  it('deliver everything, in order per gallery, to a receiver that comes and goes while the server does too', async () => {
    const { url, next } = await receiver((n) => n % 3 !== 0);
    await fixture.call('POST', '/webhooks', { url });
    const made: string[] = [];
    for (let round = 0; round < 3; round++) {
      const ids = await Promise.all([0, 1, 2].map((n) => makeGallery(`${round}-${n}`)));
      made.push(...ids);
      await Promise.all(
        ids.map((id, n) =>
          fixture.call('PATCH', `/progallery/v2/galleries/${id}`, { gallery: { name: `Changed ${n}` } }),
        ),
      );
      // Some are under way, and may be sent again.
      await fixture.server.close();
      fixture.server = await startRestServer({
        library: fixture.library,
        token: TOKEN,
        webhookBackoff: () => 1,
        report: () => undefined,
      });
    }
    const first = new Map<string, Json>();
    while (first.size < 18) {
      const [delivery] = await next(1);
      const told: Json = JSON.parse(delivery!.body);
      if (!first.has(told.id)) first.set(told.id, told);
    }
    for (const id of made) {
      const ofGallery = [...first.values()].filter(({ entityId }) => entityId === id);
      expect(ofGallery.map(({ slug }) => slug)).toEqual(['created', 'updated']);
      const [created, updated] = ofGallery.map(({ entityEventSequence }) => Number(entityEventSequence));
      expect(created).toBeLessThan(updated!);
    }
  });

  it('call nobody but the address that was listed: no redirect is followed', async () => {
    const other = await receiver(() => false);
    const redirecting = createServer((_request, response) =>
      response.writeHead(307, { location: other.url }).end(),
    );
    await new Promise<void>((resolve) => redirecting.listen(0, '127.0.0.1', resolve));
    endings.push(() => redirecting.close());
    const url = `http://127.0.0.1:${(redirecting.address() as { port: number }).port}/`;
    const { body } = await fixture.call('POST', '/webhooks', { url });
    await makeGallery('Redirected');
    const log = async (): Promise<Json[]> =>
      (await fixture.call('GET', `/webhooks/${body.webhook.id}/deliveries`)).body.deliveries;
    await expect.poll(async () => (await log()).length).toBeGreaterThan(2);
    expect((await log())[0]).toMatchObject({ state: 'FAILED', status: 307, problem: expect.any(String) });
    expect(other.count()).toBe(0);
  });

  it('wait longer after each failure, up to ten minutes', () => {
    const waits = Array.from({ length: 30 }, (_, n) => backoffOf(n + 1));
    expect(waits[0]).toBeLessThan(1200);
    for (let n = 1; n < 9; n++) expect(waits[n]!).toBeGreaterThan(waits[n - 1]! * 1.5);
    expect(Math.max(...waits)).toBeLessThanOrEqual(660_000);
    expect(Math.min(...waits.slice(12))).toBeGreaterThan(500_000);
  });

  it('are listed without their secrets, deleted, and refused for other protocols', async () => {
    const { url } = await receiver(() => false);
    const { body } = await fixture.call('POST', '/webhooks', { url });
    const listed = await fixture.call('GET', '/webhooks');
    expect(listed.body.webhooks).toEqual([{ id: body.webhook.id, url, createdDate: expect.any(String) }]);
    expect((await fixture.call('DELETE', `/webhooks/${body.webhook.id}`)).status).toBe(200);
    expect((await fixture.call('DELETE', `/webhooks/${body.webhook.id}`)).status).toBe(404);
    expect((await fixture.call('POST', '/webhooks', { url: 'file:///etc/passwd' })).status).toBe(400);
  });
});
