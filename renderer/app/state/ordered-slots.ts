import { compareInDisplayOrder, type Ordered } from '../../../shared/order/display-order.ts';

type Slots<T> = (T | undefined)[];

/**
 * Where a value belongs among loaded values and holes in display order: after the loaded value at `before`, before the one at `after`.
 * Between the two there are only holes.
 */
function neighboursOf<T extends Ordered>(slots: Slots<T>, value: Ordered): { before: number; after: number } {
  let low = 0;
  let high = slots.length;
  let after = slots.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    let probe = middle;
    while (probe < high && slots[probe] === undefined) probe++;
    const candidate = probe < high ? slots[probe] : undefined;
    if (candidate === undefined) {
      high = middle;
    } else if (compareInDisplayOrder(candidate, value) > 0) {
      after = probe;
      high = middle;
    } else {
      low = probe + 1;
    }
  }
  let before = after - 1;
  while (before >= 0 && slots[before] === undefined) before--;
  return { before, after };
}

/**
 * Puts a value in its place. Where its neighbours are not loaded only the number of holes between them is known to grow, which is exact:
 * the value is loaded with its page when somebody looks there.
 */
export function insertOrdered<T extends Ordered>(slots: Slots<T>, value: T): void {
  const { before, after } = neighboursOf(slots, value);
  slots.splice(after, 0, after - before === 1 ? value : undefined);
}

/** Makes room for a value that is not loaded. */
export function insertHole<T extends Ordered>(slots: Slots<T>, value: Ordered): void {
  slots.splice(neighboursOf(slots, value).after, 0, undefined);
}

/**
 * Takes out the value with this id, or one hole from the place where it must be.
 *
 * @returns false when there is no such place: the list does not know this value
 */
export function removeOrdered<T extends Ordered>(slots: Slots<T>, value: Ordered): boolean {
  const index = slots.findIndex((slot) => slot?.id === value.id);
  if (index !== -1) {
    slots.splice(index, 1);
    return true;
  }
  const { before, after } = neighboursOf(slots, value);
  if (after - before === 1) return false;
  slots.splice(before + 1, 1);
  return true;
}
