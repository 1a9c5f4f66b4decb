import { afterAll, beforeAll, expect, it } from 'vitest';
import { openRestFixture, TOKEN, type Json, type RestFixture } from './rest-fixture.ts';

const REQUESTS = 1500;
const AT_ONCE = 16;

let fixture: RestFixture;

beforeAll(async () => {
  fixture = await openRestFixture();
});

afterAll(async () => {
  await fixture.close();
});

it('loses no write of many requests at once, and keeps nothing of them', async () => {
  const made = await fixture.call('POST', '/progallery/v2/galleries', { gallery: { name: 'Soak' } });
  const address = `/progallery/v2/galleries/${made.body.gallery.id}`;
  const kept = new Set<string>();
  let next = 0;
  async function work(): Promise<void> {
    const own: string[] = [];
    for (let n = next++; n < REQUESTS; n = next++) {
      const last = own.at(-1);
      if (n % 3 === 0) {
        const { status, body } = await fixture.call('POST', `${address}/items`, {
          item: { title: `${n}`, text: { html: `${n}` } },
        });
        expect(status).toBe(200);
        kept.add(body.item.id);
        own.push(body.item.id);
      } else if (n % 10 === 1 && last !== undefined) {
        expect((await fixture.call('DELETE', `${address}/items/${last}`)).status).toBe(200);
        kept.delete(last);
        own.pop();
      } else expect((await fixture.call('GET', `${address}?itemLimit=5`)).status).toBe(200);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  // Listeners that went away leave nothing behind either.
  for (let n = 0; n < 50; n++) {
    const ended = new AbortController();
    await fetch(`${fixture.server.address}/events`, {
      headers: { authorization: TOKEN },
      signal: ended.signal,
    });
    ended.abort();
  }
  const found: string[] = [];
  for (let offset = 0; ; offset += 200) {
    const { body } = await fixture.call('GET', `${address}/items?itemLimit=200&itemOffset=${offset}`);
    found.push(...body.items.map(({ id }: Json) => id));
    if (body.items.length < 200) break;
  }
  expect(new Set(found)).toEqual(kept);
  expect(found).toHaveLength(kept.size);
}, 120_000);
