import { describe, expect, it, vi } from 'vitest';
import { DigestReader } from '../../../renderer/app/state/digest-reader.ts';
import type { ContractClient } from '../../../shared/contract/contract.ts';
import { EMPTY_DIGEST } from '../../../shared/items/merge-digests.ts';
import type { ItemsDigest } from '../../../shared/model/items-digest.ts';

/** A core whose answers come when the test lets them. */
function slowCore() {
  const asked: { ids: readonly string[]; answer: () => void; refuse: () => void }[] = [];
  const describeGalleryItems = ({ itemIds }: { itemIds: readonly string[] }) =>
    new Promise<{ digest: ItemsDigest }>((resolve, reject) => {
      const digest = { ...EMPTY_DIGEST, totalItems: itemIds.length };
      asked.push({
        ids: itemIds,
        answer: () => resolve({ digest }),
        refuse: () => reject(new Error('gone')),
      });
    });
  // The reader uses no other method.
  const client = { galleries: { describeGalleryItems } } as unknown as ContractClient;
  return { asked, reader: new DigestReader(client, 'gallery') };
}

const ids = (count: number, prefix = 'item') =>
  Array.from({ length: count }, (_, index) => `${prefix}${index}`);

describe('what a selection has in common', () => {
  it('is asked for in parts that the core takes, and put together', async () => {
    const { asked, reader } = slowCore();
    reader.ask(ids(2300));
    expect(asked.map((question) => question.ids.length)).toEqual([1000, 1000, 300]);
    for (const { answer } of asked) answer();
    await vi.waitFor(() => expect(reader.cell.get()?.totalItems).toBe(2300));
  });

  it('is asked for once more when the selection grew meanwhile, and only for the last', async () => {
    const { asked, reader } = slowCore();
    const shown: (number | undefined)[] = [];
    reader.cell.subscribe(() => shown.push(reader.cell.get()?.totalItems));
    for (const count of [2, 3, 4, 5]) reader.ask(ids(count));
    expect(asked).toHaveLength(1);
    asked[0]!.answer();
    await vi.waitFor(() => expect(asked).toHaveLength(2));
    expect(asked[1]!.ids).toHaveLength(5);
    asked[1]!.answer();
    await vi.waitFor(() => expect(shown).toEqual([5]));
  });

  it('stays when the core does not know one of them any more, and is asked for again', async () => {
    const { asked, reader } = slowCore();
    reader.ask(ids(2));
    asked[0]!.answer();
    await vi.waitFor(() => expect(reader.cell.get()?.totalItems).toBe(2));
    reader.ask(ids(3));
    asked[1]!.refuse();
    reader.ask(ids(4));
    await vi.waitFor(() => expect(asked).toHaveLength(3));
    expect(reader.cell.get()?.totalItems).toBe(2);
    asked[2]!.answer();
    await vi.waitFor(() => expect(reader.cell.get()?.totalItems).toBe(4));
  });
});
