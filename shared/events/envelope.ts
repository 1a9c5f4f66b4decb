import { assertNever } from '../assert-never.ts';
import type { Change, GalleryEvent } from './domain-event.ts';

/** The fully qualified name of the entity that all six events belong to. */
export const GALLERY_ENTITY = 'wix.pro_gallery.v2.gallery';

/** The envelope of the Pro Gallery API's events (typings of `@wix/pro-gallery` 1.0.117). */
export interface EventEnvelope {
  /** Unique: the change's id and the event's place in it, so a repeated delivery can be recognised. */
  readonly id: string;
  readonly entityFqdn: typeof GALLERY_ENTITY;
  readonly slug: string;
  /** The gallery's id, for events of its items too. */
  readonly entityId: string;
  readonly eventTime: string;
  /** A decimal number that grows with each event of the entity; a string because it is 64 bits wide in the API. */
  readonly entityEventSequence: string;
  readonly originatedFrom?: string;
  readonly event: GalleryEvent;
}

/** The slugs that the SDK's typings name for the six events. */
function slugOf(event: GalleryEvent): string {
  switch (event.type) {
    case 'galleryCreated':
      return 'created';
    case 'galleryUpdated':
      return 'updated';
    case 'galleryDeleted':
      return 'deleted';
    case 'galleryItemCreated':
      return 'gallery_item_created';
    case 'galleryItemUpdated':
      return 'gallery_item_updated';
    case 'galleryItemDeleted':
      return 'gallery_item_deleted';
    default:
      return assertNever(event);
  }
}

/** The API's envelopes of a change, in order; events of media and settings have none. */
export function envelopesOf(change: Change): EventEnvelope[] {
  return change.events.flatMap((event, index) =>
    'galleryId' in event
      ? [
          {
            id: `${change.id}-${index}`,
            entityFqdn: GALLERY_ENTITY,
            slug: slugOf(event),
            entityId: event.galleryId,
            eventTime: change.time,
            entityEventSequence: String(event.sequence),
            ...('originatedFrom' in event && event.originatedFrom !== undefined
              ? { originatedFrom: event.originatedFrom }
              : {}),
            event,
          },
        ]
      : [],
  );
}
