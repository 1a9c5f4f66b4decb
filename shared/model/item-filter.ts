import type { GalleryItem, ItemFlag } from './item.ts';

/** A flag, or the lack of one. */
export type FlagState = ItemFlag | 'NONE';

export const FLAG_STATES = ['PICK', 'NONE', 'REJECT'] as const satisfies readonly FlagState[];

/** What of a gallery's items is looked at. All that is given must hold. */
export interface ItemFilter {
  /** Any of these; absent or empty: whatever they have. */
  readonly flags?: readonly FlagState[] | undefined;
  /** So many stars or more. 1..5 */
  readonly minimumRating?: number | undefined;
}

/** How many items of a gallery have which flag, and how many stars. */
export interface ItemMarkCounts {
  readonly flags: Readonly<Record<FlagState, number>>;
  /** By stars, from none to five. */
  readonly ratings: readonly number[];
}

/** What a filter looks at. */
type Marked = Pick<GalleryItem, 'flag' | 'rating'>;

export const flagStateOf = (item: Marked): FlagState => item.flag ?? 'NONE';

export function isFiltering({ flags = [], minimumRating }: ItemFilter): boolean {
  return flags.length > 0 || minimumRating !== undefined;
}

export function matchesItemFilter(item: Marked, { flags = [], minimumRating }: ItemFilter): boolean {
  if (flags.length > 0 && !flags.includes(flagStateOf(item))) return false;
  return minimumRating === undefined || (item.rating ?? 0) >= minimumRating;
}
