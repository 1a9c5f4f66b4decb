import type { Ordered } from '../order/display-order.ts';
import type { Reordering } from '../order/fill-gap.ts';

/** Between entries that are numbered afresh. */
const STEP = 1000;

/**
 * The sort orders that put entries back into a former order; only those that change. Entries that were not there then stay behind the
 * one they follow now. When it can be, each entry gets the very sort order it had.
 *
 * @param present in display order
 * @param past in display order
 */
export function restoredOrder(present: readonly Ordered[], past: readonly Ordered[]): Reordering[] {
  const wanted = wantedOrder(present, past);
  const former = new Map(past.map(({ id, sortOrder }) => [id, sortOrder]));
  const exact = wanted.map(({ id, sortOrder }) => former.get(id) ?? sortOrder);
  const values = descends(exact) ? exact : freeValues(present);
  return wanted.flatMap(({ id, sortOrder }, index) => {
    const value = values[index] ?? sortOrder;
    return value === sortOrder ? [] : [{ id, sortOrder: value }];
  });
}

function wantedOrder(present: readonly Ordered[], past: readonly Ordered[]): Ordered[] {
  const now = new Map(present.map((entry) => [entry.id, entry]));
  const then = new Set(past.map(({ id }) => id));
  const atTop: Ordered[] = [];
  const followers = new Map<string, Ordered[]>();
  let behind = atTop;
  for (const entry of present) {
    if (then.has(entry.id)) {
      behind = [];
      followers.set(entry.id, behind);
    } else behind.push(entry);
  }
  const kept = past.flatMap(({ id }) => now.get(id) ?? []);
  return [...atTop, ...kept.flatMap((entry) => [entry, ...(followers.get(entry.id) ?? [])])];
}

/** The sort orders that are there, handed out anew. */
function freeValues(present: readonly Ordered[]): number[] {
  const values = present.map(({ sortOrder }) => sortOrder);
  // Only data from elsewhere has one twice.
  return descends(values) ? values : present.map((_, index) => STEP * (present.length - index));
}

function descends(values: readonly number[]): boolean {
  return values.every((value, index) => index === 0 || value < (values[index - 1] ?? -Infinity));
}
