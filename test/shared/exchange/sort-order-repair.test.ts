import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { repairSortOrders } from '../../../shared/exchange/sort-order-repair.ts';
import { compareInDisplayOrder, type Ordered } from '../../../shared/order/display-order.ts';

const NOW = 1_750_000_000_000;

/** Sort orders that collide often, and some that doubles can hardly tell apart. */
const sortOrder = fc.oneof(
  fc.integer({ min: -3, max: 3 }),
  fc.constantFrom(NOW, NOW + 1, NOW + 2 ** -12, 1e300, -1e300, 5e-324),
);

const after = (present: readonly Ordered[], result: ReturnType<typeof repairSortOrders>): Ordered[] =>
  [
    ...present.map((entry) => ({ ...entry, sortOrder: result.displaced.get(entry.id) ?? entry.sortOrder })),
    ...Array.from(result.sortOrders, ([id, given]) => ({ id, sortOrder: given })),
  ].sort(compareInDisplayOrder);

describe('repairing sort orders', () => {
  it('keeps those that are unique', () => {
    const { sortOrders, displaced } = repairSortOrders(
      [{ id: 'there', sortOrder: 2 }],
      [
        { id: 'a', sortOrder: 1 },
        { id: 'b', sortOrder: 3 },
      ],
      NOW,
    );
    expect([...sortOrders]).toEqual([
      ['a', 1],
      ['b', 3],
    ]);
    expect(displaced.size).toBe(0);
  });

  it('shows duplicates in the order of the file, directly below the first', () => {
    const { sortOrders } = repairSortOrders(
      [],
      ['a', 'b', 'c'].map((id) => ({ id, sortOrder: 5 })).concat([{ id: 'd', sortOrder: 4 }]),
      NOW,
    );
    expect(sortOrders.get('a')).toBe(5);
    const order = [...sortOrders].sort(([, a], [, b]) => b - a).map(([id]) => id);
    expect(order.join('')).toBe('abcd');
  });

  it('shows a list without sort orders as it stands in the file', () => {
    const incoming = Array.from({ length: 20 }, (_, index) => ({
      id: `item-${index}`,
      sortOrder: undefined,
    }));
    const { sortOrders } = repairSortOrders([], incoming, NOW);
    const order = [...sortOrders].sort(([, a], [, b]) => b - a).map(([id]) => id);
    expect(order).toEqual(incoming.map(({ id }) => id));
  });

  it('makes every sort order unique and keeps the order given, among the incoming and among those there', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(sortOrder, { maxLength: 12 }),
        fc.array(fc.option(sortOrder, { nil: undefined }), { maxLength: 25 }),
        (presentOrders, wanted) => {
          const present = presentOrders.map((given, index) => ({ id: `there-${index}`, sortOrder: given }));
          const incoming = wanted.map((given, index) => ({ id: `new-${index}`, sortOrder: given }));
          const list = after(present, repairSortOrders(present, incoming, NOW));
          expect(new Set(list.map(({ sortOrder: unique }) => unique)).size).toBe(list.length);
          expect(list.every(({ sortOrder: finite }) => Number.isFinite(finite))).toBe(true);

          const shown = list.map(({ id }) => id);
          const stayed = [...present].sort(compareInDisplayOrder).map(({ id }) => id);
          expect(shown.filter((id) => id.startsWith('there'))).toEqual(stayed);
          let rank = Infinity;
          const ranks = incoming.map(({ id, sortOrder: given }) => ({ id, rank: (rank = given ?? rank) }));
          const expected = ranks.sort((a, b) => (a.rank === b.rank ? 0 : b.rank > a.rank ? 1 : -1));
          expect(shown.filter((id) => id.startsWith('new'))).toEqual(expected.map(({ id }) => id));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('changes nothing of what it repaired when it is repaired again', () => {
    fc.assert(
      fc.property(fc.array(sortOrder, { maxLength: 20 }), (wanted) => {
        const incoming = wanted.map((given, index) => ({ id: `new-${index}`, sortOrder: given }));
        const { sortOrders } = repairSortOrders([], incoming, NOW);
        const again = incoming.map(({ id }) => ({ id, sortOrder: sortOrders.get(id) }));
        expect(repairSortOrders([], again, NOW).sortOrders).toEqual(sortOrders);
      }),
    );
  });
});
