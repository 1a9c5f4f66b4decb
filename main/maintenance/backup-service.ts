import { randomUUID } from 'node:crypto';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type {
  backupContract,
  BackupReason,
  BackupState,
  BackupSummary,
  VerifyResult,
} from '../../shared/contract/maintenance.ts';
import type { InputOf, OutputOf } from '../../shared/contract/method-types.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { JobRegistry } from '../events/job-registry.ts';
import { isClean } from '../../shared/model/finding.ts';
import { type BackupSettings, DEFAULT_BACKUPS } from '../../shared/model/library.ts';
import { textFromElsewhere, type JobText } from '../../shared/text/core-text.ts';
import { type FileSystem, nodeFileSystem } from '../store/file-system.ts';
import { LibraryFiles } from '../store/library-files.ts';
import { MIGRATIONS } from '../store/migrations.ts';
import type { Store } from '../store/open-store.ts';
import { diskError } from '../store/store-error.ts';
import {
  backupNameOf,
  listBackups,
  removeBackup,
  removePartialBackups,
  requireBackup,
} from './backup-folder.ts';
import type { Backup } from './backup-manifest.ts';
import { BackupSchedule } from './backup-schedule.ts';
import { backupFolderSetting, decideBackupSettings } from './backup-settings.ts';
import { writeBackup } from './backup-writer.ts';
import { captureLibrary } from './capture-library.ts';
import { removeLibraryShape } from './folder-removal.ts';
import { galleriesOfBackup, galleryOfBackup } from './read-backup.ts';
import { decideGalleryRestore } from './restore-gallery.ts';
import { backupsToRemove } from './thin-backups.ts';
import { verifyBackup } from './verify-backup.ts';
import { verifyFiles } from './verify-library.ts';

type Contract = typeof backupContract;
type Method<M extends keyof Contract> = (input: InputOf<Contract[M]>) => Promise<OutputOf<Contract[M]>>;

/** The methods of the contract, and what the host needs. */
export interface BackupService {
  state(): Promise<BackupState>;
  readonly updateSettings: Method<'updateBackupSettings'>;
  list(): Promise<OutputOf<Contract['listBackups']>>;
  create(): Promise<OutputOf<Contract['createBackup']>>;
  readonly verify: Method<'verifyBackup'>;
  readonly listGalleries: Method<'listBackupGalleries'>;
  readonly restoreGallery: Method<'restoreGalleryFromBackup'>;
  verifyLibrary(): Promise<VerifyResult>;
  /** Finishes what is under way and takes the last backup, when something changed. To be called before the store is closed. Never fails. */
  close(): Promise<void>;
}

/**
 * - `WHILE_OPEN`: as often as the settings say, and when the library is closed
 * - `WHEN_DUE`: when the library is closed and the last one is older than the interval; for hosts that answer one call and end
 * - `NEVER`
 */
export type AutomaticBackups = 'WHILE_OPEN' | 'WHEN_DUE' | 'NEVER';

export interface BackupServiceOptions {
  readonly store: Store;
  /** For people, in the backup: "Gallery Desk 0.1.0". */
  readonly program: string;
  readonly automatic: AutomaticBackups;
  /** Shows a backup while it is taken. */
  readonly jobs?: JobRegistry;
  /** Absolute path of the media folder now. */
  readonly mediaFolder: () => string;
  /** Told why an automatic backup was not taken. */
  readonly onProblem: (error: unknown) => void;
  readonly fileSystem?: FileSystem;
  readonly now?: () => Date;
}

export function summaryOf({ name, folder, manifest }: Backup): BackupSummary {
  const { time, reason, sequence, totalGalleries, files } = manifest;
  return {
    name,
    folder,
    time,
    reason,
    ...(sequence !== undefined && { sequence }),
    totalGalleries,
    sizeInBytes: files.reduce((bytes, { size }) => bytes + size, 0),
  };
}

