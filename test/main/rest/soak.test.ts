import { afterAll, beforeAll, expect, it } from 'vitest';
import { startRestServer } from '../../../main/rest/rest-server.ts';
import { growthOf, type MemorySample } from '../../soak/memory-trend.ts';
import { runRestTrial } from '../../soak/rest-trial.ts';
import { openRestFixture, TOKEN, type RestFixture } from './rest-fixture.ts';

/** Bytes. In a short run, code that is compiled late and caches that still fill count for more than in the long one. */
const GROWTH_LIMIT = 1500;

let fixture: RestFixture;

beforeAll(async () => {
  fixture = await openRestFixture();
});

afterAll(async () => {
  await fixture.close();
});

it('loses no write of many requests at once, tells of each, and keeps nothing of them', async () => {
  const served = {
    address: fixture.server.address,
    token: TOKEN,
    async restart() {
      await fixture.server.close();
      const server = await startRestServer({
        library: fixture.library,
        token: TOKEN,
        report: () => undefined,
      });
      fixture.server = server;
      return { ...served, address: server.address };
    },
  };
  const { problems, samples } = await runRestTrial(served, { requests: 2400, atOnce: 16, samples: 8 });
  expect(problems).toEqual([]);
  expect(growthOf(samples)).toBeLessThan(GROWTH_LIMIT);
}, 120_000);

const run = (heapAt: (requests: number) => number): MemorySample[] =>
  Array.from({ length: 24 }, (_, n) => ({ requests: n * 5000, heap: heapAt(n * 5000) }));

it('finds a leak by its trend, whatever single samples say', () => {
  const noise = (requests: number): number =>
    ((requests * 7919) % 1_000_003) + (requests === 60_000 ? 5e7 : 0);
  const warming = (requests: number): number => 4e7 * Math.min(1, requests / 30_000);
  expect(Math.abs(growthOf(run((requests) => 5e7 + warming(requests) + noise(requests))))).toBeLessThan(16);
  expect(growthOf(run((requests) => 5e7 + noise(requests) + 100 * requests))).toBeGreaterThan(80);
});
