import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { movedIds } from '../../../shared/history/moved-ids.ts';
import { restoredOrder } from '../../../shared/history/restore-order.ts';
import { compareInDisplayOrder, type Ordered } from '../../../shared/order/display-order.ts';

const letter = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const ids = fc.uniqueArray(letter, { maxLength: 8 });

/** The length of a longest common subsequence, the slow way. */
function keptInOrder(a: readonly string[], b: readonly string[]): number {
  const [first, ...rest] = a;
  if (first === undefined) return 0;
  const at = b.indexOf(first);
  return Math.max(keptInOrder(rest, b), at < 0 ? 0 : 1 + keptInOrder(rest, b.slice(at + 1)));
}

describe('moved ids', () => {
  test('are as few as there can be, and the others keep their order', () => {
    fc.assert(
      fc.property(ids, ids, (before, after) => {
        const moved = movedIds(before, after);
        const common: readonly string[] = before.filter((id) => after.includes(id));
        const stay = (list: readonly string[]) => list.filter((id) => common.includes(id) && !moved.has(id));
        expect(stay(after)).toEqual(stay(before));
        expect(common.length - moved.size).toBe(keptInOrder(before, after));
      }),
    );
  });
});

describe('a restored order', () => {
  const entries = fc.uniqueArray(fc.record({ id: letter, sortOrder: fc.integer({ min: -20, max: 20 }) }), {
    maxLength: 8,
    selector: ({ id }) => id,
  });
  const unique = fc.uniqueArray(fc.record({ id: letter, sortOrder: fc.integer({ min: -20, max: 20 }) }), {
    maxLength: 8,
    comparator: (a, b) => a.id === b.id || a.sortOrder === b.sortOrder,
  });
  const shown = (list: readonly Ordered[]) => list.toSorted(compareInDisplayOrder);

  test('is the former one for what was there, is unique, and leaves newer entries behind those they followed', () => {
    fc.assert(
      fc.property(entries, unique, (present, past) => {
        const [now, then] = [shown(present), shown(past)];
        const changes = new Map(restoredOrder(now, then).map(({ id, sortOrder }) => [id, sortOrder]));
        const after = shown(
          now.map(({ id, sortOrder }) => ({ id, sortOrder: changes.get(id) ?? sortOrder })),
        );
        const wasThere = new Set(then.map(({ id }) => id));
        const order = after.map(({ id }) => id);
        expect(order.filter((id) => wasThere.has(id))).toEqual(
          then.map(({ id }) => id).filter((id) => order.includes(id)),
        );
        expect(new Set(after.map(({ sortOrder }) => sortOrder)).size).toBe(after.length);
        const followed = (list: readonly string[], id: string) => list[list.indexOf(id) - 1];
        const nowIds = now.map(({ id }) => id);
        for (const id of order) if (!wasThere.has(id)) expect(followed(order, id)).toBe(followed(nowIds, id));
      }),
    );
  });

  test('gives each entry the very sort order it had when nothing was added', () => {
    fc.assert(
      fc.property(unique, fc.func(fc.integer()), (past, shuffle) => {
        const present = past.map(({ id }, index) => ({ id, sortOrder: shuffle(id) * 100 + index }));
        const changes = new Map(
          restoredOrder(shown(present), shown(past)).map(({ id, sortOrder }) => [id, sortOrder]),
        );
        const after = present.map(({ id, sortOrder }) => ({ id, sortOrder: changes.get(id) ?? sortOrder }));
        expect(shown(after)).toEqual(shown(past));
      }),
    );
  });
});
