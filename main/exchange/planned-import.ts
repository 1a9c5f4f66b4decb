import { createHash } from 'node:crypto';
import type { DecidedEvent, ItemChanges } from '../../shared/events/domain-event.ts';
import type { GalleryProperties } from '../../shared/model/gallery.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import { galleryTouched, REBALANCED } from '../galleries/command-context.ts';
import type { Difference } from '../galleries/field-changes.ts';
import type { Breather } from '../events/breather.ts';

/** Something new; without dates of its own it gets those of the moment it is made. */
interface New<T> {
  readonly value: T;
  readonly hasOwnDates: boolean;
}

/** An item that changes; the date of the change comes with it. */
export interface PlannedItemChange {
  readonly before: GalleryItem;
  readonly difference: Difference<GalleryItem>;
  /** It only makes room for others. */
  readonly isDisplaced: boolean;
}

/** What happens to one gallery. */
export interface PlannedGallery {
  readonly galleryId: string;
  /** The gallery as it is; undefined for a new one. */
  readonly before: GalleryProperties | undefined;
  readonly created: New<GalleryProperties> | undefined;
  readonly difference: Difference<GalleryProperties> | undefined;
  readonly addedItems: readonly New<GalleryItem>[];
  readonly changedItems: readonly PlannedItemChange[];
}

/** Everything that an import does, decided and not yet done. */
export interface PlannedImport {
  /** The undo step's name. */
  readonly label: string;
  readonly galleries: readonly PlannedGallery[];
}

const dated = <T extends { readonly createdDate: string; readonly updatedDate: string }>(
  { value, hasOwnDates }: New<T>,
  time: string,
): T => (hasOwnDates ? value : { ...value, createdDate: time, updatedDate: time });

function* eventsOfGallery(planned: PlannedGallery, time: string): Generator<DecidedEvent> {
  const { galleryId, before, created, difference, addedItems, changedItems } = planned;
  if (created !== undefined) {
    yield { type: 'galleryCreated', galleryId, gallery: dated(created, time) };
  }
  for (const { before: item, difference: changes, isDisplaced } of changedItems) {
    yield {
      type: 'galleryItemUpdated',
      galleryId,
      itemId: item.id,
      changed: { ...(changes.changed as ItemChanges), updatedDate: time },
      previous: { ...(changes.previous as ItemChanges), updatedDate: item.updatedDate },
      ...(isDisplaced ? { originatedFrom: REBALANCED } : {}),
    };
  }
  for (const added of addedItems) yield { type: 'galleryItemCreated', galleryId, item: dated(added, time) };
  if (before === undefined) return;
  const touched = galleryTouched(before, time);
  yield difference === undefined || touched.type !== 'galleryUpdated'
    ? touched
    : {
        ...touched,
        changed: { ...difference.changed, ...touched.changed },
        previous: { ...difference.previous, ...touched.previous },
      };
}

/**
 * The events of an import.
 *
 * @param time ISO 8601, UTC
 */
export async function eventsOf(
  { galleries }: PlannedImport,
  time: string,
  breather: Breather,
): Promise<DecidedEvent[]> {
  const events: DecidedEvent[] = [];
  for (const gallery of galleries) {
    for (const event of eventsOfGallery(gallery, time)) {
      events.push(event);
      if (breather.isDue) await breather.rest();
    }
  }
  return events;
}

/** Tells one plan from every other: what it adds, and what it changes from which state to which. */
export async function digestOf({ label, galleries }: PlannedImport, breather: Breather): Promise<string> {
  const hash = createHash('sha256').update(label);
  for (const { galleryId, created, difference, addedItems, changedItems } of galleries) {
    hash.update(JSON.stringify([galleryId, created ?? null, difference ?? null]));
    for (const item of addedItems) {
      hash.update(JSON.stringify(item));
      if (breather.isDue) await breather.rest();
    }
    for (const { before, difference: changes } of changedItems) {
      hash.update(JSON.stringify([before.id, changes]));
      if (breather.isDue) await breather.rest();
    }
  }
  return hash.digest('hex');
}
