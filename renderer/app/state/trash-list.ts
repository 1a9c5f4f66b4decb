import type { ContractClient } from '../../../shared/contract/contract.ts';
import type { MediaEvent } from '../../../shared/events/domain-event.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { WritableCell } from './cell.ts';
import type { MediaRecords } from './media-records.ts';
import { PagedList } from './paged-list.ts';
import { NOTHING_SELECTED, withoutIds, type Selection } from './selection.ts';
import { throttled } from './throttle.ts';

/** Thousands of files may come back at once: the list is read again at most this often. */
const RELOAD_INTERVAL_IN_MS = 300;

/** What all files in the trash are together, and where emptying puts them. */
export interface TrashFacts {
  readonly totalBytes: number;
  /** Into the trash of the system, instead of erasing them. */
  readonly isHandedOn: boolean;
}

/** The files in the trash of the library, the last deleted first. */
export class TrashList {
  /** Whether the media panel shows them in place of the media folder. */
  readonly isOpen = new WritableCell(false);
  readonly facts = new WritableCell<TrashFacts>({ totalBytes: 0, isHandedOn: false });
  readonly selection = new WritableCell<Selection>(NOTHING_SELECTED);
  readonly pages: PagedList<MediaFile>;
  readonly #reload = throttled(() => void this.pages.reload(), RELOAD_INTERVAL_IN_MS);

  constructor(client: ContractClient, records: MediaRecords) {
    this.pages = new PagedList<MediaFile>(async (offset, limit) => {
      const { totalFiles, files, totalBytes, isHandedOn } = await client.media.listTrash({ offset, limit });
      this.facts.set({ totalBytes, isHandedOn });
      records.put(files);
      return { total: totalFiles, values: files };
    });
  }

  /** Shows the trash, or the media folder again. */
  show(isOpen: boolean): void {
    this.selection.set(NOTHING_SELECTED);
    this.isOpen.set(isOpen);
    if (isOpen) void this.pages.reload();
  }

  apply(events: readonly MediaEvent[]): void {
    const gone = events.flatMap((event) =>
      event.type === 'mediaFileUpdated' &&
      (event.changed.trashed === null || event.changed.erasedDate != null)
        ? event.mediaId
        : [],
    );
    if (gone.length > 0) this.selection.update((selection) => withoutIds(selection, gone));
    if (this.isOpen.get() && events.some(concernsTrash)) this.#reload();
  }
}

function concernsTrash(event: MediaEvent): boolean {
  return (
    event.type === 'mediaFileUpdated' &&
    (event.changed.trashed !== undefined || event.changed.erasedDate !== undefined)
  );
}
