import { join } from 'node:path';
import { type FileSystem, isNotThere, removeIfThere } from '../store/file-system.ts';

/** The folders that a library, and so a backup, has inside. */
const INNER_FOLDERS = ['galleries', 'history', 'posters'] as const;

/** Empty for a folder that is not there. */
export async function namesIn(fileSystem: FileSystem, folder: string): Promise<string[]> {
  try {
    return await fileSystem.readFolder(folder);
  } catch (error) {
    if (isNotThere(error)) return [];
    throw error;
  }
}

async function removeFilesAndFolder(fileSystem: FileSystem, folder: string): Promise<void> {
  for (const name of await namesIn(fileSystem, folder)) await removeIfThere(fileSystem, join(folder, name));
  try {
    await fileSystem.removeFolder(folder);
  } catch (error) {
    if (!isNotThere(error)) throw error;
  }
}

/**
 * Removes a folder of our own making that is shaped like a library: files, and files in `galleries`, `history` and `posters`. One that holds other
 * folders too is not removed as a whole. What is not there is removed already.
 *
 * @throws the operating system's errors
 */
export async function removeLibraryShape(fileSystem: FileSystem, folder: string): Promise<void> {
  for (const inner of INNER_FOLDERS) await removeFilesAndFolder(fileSystem, join(folder, inner));
  await removeFilesAndFolder(fileSystem, folder);
}
