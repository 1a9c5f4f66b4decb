import type { GalleryItem } from '../../shared/model/item.ts';
import type { Ordered, Place } from '../../shared/order/display-order.ts';
import type { Reordering } from '../../shared/order/fill-gap.ts';
import { defaultFilling, fillingAt, holderOf } from '../../shared/order/placement.ts';
import { sortedForDisplay, type ReadonlySortedList } from '../../shared/order/sorted-list.ts';
import type { ItemInput } from '../../shared/schemas/item.ts';
import type { MediaCatalog } from '../store/state.ts';
import type { CommandContext } from './command-context.ts';
import { newItem } from './item-decision.ts';
import { sortOrderTaken } from './refusals.ts';

/** Where new items go. */
export interface NewItemsTarget {
  /** The items that are there. */
  readonly items: ReadonlySortedList<GalleryItem>;
  readonly media: MediaCatalog;
  /** ISO 8601, UTC */
  readonly createdDate: string;
  /** Where those go that bring no sort order; without it, the newest goes first. */
  readonly place?: Place | undefined;
  /** Path of an item in the input. */
  readonly fieldOf: (index: number) => string;
}

export interface NewItems {
  /** In the order of the input. */
  readonly items: readonly GalleryItem[];
  /** Items that were there and had to make room. */
  readonly displaced: readonly Reordering[];
}

/** @throws GalleryDeskError `ALREADY_EXISTS` when another item has the sort order */
export function requireFreeItemSortOrder(
  items: ReadonlySortedList<GalleryItem>,
  sortOrder: number,
  ownId?: string,
): void {
  const holder = holderOf(items, sortOrder);
  if (holder !== undefined && holder.id !== ownId) throw sortOrderTaken(sortOrder, describe(holder));
}

const describe = (item: GalleryItem): string =>
  item.title === undefined || item.title === ''
    ? `the item ${item.id}`
    : `the item “${item.title}” (${item.id})`;

/** @throws GalleryDeskError `ALREADY_EXISTS` when a sort order is taken, by an item that is there or by another of the new ones */
function requireFreeSortOrders(inputs: readonly ItemInput[], target: NewItemsTarget): void {
  const seen = new Map<number, number>();
  inputs.forEach(({ sortOrder }, index) => {
    if (sortOrder === undefined) return;
    requireFreeItemSortOrder(target.items, sortOrder);
    const earlier = seen.get(sortOrder);
    if (earlier !== undefined)
      throw sortOrderTaken(sortOrder, `${target.fieldOf(earlier)}, given in the same call`);
    seen.set(sortOrder, index);
  });
}

/**
 * Makes items of what a caller gave: those with a sort order keep it, the others go to the place as one block. Only where doubles run
 * out around that place does a given sort order make room like any other neighbour; the answer tells.
 *
 * @throws GalleryDeskError `ALREADY_EXISTS`, `NOT_FOUND` or `INVALID_ARGUMENT`
 */
export function decideNewItems(
  inputs: readonly ItemInput[],
  target: NewItemsTarget,
  context: CommandContext,
): NewItems {
  requireFreeSortOrders(inputs, target);
  const unplaced = inputs.filter(({ sortOrder }) => sortOrder === undefined).length;
  // Sort orders given in this call are taken as well, so that none of the chosen ones can meet them.
  const list: ReadonlySortedList<Ordered> =
    unplaced === inputs.length ? target.items : sortedForDisplay([...target.items, ...claimedBy(inputs)]);
  const now = Date.parse(target.createdDate);
  const filling =
    target.place === undefined
      ? defaultFilling(list, unplaced, now)
      : fillingAt(list, target.place, unplaced, now);
  const chosen = filling.sortOrders.toReversed();
  const displaced = new Map(filling.displaced.map(({ id, sortOrder }) => [id, sortOrder]));
  const items = inputs.map((input, index) => {
    const sortOrder = displaced.get(claimId(index)) ?? input.sortOrder ?? chosen.pop() ?? now;
    const identity = {
      id: context.newId(),
      sortOrder,
      createdDate: target.createdDate,
      updatedDate: target.createdDate,
    };
    return newItem(input, identity, target.media, target.fieldOf(index));
  });
  return { items, displaced: filling.displaced.filter(({ id }) => target.items.has(id)) };
}

const claimId = (index: number): string => `claimed ${index}`;

function claimedBy(inputs: readonly ItemInput[]): Ordered[] {
  return inputs.flatMap(({ sortOrder }, index) =>
    sortOrder === undefined ? [] : [{ id: claimId(index), sortOrder }],
  );
}
