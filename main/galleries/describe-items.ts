import type { GalleryItem } from '../../shared/model/item.ts';
import type { CommonValue, ItemsDigest } from '../../shared/model/items-digest.ts';
import { byFrequency } from '../../shared/items/merge-digests.ts';
import type { LibraryState } from '../store/state.ts';
import { requireGallery, requireItem } from './command-context.ts';

/** What the items seen so far have in common in one field. */
class Common<T extends string | number> {
  #value: T | undefined;
  #isMixed = false;
  #isFirst = true;

  add(value: T | undefined): void {
    if (this.#isFirst) this.#value = value;
    else this.#isMixed ||= this.#value !== value;
    this.#isFirst = false;
  }

  get value(): CommonValue<T> {
    if (this.#isMixed) return { isMixed: true };
    return this.#value === undefined ? { isMixed: false } : { isMixed: false, value: this.#value };
  }
}

/** An empty text is none. */
const textOf = (text: string | undefined): string | undefined => (text === '' ? undefined : text);

/** What several items have in common. One pass. */
export function digestOf(items: Iterable<GalleryItem>): ItemsDigest {
  const types = { IMAGE: 0, VIDEO: 0, TEXT: 0 };
  const title = new Common<string>();
  const description = new Common<string>();
  const linkUrl = new Common<string>();
  const linkText = new Common<string>();
  const altText = new Common<string>();
  const quality = new Common<number>();
  const amount = new Common<number>();
  const radius = new Common<number>();
  const threshold = new Common<number>();
  const tags = new Map<string, number>();
  let totalItems = 0;
  for (const item of items) {
    totalItems += 1;
    types[item.type] += 1;
    title.add(textOf(item.title));
    description.add(textOf(item.description));
    linkUrl.add(textOf(item.link?.url));
    linkText.add(textOf(item.link?.text));
    for (const tag of new Set(item.tags?.values)) tags.set(tag, (tags.get(tag) ?? 0) + 1);
    if (item.type !== 'IMAGE') continue;
    altText.add(textOf(item.image.imageInfo.altText));
    quality.add(item.image.quality);
    amount.add(item.image.unsharpMasking?.amount);
    radius.add(item.image.unsharpMasking?.radius);
    threshold.add(item.image.unsharpMasking?.threshold);
  }
  return {
    totalItems,
    types,
    title: title.value,
    description: description.value,
    linkUrl: linkUrl.value,
    linkText: linkText.value,
    altText: altText.value,
    quality: quality.value,
    sharpeningAmount: amount.value,
    sharpeningRadius: radius.value,
    sharpeningThreshold: threshold.value,
    tags: Array.from(tags, ([tag, count]) => ({ tag, items: count })).sort(byFrequency),
  };
}

/**
 * What several items of a gallery have in common; one that is named twice counts once.
 *
 * @throws GalleryDeskError `NOT_FOUND` naming the gallery or the first unknown item
 */
export async function describeGalleryItems(
  state: LibraryState,
  { galleryId, itemIds }: { readonly galleryId: string; readonly itemIds: readonly string[] },
): Promise<{ digest: ItemsDigest }> {
  const gallery = await requireGallery(state, galleryId);
  return { digest: digestOf(Array.from(new Set(itemIds), (itemId) => requireItem(gallery, itemId))) };
}
