import type { GalleryItem } from '../../shared/model/item.ts';
import { mediaIdOf } from '../../shared/model/item.ts';
import type { LibrarySettings } from '../../shared/model/library.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import { compareInDisplayOrder } from '../../shared/order/display-order.ts';
import { repairSortOrders } from '../../shared/exchange/sort-order-repair.ts';
import type { GallerySnapshot } from '../store/snapshots.ts';
import { brokenSettings, isDate, takenSortOrders } from './check-content.ts';

/** A library's content that can be written. */
export interface MendableContent {
  readonly settings: LibrarySettings;
  readonly media: readonly MediaFile[];
  readonly galleries: readonly GallerySnapshot[];
}

/** The library with unique orders, valid dates, whole settings, and a catalog that knows every file an item shows. What is right stays the same object. */
export function mendContent({ settings, media, galleries }: MendableContent, now: Date): MendableContent {
  const date = now.toISOString();
  const ordered = withUniqueOrder(
    galleries.map((one) => ({ id: one.properties.id, sortOrder: one.properties.sortOrder })),
    now,
  );
  const mended = galleries.map((gallery) => {
    const sortOrder = ordered.get(gallery.properties.id) ?? gallery.properties.sortOrder;
    return mendGallery(gallery, sortOrder, date, now);
  });
  return {
    settings: mendSettings(settings, date),
    media: mendMedia(media, mended, date),
    galleries: mended,
  };
}

/** New sort orders of the entries that have one that another entry has too; all keep the order they show in. */
function withUniqueOrder(
  entries: readonly { readonly id: string; readonly sortOrder: number }[],
  now: Date,
): ReadonlyMap<string, number> {
  const inOrder = entries.toSorted(compareInDisplayOrder);
  if (takenSortOrders(inOrder).length === 0) return new Map();
  return repairSortOrders([], inOrder, now.getTime()).sortOrders;
}

function mendGallery(gallery: GallerySnapshot, sortOrder: number, date: string, now: Date): GallerySnapshot {
  const { properties, items } = gallery;
  const createdDate = isDate(properties.createdDate)
    ? properties.createdDate
    : isDate(properties.updatedDate)
      ? properties.updatedDate
      : date;
  const updatedDate = isDate(properties.updatedDate) ? properties.updatedDate : createdDate;
  const orders = withUniqueOrder(items, now);
  const mendedItems = items.map((item) => mendItem(item, orders.get(item.id) ?? item.sortOrder, createdDate));
  const isSame =
    sortOrder === properties.sortOrder &&
    createdDate === properties.createdDate &&
    updatedDate === properties.updatedDate &&
    mendedItems.every((item, index) => item === items[index]);
  if (isSame) return gallery;
  return {
    ...gallery,
    properties: { ...properties, sortOrder, createdDate, updatedDate },
    items: mendedItems.toSorted(compareInDisplayOrder),
  };
}

function mendItem(item: GalleryItem, sortOrder: number, date: string): GalleryItem {
  const hasCreated = isDate(item.createdDate);
  const hasUpdated = isDate(item.updatedDate);
  if (sortOrder === item.sortOrder && hasCreated && hasUpdated) return item;
  const createdDate = hasCreated ? item.createdDate : hasUpdated ? item.updatedDate : date;
  return { ...item, sortOrder, createdDate, updatedDate: hasUpdated ? item.updatedDate : createdDate };
}

function mendSettings(settings: LibrarySettings, date: string): LibrarySettings {
  const broken = brokenSettings(settings);
  if (broken.length === 0 && isDate(settings.createdDate)) return settings;
  const { history, backups, ...rest } = settings;
  return {
    ...rest,
    createdDate: isDate(settings.createdDate) ? settings.createdDate : date,
    ...(history !== undefined && !broken.includes('history') && { history }),
    ...(backups !== undefined && !broken.includes('backups') && { backups }),
  };
}

function mendMedia(
  media: readonly MediaFile[],
  galleries: readonly GallerySnapshot[],
  date: string,
): readonly MediaFile[] {
  const known = new Set(media.map(({ id }) => id));
  const awaited: MediaFile[] = [];
  for (const { items } of galleries) {
    for (const item of items) {
      const id = mediaIdOf(item);
      if (id === undefined || known.has(id)) continue;
      known.add(id);
      awaited.push(awaitedFile(id, item));
    }
  }
  const areDatesRight = media.every((file) => isDate(file.addedDate) && isDate(file.updatedDate));
  if (awaited.length === 0 && areDatesRight) return media;
  const dated = media.map((file) => {
    const addedDate = isDate(file.addedDate)
      ? file.addedDate
      : isDate(file.updatedDate)
        ? file.updatedDate
        : date;
    return { ...file, addedDate, updatedDate: isDate(file.updatedDate) ? file.updatedDate : addedDate };
  });
  return [...dated, ...awaited];
}

/** A file that an item shows and the catalog has lost: missing until a scan finds the content that its id was made from. */
function awaitedFile(id: string, item: GalleryItem): MediaFile {
  const filename =
    item.type === 'IMAGE'
      ? item.image.imageInfo.filename
      : item.type === 'VIDEO'
        ? item.video.videoInfo.filename
        : undefined;
  return {
    id,
    path: filename ?? id,
    kind: item.type,
    mimeType: item.type === 'VIDEO' ? 'video/mp4' : 'image/jpeg',
    sizeInBytes: 0,
    modifiedTime: 0,
    status: 'MISSING',
    problem: 'The catalog was made anew; the next scan of the media folder looks for this file.',
    addedDate: item.createdDate,
    // Long ago: whatever lies in a place of this name now is not taken for an edit of it.
    updatedDate: new Date(0).toISOString(),
  };
}
