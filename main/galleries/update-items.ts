import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import type { ItemPatch } from '../../shared/schemas/item.ts';
import type { Decision, LibraryState } from '../store/state.ts';
import {
  counted,
  galleryTouched,
  requireGallery,
  requireItem,
  type CommandContext,
} from './command-context.ts';
import { differenceOf } from './field-changes.ts';
import { currentItem } from './gallery-answer.ts';
import { patchedItem } from './item-decision.ts';
import { invalidField } from './refusals.ts';

interface UpdateItemsInput {
  readonly galleryId: string;
  /** Places are another matter: items are moved, not given sort orders one by one. */
  readonly items: readonly Omit<ItemPatch, 'sortOrder'>[];
}

/**
 * Changes the given fields of several items as one step, all of them or none; those that are so already stay untouched.
 *
 * @throws GalleryDeskError `NOT_FOUND` naming the gallery or the first unknown item, `INVALID_ARGUMENT` for a wrong value or an item
 *   that is named twice
 */
export async function decideUpdateItems(
  state: LibraryState,
  { galleryId, items: patches }: UpdateItemsInput,
  context: CommandContext,
): Promise<Decision<{ items: GalleryItem[] }>> {
  const gallery = await requireGallery(state, galleryId);
  const updatedDate = context.now().toISOString();
  const named = new Set<string>();
  const events: DecidedEvent[] = [];
  const items = patches.map((patch, index) => {
    if (named.has(patch.id)) {
      throw invalidField(`items[${index}].id`, 'OTHER', `The item ${patch.id} is given twice. Give it once.`);
    }
    named.add(patch.id);
    const before = requireItem(gallery, patch.id);
    const wanted = patchedItem(before, patch, state.media);
    if (differenceOf(before, wanted) === undefined) return currentItem(before, state.media);
    const after: GalleryItem = { ...wanted, updatedDate };
    const { changed, previous } = differenceOf(before, after) ?? { changed: {}, previous: {} };
    events.push({ type: 'galleryItemUpdated', galleryId, itemId: patch.id, changed, previous });
    return currentItem(after, state.media);
  });
  const label = `Change ${counted(events.length, 'item')} of “${gallery.properties.name}”`;
  if (events.length > 0) events.push(galleryTouched(gallery.properties, updatedDate));
  return { label, events, result: { items } };
}
