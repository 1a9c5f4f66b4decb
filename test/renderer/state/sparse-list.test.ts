import { describe, expect, test } from 'vitest';
import { SparseList } from '../../../renderer/app/state/sparse-list.ts';

const values = (...ids: string[]): { id: string }[] => ids.map((id) => ({ id }));

describe('a list that is loaded in parts', () => {
  test('a page fills its places and leaves the rest open', () => {
    const list = SparseList.unloaded<{ id: string }>(5).withPage(2, values('c', 'd'), 5);
    expect(list.slots.map((value) => value?.id)).toEqual([undefined, undefined, 'c', 'd', undefined]);
    expect(list.indexOf('d')).toBe(3);
    expect(list.isLoaded(2, 3)).toBe(true);
    expect(list.firstHole(0, 4)).toBe(0);
  });

  test('what a page shows elsewhere than before is there once', () => {
    const list = new SparseList(values('a', 'b', 'c', 'd')).withPage(0, values('c', 'a'), 4);
    expect(list.slots.map((value) => value?.id)).toEqual(['c', 'a', undefined, 'd']);
  });

  test('a page of a list of another length makes it forget what it had', () => {
    const list = new SparseList(values('a', 'b', 'c')).withPage(0, values('a'), 4);
    expect(list.slots.map((value) => value?.id)).toEqual(['a', undefined, undefined, undefined]);
  });

  test('a range past the end counts as loaded when its part of the list is', () => {
    expect(new SparseList(values('a', 'b')).isLoaded(0, 199)).toBe(true);
  });
});

test('several pages at once are the same as one after the other', () => {
  const list = new SparseList<{ id: string }>([{ id: 'a' }, undefined, { id: 'x' }, undefined, undefined]);
  const pages = [
    [1, values('b', 'c')],
    [3, values('d', 'e')],
  ] as const;
  for (const total of [5, 6]) {
    const together = list.withPages(pages, total);
    const [first, second] = pages;
    const onebyone = list.withPage(first[0], first[1], total).withPage(second[0], second[1], total);
    expect(together.slots).toEqual(onebyone.slots);
  }
});
