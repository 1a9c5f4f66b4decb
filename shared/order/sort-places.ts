import type { Ordered } from './display-order.ts';
import type { Reordering } from './fill-gap.ts';

/**
 * Puts entries into another order within the places they have: their sort orders are dealt out among them anew, so entries that
 * are not among them keep both their sort order and their place. Answers those whose sort order changes, in the new order. O(n).
 *
 * @param present the entries in display order, each with a sort order of its own
 * @param wanted the same entries in the order they should show in
 */
export function reorderedWithinPlaces<T extends Ordered>(
  present: readonly T[],
  wanted: readonly T[],
): Reordering[] {
  return wanted.flatMap(({ id, sortOrder }, index) => {
    const place = present[index];
    return place === undefined || place.sortOrder === sortOrder ? [] : [{ id, sortOrder: place.sortOrder }];
  });
}
