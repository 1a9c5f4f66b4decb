import type { RestoredGallery } from '../../shared/contract/maintenance.ts';
import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import { notesOnMissingMedia } from '../../shared/history/missing-media.ts';
import type { PastGallery } from '../../shared/history/past-gallery.ts';
import { galleryChanged, restoredProperties, restoreGallery } from '../../shared/history/restore-gallery.ts';
import { defaultFilling } from '../../shared/order/placement.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, LibraryState } from '../store/state.ts';

export interface GalleryRestoration {
  readonly past: PastGallery;
  readonly as: 'IN_PLACE' | 'NEW';
  readonly now: Date;
  readonly newId: () => string;
}

/** Decides to bring back a gallery as a backup has it. */
export async function decideGalleryRestore(
  state: LibraryState,
  { past, as, now, newId }: GalleryRestoration,
): Promise<Decision<RestoredGallery>> {
  const time = { updatedDate: now.toISOString(), now: now.getTime() };
  const { name, unknownFields } = past.properties;
  if (as === 'NEW') {
    const galleryId = newId();
    const label = `Restore gallery “${name}” from a backup as a new one` satisfies StepText;
    const events = newGallery(state, past, galleryId, time, newId);
    return { label, events, result: { label, galleryId, notes: notesOnMissingMedia(events, state.media) } };
  }
  const galleryId = past.properties.id;
  const document = await state.gallery(galleryId);
  const present = document && { properties: document.properties, items: [...document.items] };
  const events = restoreGallery(present, past, state.galleries, time);
  if (present !== undefined) {
    const own = restoredProperties(past.properties);
    const fields = unknownFields === undefined ? own : { ...own, unknownFields };
    events.push(...galleryChanged(present.properties, fields, events, time));
  }
  const label = `Restore gallery “${name}” from a backup` satisfies StepText;
  const notes =
    events.length === 0
      ? ['It is as it was then; there was nothing to restore.']
      : notesOnMissingMedia(events, state.media);
  return { label, events, result: { label, galleryId, notes } };
}

/** The gallery under new ids, on top of the list. */
function newGallery(
  { galleries }: LibraryState,
  { properties, items }: PastGallery,
  galleryId: string,
  { updatedDate, now }: { readonly updatedDate: string; readonly now: number },
  newId: () => string,
): DecidedEvent[] {
  const { sortOrders, displaced } = defaultFilling(galleries, 1, now);
  // A recipe adds to the gallery that it made, and not to a copy of it.
  const { sourceFolder: _source, coverItemId: formerCover, ...own } = properties;
  const copies = items.map((item) => ({ ...item, id: newId() }));
  const coverItemId = copies[items.findIndex(({ id }) => id === formerCover)]?.id;
  const gallery = {
    ...own,
    id: galleryId,
    sortOrder: sortOrders[0] ?? now,
    updatedDate,
    ...(coverItemId === undefined ? {} : { coverItemId }),
  };
  return [
    ...displaced.flatMap(({ id, sortOrder }): DecidedEvent[] => {
      const other = galleries.get(id);
      if (other === undefined) return [];
      const previous = { sortOrder: other.sortOrder, updatedDate: other.updatedDate };
      return [{ type: 'galleryUpdated', galleryId: id, changed: { sortOrder, updatedDate }, previous }];
    }),
    { type: 'galleryCreated', galleryId, gallery },
    ...copies.map((item): DecidedEvent => ({ type: 'galleryItemCreated', galleryId, item })),
  ];
}
