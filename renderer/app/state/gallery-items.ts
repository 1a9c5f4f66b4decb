import type { ContractClient } from '../../../shared/contract/contract.ts';
import type { DomainEvent } from '../../../shared/events/domain-event.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';
import { WritableCell } from './cell.ts';
import { applyItemEvents } from './item-events.ts';
import { PagedList } from './paged-list.ts';
import { NOTHING_SELECTED, withoutIds, type Selection } from './selection.ts';

/** The items of the gallery that is open. */
export class GalleryItems {
  readonly galleryId: string;
  readonly pages: PagedList<GalleryItem>;
  readonly selection = new WritableCell<Selection>(NOTHING_SELECTED);

  constructor(client: ContractClient, galleryId: string) {
    this.galleryId = galleryId;
    this.pages = new PagedList(async (itemOffset, itemLimit) => {
      const { gallery } = await client.galleries.getGallery({ galleryId, itemOffset, itemLimit });
      return { total: gallery.totalItems, values: gallery.items };
    });
  }

  apply(events: readonly DomainEvent[]): void {
    const before = this.pages.list;
    let removedIds: readonly string[] = [];
    let isStale = false;
    this.pages.edit((list) => {
      const result = applyItemEvents(list, this.galleryId, events);
      ({ removedIds, isStale } = result);
      return result.list;
    });
    if (removedIds.length > 0) {
      const gone = new Set(removedIds);
      const place = before.indexOf(this.selection.get().focus ?? '');
      const successor =
        before.slots.slice(place + 1).find((item) => item !== undefined && !gone.has(item.id)) ??
        before.slots
          .slice(0, Math.max(0, place))
          .findLast((item) => item !== undefined && !gone.has(item.id));
      this.selection.update((selection) => withoutIds(selection, gone, successor?.id));
    }
    if (isStale) void this.pages.reload();
  }

  /** The selected items that are loaded, in display order. */
  selectedItems(): GalleryItem[] {
    const { ids } = this.selection.get();
    return ids.size === 0 ? [] : this.pages.list.loaded().filter((item) => ids.has(item.id));
  }

  /** The places of the selected items, ascending. */
  selectedPlaces(): number[] {
    const { list } = this.pages;
    return [...this.selection.get().ids]
      .map((id) => list.indexOf(id))
      .filter((place) => place !== -1)
      .sort((a, b) => a - b);
  }
}
