import { type GalleryItem, pictureIdOf } from '../../shared/model/item.ts';

/** A gallery that shows a media file, and with how many items. */
export interface MediaUse {
  readonly galleryId: string;
  /** 1 or more */
  readonly items: number;
}

/** Which galleries show which media files, for reading. */
export interface ReadonlyMediaUses {
  /** Galleries in no order. Empty for a file that none shows. */
  of(mediaId: string): readonly MediaUse[];
  isUsedIn(mediaId: string, galleryId: string): boolean;
  /** Tells of the files whose uses changed. Answers the function that ends that. */
  onChange(listener: (mediaIds: Iterable<string>) => void): () => void;
}

/** How many items show each media file. */
export type MediaCounts = ReadonlyMap<string, number>;

const NONE: readonly MediaUse[] = [];

/** The media files that items show, counted. */
export function mediaCountsOf(items: Iterable<GalleryItem>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) {
    const mediaId = pictureIdOf(item);
    if (mediaId !== undefined) counts.set(mediaId, (counts.get(mediaId) ?? 0) + 1);
  }
  return counts;
}

/**
 * Which galleries show which media files. Kept with each change of an item, at a cost that follows the change. Of a gallery that nobody
 * has looked at yet nothing is known, and its changes are passed over: they are in it when it is counted.
 */
export class MediaUses implements ReadonlyMediaUses {
  readonly #byMedia = new Map<string, readonly MediaUse[]>();
  readonly #byGallery = new Map<string, Map<string, number>>();
  readonly #listeners = new Set<(mediaIds: Iterable<string>) => void>();

  of(mediaId: string): readonly MediaUse[] {
    return this.#byMedia.get(mediaId) ?? NONE;
  }

  isUsedIn(mediaId: string, galleryId: string): boolean {
    return this.#byGallery.get(galleryId)?.has(mediaId) ?? false;
  }

  onChange(listener: (mediaIds: Iterable<string>) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whether a gallery was counted. */
  knows(galleryId: string): boolean {
    return this.#byGallery.has(galleryId);
  }

  counts(galleryId: string): MediaCounts | undefined {
    return this.#byGallery.get(galleryId);
  }

  /** Counts a gallery, from the beginning. */
  setGallery(galleryId: string, counts: MediaCounts): void {
    const former = this.#byGallery.get(galleryId) ?? new Map<string, number>();
    this.#byGallery.set(galleryId, new Map(counts));
    for (const mediaId of former.keys()) if (!counts.has(mediaId)) this.#setUse(mediaId, galleryId, 0);
    for (const [mediaId, count] of counts) this.#setUse(mediaId, galleryId, count);
    this.#tell(new Set([...former.keys(), ...counts.keys()]));
  }

  forgetGallery(galleryId: string): void {
    const counts = this.#byGallery.get(galleryId);
    if (counts === undefined) return;
    this.#byGallery.delete(galleryId);
    for (const mediaId of counts.keys()) this.#setUse(mediaId, galleryId, 0);
    this.#tell(counts.keys());
  }

  /** Takes in what became of items of a gallery; undefined: not there. */
  changeItems(
    galleryId: string,
    changes: Iterable<readonly [former: GalleryItem | undefined, next: GalleryItem | undefined]>,
  ): void {
    const counts = this.#byGallery.get(galleryId);
    if (counts === undefined) return;
    const changed = new Set<string>();
    const add = (item: GalleryItem | undefined, difference: 1 | -1) => {
      const mediaId = item && pictureIdOf(item);
      if (mediaId === undefined) return;
      changed.add(mediaId);
      const count = (counts.get(mediaId) ?? 0) + difference;
      if (count > 0) counts.set(mediaId, count);
      else counts.delete(mediaId);
    };
    for (const [former, next] of changes) {
      if (former !== undefined && next !== undefined && pictureIdOf(former) === pictureIdOf(next)) continue;
      add(former, -1);
      add(next, 1);
    }
    for (const mediaId of changed) this.#setUse(mediaId, galleryId, counts.get(mediaId) ?? 0);
    if (changed.size > 0) this.#tell(changed);
  }

  #setUse(mediaId: string, galleryId: string, items: number): void {
    const others = this.of(mediaId).filter((use) => use.galleryId !== galleryId);
    if (items > 0) this.#byMedia.set(mediaId, [...others, { galleryId, items }]);
    else if (others.length > 0) this.#byMedia.set(mediaId, others);
    else this.#byMedia.delete(mediaId);
  }

  #tell(mediaIds: Iterable<string>): void {
    const ids = [...mediaIds];
    for (const listener of this.#listeners) listener(ids);
  }
}
