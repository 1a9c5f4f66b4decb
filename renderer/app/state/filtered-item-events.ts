import type { DomainEvent } from '../../../shared/events/domain-event.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';
import { matchesItemFilter, type ItemFilter } from '../../../shared/model/item-filter.ts';
import { applyItemEvents, type ItemListChange } from './item-events.ts';
import { SparseList } from './sparse-list.ts';

/**
 * Applies a change's events to the items of a gallery that match a filter. What is loaded changes, comes and goes at once; what else came to
 * match or does no longer is known to the core alone, so that the list is read again after any change of the gallery. Pure.
 */
export function applyToFiltered(
  list: SparseList<GalleryItem>,
  galleryId: string,
  events: readonly DomainEvent[],
  filter: ItemFilter,
): ItemListChange {
  const own = events.filter((event) => 'galleryId' in event && event.galleryId === galleryId);
  const known = own.filter((event) => {
    if (event.type === 'galleryItemCreated') return matchesItemFilter(event.item, filter);
    if (event.type === 'galleryItemDeleted') return list.indexOf(event.item.id) !== -1;
    return event.type === 'galleryItemUpdated' && list.indexOf(event.itemId) !== -1;
  });
  const applied = applyItemEvents(list, galleryId, known);
  const leaving = applied.list.loaded().filter((item) => !matchesItemFilter(item, filter));
  const gone = new Set(leaving.map(({ id }) => id));
  const isChanged = own.some(({ type }) => type.startsWith('galleryItem'));
  return {
    list:
      gone.size === 0
        ? applied.list
        : new SparseList(applied.list.slots.filter((item) => item === undefined || !gone.has(item.id))),
    removedIds: [...applied.removedIds, ...gone],
    isStale: isChanged,
  };
}
