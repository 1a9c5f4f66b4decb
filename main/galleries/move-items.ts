import type { Place } from '../../shared/order/display-order.ts';
import { moveBlock } from '../../shared/order/placement.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, LibraryState } from '../store/state.ts';
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

interface MoveItemsInput {
  readonly galleryId: string;
  readonly itemIds: readonly string[];
  readonly place: Place;
}

/**
 * Moves items to a place in their gallery, keeping their order among themselves.
 *
 * @throws GalleryDeskError `NOT_FOUND` naming the gallery or the first unknown item
 */
export async function decideMoveItems(
  state: LibraryState,
  { galleryId, itemIds, place }: MoveItemsInput,
  context: CommandContext,
): Promise<Decision<{ itemIds: string[] }>> {
  const gallery = await requireGallery(state, galleryId);
  const selected = new Set(itemIds);
  for (const itemId of selected) requireItem(gallery, itemId);
  const neighbour = neighbourOf(place);
  if (neighbour !== undefined) requireItem(gallery, neighbour);
  const now = context.now();
  const { moved, displaced } = moveBlock(gallery.items, selected, place, now.getTime());
  const updatedDate = now.toISOString();
  const events = [
    ...itemsReordered(gallery, moved, updatedDate),
    ...itemsReordered(gallery, displaced, updatedDate, REBALANCED),
  ];
  return {
    label: `Move ${counted(selected.size, 'item')}` satisfies StepText,
    events: events.length === 0 ? [] : [...events, galleryTouched(gallery.properties, updatedDate)],
    result: { itemIds: [...selected] },
  };
}
