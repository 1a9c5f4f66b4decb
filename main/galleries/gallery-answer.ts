import type { Gallery, GalleryProperties } from '../../shared/model/gallery.ts';
import { mediaIdOf, type GalleryItem } from '../../shared/model/item.ts';
import type { ReadonlySortedList } from '../../shared/order/sorted-list.ts';
import type { MediaCatalog } from '../store/state.ts';
import { present } from './field-changes.ts';
import { imageFactsOf } from './media-source.ts';

/** The page of items that an answer carries when the caller did not ask for one. */
export const DEFAULT_ITEM_PAGE = 50;

/**
 * The item with what the catalog knows of its file now: an item made before its file was inspected has no size yet, and a
 * file edited in place gets another. Nearly always that is what the item says already, and it is answered itself.
 */
export function currentItem(item: GalleryItem, media: MediaCatalog): GalleryItem {
  const mediaId = mediaIdOf(item);
  const file = mediaId === undefined ? undefined : media.get(mediaId);
  if (file?.status !== 'READY') return item;
  if (item.type === 'IMAGE') {
    const facts = imageFactsOf(file);
    const before = item.image.imageInfo;
    const isKnown =
      before.url === facts.url &&
      before.width === facts.width &&
      before.height === facts.height &&
      before.filename === facts.filename;
    if (isKnown) return item;
    const imageInfo = present({ ...before, ...facts });
    return { ...item, image: { ...item.image, imageInfo } };
  }
  if (
    item.type === 'VIDEO' &&
    item.video.durationInMillis === undefined &&
    file.durationInMillis !== undefined
  ) {
    return { ...item, video: { ...item.video, durationInMillis: file.durationInMillis } };
  }
  return item;
}

/** A gallery with the given items of it, as the API answers it. */
export function answerGallery(
  properties: GalleryProperties,
  totalItems: number,
  page: readonly GalleryItem[],
  media: MediaCatalog,
): Gallery {
  return { ...properties, totalItems, items: page.map((item) => currentItem(item, media)) };
}

/** The first page of what is left of a list without some of its items. */
export function firstPageWithout(
  items: ReadonlySortedList<GalleryItem>,
  removed: ReadonlySet<string>,
): GalleryItem[] {
  const page: GalleryItem[] = [];
  for (const item of items) {
    if (page.length === DEFAULT_ITEM_PAGE) break;
    if (!removed.has(item.id)) page.push(item);
  }
  return page;
}
