import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startRestServer } from '../../../main/rest/rest-server.ts';
import { openRestFixture, TOKEN, type Json, type RestFixture } from './rest-fixture.ts';

let fixture: RestFixture;
const endings: (() => unknown)[] = [];

beforeEach(async () => {
  fixture = await openRestFixture({ webhookBackoff: () => 5 });
});

afterEach(async () => {
  for (const end of endings.splice(0)) await end();
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
    Object.assign(fixture, { server: again });
    expect(await (await listen(all[0]!.id))(3)).toEqual(all.slice(1));
    Object.assign(fixture, { server });
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

/** A receiver that refuses its first deliveries. */
async function receiver(
  refusals: number,
): Promise<{ url: string; next(count: number): Promise<Received[]> }> {
  const received: Received[] = [];
  let wake = (): void => undefined;
  let left = refusals;
  const server: Server = createServer((request, response) => {
    let body = '';
    request.setEncoding('utf8').on('data', (part: string) => (body += part));
    request.on('end', () => {
      left -= 1;
      response.statusCode = left >= 0 ? 503 : 204;
      if (left < 0) received.push({ headers: request.headers as Record<string, string>, body });
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
    async next(count) {
      while (received.length < count) await new Promise<void>((resolve) => (wake = resolve));
      return received.splice(0, count);
    },
  };
}

describe('webhooks', () => {
  it('deliver every event in order, signed, again until it is taken, and keep a log', async () => {
    const { url, next } = await receiver(3);
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
    const { url, next } = await receiver(0);
    await fixture.call('POST', '/webhooks', { url });
    await fixture.server.close();
    await fixture.library.galleries.createGallery({ gallery: { name: 'While nobody served' } });
    const again = await startRestServer({ library: fixture.library, token: TOKEN, report: () => undefined });
    endings.push(() => again.close());
    const [delivery] = await next(1);
    expect(JSON.parse(delivery!.body).createdEvent.entity.name).toBe('While nobody served');
  });

  it('are listed without their secrets, deleted, and refused for other protocols', async () => {
    const { url } = await receiver(0);
    const { body } = await fixture.call('POST', '/webhooks', { url });
    const listed = await fixture.call('GET', '/webhooks');
    expect(listed.body.webhooks).toEqual([{ id: body.webhook.id, url, createdDate: expect.any(String) }]);
    expect((await fixture.call('DELETE', `/webhooks/${body.webhook.id}`)).status).toBe(200);
    expect((await fixture.call('DELETE', `/webhooks/${body.webhook.id}`)).status).toBe(404);
    expect((await fixture.call('POST', '/webhooks', { url: 'file:///etc/passwd' })).status).toBe(400);
  });
});
