import { resolve } from 'node:path';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { removeTemporaryFiles } from './atomic-file.ts';
import { createLibrary, isLibraryThere, type NewLibrary, noLibraryHere } from './create-library.ts';
import { type FileSystem, isNotThere, nodeFileSystem, readIfThere } from './file-system.ts';
import { GalleryIndex } from './gallery-index.ts';
import { findGalleries, type FoundGalleries, readGalleryFile } from './gallery-summaries.ts';
import { type JournalContent, readJournal } from './journal-format.ts';
import { createJournal, Journal } from './journal.ts';
import { LibraryFiles } from './library-files.ts';
import { LibraryMemory } from './library-memory.ts';
import { type Host, type Lock, takeLock } from './lock.ts';
import { type Migration, MIGRATIONS } from './migrations.ts';
import { galleriesToReplay, markFilesAhead, replay } from './replay.ts';
import { SnapshotWriter } from './snapshot-writer.ts';
import type { LibrarySnapshot } from './snapshots.ts';
import { diskError, missingFile } from './store-error.ts';
import { JournalledStore, type Store } from './store.ts';

export type { Store } from './store.ts';

export interface OpenOptions {
  /** For people, in the lock file: "Gallery Desk 0.1.0". */
  readonly program: string;
  readonly host: Host;
  /** Creates the library (and the folder) when there is none. Without, a missing library is an error. */
  readonly createWith?: NewLibrary;
  readonly fileSystem?: FileSystem;
  readonly now?: () => Date;
  /** Told of what goes wrong behind the changes, such as a snapshot that the disk refused. Nothing is lost by it. */
  readonly onProblem?: (error: unknown) => void;
  readonly migrations?: readonly Migration[];
}

/**
 * Opens the library in a folder and locks it for this process.
 *
 * @throws `NOT_FOUND` when there is none, `FAILED_PRECONDITION` when another process has it open or a newer program wrote it, `DATA_LOSS`
 *   when a file of it is damaged, `UNAVAILABLE` when the disk refuses. Nothing is changed then.
 */
export async function openStore(folder: string, options: OpenOptions): Promise<Store> {
  const fileSystem = options.fileSystem ?? nodeFileSystem;
  const files = new LibraryFiles(fileSystem, resolve(folder), options.migrations ?? MIGRATIONS);
  try {
    if (!(await isLibraryThere(files))) {
      if (options.createWith === undefined) throw noLibraryHere(files);
      await fileSystem.makeFolder(files.folder);
    }
    const lock = await takeLock(fileSystem, files.folder, options);
    try {
      return await openLocked(files, lock, options);
    } catch (error) {
      await lock.release().catch(() => {});
      throw error;
    }
  } catch (error) {
    throw diskError('Could not open the library', files.folder, error);
  }
}

async function openLocked(files: LibraryFiles, lock: Lock, options: OpenOptions): Promise<Store> {
  const now = options.now ?? (() => new Date());
  const onProblem = options.onProblem ?? (() => {});
  if (!(await isLibraryThere(files))) await createLibrary(files, options.createWith ?? {}, now());
  const notes: string[] = [];

  // First everything is read and checked; nothing is written before all of it is known to be sound.
  const library = await files.library.read();
  if (library === undefined) throw noLibraryHere(files);
  const media = await files.media.read();
  if (media === undefined) {
    throw missingFile(files.media.path, 'it tells which file each item shows.');
  }
  const content = await readLibraryJournal(files, library.snapshot);
  const index = new GalleryIndex();
  const found = await findGalleries(files, index);
  const applied = {
    library: library.snapshot.appliedSequence,
    media: media.snapshot.appliedSequence,
    galleries: found.appliedSequences,
  };
  const changes = content?.changes ?? [];
  const firstSequence =
    content?.header.firstSequence ??
    1 + Math.max(applied.library, applied.media, ...applied.galleries.values());
  const memory = new LibraryMemory(
    library.snapshot,
    media.snapshot,
    found.summaries,
    found.damaged,
    firstSequence - 1,
    async (galleryId) => (await readGalleryFile(files, galleryId)).snapshot,
  );
  await memory.load(galleriesToReplay(changes, applied));
  replay(memory, changes, applied, files.journal, (galleryId) => files.gallery(galleryId).path);
  const mustSaveFirst = await markFilesAhead(memory, applied);

  await removeTemporaryFiles(files.fileSystem, files.folder);
  await removeTemporaryFiles(files.fileSystem, files.galleriesFolder);
  await removeTemporaryFiles(files.fileSystem, files.cacheFolder).catch((error: unknown) => {
    if (!isNotThere(error)) throw error;
  });
  notes.push(...notesOf(files, content, found));
  const length =
    content?.goodLength ??
    (await createJournal(
      files.fileSystem,
      files.journal,
      library.snapshot.settings.id,
      firstSequence,
      files.migrations,
    ));

  const store = new JournalledStore((connected) => {
    const journal = new Journal({
      fileSystem: files.fileSystem,
      path: files.journal,
      libraryId: library.snapshot.settings.id,
      migrations: files.migrations,
      length,
      firstSequence,
      lastSequence: memory.lastSequence,
      torn: content !== undefined && content.tornBytes > 0,
      listener: {
        durable: (change) => connected.acknowledge(change),
        lost: (lost) => connected.takeBack(lost),
      },
    });
    const snapshots = new SnapshotWriter({
      files,
      memory,
      journal,
      index,
      losses: () => connected.losses,
      onProblem,
    });
    return { folder: files.folder, notes, memory, journal, snapshots, lock, now, onProblem };
  });
  await store.start(mustSaveFirst);
  return store;
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
      `${files.journal} belongs to another library. Put back the journal of this one (from a backup), or move this file away to open the library as its other files have it.`,
      { file: files.journal },
    );
  }
  return content;
}

function notesOf(files: LibraryFiles, content: JournalContent | undefined, found: FoundGalleries): string[] {
  const notes: string[] = [];
  if (content === undefined) {
    notes.push(
      `${files.journal} was not there and was started anew. Changes made after the last snapshot may be missing.`,
    );
  } else if (content.tornBytes > 0) {
    notes.push(
      `The end of ${files.journal} (${content.tornBytes} bytes) was cut off while it was written. ` +
        'That change had not been confirmed and was left out; all confirmed ones are there.',
    );
  }
  for (const error of found.damaged.values()) {
    notes.push(`One gallery cannot be shown; its file is left as it is. ${error.message}`);
  }
  return notes;
}
