import type { ContractClient } from '../../../shared/contract/contract.ts';
import type { MediaEvent } from '../../../shared/events/domain-event.ts';
import type { MediaFile, MediaKind } from '../../../shared/model/media-file.ts';
import { WritableCell } from './cell.ts';
import { withChanges } from './item-events.ts';
import type { MediaRecords } from './media-records.ts';
import { PagedList } from './paged-list.ts';
import { NOTHING_SELECTED, withoutIds, type Selection } from './selection.ts';
import { throttled } from './throttle.ts';

export interface MediaQuery {
  readonly search: string;
  readonly kind: MediaKind | 'ALL';
}

/** New files may arrive by the thousand: the list is read again at most this often. */
const RELOAD_INTERVAL_IN_MS = 300;

/** The files of the media folder that match a query, the latest first. */
export class MediaList {
  readonly query = new WritableCell<MediaQuery>({ search: '', kind: 'ALL' });
  /** What is typed into the search field: ahead of the query by a moment. */
  readonly typed = new WritableCell('');
  readonly selection = new WritableCell<Selection>(NOTHING_SELECTED);
  readonly pages: WritableCell<PagedList<MediaFile>>;
  readonly #client: ContractClient;
  readonly #records: MediaRecords;
  readonly #reload = throttled(() => void this.pages.get().reload(), RELOAD_INTERVAL_IN_MS);

  constructor(client: ContractClient, records: MediaRecords) {
    this.#client = client;
    this.#records = records;
    this.pages = new WritableCell(this.#list());
  }

  /** Shows other files. What is shown stays until the first page of the answer is there. */
  async ask(query: MediaQuery): Promise<void> {
    this.query.set(query);
    if (this.typed.get().trim() !== query.search) this.typed.set(query.search);
    const list = this.#list();
    await list.look(0, 0);
    if (this.query.get() !== query) return;
    this.pages.set(list);
    this.selection.set(NOTHING_SELECTED);
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
    if (events.some(changesPlaces)) this.#reload();
  }

  reload(): void {
    this.#reload();
  }

  #list(): PagedList<MediaFile> {
    const { search, kind } = this.query.get();
    return new PagedList<MediaFile>(async (offset, limit) => {
      const { totalFiles, files } = await this.#client.media.listMediaFiles({
        offset,
        limit,
        sort: 'ADDED',
        ...(search === '' ? {} : { search }),
        ...(kind === 'ALL' ? {} : { kinds: [kind] }),
      });
      this.#records.put(files);
      return { total: totalFiles, values: files };
    });
  }
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
