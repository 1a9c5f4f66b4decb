import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { Change } from '../../shared/events/domain-event.ts';
import type { StepText } from '../../shared/text/core-text.ts';
import { type FileSystem, isNotThere } from '../store/file-system.ts';
import { changeLine, readJournal } from '../store/journal-format.ts';
import { LibraryFiles } from '../store/library-files.ts';
import { type Host, takeLock } from '../store/lock.ts';
import type { Migration } from '../store/migrations.ts';
import { replaceFiles, finishReplacing } from '../store/replace-files.ts';
import { readLibrary } from '../store/read-library.ts';
import { diskError } from '../store/store-error.ts';
import { writeAtomically } from '../store/atomic-file.ts';
import type { Backup, BackupManifest } from './backup-manifest.ts';
import { INDEX_FILE } from './check-index.ts';
import { namesIn } from './folder-removal.ts';
import { keepPresentState } from './keep-present-state.ts';
import { verifyBackup } from './verify-backup.ts';

export interface RestoreOptions {
  readonly fileSystem: FileSystem;
  readonly migrations: readonly Migration[];
  /** For people, in the lock and in the backup of the present state. */
  readonly program: string;
  readonly host: Host;
  readonly now: () => Date;
}

export interface RestoredLibrary {
  /** Absolute path of the library. */
  readonly folder: string;
  /** Where the state before is kept; absent when there was none. */
  readonly keptAs?: string;
  readonly totalGalleries: number;
  readonly totalItems: number;
}

/** @throws `DATA_LOSS` when the backup does not pass its check */
async function requireSound(backup: Backup, options: RestoreOptions) {
  const { findings, verified } = await verifyBackup(options.fileSystem, backup, options.migrations);
  const error = findings.find(({ severity }) => severity === 'ERROR');
  if (error === undefined) return verified;
  throw new GalleryDeskError(
    'DATA_LOSS',
    `The backup ${backup.name} is damaged (${error.file}: ${error.what}) and nothing was restored. Use another one; “gallery-desk backup list” shows those there are.`,
    { file: path.join(backup.folder, error.file) },
  );
}

/**
 * Puts a whole library back into its folder. The present state is kept as a backup of its own first. Whatever stops this, the library is
 * wholly the one or the other.
 *
 * @param folder absolute path of the library
 * @param backups absolute path of the folder that the present state is kept in
 * @throws `FAILED_PRECONDITION` when the library is open somewhere, `DATA_LOSS` for a damaged backup, `UNAVAILABLE` when the disk refuses
 */
export async function restoreInPlace(
  folder: string,
  backup: Backup,
  backups: string,
  options: RestoreOptions,
): Promise<RestoredLibrary> {
  const { fileSystem, migrations } = options;
  const files = new LibraryFiles(fileSystem, folder, migrations);
  try {
    await fileSystem.makeFolder(folder);
    const lock = await takeLock(fileSystem, folder, options);
    try {
      const { totalGalleries, totalItems } = await requireSound(backup, options);
      await finishReplacing(files);
      const keptAs = await keepPresentState(files, backups, 'BEFORE_RESTORE', options);
      const paths = new Set(backup.manifest.files.map((file) => file.path));
      const obsolete: string[] = [INDEX_FILE];
      for (const inner of ['galleries', 'history']) {
        const names = (await namesIn(fileSystem, path.join(folder, inner))).filter((name) =>
          /^[\w-]+\.jsonl?$/.test(name),
        );
        obsolete.push(...names.map((name) => `${inner}/${name}`).filter((one) => !paths.has(one)));
      }
      await fileSystem.makeFolder(files.galleriesFolder);
      await replaceFiles(files, {
        put: backup.manifest.files.map((file) => ({
          path: file.path,
          chunks: async () => [await fileSystem.readFile(path.join(backup.folder, file.path))],
        })),
        aside: [],
        remove: obsolete,
      });
      return { folder, ...(keptAs !== undefined && { keptAs }), totalGalleries, totalItems };
    } finally {
      await lock.release();
    }
  } catch (error) {
    throw diskError('The backup could not be restored to', folder, error);
  }
}

/**
 * Makes a library of its own from a backup. A media folder that lay inside the former library is used from there.
 *
 * @param target absolute path of a folder that is not there yet, or empty
 * @throws `ALREADY_EXISTS` when the folder holds something, `DATA_LOSS` for a damaged backup, `UNAVAILABLE` when the disk refuses
 */
export async function restoreBeside(
  target: string,
  backup: Backup,
  options: RestoreOptions,
): Promise<RestoredLibrary> {
  const { fileSystem, migrations } = options;
  const partial = `${target}.partial`;
  try {
    if ((await namesIn(fileSystem, target)).length > 0) {
      throw new GalleryDeskError(
        'ALREADY_EXISTS',
        `${target} is not empty, and was left as it is. Name a folder that is not there yet.`,
        { file: target },
      );
    }
    const { totalGalleries, totalItems } = await requireSound(backup, options);
    await rm(partial, { recursive: true, force: true });
    await fileSystem.makeFolder(path.join(partial, 'galleries'));
    for (const file of backup.manifest.files) {
      const place = path.join(partial, file.path);
      await fileSystem.makeFolder(path.dirname(place));
      await writeAtomically(fileSystem, place, [
        await fileSystem.readFile(path.join(backup.folder, file.path)),
      ]);
    }
    await useFormerMediaFolder(
      new LibraryFiles(fileSystem, partial, migrations),
      backup.manifest,
      options.now(),
    );
    await removeEmptyFolder(fileSystem, target);
    await fileSystem.rename(partial, target);
    await fileSystem.syncFolder(path.dirname(target));
    return { folder: target, totalGalleries, totalItems };
  } catch (error) {
    await rm(partial, { recursive: true, force: true }).catch(() => {});
    throw diskError('The backup could not be restored to', target, error);
  }
}

async function removeEmptyFolder(fileSystem: FileSystem, folder: string): Promise<void> {
  try {
    await fileSystem.removeFolder(folder);
  } catch (error) {
    if (!isNotThere(error)) throw error;
  }
}

/** Adds a change to the journal, as the program would have made it. */
async function useFormerMediaFolder(
  files: LibraryFiles,
  { folder }: BackupManifest,
  now: Date,
): Promise<void> {
  const { memory } = await readLibrary(files);
  const { mediaFolder } = memory.settings;
  if (path.isAbsolute(mediaFolder)) return;
  const bytes = await files.fileSystem.readFile(files.journal);
  const { goodLength } = readJournal(bytes, files.journal, files.migrations);
  const sequence = memory.lastSequence + 1;
  const former = path.resolve(folder, mediaFolder).split(path.sep).join('/');
  const change: Change = {
    sequence,
    id: randomUUID(),
    time: now.toISOString(),
    label: 'Use the media folder of the library this one was restored from' satisfies StepText,
    events: [{ type: 'libraryUpdated', changed: { mediaFolder: former }, previous: { mediaFolder } }],
  };
  const line = changeLine(JSON.stringify(change), sequence - 1);
  await writeAtomically(files.fileSystem, files.journal, [bytes.subarray(0, goodLength), line]);
}
