import path from 'node:path';
import { Breather } from '../../../main/events/breather.ts';
import { DerivativeCache } from '../../../main/publish/derivative-cache.ts';
import { FolderTarget } from '../../../main/publish/folder-target.ts';
import { preparePlan } from '../../../main/publish/prepare-plan.ts';
import { RenderedPages } from '../../../main/publish/rendered-pages.ts';
import { readAssets } from '../../../main/publish/site-files.ts';
import { IndexedMediaCatalog } from '../../../main/store/media-catalog.ts';
import type { GalleryDocument, LibraryState } from '../../../main/store/state.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { sortedForDisplay } from '../../../shared/order/sorted-list.ts';
import { DEFAULT_PICTURES, type SiteSettings } from '../../../shared/publish/site-settings.ts';

const DATE = '2026-01-01T00:00:00.000Z';
const GALLERY = '00000000-0000-4000-8000-000000000000';

function fileOf(index: number): MediaFile {
  // A thumbhash of its own for each: what is remembered of one must not help the others.
  const thumbhash = Buffer.from('1QcSHQRnh493V4dIh4eXh1h4kJUI', 'base64');
  thumbhash.writeUInt16LE(index & 0xff_ff, 8);
  return {
    id: `m${index}`,
    path: `photo-${index}.jpg`,
    kind: 'IMAGE',
    mimeType: 'image/jpeg',
    sizeInBytes: 5_000_000,
    modifiedTime: 0,
    fingerprint: `fingerprint-${index}`,
    width: 6000,
    height: 4000,
    thumbhash: thumbhash.toString('base64'),
    status: 'READY',
    addedDate: DATE,
    updatedDate: DATE,
  };
}

function itemOf(index: number): GalleryItem {
  return {
    id: `00000000-0000-4000-9000-${String(index).padStart(12, '0')}`,
    sortOrder: index,
    type: 'IMAGE',
    title: `Photo ${index}`,
    description: 'A day at the sea',
    createdDate: DATE,
    updatedDate: DATE,
    image: { type: 'WIX_MEDIA', imageInfo: { id: `m${index}`, altText: `Photo ${index}` } },
  };
}

/** ms to plan a site of one gallery with so many pictures, all of them new. Nothing is written. */
export async function timeLargePlan(folder: string, count: number): Promise<number> {
  const properties = { id: GALLERY, name: 'Everything', sortOrder: 0, createdDate: DATE, updatedDate: DATE };
  const items = sortedForDisplay(Array.from({ length: count }, (_, index) => itemOf(index)));
  const document: GalleryDocument = { properties, sequence: 1, items };
  const settings: SiteSettings = {
    id: '00000000-0000-4000-8000-000000000001',
    name: 'Site',
    language: 'en',
    direction: 'ltr',
    theme: 'AUTOMATIC',
    galleries: [{ galleryId: GALLERY }],
    pictures: DEFAULT_PICTURES,
    metadata: 'COPYRIGHT',
    targets: [],
  };
  const state: LibraryState = {
    settings: { id: '', name: '', mediaFolder: '', createdDate: DATE, sites: [settings] },
    galleries: sortedForDisplay([]),
    galleriesByDate: sortedForDisplay([]),
    gallery: async () => document,
    media: new IndexedMediaCatalog(Array.from({ length: count }, (_, index) => fileOf(index))),
  };
  const derivatives = new DerivativeCache({
    folder: path.join(folder, 'cache'),
    spawnWorker: () => {
      throw new Error('A plan decodes nothing.');
    },
    poolSize: 1,
    originalOf: async () => {
      throw new Error('A plan reads no original.');
    },
    posterOf: () => undefined,
    thumbnailFolder: path.join(folder, 'thumbnails'),
  });
  const assets = await readAssets(path.resolve('out/site'));
  const started = performance.now();
  await preparePlan(
    {
      state,
      settings,
      targetId: 'target',
      target: new FolderTarget(path.join(folder, 'site')),
      remembered: async () => undefined,
      assets,
      derivatives,
      rendered: new RenderedPages(folder),
      replaceKept: false,
    },
    new Breather(),
  );
  return performance.now() - started;
}
