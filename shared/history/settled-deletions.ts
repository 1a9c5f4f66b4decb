import type { DecidedEvent } from '../events/domain-event.ts';
import type { MediaFile } from '../model/media-file.ts';

/**
 * The events without what has come about by itself: a file that a person took out of the trash by hand needs no undo to come back, and must
 * not stand in the way of earlier steps. Such an event changes nothing any more.
 */
export function withoutSettledDeletions(
  events: readonly DecidedEvent[],
  media: { get(mediaId: string): MediaFile | undefined },
): DecidedEvent[] {
  return events.map((event) => {
    if (event.type !== 'mediaFileUpdated' || event.changed.trashed === undefined) return event;
    const file = media.get(event.mediaId);
    const isToBeTrashed = event.changed.trashed !== null;
    if (file === undefined || (file.trashed !== undefined) !== isToBeTrashed) return event;
    return { ...event, changed: {}, previous: {} };
  });
}
