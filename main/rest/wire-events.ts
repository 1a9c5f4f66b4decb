import { assertNever } from '../../shared/assert-never.ts';
import type { EventEnvelope } from '../../shared/events/envelope.ts';
import type { LibraryState } from '../store/state.ts';
import type { MediaAddresses } from './media-addresses.ts';
import {
  galleryPropertiesToWire,
  itemToWire,
  withoutOwnGalleryFields,
  withoutOwnItemFields,
} from './wire-items.ts';

/** The names the official client has for the six events, by their slugs. */
export const eventTypeOf = ({ slug }: Pick<EventEnvelope, 'slug'>): string =>
  `wix.pro_gallery.gallery_v2_${slug}`;

/** What an event tells, in the one of four forms that the API has for it. */
async function bodyOf(
  { event }: EventEnvelope,
  state: LibraryState,
  addresses: MediaAddresses,
): Promise<Record<string, unknown>> {
  switch (event.type) {
    case 'galleryCreated':
      return { createdEvent: { entity: galleryPropertiesToWire(event.gallery) } };
    case 'galleryUpdated': {
      const summary = state.galleries.get(event.galleryId);
      if (summary === undefined) {
        const changed = withoutOwnGalleryFields(event.changed);
        return { updatedEvent: { currentEntity: { id: event.galleryId, ...changed } } };
      }
      const { coverMediaIds: _covers, ...current } = summary;
      return { updatedEvent: { currentEntity: galleryPropertiesToWire(current) } };
    }
    case 'galleryDeleted':
      return { deletedEvent: { deletedEntity: galleryPropertiesToWire(event.gallery) } };
    case 'galleryItemCreated':
      return {
        actionEvent: { body: { galleryId: event.galleryId, item: itemToWire(event.item, addresses) } },
      };
    case 'galleryItemUpdated': {
      const item = (await state.gallery(event.galleryId))?.items.get(event.itemId);
      const updatedItem =
        item === undefined
          ? { id: event.itemId, ...withoutOwnItemFields(event.changed) }
          : itemToWire(item, addresses);
      return { actionEvent: { body: { galleryId: event.galleryId, updatedItem } } };
    }
    case 'galleryItemDeleted':
      return { actionEvent: { body: { galleryId: event.galleryId, itemId: event.item.id } } };
    default:
      return assertNever(event);
  }
}

/**
 * An event in the API's envelope. What was updated is told as it is now; the events after it tell the rest, so that whoever applies them
 * all ends with what the library has.
 */
export async function eventToWire(
  envelope: EventEnvelope,
  state: LibraryState,
  addresses: MediaAddresses,
): Promise<Record<string, unknown>> {
  const { event: _event, ...metadata } = envelope;
  return { ...metadata, ...(await bodyOf(envelope, state, addresses)) };
}
