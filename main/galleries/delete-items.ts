import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import type { Gallery } from '../../shared/model/gallery.ts';
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
    label: `Remove ${counted(removed.size, 'item')} from “${properties.name}”`,
    events,
    result: {
      itemIds: [...removed],
      gallery: answerGallery(properties, gallery.items.size - removed.size, page, state.media),
    },
  };
}
