import type { GalleryItem } from '../../shared/model/item.ts';
import {
  flagStateOf,
  matchesItemFilter,
  type FlagState,
  type ItemFilter,
  type ItemMarkCounts,
} from '../../shared/model/item-filter.ts';
import { foldedText, searchWordsOf } from '../../shared/text/fold-text.ts';
import type { LibraryState } from '../store/state.ts';
import { requireGallery } from './command-context.ts';
import { currentItem } from './gallery-answer.ts';

/** The most places that are told of a search. */
const MOST_FOUND = 1000;

/** Everything that an item says in words. */
function wordsOf(item: GalleryItem): string {
  const { title = '', description = '', tags, link } = item;
  const own =
    item.type === 'IMAGE'
      ? `${item.image.imageInfo.altText ?? ''}\n${item.image.imageInfo.filename ?? ''}`
      : item.type === 'VIDEO'
        ? (item.video.videoInfo.filename ?? item.video.videoInfo.url ?? '')
        : item.text.html.replaceAll(/<[^>]*>/g, ' ');
  return foldedText([title, description, tags?.values.join('\n') ?? '', link?.text ?? '', own].join('\n'));
}

/**
 * Where among the items that match a filter those are that have all of these words, whatever their case and accents. O(characters of the gallery), about a microsecond an item.
 *
 * @throws GalleryDeskError `NOT_FOUND`
 */
export async function searchGalleryItems(
  state: LibraryState,
  {
    galleryId,
    search,
    filter = {},
  }: { readonly galleryId: string; readonly search: string; readonly filter?: ItemFilter },
): Promise<{ offsets: number[]; totalFound: number }> {
  const { items } = await requireGallery(state, galleryId);
  const words = searchWordsOf(search);
  const offsets: number[] = [];
  let totalFound = 0;
  let offset = 0;
  for (const item of words.length === 0 ? [] : items) {
    if (!matchesItemFilter(item, filter)) continue;
    const text = wordsOf(currentItem(item, state.media));
    if (words.every((word) => text.includes(word))) {
      totalFound += 1;
      if (offsets.length < MOST_FOUND) offsets.push(offset);
    }
    offset += 1;
  }
  return { offsets, totalFound };
}

interface FilteredPage {
  readonly galleryId: string;
  readonly filter: ItemFilter;
  /** Among the items that match. */
  readonly itemOffset: number;
  readonly itemLimit: number;
}

/**
 * One page of the items that match, in display order, with what the whole gallery has of flags and stars. O(items of the gallery), about
 * a tenth of a microsecond each.
 *
 * @throws GalleryDeskError `NOT_FOUND`
 */
export async function filterGalleryItems(
  state: LibraryState,
  { galleryId, filter, itemOffset, itemLimit }: FilteredPage,
): Promise<{ items: GalleryItem[]; totalMatching: number; totalItems: number; counts: ItemMarkCounts }> {
  const { items } = await requireGallery(state, galleryId);
  const flags: Record<FlagState, number> = { PICK: 0, NONE: 0, REJECT: 0 };
  const ratings = [0, 0, 0, 0, 0, 0];
  const page: GalleryItem[] = [];
  let totalMatching = 0;
  for (const item of items) {
    flags[flagStateOf(item)] += 1;
    const stars = item.rating ?? 0;
    ratings[stars] = (ratings[stars] ?? 0) + 1;
    if (!matchesItemFilter(item, filter)) continue;
    if (totalMatching >= itemOffset && page.length < itemLimit) page.push(item);
    totalMatching += 1;
  }
  return {
    items: page.map((item) => currentItem(item, state.media)),
    totalMatching,
    totalItems: items.size,
    counts: { flags, ratings },
  };
}
