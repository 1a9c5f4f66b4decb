import { GalleryDraft, type GalleryContent } from '../events/apply-gallery-events.ts';
import type { Change, DomainEvent } from '../events/domain-event.ts';
import { invertEvents } from '../events/invert-events.ts';
import type { GalleryProperties } from '../model/gallery.ts';
import type { GalleryItem } from '../model/item.ts';
import { compareInDisplayOrder } from '../order/display-order.ts';

/** A gallery as it was at some moment. */
export interface PastGallery {
  readonly properties: GalleryProperties;
  /** In display order. */
  readonly items: readonly GalleryItem[];
}

/** Goes back in the past of one gallery, from what it is now, a change at a time. */
export class GalleryRewind {
  readonly #galleryId: string;
  readonly #present: ReadonlyMap<string, GalleryItem>;
  readonly #draft: GalleryDraft;

  /** `present` is undefined for a gallery that does not exist now. */
  constructor(galleryId: string, present: PastGallery | undefined) {
    this.#galleryId = galleryId;
    this.#present = new Map((present?.items ?? []).map((item) => [item.id, item]));
    const base: GalleryContent | undefined = present && {
      properties: present.properties,
      sequence: 0,
      items: this.#present,
    };
    this.#draft = new GalleryDraft(galleryId, base, 0);
  }

  /**
   * Takes a change back. To be called with each change that touches the gallery, the newest first.
   *
   * @throws Error when the gallery is not as the change left it
   */
  takeBack({ events }: Change): void {
    for (const event of invertEvents(events.filter((one) => this.#isOfGallery(one)))) {
      if ('galleryId' in event) this.#draft.take(event);
    }
  }

  /** The gallery before the changes that were taken back; undefined when it was not there. Costs a copy of its list. */
  gallery(): PastGallery | undefined {
    const { properties, touchedItems } = this.#draft;
    if (properties === undefined) return undefined;
    const items = new Map(this.#present);
    for (const [id, item] of touchedItems) {
      if (item === undefined) items.delete(id);
      else items.set(id, item);
    }
    return { properties, items: [...items.values()].sort(compareInDisplayOrder) };
  }

  #isOfGallery(event: DomainEvent): boolean {
    return 'galleryId' in event && event.galleryId === this.#galleryId;
  }
}
