import path from 'node:path';
import type { BackupSummary, VerifyResult } from '../../shared/contract/maintenance.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { isClean } from '../../shared/model/finding.ts';
import { DEFAULT_BACKUPS } from '../../shared/model/library.ts';
import { nodeFileSystem, systemCodeOf } from '../store/file-system.ts';
import { LibraryFiles } from '../store/library-files.ts';
import { MIGRATIONS } from '../store/migrations.ts';
import { type BackupList, listBackups, requireBackup } from './backup-folder.ts';
import { type Backup, readManifest } from './backup-manifest.ts';
import { summaryOf } from './backup-service.ts';
import { diskError } from '../store/store-error.ts';
import { namesIn } from './folder-removal.ts';
import { verifyBackup } from './verify-backup.ts';
import { verifyFiles } from './verify-library.ts';

/** A library that nobody has open, by its files alone. */
export interface OfflineLibrary {
  /** Absolute path. */
  readonly folder: string;
  /** Absolute path of the folder of its backups; the library tells, or the default when it cannot be read. */
  readonly backups: string;
  readonly files: LibraryFiles;
  /** Undefined when the library cannot be read. */
  readonly id: string | undefined;
}

/** Finds out about a library what can be read of it. Damage is no error here. */
export async function offlineLibrary(folder: string, backups: string | undefined): Promise<OfflineLibrary> {
  const files = new LibraryFiles(nodeFileSystem, folder, MIGRATIONS);
  const settings = await files.library
    .read()
    .then((read) => read?.snapshot.settings)
    .catch(() => undefined);
  const setting = settings?.backups?.folder;
  const told = typeof setting === 'string' ? setting : DEFAULT_BACKUPS.folder;
  return { folder, backups: backups ?? path.resolve(folder, told), files, id: settings?.id };
}

export async function listOffline(
  library: OfflineLibrary,
): Promise<{ folder: string; backups: BackupSummary[]; problems: string[] }> {
  const { backups, problems } = await backupsOf(library);
  return { folder: library.backups, backups: backups.map(summaryOf).reverse(), problems: [...problems] };
}

export function backupsOf({ backups, id }: OfflineLibrary): Promise<BackupList> {
  return listBackups(nodeFileSystem, backups, id);
}

/**
 * @param given the name of a backup of the library, or the path of a backup
 * @throws `NOT_FOUND` when it is no backup, `DATA_LOSS` when its manifest is damaged
 */
export async function backupNamed({ backups }: OfflineLibrary, given: string): Promise<Backup> {
  if (!given.includes('/') && !given.includes(path.sep)) return requireBackup(nodeFileSystem, backups, given);
  const folder = path.resolve(given);
  const manifest = await readManifest(nodeFileSystem, folder);
  if (manifest !== undefined) return { name: path.basename(folder), folder, manifest };
  throw new GalleryDeskError(
    'NOT_FOUND',
    `${folder} is no backup: it holds no backup.json. Name the folder of a backup.`,
    {
      file: folder,
    },
  );
}

export async function verifyBackupOffline(backup: Backup): Promise<VerifyResult> {
  const { verified: _verified, ...result } = await verifyBackup(nodeFileSystem, backup, MIGRATIONS);
  return result;
}

/** @throws `NOT_FOUND` when the folder holds nothing of a library, `UNAVAILABLE` when the disk refuses */
export async function verifyOffline(library: OfflineLibrary): Promise<VerifyResult> {
  const { files, folder } = library;
  await requireRests(library);
  try {
    const { findings, totalGalleries, totalItems } = await verifyFiles(
      files,
      (await backupsOf(library)).backups,
    );
    return { isClean: isClean(findings), findings, totalGalleries, totalItems };
  } catch (error) {
    throw systemCodeOf(error) === undefined ? error : diskError('Could not check the library', folder, error);
  }
}

/** @throws `NOT_FOUND` when the folder holds nothing of a library */
export async function requireRests({ files, folder }: OfflineLibrary): Promise<void> {
  const names = await namesIn(files.fileSystem, folder);
  if (names.some((name) => ['library.json', 'journal.jsonl', 'galleries', 'replacing'].includes(name)))
    return;
  throw new GalleryDeskError(
    'NOT_FOUND',
    `There is nothing of a library in ${folder}. Choose the folder of a library.`,
    { file: folder },
  );
}
