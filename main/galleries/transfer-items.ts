import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import type { Place } from '../../shared/order/display-order.ts';
import { fillingAt } from '../../shared/order/placement.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, GalleryDocument, LibraryState } from '../store/state.ts';
import {
  counted,
  galleryTouched,
  itemsReordered,
  neighbourOf,
  REBALANCED,
  requireGallery,
  requireItem,
  type CommandContext,
} from './command-context.ts';
import { invalidField } from './refusals.ts';

interface TransferItemsInput {
  readonly galleryId: string;
  readonly itemIds: readonly string[];
  readonly targetGalleryId: string;
  readonly place: Place;
  /** Whether the items stay in their gallery too. */
  readonly mode: 'MOVE' | 'COPY';
}

/** The items of the given ids in display order, each once. @throws GalleryDeskError `NOT_FOUND` */
function itemsInOrder(gallery: GalleryDocument, itemIds: readonly string[]): GalleryItem[] {
  const items = Array.from(new Set(itemIds), (itemId) => requireItem(gallery, itemId));
  return items.sort((a, b) => b.sortOrder - a.sortOrder);
}

/**
 * Moves or copies items to a place in another gallery, or copies them within their own. They keep their order among themselves and all
 * they say, and get ids of their own: an id names an item of one gallery.
 *
 * @throws GalleryDeskError `NOT_FOUND` naming a gallery or the first unknown item, `INVALID_ARGUMENT` for a move within one gallery
 */
export async function decideTransferItems(
  state: LibraryState,
  { galleryId, itemIds, targetGalleryId, place, mode }: TransferItemsInput,
  context: CommandContext,
): Promise<Decision<{ items: GalleryItem[] }>> {
  if (mode === 'MOVE' && targetGalleryId === galleryId) {
    throw invalidField(
      'targetGalleryId',
      'OTHER',
      'The items are in this gallery already. Use moveGalleryItems to give them another place in it.',
    );
  }
  const source = await requireGallery(state, galleryId);
  const target = await requireGallery(state, targetGalleryId);
  const transferred = itemsInOrder(source, itemIds);
  const neighbour = neighbourOf(place);
  if (neighbour !== undefined) requireItem(target, neighbour);
  const now = context.now();
  const updatedDate = now.toISOString();
  const { sortOrders, displaced } = fillingAt(target.items, place, transferred.length, now.getTime());
  const items = transferred.map((item, index): GalleryItem => {
    // A moved item is as old as it was; a copy is new.
    const createdDate = mode === 'MOVE' ? item.createdDate : updatedDate;
    const sortOrder = sortOrders[index] ?? item.sortOrder;
    return { ...item, id: context.newId(), sortOrder, createdDate, updatedDate };
  });
  const taken: DecidedEvent[] =
    mode === 'COPY'
      ? []
      : [
          ...transferred.map((item) => ({ type: 'galleryItemDeleted' as const, galleryId, item })),
          galleryTouched(source.properties, updatedDate),
        ];
  const verb = mode === 'MOVE' ? 'Move' : 'Copy';
  return {
    label: `${verb} ${counted(items.length, 'item')} to “${target.properties.name}”` satisfies StepText,
    events: [
      ...itemsReordered(target, displaced, updatedDate, REBALANCED),
      ...items.map((item) => ({
        type: 'galleryItemCreated' as const,
        galleryId: targetGalleryId,
        item,
      })),
      galleryTouched(target.properties, updatedDate),
      ...taken,
    ],
    result: { items },
  };
}
