import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import type { Place } from '../../shared/order/display-order.ts';
import type { ItemInput } from '../../shared/schemas/item.ts';
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
import { decideNewItems } from './new-items.ts';

interface CreateItemsInput {
  readonly galleryId: string;
  readonly items: readonly ItemInput[];
  readonly place?: Place | undefined;
}

/**
 * Adds items to a gallery, all of them or none.
 *
 * @param fieldOf path of an item in the input; violations name it
 * @throws GalleryDeskError `NOT_FOUND`, `ALREADY_EXISTS` or `INVALID_ARGUMENT`
 */
export async function decideCreateItems(
  state: LibraryState,
  { galleryId, items: inputs, place }: CreateItemsInput,
  context: CommandContext,
  fieldOf = (index: number) => `items[${index}]`,
): Promise<Decision<{ items: GalleryItem[] }>> {
  const gallery = await requireGallery(state, galleryId);
  const neighbour = place && neighbourOf(place);
  if (neighbour !== undefined) requireItem(gallery, neighbour);
  const createdDate = context.now().toISOString();
  const target = { items: gallery.items, media: state.media, createdDate, place, fieldOf };
  const { items, displaced } = decideNewItems(inputs, target, context);
  const events: DecidedEvent[] = [
    ...itemsReordered(gallery, displaced, createdDate, REBALANCED),
    ...items.map((item) => ({ type: 'galleryItemCreated' as const, galleryId, item })),
    galleryTouched(gallery.properties, createdDate),
  ];
  return {
    label: `Add ${counted(items.length, 'item')} to “${gallery.properties.name}”` satisfies StepText,
    events,
    result: { items: [...items] },
  };
}
