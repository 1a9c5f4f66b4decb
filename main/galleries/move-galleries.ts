import type { Place } from '../../shared/order/display-order.ts';
import { moveBlock } from '../../shared/order/placement.ts';
import type { Decision, LibraryState } from '../store/state.ts';
import {
  counted,
  galleriesReordered,
  neighbourOf,
  requireSummary,
  type CommandContext,
} from './command-context.ts';

interface MoveGalleriesInput {
  readonly galleryIds: readonly string[];
  readonly place: Place;
}

/**
 * Moves galleries to a place in the list, keeping their order among themselves.
 *
 * @throws GalleryDeskError `NOT_FOUND` naming the first unknown gallery
 */
export function decideMoveGalleries(
  state: LibraryState,
  { galleryIds, place }: MoveGalleriesInput,
  context: CommandContext,
): Decision<{ galleryIds: string[] }> {
  const selected = new Set(galleryIds);
  const names = Array.from(selected, (galleryId) => requireSummary(state, galleryId).name);
  const neighbour = neighbourOf(place);
  if (neighbour !== undefined) requireSummary(state, neighbour);
  const now = context.now();
  const { moved, displaced } = moveBlock(state.galleries, selected, place, now.getTime());
  return {
    label:
      names.length === 1
        ? `Move gallery “${names[0]}”`
        : `Move ${counted(names.length, 'gallery', 'galleries')}`,
    events: galleriesReordered(state, [...moved, ...displaced], now.toISOString()),
    result: { galleryIds: [...selected] },
  };
}
