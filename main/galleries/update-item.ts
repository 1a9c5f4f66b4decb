import type { ItemChanges } from '../../shared/events/domain-event.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import type { ItemPatch } from '../../shared/schemas/item.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, LibraryState } from '../store/state.ts';
import { galleryTouched, requireGallery, requireItem, type CommandContext } from './command-context.ts';
import { differenceOf } from './field-changes.ts';
import { currentItem } from './gallery-answer.ts';
import { patchedItem } from './item-decision.ts';
import { requireFreeItemSortOrder } from './new-items.ts';

const FIELD_NAMES: Readonly<Record<string, string>> = {
  sortOrder: 'place',
  title: 'title',
  description: 'description',
  link: 'link',
  tags: 'tags',
  flag: 'flag',
  rating: 'stars',
  image: 'image',
  video: 'video',
  text: 'text',
};

function labelOf(changed: ItemChanges): StepText {
  const names = Object.keys(changed).flatMap((field) => FIELD_NAMES[field] ?? []);
  return names.length === 1 ? `Change ${names[0]} of an item` : 'Change an item';
}

/**
 * Changes the given fields of an item; nothing when they are what they were.
 *
 * @throws GalleryDeskError `NOT_FOUND`, `INVALID_ARGUMENT`, or `ALREADY_EXISTS` when another item has the sort order
 */
export async function decideUpdateItem(
  state: LibraryState,
  { galleryId, item: patch }: { readonly galleryId: string; readonly item: ItemPatch },
  context: CommandContext,
): Promise<Decision<{ item: GalleryItem }>> {
  const gallery = await requireGallery(state, galleryId);
  const before = requireItem(gallery, patch.id);
  if (patch.sortOrder !== undefined) requireFreeItemSortOrder(gallery.items, patch.sortOrder, patch.id);
  const wanted = patchedItem(before, patch, state.media);
  if (differenceOf(before, wanted) === undefined) {
    return {
      label: 'Change an item' satisfies StepText,
      events: [],
      result: { item: currentItem(before, state.media) },
    };
  }
  const updatedDate = context.now().toISOString();
  const after: GalleryItem = { ...wanted, updatedDate };
  const { changed, previous } = differenceOf(before, after) ?? { changed: {}, previous: {} };
  return {
    label: labelOf(changed),
    events: [
      { type: 'galleryItemUpdated', galleryId, itemId: patch.id, changed, previous },
      galleryTouched(gallery.properties, updatedDate),
    ],
    result: { item: currentItem(after, state.media) },
  };
}
