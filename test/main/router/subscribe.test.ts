import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { noDesktop } from '../../../main/router/desktop.ts';
import { createInMemoryClient } from '../../../main/router/in-memory-client.ts';
import { createRouter } from '../../../main/router/router.ts';
import type { ContractClient } from '../../../shared/contract/contract.ts';
import { openTestLibrary, type TestLibrary } from '../../support/test-library.ts';

describe('a subscription to the library', () => {
  let test: TestLibrary;
  let listeners = 0;

  beforeAll(async () => {
    test = await openTestLibrary();
    const { events } = test.library;
    const subscribe = events.subscribe.bind(events);
    vi.spyOn(events, 'subscribe').mockImplementation((listener) => {
      const unsubscribe = subscribe(listener);
      listeners += 1;
      return () => {
        listeners -= 1;
        unsubscribe();
      };
    });
  });
  afterAll(() => test.remove());

  it('ends when the caller aborts it', async () => {
    const client = createInMemoryClient(createRouter(test.library, noDesktop));
    const controller = new AbortController();
    const stream = await client.library.subscribe({}, { signal: controller.signal });
    await stream.next();
    expect(listeners).toBe(1);
    const waiting = stream.next();
    controller.abort();
    expect(listeners).toBe(0);
    expect(await waiting).toMatchObject({ done: true });
  });

  it('ends when the port behind it closes, as when a window is closed or reloaded', async () => {
    const { port1, port2 } = new MessageChannel();
    new RPCHandler(createRouter(test.library, noDesktop)).upgrade(port1);
    const client: ContractClient = createORPCClient(new RPCLink({ port: port2 }));
    port1.start();
    port2.start();
    const stream = await client.library.subscribe({});
    await stream.next();
    expect(listeners).toBe(1);
    port2.close();
    await vi.waitFor(() => expect(listeners).toBe(0), { timeout: 30_000 });
  });

  it('starts at the last change and misses none after it, with changes under way', async () => {
    const client = createInMemoryClient(createRouter(test.library, noDesktop));
    const names = Array.from({ length: 20 }, (_, index) => `Gallery ${index}`);
    const creating = names.map((name) => client.galleries.createGallery({ gallery: { name } }));
    const stream = await client.library.subscribe({});
    const first = await stream.next();
    const start =
      first.done !== true && first.value.kind === 'subscribed' ? first.value.sequence : Number.NaN;
    await Promise.all(creating);
    const last = test.library.store.sequence;
    expect(last).toBeGreaterThan(start);
    const sequences: number[] = [];
    for await (const message of stream) {
      if (message.kind === 'change') sequences.push(message.change.sequence);
      if (sequences.at(-1) === last) break;
    }
    expect(sequences).toEqual(Array.from({ length: last - start }, (_, index) => start + 1 + index));
    expect(listeners).toBe(0);
  });
});
