import type { ContractClient } from '../../../shared/contract/contract.ts';
import type { MediaEvent } from '../../../shared/events/domain-event.ts';
import type { MediaFile, MediaKind } from '../../../shared/model/media-file.ts';
import type { MediaFacets } from '../../../shared/model/media-facets.ts';
import type { MediaFilter } from '../../../shared/schemas/media-filter.ts';
import { WritableCell } from './cell.ts';
import { type ChosenFilter, NO_FILTER } from './media-filter.ts';
import { withChanges } from './item-events.ts';
import { LATEST_FIRST, type MediaOrder } from './media-order.ts';
import type { MediaRecords } from './media-records.ts';
import { PagedList } from './paged-list.ts';
import { NOTHING_SELECTED, withoutIds, type Selection } from './selection.ts';
import { throttled } from './throttle.ts';

export interface MediaQuery {
  readonly search: string;
  readonly kind: MediaKind | 'ALL';
  readonly filter?: ChosenFilter;
}

export const EVERYTHING: MediaQuery = { search: '', kind: 'ALL' };

/** New files may arrive by the thousand: the list is read again at most this often. */
const RELOAD_INTERVAL_IN_MS = 300;

/** The ratios of all files are read again at most this often. */
const RATIOS_INTERVAL_IN_MS = 1000;

