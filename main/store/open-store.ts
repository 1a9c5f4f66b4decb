import { resolve } from 'node:path';
import { removeTemporaryFiles } from './atomic-file.ts';
import { backUpBeforeMigration } from './back-up-files.ts';
import { createLibrary, isLibraryThere, type NewLibrary, noLibraryHere } from './create-library.ts';
import { ChangeHistory } from './change-history.ts';
import { HistoryFolder } from './history-folder.ts';
import { HistoryKeeper } from './history-keeper.ts';
import { type FileSystem, isNotThere, nodeFileSystem } from './file-system.ts';
import type { FoundGalleries } from './gallery-summaries.ts';
import type { JournalContent } from './journal-format.ts';
import { createJournal, Journal } from './journal.ts';
import { LibraryFiles } from './library-files.ts';
import type { LibraryMemory } from './library-memory.ts';
import { type Host, type Lock, takeLock } from './lock.ts';
import { MediaUsesKeeper } from './media-uses-keeper.ts';
import { type Migration, MIGRATIONS, schemaVersionOf } from './migrations.ts';
import { readLibrary } from './read-library.ts';
import { finishReplacing } from './replace-files.ts';
import { markFilesAhead } from './replay.ts';
import { SnapshotWriter } from './snapshot-writer.ts';
import { diskError } from './store-error.ts';
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
  /** False: snapshots are written by `flush` and `close` alone, for programs that decide when. Default true. */
  readonly writesBehind?: boolean;
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
  const { fileSystem, migrations } = files;
  const now = options.now ?? (() => new Date());
  const onProblem = options.onProblem ?? (() => {});
  const isFinished = await finishReplacing(files);
  if (!(await isLibraryThere(files))) await createLibrary(files, options.createWith ?? {}, now());

  // First everything is read and checked; nothing is written before all of it is known to be sound.
  const {
    memory,
    index,
    applied,
    journal: content,
    firstSequence,
    oldestVersion,
    found,
  } = await readLibrary(files);
  const notes = notesOf(files, content, found);
  if (isFinished)
    notes.push('A restore or repair of the library that was interrupted was brought to its end.');
  const version = schemaVersionOf(migrations);
  const isOlder = oldestVersion < version;
  if (isOlder) {
    const backup = await backUpBeforeMigration(files, version);
    notes.push(
      `The library was taken from an older format to the present one. Its former files are in ${backup}.`,
    );
  }
  const isAhead = await markFilesAhead(memory, applied);
  if (isOlder) await markAllUnsaved(memory);
  await removeRests(files);
  const libraryId = memory.settings.id;
  const length =
    content?.goodLength ??
    (await createJournal(fileSystem, files.journal, libraryId, firstSequence, migrations));

  const store = new JournalledStore((connected) => {
    const journal = new Journal({
      fileSystem,
      path: files.journal,
      libraryId,
      migrations,
      length,
      firstSequence,
      lastSequence: memory.lastSequence,
      torn: content !== undefined && content.tornBytes > 0,
      isOlder: content !== undefined && content.header.schemaVersion < version,
      listener: {
        durable: (change) => connected.acknowledge(change),
        flushed: () => connected.scheduleSnapshots(),
        lost: (lost) => connected.takeBack(lost),
      },
    });
    const folder = new HistoryFolder(files);
    const history = new ChangeHistory(files, folder, journal);
    const settings = () => memory.settings.history;
    const keeper = new HistoryKeeper({ files, folder, history, journal, settings, now });
    const snapshots = new SnapshotWriter({
      files,
      memory,
      journal,
      history: keeper,
      index,
      losses: () => connected.losses,
      writesBehind: options.writesBehind ?? true,
      onProblem,
    });
    const uses = new MediaUsesKeeper({ memory, files, index });
    return { folder: files.folder, notes, memory, journal, history, snapshots, uses, lock, now, onProblem };
  });
  await store.start(isAhead || isOlder);
  return store;
}

/** What a killed process left while it wrote. */
async function removeRests(files: LibraryFiles): Promise<void> {
  const { fileSystem, folder, galleriesFolder, cacheFolder, historyFolder } = files;
  await removeTemporaryFiles(fileSystem, folder);
  await removeTemporaryFiles(fileSystem, galleriesFolder);
  for (const made of [cacheFolder, historyFolder]) {
    await removeTemporaryFiles(fileSystem, made).catch((error: unknown) => {
      if (!isNotThere(error)) throw error;
    });
  }
}

/** So that all files are written anew, in the present format. */
async function markAllUnsaved(memory: LibraryMemory): Promise<void> {
  const galleryIds = [...memory.galleries].map(({ id }) => id);
  await memory.load(galleryIds);
  memory.unsaved.library = true;
  memory.unsaved.media = true;
  for (const galleryId of galleryIds) memory.unsaved.galleries.add(galleryId);
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
