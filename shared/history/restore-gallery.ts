import { previousValues } from '../events/apply-changes.ts';
import type { DecidedEvent, FieldChanges } from '../events/domain-event.ts';
import type { GalleryProperties, GallerySummary } from '../model/gallery.ts';
import type { GalleryItem } from '../model/item.ts';
import { defaultFilling, holderOf } from '../order/placement.ts';
import type { ReadonlySortedList } from '../order/sorted-list.ts';
import type { PastGallery } from './past-gallery.ts';
import { contentChanges, itemChanged, type RestoreTime } from './restore-items.ts';
import { restoredOrder } from './restore-order.ts';
import { isSameValue } from './same-value.ts';

/** The events that give the items that are there the order they had. */
export function restoreOrder(present: PastGallery, past: PastGallery, time: RestoreTime): DecidedEvent[] {
  const items = new Map(present.items.map((item) => [item.id, item]));
  return restoredOrder(present.items, past.items).flatMap(({ id, sortOrder }) => {
    const item = items.get(id);
    return item === undefined ? [] : itemChanged(present.properties.id, item, { sortOrder }, time);
  });
}

/**
 * The events that make a gallery what it was: its name, its items with their content and their order. Items added since are removed. Its
 * place in the list of galleries stays; a gallery that is gone comes back at its former place, or on top where that is taken.
 *
 * @param present undefined when the gallery is gone
 * @param galleries all that are there
 */
export function restoreGallery(
  present: PastGallery | undefined,
  past: PastGallery,
  galleries: ReadonlySortedList<GallerySummary>,
  time: RestoreTime,
): DecidedEvent[] {
  const galleryId = past.properties.id;
  if (present === undefined) {
    return [
      ...recreated(past.properties, galleries, time),
      ...past.items.map((item) => ({ type: 'galleryItemCreated' as const, galleryId, item })),
    ];
  }
  const then = new Map(past.items.map((item) => [item.id, item]));
  const now = new Set(present.items.map(({ id }) => id));
  const events: DecidedEvent[] = [];
  for (const item of present.items) {
    const former = then.get(item.id);
    if (former === undefined) events.push({ type: 'galleryItemDeleted', galleryId, item });
    else {
      const { sortOrder } = former;
      const content = contentChanges(item, former);
      const changes = sortOrder === item.sortOrder ? content : { ...content, sortOrder };
      events.push(...itemChanged(galleryId, item, changes, time));
    }
  }
  for (const item of past.items) {
    if (!now.has(item.id)) events.push({ type: 'galleryItemCreated', galleryId, item });
  }
  return events;
}

/** What of a gallery itself comes back with its items. */
type RestorableProperty = 'name' | 'description' | 'coverItemId' | 'layout';

/** The fields that make a gallery's own properties what they were; `null` for those it did not have. */
export function restoredProperties(
  past: GalleryProperties,
): FieldChanges<Pick<GalleryProperties, RestorableProperty>> {
  return {
    name: past.name,
    description: past.description ?? null,
    coverItemId: past.coverItemId ?? null,
    layout: past.layout ?? null,
  };
}

/** What changes of the gallery itself: the fields given, and its date when anything of it or its items changes. */
export function galleryChanged(
  present: GalleryProperties,
  fields: FieldChanges<Pick<GalleryProperties, RestorableProperty | 'unknownFields'>>,
  events: readonly DecidedEvent[],
  { updatedDate }: RestoreTime,
): DecidedEvent[] {
  const differing = Object.entries(fields).filter(
    ([field, value]) => !isSameValue({ ...present }[field] ?? null, value),
  );
  if (differing.length === 0 && events.length === 0) return [];
  const changed: FieldChanges<GalleryProperties> = { ...Object.fromEntries(differing), updatedDate };
  return [
    { type: 'galleryUpdated', galleryId: present.id, changed, previous: previousValues(present, changed) },
  ];
}

function recreated(
  past: GalleryProperties,
  galleries: ReadonlySortedList<GallerySummary>,
  { updatedDate, now }: RestoreTime,
): DecidedEvent[] {
  const isFree = holderOf(galleries, past.sortOrder) === undefined;
  const { sortOrders, displaced } = isFree
    ? { sortOrders: [past.sortOrder], displaced: [] }
    : defaultFilling(galleries, 1, now);
  const gallery = { ...past, sortOrder: sortOrders[0] ?? past.sortOrder, updatedDate };
  return [
    ...displaced.flatMap(({ id, sortOrder }): DecidedEvent[] => {
      const other = galleries.get(id);
      if (other === undefined) return [];
      const previous = { sortOrder: other.sortOrder, updatedDate: other.updatedDate };
      return [{ type: 'galleryUpdated', galleryId: id, changed: { sortOrder, updatedDate }, previous }];
    }),
    { type: 'galleryCreated', galleryId: past.id, gallery },
  ];
}

/** The fields of an item that can be restored by themselves. */
export const RESTORABLE_FIELDS = [
  'title',
  'description',
  'link',
  'tags',
  'flag',
  'rating',
  'altText',
  'image',
  'video',
  'text',
] as const;

export type RestorableField = (typeof RESTORABLE_FIELDS)[number];

/** The events that give one field of an item the value it had; none when it has it. */
export function restoreField(
  galleryId: string,
  present: GalleryItem,
  past: GalleryItem,
  field: RestorableField,
  time: RestoreTime,
): DecidedEvent[] {
  if (field !== 'altText') {
    const content = contentChanges(present, past);
    return field in content ? itemChanged(galleryId, present, { [field]: content[field] }, time) : [];
  }
  if (present.type !== 'IMAGE' || past.type !== 'IMAGE') return [];
  const { altText } = past.image.imageInfo;
  if (altText === present.image.imageInfo.altText) return [];
  const { altText: _present, ...info } = present.image.imageInfo;
  const imageInfo = altText === undefined ? info : { ...info, altText };
  return itemChanged(galleryId, present, { image: { ...present.image, imageInfo } }, time);
}
