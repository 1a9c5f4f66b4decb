import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { os } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { describe, expect, it, onTestFinished } from 'vitest';
import { ChangesUnderWay, STEP_METHODS } from '../../../renderer/app/transport/changes-under-way.ts';
import { contract } from '../../../shared/contract/contract.ts';

type Call = () => Promise<unknown>;

/** A core whose calls are answered when the test says so, behind a real port. */
function slowCore() {
  const { port1, port2 } = new MessageChannel();
  const waiting = new Map<string, { answer: () => void; fail: () => void }>();
  const slow = (name: string) =>
    os.handler(
      () =>
        new Promise<string>((resolve, reject) => {
          waiting.set(name, { answer: () => resolve(name), fail: () => reject(new Error(name)) });
        }),
    );
  new RPCHandler({
    galleries: { editGalleryItems: slow('edit'), listGalleries: slow('list') },
    media: { setPoster: slow('poster') },
  }).upgrade(port1);
  const changes = new ChangesUnderWay();
  const client = createORPCClient<{
    galleries: { editGalleryItems: Call; listGalleries: Call };
    media: { setPoster: Call };
  }>(new RPCLink({ port: port2, interceptors: [changes.track] }));
  port1.start();
  port2.start();
  onTestFinished(() => {
    port1.close();
    port2.close();
  });
  return { client, changes, waiting };
}

describe('changes under way', () => {
  it('are waited for, all of them, also one that fails', async () => {
    const { client, changes, waiting } = slowCore();
    const order: string[] = [];
    const edit = client.galleries.editGalleryItems();
    const poster = client.media.setPoster().catch(() => order.push('poster'));
    const settled = changes.settled().then((was) => order.push(`settled ${was}`));
    await expect.poll(() => waiting.size).toBe(2);
    waiting.get('poster')?.fail();
    await poster;
    order.push('edit');
    waiting.get('edit')?.answer();
    await Promise.all([edit, settled]);
    expect(order).toEqual(['poster', 'edit', 'settled true']);
    expect(await changes.settled()).toBe(false);
  });

  it('are not what is only read', async () => {
    const { client, changes, waiting } = slowCore();
    const list = client.galleries.listGalleries();
    expect(await changes.settled()).toBe(false);
    await expect.poll(() => waiting.size).toBe(1);
    waiting.get('list')?.answer();
    await list;
  });
});

it('every method of galleries and of the history either makes a step or only reads', () => {
  const others = (['galleries', 'history'] as const)
    .flatMap((domain) => Object.keys(contract[domain]).map((name) => `${domain}.${name}`))
    .filter((name) => !STEP_METHODS.has(name));
  const reading = /\.(?:get|list|find|filter|search|compare|describe)[A-Z]/;
  expect(others.filter((name) => !reading.test(name))).toEqual(['history.updateHistorySettings']);
  expect([...STEP_METHODS].filter((name) => reading.test(name))).toEqual([]);
});
