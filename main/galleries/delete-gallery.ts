import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, GalleryDocument, LibraryState } from '../store/state.ts';
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
  return {
    label: `Delete gallery “${properties.name}”` satisfies StepText,
    events: eventsOf({ properties, items }),
    result: { galleryId },
  };
}

/**
 * Deletes several galleries with their items, all of them or none.
 *
 * @throws GalleryDeskError `NOT_FOUND` naming the first that is not there
 */
export async function decideDeleteGalleries(
  state: LibraryState,
  { galleryIds: given }: { readonly galleryIds: readonly string[] },
): Promise<Decision<{ galleryIds: string[] }>> {
  const galleryIds = [...new Set(given)];
  const events: DecidedEvent[] = [];
  let last = '';
  for (const galleryId of galleryIds) {
    const gallery = await requireGallery(state, galleryId);
    events.push(...eventsOf(gallery));
    last = gallery.properties.name;
  }
  const label =
    galleryIds.length === 1 ? `Delete gallery “${last}”` : `Delete ${galleryIds.length} galleries`;
  return { label, events, result: { galleryIds } };
}

function eventsOf({ properties, items }: Pick<GalleryDocument, 'properties' | 'items'>): DecidedEvent[] {
  const galleryId = properties.id;
  return [
    ...Array.from(items, (item) => ({
      type: 'galleryItemDeleted' as const,
      galleryId,
      item,
      originatedFrom: GALLERY_DELETED,
    })),
    { type: 'galleryDeleted', galleryId, gallery: properties },
  ];
}
