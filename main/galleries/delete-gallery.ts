import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import type { Decision, LibraryState } from '../store/state.ts';
import { requireGallery } from './command-context.ts';

/** What the API's item events say when the whole gallery went. */
const GALLERY_DELETED = 'Gallery Deleted';

/**
 * Deletes a gallery with its items. The gallery goes last, so that taking the change back in reverse brings it back first.
 *
 * @throws GalleryDeskError `NOT_FOUND`
 */
export async function decideDeleteGallery(
  state: LibraryState,
  { galleryId }: { readonly galleryId: string },
): Promise<Decision<{ galleryId: string }>> {
  const { properties, items } = await requireGallery(state, galleryId);
  const events: DecidedEvent[] = Array.from(items, (item) => ({
    type: 'galleryItemDeleted',
    galleryId,
    item,
    originatedFrom: GALLERY_DELETED,
  }));
  events.push({ type: 'galleryDeleted', galleryId, gallery: properties });
  return { label: `Delete gallery “${properties.name}”`, events, result: { galleryId } };
}
