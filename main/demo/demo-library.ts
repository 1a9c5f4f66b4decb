import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileNameOf, type MediaFile } from '../../shared/model/media-file.ts';
import { openLibrary, type Library } from '../library.ts';
import type { SpawnWorker } from '../media/worker-process.ts';
import { makeSampleMedia } from './make-sample-media.ts';

/** A library made for a demonstration, closed and ready to be opened. */
export interface DemoLibrary {
  /** Absolute. */
  readonly folder: string;
  /** Absolute. */
  readonly mediaFolder: string;
  /** Removes the library and what was drawn for it; a media folder that was given stays. */
  dispose(): Promise<void>;
}

/** Any number: the same one draws the same pictures. */
const SEED = 1;

/** The galleries that hang ready, the first shown first; each with the folders and files of the sample media that it shows. */
const GALLERIES = [
  {
    name: 'A year outdoors',
    shows: [
      'Mountains/',
      'Coast/',
      'Northern lights',
      'Lavender',
      'Poppies',
      'Balloons',
      'Desert/',
      'Forest',
    ],
  },
  { name: 'City at night', shows: ['City at night/', 'Houses'] },
  { name: 'Still life', shows: ['Garden/', 'Summer fruit', 'Plums', 'About these pictures'] },
] as const;

/** A file name without its extension is a fair title for a picture somebody named. */
const titleOf = (file: MediaFile): string => fileNameOf(file).replace(/\.[^.]*$/, '');

async function hangGalleries({ galleries, media }: Library): Promise<void> {
  const { files } = await media.list({ offset: 0, limit: 200, sort: 'TAKEN', order: 'ASC' });
  // The newest gallery shows first, so the first of the list is made last.
  for (const { name, shows } of [...GALLERIES].reverse()) {
    const shown = files.filter(
      (file) => file.status === 'READY' && shows.some((prefix) => file.path.startsWith(prefix)),
    );
    if (shown.length === 0) continue;
    const { gallery } = await galleries.createGallery({ gallery: { name } });
    const { items } = await galleries.addMediaToGallery({
      galleryId: gallery.id,
      mediaIds: shown.map(({ id }) => id),
      place: { at: 'end' },
    });
    const titled = items.flatMap((item, index) => {
      const file = shown[index];
      return file === undefined || item.type === 'TEXT' ? [] : [{ id: item.id, title: titleOf(file) }];
    });
    await galleries.updateGalleryItems({ galleryId: gallery.id, items: titled });
  }
}

/**
 * Makes a temporary library with galleries of sample pictures drawn on the spot, or over the given media folder, then without
 * galleries.
 *
 * @throws what the disk, the media worker and `openLibrary` say; nothing is left behind then
 */
export async function makeDemoLibrary(
  spawnWorker: SpawnWorker,
  givenMediaFolder: string | undefined,
): Promise<DemoLibrary> {
  const parent = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-demo-'));
  const folder = path.join(parent, 'Sample Library');
  const mediaFolder = givenMediaFolder ?? path.join(parent, 'Photos');
  const dispose = (): Promise<void> => rm(parent, { recursive: true, force: true, maxRetries: 3 });
  try {
    if (givenMediaFolder === undefined) {
      await makeSampleMedia(mediaFolder, SEED, spawnWorker);
      const library = await openLibrary(folder, { host: 'cli', mediaFolder, spawnWorker, watch: false });
      try {
        await library.media.rescan();
        await library.media.whenPreviewed();
        await hangGalleries(library);
      } finally {
        await library.close();
      }
    }
    return { folder, mediaFolder, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}
