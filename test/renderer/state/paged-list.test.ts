import { describe, expect, test } from 'vitest';
import { PAGE_SIZE, PagedList, type Page } from '../../../renderer/app/state/paged-list.ts';
import { SparseList } from '../../../renderer/app/state/sparse-list.ts';

interface Numbered {
  readonly id: string;
}

const numbered = (number: number): Numbered => ({ id: `n${number}` });

/** A core with so many values, which answers when it is told to. */
function slowCore(total: number) {
  const asked: { offset: number; answer: () => void; fail: () => void }[] = [];
  const core = { total, asked };
  const list = new PagedList<Numbered>(
    (offset, limit) =>
      new Promise<Page<Numbered>>((resolve, reject) => {
        asked.push({
          offset,
          answer: () => {
            const length = Math.max(0, Math.min(limit, core.total - offset));
            const values = Array.from({ length }, (_, index) => numbered(offset + index));
            resolve({ total: core.total, values });
          },
          fail: () => reject(new Error('gone')),
        });
      }),
  );
  return { ...core, core, list };
}

describe('a paged list', () => {
  test('asks once for a page that is wanted twice', async () => {
    const { list, asked } = slowCore(10);
    const looks = [list.look(0, 5), list.look(3, 9)];
    expect(asked).toHaveLength(1);
    asked[0]?.answer();
    await Promise.all(looks);
    expect(list.cell.get().state).toBe('READY');
    expect(list.list.isLoaded(0, 9)).toBe(true);
  });

  test('asks only for the pages that are looked at', async () => {
    const { list, asked } = slowCore(10_000);
    const first = list.look(0, 0);
    asked[0]?.answer();
    await first;
    const far = list.look(5000, 5010);
    expect(asked.map(({ offset }) => offset)).toEqual([0, 5000]);
    asked[1]?.answer();
    await far;
    expect(list.list.at(5000)).toEqual(numbered(5000));
    expect(list.list.at(PAGE_SIZE)).toBeUndefined();
  });

  test('reads a page again that met a change on its way', async () => {
    const { list, asked, core } = slowCore(10);
    const look = list.look(0, 9);
    list.edit((same) => same);
    core.total = 11;
    asked[0]?.answer();
    await Promise.resolve();
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toHaveLength(2);
    asked[1]?.answer();
    await look;
    expect(list.list.total).toBe(11);
  });

  test('shows many pages that are wanted together at once, and each as it is when something changes meanwhile', async () => {
    const { list, asked, core } = slowCore(2000);
    const first = list.look(0, 0);
    asked[0]?.answer();
    await first;
    let shown = 0;
    list.cell.subscribe(() => (shown += 1));
    const all = list.ensure(0, 1999);
    expect(asked).toHaveLength(10);
    asked.slice(1).forEach(({ answer }) => answer());
    await all;
    expect(shown).toBe(1);
    expect(list.list.isLoaded(0, 1999)).toBe(true);

    core.total = 3000;
    list.edit(() => SparseList.unloaded<Numbered>(3000));
    const again = list.ensure(0, 2999);
    list.edit((same) => same);
    asked.slice(10).forEach(({ answer }) => answer());
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toHaveLength(40);
    asked.slice(25).forEach(({ answer }) => answer());
    await again;
    expect(list.list.isLoaded(0, 2999)).toBe(true);
  });

  test('asks for many pages at once where it may', async () => {
    const asked: (readonly [number, number])[] = [];
    const list = new PagedList<Numbered>((offset, limit) => {
      asked.push([offset, limit]);
      const values = Array.from({ length: Math.min(limit, 2500 - offset) }, (_, at) => numbered(offset + at));
      return Promise.resolve({ total: 2500, values });
    }, 1000);
    await list.look(0, 0);
    await list.look(1200, 1200);
    await list.ensure(0, 2499);
    expect(asked).toEqual([
      [0, 200],
      [1200, 200],
      [200, 1000],
      [1400, 1000],
      [2400, 200],
    ]);
    expect(list.list.slots.map((value) => value?.id)).toEqual(
      Array.from({ length: 2500 }, (_, index) => `n${index}`),
    );
  });

  test('keeps what it shows when it cannot be read again', async () => {
    const { list, asked } = slowCore(3);
    const look = list.look(0, 2);
    asked[0]?.answer();
    await look;
    const reload = list.reload();
    asked[1]?.fail();
    await reload;
    expect(list.cell.get()).toMatchObject({ state: 'READY' });
    expect(list.list.total).toBe(3);
  });

  test('has failed when not even its first page could be read', async () => {
    const { list, asked } = slowCore(3);
    const look = list.look(0, 2);
    asked[0]?.fail();
    await look;
    expect(list.cell.get()).toMatchObject({ state: 'FAILED', error: expect.any(Error) });
  });

  test('tells nobody of an edit that changes nothing', async () => {
    const { list, asked } = slowCore(3);
    const look = list.look(0, 2);
    asked[0]?.answer();
    await look;
    let told = 0;
    list.cell.subscribe(() => told++);
    list.edit((same) => same);
    expect(told).toBe(0);
    list.edit((loaded) => new SparseList(loaded.slots.slice(1)));
    expect(told).toBe(1);
  });
});
