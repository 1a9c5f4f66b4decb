import { assertNever } from '../../shared/assert-never.ts';
import type { RestorePart } from '../../shared/contract/history.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import { notesOnMissingMedia } from '../../shared/history/missing-media.ts';
import type { PastGallery } from '../../shared/history/past-gallery.ts';
import {
  galleryChanged,
  type RestorableField,
  restoreField,
  restoreGallery,
  restoreOrder,
  restoredProperties,
} from '../../shared/history/restore-gallery.ts';
import { restoreItems, type RestoreTime } from '../../shared/history/restore-items.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import type { Decision, LibraryState } from '../store/state.ts';
import type { TakenStep } from './undo-redo.ts';

const FIELD_NAMES: Readonly<Record<RestorableField, string>> = {
  title: 'title',
  description: 'description',
  link: 'link',
  tags: 'tags',
  flag: 'flag',
  rating: 'stars',
  altText: 'alt text',
  image: 'picture',
  video: 'video',
  text: 'text',
};

/** What to bring back of a gallery, and from what. */
export interface Restoration {
  readonly galleryId: string;
  readonly past: PastGallery;
  readonly part: RestorePart;
}

/**
 * Decides to bring back a gallery, or a part of it.
 *
 * @throws `NOT_FOUND` for an item that was not there then or is not there now, `FAILED_PRECONDITION` when only a part is to be brought back
 *   of a gallery that is gone
 */
export async function decideRestore(
  state: LibraryState,
  { galleryId, past, part }: Restoration,
  now: Date,
): Promise<Decision<TakenStep>> {
  const time: RestoreTime = { updatedDate: now.toISOString(), now: now.getTime() };
  const document = await state.gallery(galleryId);
  const present = document && { properties: document.properties, items: [...document.items] };
  const label = labelOf(part, past, present);
  const events = eventsOf(state, present, past, part, time);
  const notes =
    events.length === 0
      ? ['It is as it was then; there was nothing to restore.']
      : notesOnMissingMedia(events, state.media);
  return { label, events, result: { label, notes } };
}

function eventsOf(
  state: LibraryState,
  present: PastGallery | undefined,
  past: PastGallery,
  part: RestorePart,
  time: RestoreTime,
): DecidedEvent[] {
  const { name, unknownFields } = past.properties;
  if (part.part === 'GALLERY') {
    const events = restoreGallery(present, past, state.galleries, time);
    if (present === undefined) return events;
    const own = restoredProperties(past.properties);
    const fields = unknownFields === undefined ? own : { ...own, unknownFields };
    return [...events, ...galleryChanged(present.properties, fields, events, time)];
  }
  if (present === undefined) {
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      `The gallery “${name}” is gone, so no part of it can be restored. Restore the whole gallery first.`,
      { value: past.properties.id },
    );
  }
  const events = eventsOfPart(present, past, part, time);
  return [
    ...events,
    ...galleryChanged(present.properties, part.part === 'NAME' ? { name } : {}, events, time),
  ];
}

function eventsOfPart(
  present: PastGallery,
  past: PastGallery,
  part: Exclude<RestorePart, { part: 'GALLERY' }>,
  time: RestoreTime,
): DecidedEvent[] {
  switch (part.part) {
    case 'NAME':
      return [];
    case 'ORDER':
      return restoreOrder(present, past, time);
    case 'ITEMS': {
      for (const itemId of part.itemIds) requireItem(past, itemId, 'had no');
      return restoreItems(present, past, new Set(part.itemIds), time);
    }
    case 'FIELD': {
      const now = requireItem(present, part.itemId, 'has no');
      const then = requireItem(past, part.itemId, 'had no');
      return restoreField(present.properties.id, now, then, part.field, time);
    }
    default:
      return assertNever(part);
  }
}

function requireItem(
  { properties, items }: PastGallery,
  itemId: string,
  hasNo: 'had no' | 'has no',
): GalleryItem {
  const item = items.find(({ id }) => id === itemId);
  if (item !== undefined) return item;
  throw new GalleryDeskError(
    'NOT_FOUND',
    hasNo === 'had no'
      ? `The gallery “${properties.name}” had no item with the id ${itemId} at that moment. Nothing was changed.`
      : `The gallery “${properties.name}” has no item with the id ${itemId} any more; restore the item first. Nothing was changed.`,
    { value: itemId },
  );
}

function labelOf(part: RestorePart, past: PastGallery, present: PastGallery | undefined): StepText {
  const { name } = (present ?? past).properties;
  switch (part.part) {
    case 'GALLERY':
      return `Restore gallery “${past.properties.name}”`;
    case 'NAME':
      return `Restore name of gallery “${past.properties.name}”`;
    case 'ORDER':
      return `Restore order of “${name}”`;
    case 'ITEMS': {
      const { size } = new Set(part.itemIds);
      return size === 1 ? `Restore 1 item of “${name}”` : `Restore ${size} items of “${name}”`;
    }
    case 'FIELD':
      return `Restore ${FIELD_NAMES[part.field]} of an item of “${name}”`;
    default:
      return assertNever(part);
  }
}
