import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createGalleryService, type GalleryService } from '../../../main/galleries/gallery-service.ts';
import { createHistoryService, type HistoryService } from '../../../main/history/history-service.ts';
import type { FileSystem } from '../../../main/store/file-system.ts';
import type { Store } from '../../../main/store/open-store.ts';
import type { ChangeableState } from '../../../main/store/state.ts';
import type { Change, DecidedEvent } from '../../../shared/events/domain-event.ts';
import type { HistoryState } from '../../../shared/history/history-state.ts';
import { openTestStore, temporaryFolder } from '../store/samples.ts';

/** A library on disk with its gallery service and its history, as the application composes them. */
export interface Desk {
  readonly folder: string;
  readonly store: Store;
  readonly galleries: GalleryService;
  readonly history: HistoryService;
  /** Since it was opened. */
  readonly changes: readonly Change[];
  /** What came with each change. */
  readonly states: readonly (HistoryState | undefined)[];
}

export interface DeskOptions {
  readonly fileSystem?: FileSystem;
  readonly now?: () => Date;
  readonly newId?: () => string;
}

export async function openDesk(folder?: string, options: DeskOptions = {}): Promise<Desk> {
  const place = folder ?? (await temporaryFolder());
  const store = await openTestStore(place, options);
  const changes: Change[] = [];
  const states: (HistoryState | undefined)[] = [];
  const history = createHistoryService({ store, ...(options.now && { now: options.now }) });
  store.onChange((change) => {
    changes.push(change);
    states.push(history.take(change));
  });
  const galleries = createGalleryService({
    store,
    readText: () => Promise.resolve(''),
    ...(options.now && { now: options.now }),
    ...(options.newId && { newId: options.newId }),
  });
  return { folder: place, store, galleries, history, changes, states };
}

/** Closes the library and opens it again. */
export async function reopened({ folder, store }: Desk, options: DeskOptions = {}): Promise<Desk> {
  await store.close();
  return openDesk(folder, options);
}

/** The library as it is found after a crash at this moment. */
export async function crashed({ folder, store }: Desk, options: DeskOptions = {}): Promise<Desk> {
  const copy = await temporaryFolder();
  await cp(folder, copy, { recursive: true, preserveTimestamps: true });
  await rm(join(copy, 'library.lock'), { force: true });
  await store.close();
  return openDesk(copy, options);
}

/** What the media folder does by itself. */
export function mediaFolderDoes({ store }: Desk, ...events: DecidedEvent[]): Promise<void> {
  return store.change(() => ({
    label: 'Update 1 media file',
    events,
    origin: 'MEDIA_FOLDER',
    result: undefined,
  }));
}

/** Galleries, items and settings as plain data: all that undo brings back. */
export async function undoableContent({
  store,
}: {
  readonly store: Pick<ChangeableState, 'state'>;
}): Promise<unknown> {
  const galleries = [];
  for (const { id } of store.state.galleries) {
    const gallery = await store.state.gallery(id);
    galleries.push({ properties: gallery?.properties, items: [...(gallery?.items ?? [])] });
  }
  return JSON.parse(JSON.stringify({ settings: store.state.settings, galleries }));
}

/** Creates a gallery of text items with these titles, the first shown first. */
export async function createGalleryOf(desk: Desk, name: string, titles: readonly string[]): Promise<string> {
  const items = titles.map((title, index) => ({
    title,
    sortOrder: (titles.length - index) * 10,
    text: { html: `<p>${title}</p>` },
  }));
  const { gallery } = await desk.galleries.createGallery({ gallery: { name, items } });
  return gallery.id;
}

/** The titles of a gallery's items as it shows them. */
export async function titlesOf({ store }: Desk, galleryId: string): Promise<(string | undefined)[]> {
  const gallery = await store.state.gallery(galleryId);
  return [...(gallery?.items ?? [])].map(({ title }) => title);
}
