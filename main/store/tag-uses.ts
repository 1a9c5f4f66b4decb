import { byFrequency } from '../../shared/items/merge-digests.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import type { TagCount } from '../../shared/model/items-digest.ts';
import { foldedText } from '../../shared/text/fold-text.ts';

/** How many items have each tag. */
export type TagCounts = ReadonlyMap<string, number>;

/** The tags of a library's items, for reading. */
export interface ReadonlyTagUses {
  /**
   * Tags that contain a text, without regard to case and accents: those that begin with it first, of each the most frequent first. With an empty
   * text all.
   */
  matching(text: string): TagCount[];
}

/** The tags that items have, counted; a tag that an item has twice counts once. */
export function tagCountsOf(items: Iterable<GalleryItem>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) count(counts, item, 1);
  return counts;
}

function count(counts: Map<string, number>, item: GalleryItem | undefined, difference: 1 | -1): void {
  for (const tag of new Set(item?.tags?.values)) {
    const items = (counts.get(tag) ?? 0) + difference;
    if (items > 0) counts.set(tag, items);
    else counts.delete(tag);
  }
}

interface ListedTag extends TagCount {
  readonly folded: string;
}

/**
 * How many items have which tags. Kept with each change of an item, at a cost that follows the change. Of a gallery that nobody has looked at yet
 * nothing is known, and its changes are passed over: they are in it when it is counted.
 */
export class TagUses implements ReadonlyTagUses {
  readonly #byGallery = new Map<string, Map<string, number>>();
  readonly #totals = new Map<string, number>();
  readonly #listeners = new Set<() => void>();
  /** The most frequent first; undefined after a change. */
  #listed: readonly ListedTag[] | undefined;

  matching(text: string): TagCount[] {
    const folded = foldedText(text.trim());
    const found = this.#list().filter((tag) => tag.folded.includes(folded));
    const beginning = found.filter((tag) => tag.folded.startsWith(folded));
    const others = found.filter((tag) => !tag.folded.startsWith(folded));
    return [...beginning, ...others].map(({ tag, items }) => ({ tag, items }));
  }

  /** Tells that something changed. Answers the function that ends that. */
  onChange(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Whether a gallery was counted. */
  knows(galleryId: string): boolean {
    return this.#byGallery.has(galleryId);
  }

  counts(galleryId: string): TagCounts | undefined {
    return this.#byGallery.get(galleryId);
  }

  /** Counts a gallery, from the beginning. */
  setGallery(galleryId: string, counts: TagCounts): void {
    this.forgetGallery(galleryId);
    this.#byGallery.set(galleryId, new Map(counts));
    for (const [tag, items] of counts) this.#add(tag, items);
    this.#tell();
  }

  forgetGallery(galleryId: string): void {
    const counts = this.#byGallery.get(galleryId);
    if (counts === undefined) return;
    this.#byGallery.delete(galleryId);
    for (const [tag, items] of counts) this.#add(tag, -items);
    this.#tell();
  }

  /** Takes in what became of items of a gallery; undefined: not there. */
  changeItems(
    galleryId: string,
    changes: Iterable<readonly [former: GalleryItem | undefined, next: GalleryItem | undefined]>,
  ): void {
    const counts = this.#byGallery.get(galleryId);
    if (counts === undefined) return;
    let isChanged = false;
    for (const [former, next] of changes) {
      // Nearly every change of an item leaves its tags as they are, the very same object.
      if (former?.tags === next?.tags) continue;
      isChanged = true;
      for (const [item, difference] of [[former, -1] as const, [next, 1] as const]) {
        count(counts, item, difference);
        for (const tag of new Set(item?.tags?.values)) this.#add(tag, difference);
      }
    }
    if (isChanged) this.#tell();
  }

  #add(tag: string, items: number): void {
    const total = (this.#totals.get(tag) ?? 0) + items;
    if (total > 0) this.#totals.set(tag, total);
    else this.#totals.delete(tag);
  }

  #list(): readonly ListedTag[] {
    this.#listed ??= Array.from(this.#totals, ([tag, items]) => ({
      tag,
      items,
      folded: foldedText(tag),
    })).sort(byFrequency);
    return this.#listed;
  }

  #tell(): void {
    this.#listed = undefined;
    for (const listener of this.#listeners) listener();
  }
}
