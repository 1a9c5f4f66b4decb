import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { GallerySummary } from '../../shared/model/gallery.ts';
import type { GalleryIndex, IndexEntry } from './gallery-index.ts';
import type { LibraryFiles } from './library-files.ts';
import { summaryOf } from './library-memory.ts';
import type { ReadSnapshot } from './snapshot-file.ts';
import type { GallerySnapshot } from './snapshots.ts';
import { sortedInSteps } from './sorted-in-steps.ts';
import { damagedFile, missingFile } from './store-error.ts';

/** The galleries of a library as its folder tells them. */
export interface FoundGalleries {
  readonly summaries: readonly GallerySummary[];
  /** Of each gallery file: up to which change it is. */
  readonly appliedSequences: ReadonlyMap<string, number>;
  readonly damaged: ReadonlyMap<string, GalleryDeskError>;
  /** The lowest schema version of those that were read; undefined when the index told all. */
  readonly oldestVersion: number | undefined;
}

/**
 * Lists the galleries, from the index where it is true and otherwise from their files. One damaged gallery does not keep the others from
 * being shown.
 *
 * @throws `UNAVAILABLE` when the disk refuses
 */
export async function findGalleries(files: LibraryFiles, index: GalleryIndex): Promise<FoundGalleries> {
  const { fileSystem } = files;
  const summaries: GallerySummary[] = [];
  const appliedSequences = new Map<string, number>();
  const damaged = new Map<string, GalleryDeskError>();
  let oldestVersion: number | undefined;
  await index.read(fileSystem, files.galleryIndex);
  const known = new Set(index.ids());
  const galleryIds = (await fileSystem.readFolder(files.galleriesFolder))
    .map((name) => files.galleryIdOf(name))
    .filter((galleryId) => galleryId !== undefined);
  const facts = await fileSystem.statAll(galleryIds.map((galleryId) => files.galleryPath(galleryId)));
  for (const [place, galleryId] of galleryIds.entries()) {
    const present = facts[place];
    if (present === undefined) continue;
    known.delete(galleryId);
    try {
      let entry = index.valid(galleryId, present);
      if (entry === undefined) {
        const read = await readGalleryFile(files, galleryId);
        oldestVersion = Math.min(oldestVersion ?? Infinity, read.version);
        entry = await entryOf(read);
        index.set(galleryId, entry);
      }
      summaries.push(entry.summary);
      appliedSequences.set(galleryId, entry.appliedSequence);
    } catch (error) {
      if (!(error instanceof GalleryDeskError) || error.code === 'UNAVAILABLE') throw error;
      index.delete(galleryId);
      damaged.set(galleryId, error);
    }
  }
  for (const galleryId of known) index.delete(galleryId);
  return { summaries, appliedSequences, damaged, oldestVersion };
}

async function entryOf({ snapshot, facts }: ReadSnapshot<GallerySnapshot>): Promise<IndexEntry> {
  const { properties, appliedSequence, items } = snapshot;
  return { facts, appliedSequence, summary: summaryOf(properties, await sortedInSteps(items)) };
}

/** @throws `DATA_LOSS` when the file is gone, damaged or holds another gallery; `UNAVAILABLE` when the disk refuses */
export async function readGalleryFile(
  files: LibraryFiles,
  galleryId: string,
): Promise<ReadSnapshot<GallerySnapshot>> {
  const file = files.gallery(galleryId);
  const read = await file.read();
  if (read === undefined) throw missingFile(file.path, 'it was there when the library was opened.');
  if (read.snapshot.properties.id !== galleryId) {
    throw damagedFile(file.path, 'id', `it must be ${galleryId}, as the file's name says.`);
  }
  return read;
}
