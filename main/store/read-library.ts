import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { noLibraryHere } from './create-library.ts';
import { readIfThere } from './file-system.ts';
import { GalleryIndex } from './gallery-index.ts';
import { findGalleries, type FoundGalleries, readGalleryFile } from './gallery-summaries.ts';
import { type JournalContent, readJournal } from './journal-format.ts';
import type { LibraryFiles } from './library-files.ts';
import { LibraryMemory } from './library-memory.ts';
import { schemaVersionOf } from './migrations.ts';
import { type AppliedSequences, galleriesToReplay, replay } from './replay.ts';
import type { LibrarySnapshot } from './snapshots.ts';
import { missingFile } from './store-error.ts';

/** A library as its files tell it. */
export interface ReadLibrary {
  readonly memory: LibraryMemory;
  readonly index: GalleryIndex;
  readonly applied: AppliedSequences;
  /** Undefined when there is no journal. */
  readonly journal: JournalContent | undefined;
  /** Of the first change the journal holds or will hold. */
  readonly firstSequence: number;
  /** The lowest schema version that a file has. */
  readonly oldestVersion: number;
  readonly found: FoundGalleries;
}

/**
 * Reads and checks a library and brings it, in memory, to where the journal ends. Writes nothing.
 *
 * @throws `NOT_FOUND`, `DATA_LOSS`, `FAILED_PRECONDITION` for a newer version, and the operating system's errors
 */
export async function readLibrary(files: LibraryFiles): Promise<ReadLibrary> {
  const library = await files.library.read();
  if (library === undefined) throw noLibraryHere(files);
  const media = await files.media.read();
  if (media === undefined) {
    throw missingFile(files.media.path, 'it tells which file each item shows.');
  }
  const journal = await readLibraryJournal(files, library.snapshot);
  const changes = journal?.changes ?? [];
  const index = new GalleryIndex(schemaVersionOf(files.migrations));
  const found = await findGalleries(files, index);
  const applied = {
    library: library.snapshot.appliedSequence,
    media: media.snapshot.appliedSequence,
    galleries: found.appliedSequences,
  };
  const sequences = [applied.library, applied.media, ...applied.galleries.values()];
  const newest = sequences.reduce((highest, sequence) => Math.max(highest, sequence), 0);
  const firstSequence = journal?.header.firstSequence ?? newest + 1;
  const memory = new LibraryMemory(
    library.snapshot,
    media.snapshot,
    found.summaries,
    found.damaged,
    firstSequence - 1,
    async (galleryId) => (await readGalleryFile(files, galleryId)).snapshot,
  );
  await memory.load(galleriesToReplay(changes, applied, found.damaged));
  replay(memory, changes, applied, files.journal, (galleryId) => files.gallery(galleryId).path);
  const versions = [library.version, media.version, journal?.header.schemaVersion, found.oldestVersion];
  const oldestVersion = Math.min(...versions.filter((version) => version !== undefined));
  return { memory, index, applied, journal, firstSequence, oldestVersion, found };
}

/** Undefined when there is no journal. */
async function readLibraryJournal(
  files: LibraryFiles,
  library: LibrarySnapshot,
): Promise<JournalContent | undefined> {
  const bytes = await readIfThere(files.fileSystem, files.journal);
  if (bytes === undefined) return undefined;
  const content = readJournal(bytes, files.journal, files.migrations);
  if (content.header.library !== library.settings.id) {
    throw new GalleryDeskError(
      'DATA_LOSS',
      `${files.journal} belongs to another library. Put back the journal of this one (from a backup), or run “gallery-desk repair” to go on with what the other files have. Nothing was changed.`,
      { file: files.journal },
    );
  }
  return content;
}
