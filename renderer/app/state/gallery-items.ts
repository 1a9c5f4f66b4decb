import type { ContractClient } from '../../../shared/contract/contract.ts';
import type { DomainEvent } from '../../../shared/events/domain-event.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';
import { isFiltering, type ItemFilter, type ItemMarkCounts } from '../../../shared/model/item-filter.ts';
import { WritableCell } from './cell.ts';
import { applyItemEvents } from './item-events.ts';
import { applyToFiltered } from './filtered-item-events.ts';
import { PAGE_SIZE, PagedList, type Page } from './paged-list.ts';
import { throttled } from './throttle.ts';
import { NOTHING_SELECTED, withoutIds, type Selection } from './selection.ts';

/** The largest page of a filtered list in the contract. */
const MOST_AT_ONCE = 1000;

/** Items of a gallery that are read before anybody asks for them, at most. */
const READ_AHEAD = 20_000;

/** Changes may come by the hundred: the ratios are read again at most this often. */
const RATIOS_INTERVAL_IN_MS = 300;

/** An item to be brought into view: each wish is one of its own, also for the same item. */
export interface Revealed {
  readonly id: string;
}

/** The items of the gallery that is open. */
export class GalleryItems {
  readonly galleryId: string;
  readonly pages: PagedList<GalleryItem>;
  readonly selection = new WritableCell<Selection>(NOTHING_SELECTED);
  /** Grows with each change of the gallery, of items that are not loaded too. */
  readonly edits = new WritableCell(0);
  /** The item that a command brings into view next. */
  readonly revealed = new WritableCell<Revealed | undefined>(undefined);
  /** Which of them are shown. */
  readonly filter = new WritableCell<ItemFilter>({});
  /** What the gallery has of flags and stars, when somebody asked last. */
  readonly counts = new WritableCell<ItemMarkCounts | undefined>(undefined);
  /** Of every item, in hundredths, as it was read last: places those that are not loaded. */
  readonly ratios = new WritableCell<readonly number[]>([]);
  #hasRatios = false;
  readonly #readRatios = throttled(() => void this.#loadRatios(), RATIOS_INTERVAL_IN_MS);
  readonly #client: ContractClient;

  constructor(client: ContractClient, galleryId: string) {
    this.#client = client;
    this.galleryId = galleryId;
    this.pages = new PagedList(async (itemOffset, itemLimit) => {
      const filter = this.filter.get();
      if (isFiltering(filter) || itemLimit > PAGE_SIZE) return this.#filtered(filter, itemOffset, itemLimit);
      const { gallery } = await client.galleries.getGallery({ galleryId, itemOffset, itemLimit });
      return { total: gallery.totalItems, values: gallery.items };
    }, MOST_AT_ONCE);
  }

  /** Shows the items that match, or all. What is selected and not shown is selected no more. */
  async show(filter: ItemFilter): Promise<void> {
    this.filter.set(filter);
    if (this.#hasRatios) void this.#loadRatios();
    await this.pages.reload();
    const { list } = this.pages;
    const shown = new Set(list.loaded().map(({ id }) => id));
    this.selection.update((selection) =>
      withoutIds(
        selection,
        [...selection.ids, ...(selection.focus === undefined ? [] : [selection.focus])].filter(
          (id) => !shown.has(id),
        ),
        list.at(0)?.id,
      ),
    );
  }

  /**
   * Reads all items while nobody waits for anything, so that going to the end and selecting everything need not: a thousand at a time, as long
   * as the gallery stays open.
   *
   * @param whenIdle resolves when there is time
   */
  async readAhead(isOpen: () => boolean, whenIdle: () => Promise<void>): Promise<void> {
    await this.pages.look(0, 0);
    for (let first = 0; first < Math.min(this.pages.list.total, READ_AHEAD); first += MOST_AT_ONCE) {
      await whenIdle();
      if (!isOpen()) return;
      await this.pages.ensure(first, first + MOST_AT_ONCE - 1);
    }
  }

  /** Reads what places items that are not loaded, and again after changes from then on. */
  wantRatios(): void {
    if (this.#hasRatios) return;
    this.#hasRatios = true;
    void this.#loadRatios();
  }

  async #loadRatios(): Promise<void> {
    const { galleryId } = this;
    const filter = this.filter.get();
    try {
      const { hundredths } = await this.#client.galleries.listItemRatios({
        galleryId,
        filter: { ...filter, flags: [...(filter.flags ?? [])] },
      });
      // Other items are shown by now, whose ratios were asked for too.
      if (filter === this.filter.get()) this.ratios.set(hundredths);
    } catch {
      // Gone, or out of reach, which the window says elsewhere.
    }
  }

  /** Where among the items that are shown those are that have all of these words: the first thousand places, and how many there are. */
  find(search: string): Promise<{ offsets: number[]; totalFound: number }> {
    const filter = this.filter.get();
    return this.#client.galleries.searchGalleryItems({
      galleryId: this.galleryId,
      search,
      filter: { ...filter, flags: [...(filter.flags ?? [])] },
    });
  }

  /** Asks how many items have which flag and how many stars. */
  async count(): Promise<void> {
    await this.#filtered({}, 0, 1);
  }

  async #filtered(filter: ItemFilter, itemOffset: number, itemLimit: number): Promise<Page<GalleryItem>> {
    const { galleryId } = this;
    const answer = await this.#client.galleries.filterGalleryItems({
      galleryId,
      filter: { ...filter, flags: [...(filter.flags ?? [])] },
      itemOffset,
      itemLimit,
    });
    this.counts.set(answer.counts);
    return { total: answer.totalMatching, values: answer.items };
  }

  apply(events: readonly DomainEvent[]): void {
    if (events.some((event) => 'galleryId' in event && event.galleryId === this.galleryId)) {
      this.edits.update((number) => number + 1);
    }
    const before = this.pages.list;
    if (this.#hasRatios && events.some((event) => 'galleryId' in event && event.galleryId === this.galleryId))
      this.#readRatios();
    let removedIds: readonly string[] = [];
    let isStale = false;
    const filter = this.filter.get();
    this.pages.edit((list) => {
      const result = isFiltering(filter)
        ? applyToFiltered(list, this.galleryId, events, filter)
        : applyItemEvents(list, this.galleryId, events);
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
