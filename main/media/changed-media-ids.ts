import type { DomainEvent } from '../../shared/events/domain-event.ts';

/** The files that events tell of. */
export function* changedMediaIds(events: readonly DomainEvent[]): Generator<string> {
  for (const event of events) {
    if (event.type === 'mediaFileUpdated') yield event.mediaId;
    else if (event.type === 'mediaFileAdded' || event.type === 'mediaFileRemoved') yield event.file.id;
  }
}