/** The files of the media folder that match a query, in the order that was chosen. */
export class MediaList {
  readonly query: WritableCell<MediaQuery>;
  readonly order: WritableCell<MediaOrder>;
  /** What is typed into the search field: ahead of the query by a moment. */
  readonly typed = new WritableCell('');
  readonly selection = new WritableCell<Selection>(NOTHING_SELECTED);
  readonly pages: WritableCell<PagedList<MediaFile>>;
  /** What there is to filter by beside the present query; undefined before anybody wanted to know. */
  readonly facets = new WritableCell<MediaFacets | undefined>(undefined);
  /** Of every file of the list, in hundredths, as it was read last: places those that are not loaded. */
  readonly ratios = new WritableCell<readonly number[]>([]);
  #hasRatios = false;
  readonly #readRatios = throttled(() => void this.#loadRatios(), RATIOS_INTERVAL_IN_MS);
  #galleryId: string | undefined;
  readonly #client: ContractClient;
  readonly #records: MediaRecords;
  readonly #reload = throttled(() => {
    void this.pages.get().reload();
    if (this.#hasRatios) this.#readRatios();
  }, RELOAD_INTERVAL_IN_MS);

  /** @param query what is shown first */
  constructor(
    client: ContractClient,
    records: MediaRecords,
    query: MediaQuery = EVERYTHING,
    order: MediaOrder = LATEST_FIRST,
  ) {
    this.query = new WritableCell(query);
    this.order = new WritableCell(order);
    this.#client = client;
    this.#records = records;
    this.pages = new WritableCell(this.#list());
  }

  /** Shows other files. What is shown stays until the first page of the answer is there. */
  async ask(query: MediaQuery): Promise<void> {
    this.query.set(query);
    if (this.typed.get().trim() !== query.search) this.typed.set(query.search);
    if (await this.#showAnew()) this.selection.set(NOTHING_SELECTED);
  }

  /** Shows the files in another order; what is selected stays so. */
  async sortBy(order: MediaOrder): Promise<void> {
    this.order.set(order);
    await this.#showAnew();
  }

  /** Reads what places files that are not loaded, and again after changes from then on. */
  wantRatios(): void {
    if (this.#hasRatios) return;
    this.#hasRatios = true;
    void this.#loadRatios();
  }

  /** Whether it is shown: not when something else was asked for meanwhile. */
  async #showAnew(): Promise<boolean> {
    const query = this.query.get();
    const order = this.order.get();
    const list = this.#list();
    const [ratios] = await Promise.all([this.#hasRatios ? this.#askRatios() : undefined, list.look(0, 0)]);
    if (this.query.get() !== query || this.order.get() !== order) return false;
    if (ratios !== undefined) this.ratios.set(ratios);
    this.pages.set(list);
    return true;
  }

  async #loadRatios(): Promise<void> {
    const pages = this.pages.get();
    const ratios = await this.#askRatios();
    if (ratios !== undefined && pages === this.pages.get()) this.ratios.set(ratios);
  }

  async #askRatios(): Promise<readonly number[] | undefined> {
    try {
      const { sort, direction } = this.order.get();
      const { hundredths } = await this.#client.media.listMediaRatios({
        sort,
        order: direction,
        ...this.#filter(),
      });
      return hundredths;
    } catch {
      // The connection is gone, which the window says elsewhere.
      return undefined;
    }
  }

  /** A filter that is about the open gallery is about another one now. */
  followGallery(galleryId: string | undefined): void {
    if (galleryId === this.#galleryId) return;
    this.#galleryId = galleryId;
    if (isAboutGallery(this.query.get())) void this.ask({ ...this.query.get() });
  }

  /** Reads what there is to filter by. What was read before stays until the answer is there. */
  async readFacets(): Promise<void> {
    try {
      const { facets } = await this.#client.media.getMediaFacets({ ...this.#filter(), facetLimit: 200 });
      this.facets.set(facets);
    } catch {
      // The connection is gone, which the window says elsewhere.
    }
  }

  /** Items came, changed or went. */
  applyUses(): void {
    if (this.query.get().filter?.use !== undefined) this.#reload();
  }

  apply(events: readonly MediaEvent[]): void {
    const gone = events.flatMap((event) => {
      if (event.type === 'mediaFileRemoved') return event.file.id;
      // What is deleted is in the trash, no longer in this list.
      return event.type === 'mediaFileUpdated' && event.changed.trashed ? event.mediaId : [];
    });
    if (gone.length > 0) this.selection.update((selection) => withoutIds(selection, gone));
    const list = this.pages.get();
    list.edit((loaded) =>
      events.reduce((result, event) => {
        if (event.type !== 'mediaFileUpdated') return result;
        const former = result.get(event.mediaId);
        return former === undefined ? result : result.withValue(withChanges(former, event.changed));
      }, loaded),
    );
    const { search, filter } = this.query.get();
    const isFiltered = search !== '' || filter !== undefined;
    if (events.some((event) => changesPlaces(event) || (isFiltered && changesMatches(event)))) this.#reload();
  }

  reload(): void {
    this.#reload();
  }

  #filter(): MediaFilter {
    const query = this.query.get();
    const { search, kind, filter = NO_FILTER } = query;
    const { use: _use, ...others } = filter;
    return {
      ...(search === '' ? {} : { search }),
      ...(kind === 'ALL' ? {} : { kinds: [kind] }),
      // Without an open gallery there is none to be in.
      ...(isAboutGallery(query) && this.#galleryId === undefined ? others : filter),
      ...(isAboutGallery(query) && this.#galleryId !== undefined ? { galleryId: this.#galleryId } : {}),
    };
  }

  #list(): PagedList<MediaFile> {
    const filter = this.#filter();
    const { sort, direction } = this.order.get();
    return new PagedList<MediaFile>(async (offset, limit) => {
      const { totalFiles, files } = await this.#client.media.listMediaFiles({
        offset,
        limit,
        sort,
        order: direction,
        ...filter,
      });
      this.#records.put(files);
      return { total: totalFiles, values: files };
    });
  }
}

function isAboutGallery({ filter }: MediaQuery): boolean {
  return filter?.use === 'IN_GALLERY' || filter?.use === 'NOT_IN_GALLERY';
}

/** Whether an event can change what a file is found by. */
function changesMatches(event: MediaEvent): boolean {
  return (
    event.type === 'mediaFileUpdated' &&
    (['metadata', 'dateTaken', 'status', 'width', 'height', 'fingerprint'] as const).some(
      (field) => event.changed[field] !== undefined,
    )
  );
}

/** Whether an event can change which files a list has, or their order. */
function changesPlaces(event: MediaEvent): boolean {
  return (
    event.type !== 'mediaFileUpdated' ||
    event.changed.path !== undefined ||
    event.changed.kind !== undefined ||
    event.changed.status === 'MISSING' ||
    event.previous.status === 'MISSING'
  );
}
