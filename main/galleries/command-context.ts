import type { DecidedEvent } from '../../shared/events/domain-event.ts';
import type { GalleryProperties, GallerySummary } from '../../shared/model/gallery.ts';
import type { Place } from '../../shared/order/display-order.ts';
import type { GalleryItem } from '../../shared/model/item.ts';
import type { Reordering } from '../../shared/order/fill-gap.ts';
import type { GalleryDocument, LibraryState } from '../store/state.ts';
import { noSuchGallery, noSuchItem } from './refusals.ts';

/** What commands need that is not in the state, passed in so that they stay pure. */
export interface CommandContext {
  readonly now: () => Date;
  /** A new GUID. */
  readonly newId: () => string;
}

/** Why a neighbour's sort order changed that nobody moved. */
export const REBALANCED = 'Sort Orders Rebalanced';

/** @throws GalleryDeskError `NOT_FOUND` */
export async function requireGallery(state: LibraryState, galleryId: string): Promise<GalleryDocument> {
  const gallery = await state.gallery(galleryId);
  if (gallery === undefined) throw noSuchGallery(galleryId);
  return gallery;
}

/** @throws GalleryDeskError `NOT_FOUND` naming the first id that is not there */
export function requireItem(gallery: GalleryDocument, itemId: string): GalleryItem {
  const item = gallery.items.get(itemId);
  if (item === undefined) throw noSuchItem(gallery.properties.name, itemId);
  return item;
}

/** The id that a place names, if any. */
export function neighbourOf(place: Place): string | undefined {
  if ('before' in place) return place.before;
  return 'after' in place ? place.after : undefined;
}

/** A gallery changes with each of its items. */
export function galleryTouched(gallery: GalleryProperties, updatedDate: string): DecidedEvent {
  return {
    type: 'galleryUpdated',
    galleryId: gallery.id,
    changed: { updatedDate },
    previous: { updatedDate: gallery.updatedDate },
  };
}

/** New sort orders of items, as events. `originatedFrom` says why, for those that only made room. */
export function itemsReordered(
  gallery: GalleryDocument,
  reorderings: readonly Reordering[],
  updatedDate: string,
  originatedFrom?: string,
): DecidedEvent[] {
  return reorderings.map(({ id, sortOrder }) => {
    const before = requireItem(gallery, id);
    return {
      type: 'galleryItemUpdated',
      galleryId: gallery.properties.id,
      itemId: id,
      changed: { sortOrder, updatedDate },
      previous: { sortOrder: before.sortOrder, updatedDate: before.updatedDate },
      ...(originatedFrom === undefined ? {} : { originatedFrom }),
    };
  });
}

/** New sort orders of galleries, as events. */
export function galleriesReordered(
  state: LibraryState,
  reorderings: readonly Reordering[],
  updatedDate: string,
): DecidedEvent[] {
  return reorderings.map(({ id, sortOrder }) => {
    const before = requireSummary(state, id);
    return {
      type: 'galleryUpdated',
      galleryId: id,
      changed: { sortOrder, updatedDate },
      previous: { sortOrder: before.sortOrder, updatedDate: before.updatedDate },
    };
  });
}

/** @throws GalleryDeskError `NOT_FOUND` */
export function requireSummary(state: LibraryState, galleryId: string): GallerySummary {
  const summary = state.galleries.get(galleryId);
  if (summary === undefined) throw noSuchGallery(galleryId);
  return summary;
}

export type Counted<Noun extends string, Plural extends string = `${Noun}s`> =
  `1 ${Noun}` | `${number} ${Plural}`;

/** “1 item”, “12 items”. */
export function counted<Noun extends string, Plural extends string = `${Noun}s`>(
  count: number,
  noun: Noun,
  plural?: Plural,
): Counted<Noun, Plural> {
  return count === 1 ? `1 ${noun}` : `${count} ${plural ?? (`${noun}s` as Plural)}`;
}
