/** Whatever has a place in a list. */
export interface Ordered {
  readonly id: string;
  readonly sortOrder: number;
}

/**
 * The one rule of display: descending sort order, so that the newest shows first (the default sort order is the time of
 * creation in ms). Equal sort orders exist only in data from elsewhere; the id then keeps the list stable.
 */
export function compareInDisplayOrder(a: Ordered, b: Ordered): number {
  return b.sortOrder - a.sortOrder || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Where in a displayed list something goes. */
export type Place =
  { readonly at: 'start' | 'end' } | { readonly before: string } | { readonly after: string };
