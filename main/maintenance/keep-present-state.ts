import path from 'node:path';
import type { BackupReason } from '../../shared/contract/maintenance.ts';
import type { FileSystem } from '../store/file-system.ts';
import type { LibraryFiles } from '../store/library-files.ts';
import { backupNameOf } from './backup-folder.ts';
import { writeBackup, type BackupFacts } from './backup-writer.ts';
import { captureClosedLibrary } from './capture-library.ts';
import { namesIn } from './folder-removal.ts';
import { surveyLibrary } from './survey.ts';

/**
 * Copies a library that is locked and not open, as it is, damaged or not. Answers the backup's folder; undefined when there is nothing to
 * keep.
 *
 * @param backups absolute path; when it cannot be had, the copy goes to `backups` inside the library
 * @throws the operating system's errors
 */
export async function keepPresentState(
  files: LibraryFiles,
  backups: string,
  reason: BackupReason,
  { program, now }: { readonly program: string; readonly now: () => Date },
): Promise<string | undefined> {
  const { fileSystem, folder } = files;
  const names = await namesIn(fileSystem, folder);
  if (!names.some((name) => ['library.json', 'media.json', 'journal.jsonl', 'galleries'].includes(name))) {
    return undefined;
  }
  const time = now();
  const target = path.join(await reachable(fileSystem, backups, folder), backupNameOf(time));
  await writeBackup(captureClosedLibrary(files, await factsOf(files)), {
    fileSystem,
    target,
    about: { time: time.toISOString(), reason, program, folder },
  });
  return target;
}

async function reachable(fileSystem: FileSystem, backups: string, folder: string): Promise<string> {
  const inside = path.join(folder, 'backups');
  if (backups !== inside) {
    try {
      await fileSystem.stat(backups);
      return backups;
    } catch {
      // A drive that is not connected must not stand in the way of mending the library.
    }
  }
  await fileSystem.makeFolder(inside);
  return inside;
}

/** What a library says of itself, as far as it can be read. */
async function factsOf(files: LibraryFiles): Promise<BackupFacts> {
  const { library, journal } = await surveyLibrary(files).catch(() => ({
    library: undefined,
    journal: undefined,
  }));
  const sequence = journal && journal.header.firstSequence + journal.changes.length - 1;
  const lastChangeId = journal?.changes.at(-1)?.id;
  return {
    ...(library && { library: { id: library.settings.id, name: library.settings.name } }),
    ...(sequence !== undefined && sequence >= 0 && { sequence }),
    ...(lastChangeId !== undefined && { lastChangeId }),
  };
}
