import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import type { Gallery } from '../../shared/model/gallery.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, LibraryState } from '../store/state.ts';
import {
  counted,
  galleryTouched,
  requireGallery,
  requireItem,
  type CommandContext,
} from './command-context.ts';
import { answerGallery, firstPageWithout } from './gallery-answer.ts';

interface DeleteItemsInput {
  readonly galleryId: string;
  readonly itemIds: readonly string[];
}

interface DeletedItems {
  /** Without repetitions, in the order given. */
  readonly itemIds: string[];
  readonly gallery: Gallery;
}

/**
 * Removes all items of a gallery that are flagged as rejected; nothing when there are none.
 *
 * @throws GalleryDeskError `NOT_FOUND`
 */
export async function decideRemoveRejected(
  state: LibraryState,
  { galleryId }: { readonly galleryId: string },
  context: CommandContext,
): Promise<Decision<{ itemIds: string[] }>> {
  const { properties, items } = await requireGallery(state, galleryId);
  const itemIds = Array.from(items).flatMap(({ id, flag }) => (flag === 'REJECT' ? [id] : []));
  const label =
    `Remove ${counted(itemIds.length, 'rejected item')} from “${properties.name}”` satisfies StepText;
  if (itemIds.length === 0) return { label, events: [], result: { itemIds } };
  const { events } = await decideDeleteItems(state, { galleryId, itemIds }, context);
  return { label, events, result: { itemIds } };
}

/**
 * Removes items from their gallery, all of them or none.
 *
 * @throws GalleryDeskError `NOT_FOUND` naming the gallery or the first unknown item
 */
export async function decideDeleteItems(
  state: LibraryState,
  { galleryId, itemIds }: DeleteItemsInput,
  context: CommandContext,
): Promise<Decision<DeletedItems>> {
  const gallery = await requireGallery(state, galleryId);
  const removed = new Set(itemIds);
  const updatedDate = context.now().toISOString();
  const events: DecidedEvent[] = Array.from(removed, (itemId) => ({
    type: 'galleryItemDeleted',
    galleryId,
    item: requireItem(gallery, itemId),
  }));
  events.push(galleryTouched(gallery.properties, updatedDate));
  const page = firstPageWithout(gallery.items, removed);
  const properties = { ...gallery.properties, updatedDate };
  return {
    label: `Remove ${counted(removed.size, 'item')} from “${properties.name}”` satisfies StepText,
    events,
    result: {
      itemIds: [...removed],
      gallery: answerGallery(properties, gallery.items.size - removed.size, page, state.media),
    },
  };
}
