import { randomUUID } from 'node:crypto';
import { basename } from 'node:path';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { isNotThere, readIfThere } from './file-system.ts';
import { readJournal } from './journal-format.ts';
import { createJournal } from './journal.ts';
import type { LibraryFiles } from './library-files.ts';
import { missingFile } from './store-error.ts';

/** What a new library begins with. */
export interface NewLibrary {
  /** Without: the folder's name. */
  readonly name?: string;
  /** Absolute, or relative to the library folder. Without: `media` inside it. */
  readonly mediaFolder?: string;
}

/** @throws the operating system's errors, other than that it is not there */
export async function isLibraryThere(files: LibraryFiles): Promise<boolean> {
  try {
    await files.fileSystem.stat(files.library.path);
    return true;
  } catch (error) {
    if (isNotThere(error)) return false;
    throw error;
  }
}

export function noLibraryHere(files: LibraryFiles): GalleryDeskError {
  return new GalleryDeskError(
    'NOT_FOUND',
    `There is no library in ${files.folder}: it holds no library.json. Choose the folder of a library, or create a new library there first.`,
    { file: files.library.path },
  );
}

/**
 * Fills the folder with an empty library. `library.json` comes last: a folder without it is not a library yet, whatever stopped this.
 *
 * @throws `DATA_LOSS` when the folder holds a library whose library.json is gone; the operating system's errors
 */
export async function createLibrary(files: LibraryFiles, library: NewLibrary, now: Date): Promise<void> {
  const { fileSystem, folder, migrations } = files;
  await refuseHeadlessLibrary(files);
  const id = randomUUID();
  await fileSystem.makeFolder(files.galleriesFolder);
  await createJournal(fileSystem, files.journal, id, 1, migrations);
  await files.media.write({ appliedSequence: 0, files: [] });
  await files.library.write({
    settings: {
      id,
      name: library.name ?? (basename(folder) || 'Gallery Desk'),
      mediaFolder: library.mediaFolder ?? 'media',
      createdDate: now.toISOString(),
    },
    appliedSequence: 0,
    retiredSequence: 0,
  });
}

/** A new library must not be laid over what is left of an old one. */
async function refuseHeadlessLibrary(files: LibraryFiles): Promise<void> {
  const { fileSystem, folder, migrations } = files;
  const names = await fileSystem.readFolder(files.galleriesFolder).catch((error: unknown) => {
    if (isNotThere(error)) return [];
    throw error;
  });
  const journal = await readIfThere(fileSystem, files.journal);
  const holdsChanges =
    journal !== undefined && readJournal(journal, files.journal, migrations).changes.length > 0;
  if (holdsChanges || names.some((name) => files.galleryIdOf(name) !== undefined)) {
    throw missingFile(files.library.path, `${folder} holds the galleries of a library.`);
  }
}
