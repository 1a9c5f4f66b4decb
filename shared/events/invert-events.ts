import { assertNever } from '../assert-never.ts';
import type { DecidedEvent, DomainEvent } from './domain-event.ts';

/** The event that takes this one back. */
function invertEvent(event: DomainEvent): DecidedEvent {
  switch (event.type) {
    case 'galleryCreated':
      return { type: 'galleryDeleted', galleryId: event.galleryId, gallery: event.gallery };
    case 'galleryDeleted':
      return { type: 'galleryCreated', galleryId: event.galleryId, gallery: event.gallery };
    case 'galleryUpdated':
      return {
        type: 'galleryUpdated',
        galleryId: event.galleryId,
        changed: event.previous,
        previous: event.changed,
      };
    case 'galleryItemCreated':
      return { type: 'galleryItemDeleted', galleryId: event.galleryId, item: event.item };
    case 'galleryItemDeleted':
      return { type: 'galleryItemCreated', galleryId: event.galleryId, item: event.item };
    case 'galleryItemUpdated':
      return {
        type: 'galleryItemUpdated',
        galleryId: event.galleryId,
        itemId: event.itemId,
        changed: event.previous,
        previous: event.changed,
      };
    case 'mediaFileAdded':
      return { type: 'mediaFileRemoved', file: event.file };
    case 'mediaFileRemoved':
      return { type: 'mediaFileAdded', file: event.file };
    case 'mediaFileUpdated':
      return {
        type: 'mediaFileUpdated',
        mediaId: event.mediaId,
        changed: event.previous,
        previous: event.changed,
      };
    case 'libraryUpdated':
      return { type: 'libraryUpdated', changed: event.previous, previous: event.changed };
    default:
      return assertNever(event);
  }
}

/** The events that take a change back, in the order to apply them. */
export function invertEvents(events: readonly DomainEvent[]): DecidedEvent[] {
  return events.map(invertEvent).toReversed();
}
