import {
  MEDIA_SORTS,
  usualDirection,
  type MediaSort,
  type SortDirection,
} from '../../../shared/model/media-sort.ts';

/** How the files of the media panel are ordered. */
export interface MediaOrder {
  readonly sort: MediaSort;
  readonly direction: SortDirection;
}

/** What came last is what people look for. */
export const LATEST_FIRST: MediaOrder = { sort: 'ADDED', direction: 'DESC' };

/** Sorts by something, or the other way round when it is what the files are sorted by. */
export function orderAfter({ sort, direction }: MediaOrder, chosen: MediaSort): MediaOrder {
  if (chosen !== sort) return { sort: chosen, direction: usualDirection(chosen) };
  return { sort, direction: direction === 'ASC' ? 'DESC' : 'ASC' };
}

/** The order for the next start. */
export function writeMediaOrder({ sort, direction }: MediaOrder): string {
  return `${sort} ${direction}`;
}

/** Reads what was written; anything else is the latest first. */
export function readMediaOrder(text: string): MediaOrder {
  const [first, second] = text.split(' ');
  const sort = MEDIA_SORTS.find((known) => known === first);
  if (sort === undefined || (second !== 'ASC' && second !== 'DESC')) return LATEST_FIRST;
  return { sort, direction: second };
}
