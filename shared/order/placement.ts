import type { Ordered, Place } from './display-order.ts';
import { fillGap, fillGapByClock, type Filling, type Reordering } from './fill-gap.ts';
import { gapBefore, indexOfPlace } from './gap.ts';
import type { ReadonlySortedList } from './sorted-list.ts';

const DAY_IN_MS = 86_400_000;

/** The first index from which on `isReached` holds; it must not hold before and fail after. O(log n). */
function firstIndex<T extends { readonly id: string }>(
  list: ReadonlySortedList<T>,
  isReached: (entry: T) => boolean,
): number {
  let low = 0;
  let high = list.size;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const entry = list.at(middle);
    if (entry === undefined || isReached(entry)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The entry that has a sort order, or undefined when it is free. O(log n). */
export function holderOf<T extends Ordered>(list: ReadonlySortedList<T>, sortOrder: number): T | undefined {
  const entry = list.at(firstIndex(list, (candidate) => candidate.sortOrder <= sortOrder));
  return entry?.sortOrder === sortOrder ? entry : undefined;
}

/**
 * Sort orders for `count` new entries that were given neither one nor a place: the time of creation in ms since the epoch, so that the newest shows
 * first, and the first of several first among them. Entries set more than a day ahead of the clock were put there on
 * purpose and stay above.
 */
export function defaultFilling<T extends Ordered>(
  list: ReadonlySortedList<T>,
  count: number,
  now: number,
): Filling {
  const index = firstIndex(list, (entry) => entry.sortOrder <= now + DAY_IN_MS);
  return fillGapByClock(gapBefore(list, index), count, now);
}

/**
 * Sort orders for `count` new entries at a place. `now` in ms since the epoch.
 *
 * @throws RangeError when the place names an entry that is not in the list; check before.
 */
export function fillingAt<T extends Ordered>(
  list: ReadonlySortedList<T>,
  place: Place,
  count: number,
  now: number,
): Filling {
  return fillGap(gapBefore(list, indexOfPlace(list, place)), count, now);
}

/** What moving a selection changes. */
export interface Move {
  /** New sort orders of the selected entries, in display order. Empty: they are where they should be. */
  readonly moved: readonly Reordering[];
  /** New sort orders of neighbours that had to make room. */
  readonly displaced: readonly Reordering[];
}

/**
 * Moves a selection, together and in its present order, to a place. A place beside an entry of the selection itself means beside the
 * nearest entry that stays: what a person sees when dropping a selection onto one of its own.
 *
 * @throws RangeError when the place or the selection names an entry that is not in the list; check before.
 */
export function moveBlock<T extends Ordered>(
  list: ReadonlySortedList<T>,
  ids: Iterable<string>,
  place: Place,
  now: number,
): Move {
  const selected = new Set(ids);
  const index = indexOfPlace(list, place);
  const indexes = [...selected].map((id) => indexOfPlace(list, { before: id })).sort((a, b) => a - b);
  const first = indexes[0];
  const last = indexes.at(-1);
  if (first === undefined || last === undefined) return { moved: [], displaced: [] };
  const isOneBlock = last - first === indexes.length - 1;
  if (isOneBlock && index >= first && index <= last + 1) return { moved: [], displaced: [] };
  const { sortOrders, displaced } = fillGap(gapBefore(list, index, selected), indexes.length, now);
  const moved = indexes.flatMap((from, position) => {
    const entry = list.at(from);
    const sortOrder = sortOrders[position];
    return entry === undefined || sortOrder === undefined ? [] : [{ id: entry.id, sortOrder }];
  });
  return { moved, displaced };
}
