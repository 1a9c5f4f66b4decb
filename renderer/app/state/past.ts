import type { ContractClient } from '../../../shared/contract/contract.ts';
import type { ChangeSummary, GalleryComparison } from '../../../shared/contract/history.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';
import { WritableCell } from './cell.ts';
import { PagedList } from './paged-list.ts';
import { NOTHING_SELECTED, type Selection } from './selection.ts';

/** A gallery as it was right after a change, to be looked at. */
export class PastGallery {
  readonly galleryId: string;
  readonly change: ChangeSummary;
  readonly pages: PagedList<GalleryItem>;
  readonly selection = new WritableCell<Selection>(NOTHING_SELECTED);
  /** What is different now; undefined until it is known. */
  readonly differences = new WritableCell<GalleryComparison['totals'] | undefined>(undefined);

  constructor(client: ContractClient, galleryId: string, change: ChangeSummary) {
    this.galleryId = galleryId;
    this.change = change;
    const moment = { change: change.sequence };
    this.pages = new PagedList(async (offset, limit) => {
      const { gallery } = await client.history.getGalleryAt({ galleryId, moment, offset, limit });
      return { total: gallery.totalItems, values: gallery.items };
    });
  }

  /** Asks again what is different now. */
  async compare(client: ContractClient): Promise<void> {
    const { galleryId, change } = this;
    const { totals } = await client.history.compareGallery({
      galleryId,
      from: { change: change.sequence },
      limit: 1,
    });
    this.differences.set(totals);
  }
}
