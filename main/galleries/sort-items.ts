import { assertNever } from '../../shared/assert-never.ts';
import { mediaIdOf, type GalleryItem } from '../../shared/model/item.ts';
import { fileNameOf } from '../../shared/model/media-file.ts';
import { sortedByKey, type SortFacts, type SortKey } from '../../shared/order/sort-keys.ts';
import { reorderedWithinPlaces } from '../../shared/order/sort-places.ts';
import { shuffled } from '../../shared/order/sort-shuffle.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, LibraryState, MediaCatalog } from '../store/state.ts';
import {
  counted,
  galleryTouched,
  itemsReordered,
  requireGallery,
  requireItem,
  type CommandContext,
  type Counted,
} from './command-context.ts';

interface SortItemsInput {
  readonly galleryId: string;
  readonly by: SortKey | 'SHUFFLE' | 'REVERSE';
  readonly order: 'ASC' | 'DESC';
  /** BCP 47 */
  readonly locale: string;
  readonly seed: number;
  /** All items when not given. */
  readonly itemIds?: readonly string[] | undefined;
}

function factsOf(item: GalleryItem, media: MediaCatalog): SortFacts {
  const mediaId = mediaIdOf(item);
  const file = mediaId === undefined ? undefined : media.get(mediaId);
  return {
    title: item.title,
    fileName: file && fileNameOf(file),
    dateTaken: file?.dateTaken,
    dateAdded: item.createdDate,
    sizeInBytes: file?.sizeInBytes,
  };
}

function sortedItems(
  items: readonly GalleryItem[],
  { by, order, locale, seed }: SortItemsInput,
  media: MediaCatalog,
): readonly GalleryItem[] {
  if (by === 'SHUFFLE') return shuffled(items, seed);
  if (by === 'REVERSE') return items.toReversed();
  return sortedByKey(items, (item) => factsOf(item, media), by, { isDescending: order === 'DESC', locale });
}

function labelOf(by: SortItemsInput['by'], items: Counted<'item'>): StepText {
  switch (by) {
    case 'SHUFFLE':
      return `Shuffle ${items}`;
    case 'REVERSE':
      return `Reverse ${items}`;
    case 'TITLE':
      return `Sort ${items} by title`;
    case 'FILE_NAME':
      return `Sort ${items} by file name`;
    case 'DATE_TAKEN':
      return `Sort ${items} by date taken`;
    case 'DATE_ADDED':
      return `Sort ${items} by date added`;
    case 'FILE_SIZE':
      return `Sort ${items} by file size`;
    default:
      return assertNever(by);
  }
}

/**
 * Sorts all items of a gallery, or a selection of them within its own places: the items around it stay where they are. Items that
 * are in order already are not touched.
 *
 * @throws GalleryDeskError `NOT_FOUND` naming the gallery or the first unknown item
 */
export async function decideSortItems(
  state: LibraryState,
  input: SortItemsInput,
  context: CommandContext,
): Promise<Decision<{ totalSorted: number; totalMoved: number }>> {
  const gallery = await requireGallery(state, input.galleryId);
  const selected = input.itemIds && new Set(input.itemIds);
  if (selected !== undefined) for (const itemId of selected) requireItem(gallery, itemId);
  const present = Array.from(gallery.items).filter(({ id }) => selected?.has(id) ?? true);
  const moved = reorderedWithinPlaces(present, sortedItems(present, input, state.media));
  const updatedDate = context.now().toISOString();
  const events = itemsReordered(gallery, moved, updatedDate);
  return {
    label: labelOf(input.by, counted(present.length, 'item')),
    events: events.length === 0 ? [] : [...events, galleryTouched(gallery.properties, updatedDate)],
    result: { totalSorted: present.length, totalMoved: moved.length },
  };
}
