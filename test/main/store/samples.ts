import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openStore, type OpenOptions, type Store } from '../../../main/store/open-store.ts';
import type { Command, LibraryState } from '../../../main/store/state.ts';
import type { DecidedEvent } from '../../../shared/events/domain-event.ts';
import type { GalleryProperties } from '../../../shared/model/gallery.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';

const DATE = '2026-03-01T10:00:00.000Z';

/** A folder of the test's own, removed when the test ends. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gallery-desk-store-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * Opens a store, creating its library when there is none; closed when the test ends. Writes snapshots when the test says so, so that the
 * folder can be copied in between as a crash would leave it.
 */
export async function openTestStore(folder: string, options: Partial<OpenOptions> = {}): Promise<Store> {
  const store = await openStore(folder, {
    program: 'Test',
    host: 'test',
    createWith: {},
    writesBehind: false,
    ...options,
  });
  onTestFinished(() => store.close().catch(() => {}));
  return store;
}

export function sampleGallery(fields: Partial<GalleryProperties> = {}): GalleryProperties {
  return {
    id: randomUUID(),
    name: 'Lofoten',
    sortOrder: 1,
    createdDate: DATE,
    updatedDate: DATE,
    ...fields,
  };
}

export function sampleItem(fields: { id?: string; sortOrder?: number; title?: string } = {}): GalleryItem {
  return {
    id: randomUUID(),
    sortOrder: 1,
    type: 'TEXT',
    text: { html: '<p>Ebb</p>' },
    createdDate: DATE,
    updatedDate: DATE,
    ...fields,
  };
}

export function sampleImage(mediaId: string, fields: { id?: string; sortOrder?: number } = {}): GalleryItem {
  return {
    id: randomUUID(),
    sortOrder: 1,
    type: 'IMAGE',
    image: { type: 'WIX_MEDIA', imageInfo: { id: mediaId } },
    createdDate: DATE,
    updatedDate: DATE,
    ...fields,
  };
}

export function sampleFile(fields: Partial<MediaFile> = {}): MediaFile {
  return {
    id: randomUUID(),
    path: 'harbour.jpg',
    kind: 'IMAGE',
    mimeType: 'image/jpeg',
    sizeInBytes: 1000,
    modifiedTime: 1_700_000_000_000,
    status: 'READY',
    addedDate: DATE,
    updatedDate: DATE,
    ...fields,
  };
}

/** A command that decides these events, whatever the state. */
export function deciding(...events: DecidedEvent[]): Command<undefined> {
  return () => ({ label: 'Change', events, result: undefined });
}

export function galleryCreated(gallery: GalleryProperties): DecidedEvent {
  return { type: 'galleryCreated', galleryId: gallery.id, gallery };
}

export function itemCreated(galleryId: string, item: GalleryItem): DecidedEvent {
  return { type: 'galleryItemCreated', galleryId, item };
}

export function titleChanged(galleryId: string, itemId: string, title: string): DecidedEvent {
  return { type: 'galleryItemUpdated', galleryId, itemId, changed: { title }, previous: {} };
}

/** The whole library as plain data, for comparison. */
export async function contentOf(state: LibraryState): Promise<unknown> {
  const galleries = [];
  for (const summary of state.galleries) {
    const gallery = await state.gallery(summary.id);
    galleries.push({
      summary,
      properties: gallery?.properties,
      sequence: gallery?.sequence,
      items: [...(gallery?.items ?? [])],
    });
  }
  return JSON.parse(
    JSON.stringify({
      settings: state.settings,
      galleries,
      byDate: [...state.galleriesByDate].map(({ id }) => id),
      media: [...state.media.values()],
    }),
  );
}
