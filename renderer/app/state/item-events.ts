import type { DomainEvent, FieldChanges } from '../../../shared/events/domain-event.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';
import { insertHole, insertOrdered, removeOrdered } from './ordered-slots.ts';
import { SparseList } from './sparse-list.ts';

/** A value with new fields; `null` removes one. */
export function withChanges<T extends object>(value: T, changed: FieldChanges<T>): T {
  const entries = Object.entries({ ...value, ...changed }).filter(([, field]) => field !== null);
  // Only optional fields are ever removed
  return Object.fromEntries(entries) as T;
}

/** What a change does to the loaded part of a gallery's items. */
export interface ItemListChange {
  readonly list: SparseList<GalleryItem>;
  readonly removedIds: readonly string[];
  /** The list and the events do not fit together: it must be read again. */
  readonly isStale: boolean;
}

/** Applies a change's events to the items of one gallery. Pure; O(events × loaded items) at worst. */
export function applyItemEvents(
  list: SparseList<GalleryItem>,
  galleryId: string,
  events: readonly DomainEvent[],
): ItemListChange {
  const slots = [...list.slots];
  const loadedIds = new Set(list.loaded().map((item) => item.id));
  const placeOf = (id: string): number =>
    loadedIds.has(id) ? slots.findIndex((slot) => slot?.id === id) : -1;
  const removedIds: string[] = [];
  let touched = false;
  let isStale = false;
  for (const event of events) {
    if (!('galleryId' in event) || event.galleryId !== galleryId) continue;
    if (event.type === 'galleryItemCreated') {
      const index = placeOf(event.item.id);
      if (index === -1) insertOrdered(slots, event.item);
      else slots[index] = event.item;
      loadedIds.add(event.item.id);
      touched = true;
    } else if (event.type === 'galleryItemDeleted') {
      isStale = !removeOrdered(slots, event.item) || isStale;
      removedIds.push(event.item.id);
      touched = true;
    } else if (event.type === 'galleryItemUpdated') {
      const index = placeOf(event.itemId);
      const former = slots[index];
      const { sortOrder } = event.changed;
      if (former !== undefined) {
        const item = withChanges(former, event.changed as FieldChanges<GalleryItem>);
        if (item.sortOrder === former.sortOrder) {
          slots[index] = item;
        } else {
          slots.splice(index, 1);
          insertOrdered(slots, item);
        }
        touched = true;
      } else if (typeof sortOrder === 'number') {
        isStale = !moveUnloaded(slots, event.itemId, event.previous.sortOrder, sortOrder) || isStale;
        touched = true;
      }
    }
  }
  return { list: touched ? new SparseList(slots) : list, removedIds, isStale };
}

/** Moves a hole: the item is not loaded, and only its former and its new place are known. */
function moveUnloaded(
  slots: (GalleryItem | undefined)[],
  id: string,
  from: number | null | undefined,
  to: number,
): boolean {
  if (typeof from !== 'number' || !removeOrdered(slots, { id, sortOrder: from })) return false;
  insertHole(slots, { id, sortOrder: to });
  return true;
}
