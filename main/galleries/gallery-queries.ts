import type { Gallery, GallerySummary } from '../../shared/model/gallery.ts';
import { type GalleryItem, pictureIdOf, ratioOfItem } from '../../shared/model/item.ts';
import { matchesItemFilter, type ItemFilter } from '../../shared/model/item-filter.ts';
import { hasAllWords, searchWordsOf } from '../../shared/text/fold-text.ts';
import type { LibraryState } from '../store/state.ts';
import { requireGallery, requireItem } from './command-context.ts';
import { answerGallery, currentItem } from './gallery-answer.ts';

interface ItemPage {
  readonly galleryId: string;
  readonly itemOffset: number;
  readonly itemLimit: number;
}

/** One page of galleries, oldest first, each with its first items. A gallery deleted while the page is read is left out. */
export async function listGalleries(
  state: LibraryState,
  {
    offset,
    limit,
    itemLimit,
  }: { readonly offset: number; readonly limit: number; readonly itemLimit: number },
): Promise<{ totalGalleries: number; galleries: Gallery[] }> {
  const page = state.galleriesByDate.slice(offset, limit);
  const totalGalleries = state.galleriesByDate.size;
  const documents = await Promise.all(page.map(({ id }) => state.gallery(id)));
  const galleries = documents.flatMap((document) =>
    document === undefined
      ? []
      : [
          answerGallery(
            document.properties,
            document.items.size,
            document.items.slice(0, itemLimit),
            state.media,
          ),
        ],
  );
  return { totalGalleries, galleries };
}

/** @throws GalleryDeskError `NOT_FOUND` */
export async function getGallery(
  state: LibraryState,
  { galleryId, itemOffset, itemLimit }: ItemPage,
): Promise<{ gallery: Gallery }> {
  const { properties, items } = await requireGallery(state, galleryId);
  return { gallery: answerGallery(properties, items.size, items.slice(itemOffset, itemLimit), state.media) };
}

/** @throws GalleryDeskError `NOT_FOUND` */
export async function listGalleryItems(
  state: LibraryState,
  { galleryId, itemOffset, itemLimit }: ItemPage,
): Promise<{ items: GalleryItem[] }> {
  const { items } = await requireGallery(state, galleryId);
  return { items: items.slice(itemOffset, itemLimit).map((item) => currentItem(item, state.media)) };
}

/**
 * The items of a gallery that show a media file, and their places in display order.
 *
 * @throws GalleryDeskError `NOT_FOUND`
 */
export async function findGalleryItems(
  state: LibraryState,
  { galleryId, mediaId }: { readonly galleryId: string; readonly mediaId: string },
): Promise<{ items: { itemId: string; offset: number }[] }> {
  const found: { itemId: string; offset: number }[] = [];
  let offset = 0;
  for (const item of (await requireGallery(state, galleryId)).items) {
    if (pictureIdOf(item) === mediaId) found.push({ itemId: item.id, offset });
    offset += 1;
  }
  return { items: found };
}

/** @throws GalleryDeskError `NOT_FOUND` */
export async function getGalleryItem(
  state: LibraryState,
  { galleryId, itemId }: { readonly galleryId: string; readonly itemId: string },
): Promise<{ item: GalleryItem }> {
  const gallery = await requireGallery(state, galleryId);
  return { item: currentItem(requireItem(gallery, itemId), state.media) };
}

/**
 * What a window needs to know of all items that it shows to place those that it has not read: three characters each.
 *
 * @throws GalleryDeskError `NOT_FOUND`
 */
export async function listItemRatios(
  state: LibraryState,
  { galleryId, filter = {} }: { readonly galleryId: string; readonly filter?: ItemFilter },
): Promise<{ hundredths: number[] }> {
  const { items } = await requireGallery(state, galleryId);
  const hundredths: number[] = [];
  for (const item of items) {
    if (!matchesItemFilter(item, filter)) continue;
    hundredths.push(Math.round(ratioOfItem(currentItem(item, state.media)) * 100));
  }
  return { hundredths };
}

/** One page of galleries in display order, without reading their items. A search looks at every name and description, some microseconds each. */
export function listGallerySummaries(
  state: LibraryState,
  {
    offset,
    limit,
    search = '',
  }: { readonly offset: number; readonly limit: number; readonly search?: string | undefined },
): { totalGalleries: number; galleries: GallerySummary[] } {
  const words = searchWordsOf(search);
  if (words.length > 0) {
    const found = Array.from(state.galleries).filter(({ name, description = '' }) =>
      hasAllWords(`${name}\n${description}`, words),
    );
    return { totalGalleries: found.length, galleries: found.slice(offset, offset + limit) };
  }
  return { totalGalleries: state.galleries.size, galleries: state.galleries.slice(offset, limit) };
}
