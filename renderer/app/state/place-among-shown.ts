import { isFiltering, type ItemFilter } from '../../../shared/model/item-filter.ts';
import type { Place } from '../../../shared/order/display-order.ts';
import type { SparseList } from './sparse-list.ts';

/**
 * Where items go that are moved within the items that are shown. While others are hidden, an end of what is shown is no end of the
 * gallery: there they go beside the outermost item that stays. Undefined when nothing stays, so that there is nothing to go beside. Pure.
 *
 * @param list with that end loaded
 */
export function placeAmongShown<T extends { readonly id: string }>(
  list: SparseList<T>,
  filter: ItemFilter,
  place: Place,
  moving: ReadonlySet<string>,
): Place | undefined {
  if (!('at' in place) || !isFiltering(filter)) return place;
  const stays = (value: T): boolean => !moving.has(value.id);
  const loaded = list.loaded();
  const neighbour = place.at === 'start' ? loaded.find(stays) : loaded.findLast(stays);
  if (neighbour === undefined) return undefined;
  return place.at === 'start' ? { before: neighbour.id } : { after: neighbour.id };
}