/** Backups of an open library. */
export function createBackupService({
  store,
  program,
  automatic,
  jobs,
  mediaFolder,
  onProblem,
  fileSystem = nodeFileSystem,
  now = () => new Date(),
}: BackupServiceOptions): BackupService {
  const files = new LibraryFiles(fileSystem, store.folder, MIGRATIONS);
  const settingsNow = (): BackupSettings => store.state.settings.backups ?? DEFAULT_BACKUPS;
  const folderNow = (): string => path.resolve(store.folder, settingsNow().folder);
  /** Backups are taken one after another. */
  let working: Promise<unknown> = Promise.resolve();

  const backupsNow = () => listBackups(fileSystem, folderNow(), store.state.settings.id);

  async function requireFolder(): Promise<string> {
    const folder = folderNow();
    const isOurs = !path.isAbsolute(settingsNow().folder);
    try {
      // A folder elsewhere may be on a drive that is not connected: making it would put the backups into the empty place of the drive.
      if (isOurs) await fileSystem.makeFolder(folder);
      else await fileSystem.stat(folder);
      return folder;
    } catch (error) {
      throw diskError('Backups cannot go to', folder, error);
    }
  }

  async function take(reason: BackupReason): Promise<BackupSummary> {
    const job = jobs?.start('BACKUP', 'Backing up the library' satisfies JobText);
    try {
      const summary = await write(reason);
      job?.finish();
      return summary;
    } catch (error) {
      job?.fail(textFromElsewhere(error instanceof Error ? error.message : String(error)));
      throw error;
    }
  }

  async function write(reason: BackupReason): Promise<BackupSummary> {
    const folder = await requireFolder();
    try {
      await removePartialBackups(fileSystem, folder);
      const { backups } = await backupsNow();
      const time = now();
      const name = backupNameOf(time);
      const target = path.join(folder, name);
      const manifest = await writeBackup(captureLibrary(store, files), {
        fileSystem,
        target,
        about: { time: time.toISOString(), reason, program, folder: store.folder },
        previous: backups.at(-1),
      });
      const made = { name, folder: target, manifest };
      for (const old of backupsToRemove([...backups, made], settingsNow()))
        await removeBackup(fileSystem, old);
      return summaryOf(made);
    } catch (error) {
      throw diskError('The backup could not be written to', folder, error);
    }
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = working.then(work);
    working = done.catch(() => {});
    return done;
  }

  const schedule = new BackupSchedule({
    store,
    automatic,
    settings: settingsNow,
    lastBackup: async () => (await backupsNow()).backups.at(-1)?.manifest,
    take: () => inTurn(() => take('AUTOMATIC')),
    onProblem,
    now,
  });

  async function state(): Promise<BackupState> {
    const { problem } = schedule;
    const last = await backupsNow()
      .then(({ backups }) => backups.at(-1))
      .catch(() => undefined);
    return {
      settings: settingsNow(),
      folder: folderNow(),
      ...(problem !== undefined && { problem }),
      ...(last !== undefined && { last: summaryOf(last) }),
    };
  }

  return {
    state,

    async updateSettings(given) {
      let { folder } = given;
      if (folder !== undefined) {
        folder = backupFolderSetting(store.folder, mediaFolder(), folder);
        if (path.isAbsolute(folder)) await requireOutsideFolder(folder);
      }
      await store.change((current) => decideBackupSettings(current, { ...given, folder }));
      schedule.settingsChanged();
      return state();
    },

    async list() {
      const { backups, problems } = await backupsNow();
      return { folder: folderNow(), backups: backups.map(summaryOf).reverse(), problems: [...problems] };
    },

    create: async () => ({ backup: await inTurn(() => take('MANUAL')) }),

    async verify({ name }) {
      const backup = await requireBackup(fileSystem, folderNow(), name);
      const { verified: _verified, ...result } = await verifyBackup(fileSystem, backup, MIGRATIONS);
      return result;
    },

    async listGalleries({ name, offset, limit, search = '' }) {
      const backup = await requireBackup(fileSystem, folderNow(), name);
      const found = await galleriesOfBackup(fileSystem, backup, search, MIGRATIONS);
      return {
        totalGalleries: found.length,
        galleries: found.slice(offset, offset + limit).map(({ id, name: galleryName, totalItems }) => ({
          id,
          name: galleryName,
          totalItems,
          isGone: !store.state.galleries.has(id),
        })),
      };
    },

    async restoreGallery({ name, galleryId, as }) {
      const backup = await requireBackup(fileSystem, folderNow(), name);
      const past = await galleryOfBackup(fileSystem, backup, galleryId, MIGRATIONS);
      return store.change((current) =>
        decideGalleryRestore(current, { past, as, now: now(), newId: randomUUID }),
      );
    },

    async verifyLibrary() {
      // What is looked at must not change meanwhile: a copy that agrees at one change, gone again afterwards.
      const target = path.join(files.cacheFolder, `verify-${randomUUID()}`);
      try {
        await fileSystem.makeFolder(files.cacheFolder);
        await writeBackup(captureLibrary(store, files), {
          fileSystem,
          target,
          about: { time: now().toISOString(), reason: 'MANUAL', program, folder: store.folder },
        });
        const { findings, totalGalleries, totalItems } = await verifyFiles(
          new LibraryFiles(fileSystem, target, MIGRATIONS),
          (await backupsNow()).backups,
        );
        return { isClean: isClean(findings), findings, totalGalleries, totalItems };
      } catch (error) {
        throw diskError('The library could not be checked:', store.folder, error);
      } finally {
        await removeLibraryShape(fileSystem, target).catch(onProblem);
      }
    },

    async close() {
      await schedule.close();
      await working;
    },
  };
}

async function requireOutsideFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() === true) return;
  throw new GalleryDeskError(
    'FAILED_PRECONDITION',
    `The folder ${folder} is not there. Make it or connect its drive, or name another one.`,
    { file: folder },
  );
}
