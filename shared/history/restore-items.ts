import { previousValues } from '../events/apply-changes.ts';
import type { DecidedEvent, FieldChanges, ItemChanges } from '../events/domain-event.ts';
import type { GalleryItem } from '../model/item.ts';
import type { Place } from '../order/display-order.ts';
import { fillingAt, holderOf } from '../order/placement.ts';
import { type SortedList, sortedForDisplay } from '../order/sorted-list.ts';
import type { PastGallery } from './past-gallery.ts';
import { isSameValue } from './same-value.ts';

/** When a restoration happens. */
export interface RestoreTime {
  /** ISO 8601, UTC */
  readonly updatedDate: string;
  /** ms since the epoch */
  readonly now: number;
}

/** Why a neighbour's sort order changed that nobody moved. */
const MADE_ROOM = 'Sort Orders Rebalanced';

/** Never restored: what an item is, and what tells of changes. `sortOrder` is restored with the order alone. */
const NOT_RESTORED: ReadonlySet<string> = new Set(['id', 'type', 'sortOrder', 'createdDate', 'updatedDate']);

/** The fields to set, `null` for those to remove, so that an item's content is as it was. Empty when it is. */
export function contentChanges(present: GalleryItem, past: GalleryItem): ItemChanges {
  const now: Readonly<Record<string, unknown>> = { ...present };
  const then: Readonly<Record<string, unknown>> = { ...past };
  const changed: Record<string, unknown> = {};
  for (const field of new Set([...Object.keys(now), ...Object.keys(then)])) {
    if (NOT_RESTORED.has(field) || isSameValue(now[field], then[field])) continue;
    changed[field] = then[field] ?? null;
  }
  return changed;
}

/** An item's change, with its new date; none when nothing changes. */
export function itemChanged(
  galleryId: string,
  present: GalleryItem,
  changes: ItemChanges,
  { updatedDate }: RestoreTime,
  originatedFrom?: string,
): DecidedEvent[] {
  if (Object.keys(changes).length === 0) return [];
  const changed: ItemChanges = { ...changes, updatedDate };
  const previous = previousValues(present, changed as FieldChanges<GalleryItem>) as ItemChanges;
  return [
    {
      type: 'galleryItemUpdated',
      galleryId,
      itemId: present.id,
      changed,
      previous,
      ...(originatedFrom === undefined ? {} : { originatedFrom }),
    },
  ];
}

/**
 * The events that give items the content they had. One that was removed comes back with its id and its dates: with its sort order where
 * that is free, else behind the item it followed. Items that are the same then and now have no event.
 *
 * @param itemIds all of them in `past`
 */
export function restoreItems(
  present: PastGallery,
  past: PastGallery,
  itemIds: ReadonlySet<string>,
  time: RestoreTime,
): DecidedEvent[] {
  const galleryId = present.properties.id;
  const before = new Map(present.items.map((item) => [item.id, item]));
  const list = sortedForDisplay(present.items);
  const created: string[] = [];
  const events: DecidedEvent[] = [];
  let neighbour: string | undefined;
  for (const item of past.items) {
    if (itemIds.has(item.id)) {
      const now = before.get(item.id);
      if (now === undefined) {
        insert(list, item, neighbour, time);
        created.push(item.id);
      } else events.push(...itemChanged(galleryId, now, contentChanges(now, item), time));
    }
    if (list.has(item.id)) neighbour = item.id;
  }
  for (const item of present.items) {
    const sortOrder = list.get(item.id)?.sortOrder ?? item.sortOrder;
    if (sortOrder !== item.sortOrder)
      events.push(...itemChanged(galleryId, item, { sortOrder }, time, MADE_ROOM));
  }
  for (const id of created) {
    const item = list.get(id);
    if (item !== undefined) events.push({ type: 'galleryItemCreated', galleryId, item });
  }
  return events;
}

function insert(
  list: SortedList<GalleryItem>,
  item: GalleryItem,
  neighbour: string | undefined,
  { now }: RestoreTime,
): void {
  if (holderOf(list, item.sortOrder) === undefined) {
    list.set(item);
    return;
  }
  const place: Place = neighbour === undefined ? { at: 'start' } : { after: neighbour };
  const { sortOrders, displaced } = fillingAt(list, place, 1, now);
  for (const { id, sortOrder } of displaced) {
    const moved = list.get(id);
    if (moved !== undefined) list.set({ ...moved, sortOrder });
  }
  list.set({ ...item, sortOrder: sortOrders[0] ?? item.sortOrder });
}
