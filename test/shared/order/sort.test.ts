import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareInDisplayOrder } from '../../../shared/order/display-order.ts';
import { SORT_KEYS, sortedByKey, type SortFacts } from '../../../shared/order/sort-keys.ts';
import { reorderedWithinPlaces } from '../../../shared/order/sort-places.ts';
import { shuffled } from '../../../shared/order/sort-shuffle.ts';

const facts = fc.record(
  {
    title: fc.oneof(fc.string({ maxLength: 4 }), fc.constantFrom('Bay 2', 'Bay 10', 'bay 2', 'Ähre', 'Zoo')),
    fileName: fc.constantFrom('img_2.jpg', 'img_10.jpg', 'IMG_2.jpg'),
    dateTaken: fc.constantFrom(
      '2024-05-01T10:00:00',
      '2024-05-01T10:00:00+02:00',
      '2024-05-01T10:00:00.5',
      '2023-01-01T00:00:00Z',
    ),
    dateAdded: fc.constantFrom('2024-05-01T10:00:00.000Z', '2024-05-02T10:00:00.000Z'),
    sizeInBytes: fc.integer({ min: 0, max: 5 }),
  },
  { requiredKeys: [] },
);
const entries = fc
  .array(facts, { maxLength: 40 })
  .map((list) => list.map((entry, index) => ({ id: `item-${index}`, facts: entry })));
type Entry = { readonly id: string; readonly facts: SortFacts };

const byTitle = (titles: readonly string[], locale = 'en', isDescending = false) =>
  sortedByKey(titles, (title) => ({ title }), 'TITLE', { isDescending, locale });

describe('sorting by a key', () => {
  it('reads numbers in names as people do', () => {
    expect(byTitle(['Bay 10', 'Bay 9', 'bay 1'])).toEqual(['bay 1', 'Bay 9', 'Bay 10']);
  });

  it('follows the rules of the language that it is told', () => {
    expect(byTitle(['Zoo', 'Ähre', 'Axt'], 'de')).toEqual(['Ähre', 'Axt', 'Zoo']);
    expect(byTitle(['Zoo', 'Ähre', 'Axt'], 'sv')).toEqual(['Axt', 'Zoo', 'Ähre']);
  });

  it('compares dates taken by the clock of the camera, with or without an offset', () => {
    const dates = ['2024-05-01T12:00:00-08:00', '2024-05-01T09:00:00', '2024-05-01T10:00:00+02:00'];
    expect(
      sortedByKey(dates, (dateTaken) => ({ dateTaken }), 'DATE_TAKEN', { isDescending: false, locale: 'en' }),
    ).toEqual(['2024-05-01T09:00:00', '2024-05-01T10:00:00+02:00', '2024-05-01T12:00:00-08:00']);
  });

  it('puts those without the key last in both directions, and keeps equal ones as they were', () => {
    const list = [
      { id: 'a', size: undefined },
      { id: 'b', size: 1 },
      { id: 'c', size: 2 },
      { id: 'd', size: 1 },
      { id: 'e', size: undefined },
    ];
    const ids = (isDescending: boolean) =>
      sortedByKey(list, ({ size }) => ({ sizeInBytes: size }), 'FILE_SIZE', {
        isDescending,
        locale: 'en',
      }).map(({ id }) => id);
    expect(ids(false).join('')).toBe('bdcae');
    expect(ids(true).join('')).toBe('cbdae');
  });

  it('keeps every entry, and sorting what is sorted changes nothing', () => {
    fc.assert(
      fc.property(entries, fc.constantFrom(...SORT_KEYS), fc.boolean(), (list, key, isDescending) => {
        const sort = (given: readonly Entry[]) =>
          sortedByKey(given, (entry) => entry.facts, key, { isDescending, locale: 'en' });
        const once = sort(list);
        expect(new Set(once)).toEqual(new Set(list));
        expect(once).toHaveLength(list.length);
        expect(sort(once)).toEqual(once);
      }),
    );
  });
});

describe('shuffling', () => {
  it('depends on nothing but the list and the seed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer()), fc.integer({ min: 0, max: 2 ** 32 - 1 }), (list, seed) => {
        const once = shuffled(list, seed);
        expect(shuffled(list, seed)).toEqual(once);
        expect(once.toSorted((a, b) => a - b)).toEqual(list.toSorted((a, b) => a - b));
      }),
    );
  });

  it('gives the same order in every version of the program', () => {
    expect(shuffled(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 42).join('')).toBe('chbagfde');
  });

  it('puts each entry in each place about equally often', () => {
    const counts = new Map<string, number>();
    for (let seed = 0; seed < 6000; seed += 1) {
      const order = shuffled(['a', 'b', 'c'], seed).join('');
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }
    expect(counts.size).toBe(6);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
  });
});

describe('reordering within places', () => {
  it('shows the selection in the wanted order and leaves all others where they are', () => {
    fc.assert(
      fc.property(
        // 0 and -0 are one sort order.
        fc.uniqueArray(fc.double({ noNaN: true, noDefaultInfinity: true }), {
          maxLength: 40,
          selector: (sortOrder) => sortOrder + 0,
        }),
        fc.array(fc.boolean(), { minLength: 40, maxLength: 40 }),
        fc.nat(),
        (sortOrders, choice, seed) => {
          const list = sortOrders
            .map((sortOrder, index) => ({ id: `item-${index}`, sortOrder: sortOrder + 0 }))
            .sort(compareInDisplayOrder);
          const selection = list.filter((_, index) => choice[index]);
          const wanted = shuffled(selection, seed);
          const changed = new Map(
            reorderedWithinPlaces(selection, wanted).map(({ id, sortOrder }) => [id, sortOrder]),
          );
          const after = list
            .map((entry) => ({ ...entry, sortOrder: changed.get(entry.id) ?? entry.sortOrder }))
            .sort(compareInDisplayOrder);
          expect(new Set(after.map(({ sortOrder }) => sortOrder)).size).toBe(list.length);
          const queue = wanted.map(({ id }) => id);
          expect(after.map(({ id }) => id)).toEqual(
            list.map(({ id }, index) => (choice[index] ? queue.shift() : id)),
          );
        },
      ),
    );
  });

  it('changes nothing that is in order', () => {
    const list = [3, 2, 1].map((sortOrder) => ({ id: `item-${sortOrder}`, sortOrder }));
    expect(reorderedWithinPlaces(list, list)).toEqual([]);
  });
});
