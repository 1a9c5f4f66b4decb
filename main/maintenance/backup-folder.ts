import { join } from 'node:path';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { type FileSystem, isNotThere } from '../store/file-system.ts';
import { diskError } from '../store/store-error.ts';
import { type Backup, readManifest } from './backup-manifest.ts';
import { removeLibraryShape } from './folder-removal.ts';

const NAME = /^\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z$/;
/** A backup that is being written, or removed. */
export const PARTIAL = '.partial';

/** The name of a backup taken at this time; later ones sort after it. Without colons, which some disks refuse. */
export function backupNameOf(time: Date): string {
  return time.toISOString().replaceAll(/[:.]/g, '-');
}

/** What a folder of backups holds. */
export interface BackupList {
  /** The oldest first. */
  readonly backups: readonly Backup[];
  /** For people: backups that cannot be used, and why. */
  readonly problems: readonly string[];
}

/**
 * Lists the backups of a library. Other libraries may keep theirs in the same folder.
 *
 * @param libraryId undefined for all libraries
 * @throws `UNAVAILABLE` when the disk refuses; a folder that is not there holds none
 */
export async function listBackups(
  fileSystem: FileSystem,
  folder: string,
  libraryId: string | undefined,
): Promise<BackupList> {
  const backups: Backup[] = [];
  const problems: string[] = [];
  for (const name of (await backupNames(fileSystem, folder)).sort()) {
    const path = join(folder, name);
    try {
      const manifest = await readManifest(fileSystem, path);
      if (manifest === undefined) continue;
      const isOthers =
        libraryId !== undefined && manifest.library !== undefined && manifest.library.id !== libraryId;
      if (!isOthers) backups.push({ name, folder: path, manifest });
    } catch (error) {
      if (!(error instanceof GalleryDeskError)) throw diskError('Could not read the backup', path, error);
      problems.push(error.message);
    }
  }
  return { backups, problems };
}

async function backupNames(fileSystem: FileSystem, folder: string): Promise<string[]> {
  try {
    return (await fileSystem.readFolder(folder)).filter((name) => NAME.test(name));
  } catch (error) {
    if (isNotThere(error)) return [];
    throw diskError('Could not read the folder of backups', folder, error);
  }
}

/** @throws `NOT_FOUND` when there is no such backup, and what `readManifest` throws */
export async function requireBackup(fileSystem: FileSystem, folder: string, name: string): Promise<Backup> {
  const path = join(folder, name);
  const manifest = NAME.test(name) ? await readManifest(fileSystem, path) : undefined;
  if (manifest !== undefined) return { name, folder: path, manifest };
  throw new GalleryDeskError(
    'NOT_FOUND',
    `There is no backup ${name} in ${folder}. “gallery-desk backup list” shows those there are.`,
    { file: path, value: name },
  );
}

/**
 * Removes a backup. It stops being one before anything of it goes.
 *
 * @throws the operating system's errors
 */
export async function removeBackup(fileSystem: FileSystem, { folder }: Backup): Promise<void> {
  const partial = `${folder}${PARTIAL}`;
  await fileSystem.rename(folder, partial);
  await removeLibraryShape(fileSystem, partial);
}

/** Removes what was left of backups that were never finished. */
export async function removePartialBackups(fileSystem: FileSystem, folder: string): Promise<void> {
  for (const name of await fileSystem.readFolder(folder)) {
    if (!name.endsWith(PARTIAL) || !NAME.test(name.slice(0, -PARTIAL.length))) continue;
    await removeLibraryShape(fileSystem, join(folder, name));
  }
}
