import { type } from '@orpc/contract';
import * as z from 'zod';
import type { Finding } from '../model/finding.ts';
import type { BackupSettings } from '../model/library.ts';
import { guidSchema } from '../schemas/common.ts';
import { method } from './base.ts';

/** Why a backup was taken: by itself, because somebody asked, or to keep the state that a restore or a repair replaced. */
export type BackupReason = 'AUTOMATIC' | 'MANUAL' | 'BEFORE_RESTORE' | 'BEFORE_REPAIR';

/** One backup, as a list shows it. */
export interface BackupSummary {
  /** Sorts by time. */
  readonly name: string;
  /** Absolute path. */
  readonly folder: string;
  /** ISO 8601, UTC */
  readonly time: string;
  readonly reason: BackupReason;
  /** The last change that is in it; absent for a copy of a damaged library. */
  readonly sequence?: number;
  readonly totalGalleries: number;
  /** Of its files; those that did not change share their place on the disk with other backups. */
  readonly sizeInBytes: number;
}

/** When backups are taken and where they are. */
export interface BackupState {
  readonly settings: BackupSettings;
  /** Absolute path. */
  readonly folder: string;
  /** For people: why there is no backup although one is due, and what to do. */
  readonly problem?: string;
  readonly last?: BackupSummary;
}

/** What looking through the files of a library or a backup found. */
export interface VerifyResult {
  /** True when there is nothing but notes. */
  readonly isClean: boolean;
  readonly findings: readonly Finding[];
  readonly totalGalleries: number;
  readonly totalItems: number;
}

/** A gallery that a backup holds. */
export interface BackedUpGallery {
  /** GUID */
  readonly id: string;
  readonly name: string;
  readonly totalItems: number;
  /** Whether the library has it no more. */
  readonly isGone: boolean;
}

/** What came back from a backup. */
export interface RestoredGallery {
  /** Of the change: “Restore gallery “Summer” from a backup”. */
  readonly label: string;
  readonly galleryId: string;
  /** For people: what is not quite as it was. */
  readonly notes: readonly string[];
}

const backupName = z
  .string()
  .regex(/^[\w-]{1,40}$/, 'Must be the name of a backup, as the list of backups has it.');

/** Backups of the library: taken while work goes on, checked, and put back. */
export const backupContract = {
  getBackupState: method('state', 'Tells when backups are taken, where they are, and whether that works.')
    .input(z.object({}))
    .output(type<BackupState>()),
  updateBackupSettings: method(
    'settings',
    'Changes when backups are taken, where they go and how many are kept.',
  )
    .input(
      z.object({
        isAutomatic: z.boolean().optional(),
        /** The shortest time between two automatic backups. */
        intervalMinutes: z.number().int().min(1).max(10_080).optional(),
        /** Absolute, or relative to the library folder. A folder outside of the library must exist. */
        folder: z.string().min(1).max(4096).optional(),
        keepHourly: z.number().int().min(0).max(1000).optional(),
        keepDaily: z.number().int().min(0).max(1000).optional(),
        keepMonthly: z.number().int().min(0).max(1000).optional(),
        /** What all backups may take together. */
        maxBytes: z
          .number()
          .int()
          .min(1024 * 1024)
          .optional(),
      }),
    )
    .output(type<BackupState>()),
  listBackups: method('list', 'Lists the backups of the library, the newest first.')
    .input(z.object({}))
    .output(type<{ folder: string; backups: BackupSummary[]; problems: string[] }>()),
  createBackup: method('create', 'Takes a backup now, while work goes on.')
    .input(z.object({}))
    .output(type<{ backup: BackupSummary }>()),
  verifyBackup: method('verify', 'Checks every file of a backup, and that the library in it can be opened.')
    .input(z.object({ name: backupName }))
    .output(type<VerifyResult>()),
  listBackupGalleries: method('galleries', 'Lists the galleries that a backup holds, in display order.')
    .input(
      z.object({
        name: backupName,
        offset: z.number().int().min(0).default(0),
        limit: z.number().int().min(1).max(200).default(200),
        /** Only galleries whose name or description has all of these words, without regard to case and accents. */
        search: z.string().max(255).optional(),
      }),
    )
    /** The total is of those that match. */
    .output(type<{ totalGalleries: number; galleries: BackedUpGallery[] }>()),
  restoreGalleryFromBackup: method(
    'restore-gallery',
    'Brings back one gallery from a backup, as one change that can be undone.',
  )
    .input(
      z.object({
        name: backupName,
        galleryId: guidSchema,
        /** `IN_PLACE`: the gallery becomes what it was. `NEW`: it comes beside the present one, under new ids. */
        as: z.enum(['IN_PLACE', 'NEW']).default('IN_PLACE'),
      }),
    )
    .output(type<RestoredGallery>()),
};

/** The health of the library's files. */
export const maintenanceContract = {
  verifyLibrary: method(
    'verify',
    'Checks the files of the library while it is open: that all can be read and agree.',
  )
    .input(z.object({}))
    .output(type<VerifyResult>()),
};
