import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { assertNever } from '../../shared/assert-never.ts';
import { nodeFileSystem } from '../store/file-system.ts';
import { readLock } from '../store/lock.ts';
import { MIGRATIONS } from '../store/migrations.ts';
import {
  backupNamed,
  listOffline,
  offlineLibrary,
  verifyBackupOffline,
  verifyOffline,
} from '../maintenance/offline.ts';
import { repairOffline } from '../maintenance/repair-library.ts';
import { restoreBeside, restoreInPlace } from '../maintenance/restore-library.ts';
import { PROGRAM_VERSION } from '../program-version.ts';
import { connectToLibrary, connectToRunning, type ConnectOptions } from './connect.ts';
import type { OfflineCommand } from './offline-commands.ts';

interface Outcome {
  /** Printed as JSON. */
  readonly answer: unknown;
  /** 1 when something is wrong with what was looked at. */
  readonly exitStatus: 0 | 1;
}

const OWNER = { program: `Gallery Desk ${PROGRAM_VERSION}`, host: 'cli' } as const;

/**
 * Carries out a command on the files of a library.
 *
 * @param folder absolute path of the library
 * @throws what the command refuses
 */
export async function runOffline(
  command: OfflineCommand,
  folder: string,
  options: ConnectOptions,
): Promise<Outcome> {
  const library = await offlineLibrary(folder, command.backups);
  const restoring = { ...OWNER, fileSystem: nodeFileSystem, migrations: MIGRATIONS, now: () => new Date() };
  switch (command.name) {
    case 'verify': {
      const running = await connectToRunning(folder);
      if (running !== undefined) {
        const answer = await running.client.maintenance.verifyLibrary({}).finally(() => running.close());
        return { answer, exitStatus: answer.isClean ? 0 : 1 };
      }
      await refuseOpen(folder);
      const answer = await verifyOffline(library);
      return { answer, exitStatus: answer.isClean ? 0 : 1 };
    }
    case 'repair': {
      await refuseOpen(folder);
      const answer = await repairOffline(library, { ...restoring, ...command });
      return { answer, exitStatus: answer.isClean ? 0 : 1 };
    }
    case 'listBackups':
      return { answer: await listOffline(library), exitStatus: 0 };
    case 'verifyBackup': {
      const answer = await verifyBackupOffline(await backupNamed(library, command.backup));
      return { answer, exitStatus: answer.isClean ? 0 : 1 };
    }
    case 'restore': {
      const backup = await backupNamed(library, command.backup);
      if (command.galleryId !== undefined) {
        const { client, close } = await connectToLibrary(folder, options);
        const as = command.asNew ? 'NEW' : 'IN_PLACE';
        const answer = await client.backup
          .restoreGalleryFromBackup({ name: backup.name, galleryId: command.galleryId, as })
          .finally(close);
        return { answer, exitStatus: 0 };
      }
      const answer =
        command.beside === undefined
          ? await restoreInPlace(folder, backup, library.backups, restoring)
          : await restoreBeside(command.beside, backup, restoring);
      return { answer, exitStatus: 0 };
    }
    default:
      return assertNever(command);
  }
}

async function refuseOpen(folder: string): Promise<void> {
  const lock = await readLock(folder);
  if (lock === undefined) return;
  throw new GalleryDeskError(
    'FAILED_PRECONDITION',
    `The library ${folder} is open in ${lock.program} (process ${lock.pid} on ${lock.hostname}). Close it there first.`,
    { file: folder, value: lock.pid },
  );
}
