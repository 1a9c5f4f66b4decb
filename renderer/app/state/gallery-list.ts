import type { ContractClient } from '../../../shared/contract/contract.ts';
import type { DomainEvent } from '../../../shared/events/domain-event.ts';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { WritableCell } from './cell.ts';
import { withChanges } from './item-events.ts';
import { insertOrdered, removeOrdered } from './ordered-slots.ts';
import { PagedList } from './paged-list.ts';
import { SparseList } from './sparse-list.ts';
import { throttled } from './throttle.ts';

/** Covers and counts follow from items the list does not have: it is read again, at most this often. */
const RELOAD_INTERVAL_IN_MS = 250;

/** All galleries in display order. */
export class GalleryList {
  readonly pages: PagedList<GallerySummary>;
  /** Those selected together with the open one; with fewer than two, the open one alone is what is meant. */
  readonly selected = new WritableCell<ReadonlySet<string>>(new Set());
  /** Words of the galleries that are listed; empty: all of them. */
  readonly search = new WritableCell('');
  readonly #reload = throttled(() => void this.pages.reload(), RELOAD_INTERVAL_IN_MS);

  constructor(client: ContractClient) {
    this.pages = new PagedList(async (offset, limit) => {
      const search = this.search.get().trim();
      const { totalGalleries, galleries } = await client.galleries.listGallerySummaries({
        offset,
        limit,
        ...(search === '' ? {} : { search }),
      });
      return { total: totalGalleries, values: galleries };
    });
  }

  apply(events: readonly DomainEvent[]): void {
    const gone = events.flatMap((event) => (event.type === 'galleryDeleted' ? [event.galleryId] : []));
    if (gone.some((id) => this.selected.get().has(id))) {
      this.selected.update((ids) => new Set([...ids].filter((id) => !gone.includes(id))));
    }
    // Which galleries a search finds is known to the core alone.
    const isSearching = this.search.get().trim() !== '';
    if (!isSearching) this.pages.edit((list) => applyGalleryEvents(list, events));
    const isConcerned = isSearching
      ? events.some((event) => 'galleryId' in event)
      : events.some(needsReading);
    if (isConcerned) this.#reload();
  }

  /** Lists the galleries that have these words. */
  async find(search: string): Promise<void> {
    this.search.set(search);
    await this.pages.reload();
  }

  /** The galleries that a command is about, in display order: those selected together, else the one that is open. */
  meant(openId: string | undefined): GallerySummary[] {
    const { list } = this.pages;
    const ids = this.selected.get();
    const meant = ids.size > 1 ? list.loaded().filter(({ id }) => ids.has(id)) : [list.get(openId ?? '')];
    return meant.filter((gallery) => gallery !== undefined);
  }

  reload(): void {
    this.#reload();
  }
}

/** Whether an event changes covers, or the place of a gallery that may not be loaded. */
function needsReading(event: DomainEvent): boolean {
  return (
    event.type.startsWith('galleryItem') ||
    (event.type === 'galleryUpdated' &&
      (event.changed.sortOrder !== undefined || event.changed.coverItemId !== undefined))
  );
}

/** Applies a change's events to the list of galleries: their properties, order and counts. Pure. */
export function applyGalleryEvents(
  list: SparseList<GallerySummary>,
  events: readonly DomainEvent[],
): SparseList<GallerySummary> {
  const slots = [...list.slots];
  let touched = false;
  for (const event of events) {
    if (!('galleryId' in event)) continue;
    const index = slots.findIndex((slot) => slot?.id === event.galleryId);
    const former = slots[index];
    if (event.type === 'galleryCreated') {
      if (former !== undefined) slots[index] = { ...former, ...event.gallery };
      else insertOrdered(slots, { ...event.gallery, totalItems: 0, coverMediaIds: [] });
      touched = true;
    } else if (event.type === 'galleryDeleted') {
      removeOrdered(slots, event.gallery);
      touched = true;
    } else if (former === undefined) {
      continue;
    } else if (event.type === 'galleryUpdated') {
      const gallery = withChanges<GallerySummary>(former, event.changed);
      slots.splice(index, 1);
      insertOrdered(slots, gallery);
      touched = true;
    } else if (event.type === 'galleryItemCreated' || event.type === 'galleryItemDeleted') {
      const step = event.type === 'galleryItemCreated' ? 1 : -1;
      slots[index] = { ...former, totalItems: Math.max(0, former.totalItems + step) };
      touched = true;
    }
  }
  return touched ? new SparseList(slots) : list;
}
