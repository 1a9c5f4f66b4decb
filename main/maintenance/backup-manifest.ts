import { createHash } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { type FileSystem, readIfThere } from '../store/file-system.ts';
import { damagedBackup } from './maintenance-error.ts';

export const MANIFEST = 'backup.json';

/** Of the manifest itself. */
const FORMAT_VERSION = 1;

/** Why a backup was taken. */
export const BACKUP_REASONS = ['AUTOMATIC', 'MANUAL', 'BEFORE_RESTORE', 'BEFORE_REPAIR'] as const;

const manifestSchema = z.object({
  format: z.literal('gallery-desk-backup'),
  formatVersion: z.number().int().min(1),
  /** ISO 8601, UTC */
  time: z.iso.datetime(),
  reason: z.enum(BACKUP_REASONS),
  /** For people: "Gallery Desk 0.1.0". */
  program: z.string(),
  /** Absent in a copy of a library that could not be read. */
  library: z.object({ id: z.string(), name: z.string() }).optional(),
  /** Absolute path of the library when the backup was taken. */
  folder: z.string(),
  /** The last change that is in it. */
  sequence: z.number().int().min(0).optional(),
  /** Tells that change from one that another course of events gave the same number. */
  lastChangeId: z.string().optional(),
  totalGalleries: z.number().int().min(0),
  /** Whether files that are the same as in the backup before share their place on the disk with it. */
  sharesFiles: z.boolean(),
  files: z.array(
    z.object({
      /** Relative to the backup, forward slashes; the same as in the library. */
      path: z.string().regex(/^(?:[\w-]+\/)?[\w.-]+$/),
      /** bytes */
      size: z.number().int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      /** ms since the epoch: of the library's file when it was copied. Absent for what was written for the backup. */
      modifiedTime: z.number().optional(),
    }),
  ),
});

/** What a backup says of itself. */
export type BackupManifest = z.infer<typeof manifestSchema>;

export type BackupFile = BackupManifest['files'][number];

/** A backup in its folder. */
export interface Backup {
  /** Of its folder; sorts by time. */
  readonly name: string;
  /** Absolute path. */
  readonly folder: string;
  readonly manifest: BackupManifest;
}

function checksumOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The manifest's file: readable, with a checksum over the rest of it as its last field. */
export function manifestText(manifest: Omit<BackupManifest, 'format' | 'formatVersion'>): string {
  const content = { format: 'gallery-desk-backup', formatVersion: FORMAT_VERSION, ...manifest };
  const checksum = checksumOf(JSON.stringify(content));
  return `${JSON.stringify({ ...content, checksum }, undefined, 2)}\n`;
}

/**
 * Reads a backup's manifest. Undefined when the folder holds none and so is no backup.
 *
 * @throws `DATA_LOSS` when it is damaged, `FAILED_PRECONDITION` when a newer program wrote it, the operating system's errors
 */
export async function readManifest(
  fileSystem: FileSystem,
  folder: string,
): Promise<BackupManifest | undefined> {
  const path = join(folder, MANIFEST);
  const bytes = await readIfThere(fileSystem, path);
  if (bytes === undefined) return undefined;
  let content: Record<string, unknown>;
  try {
    content = z.record(z.string(), z.unknown()).parse(JSON.parse(bytes.toString('utf8')));
  } catch (cause) {
    throw damagedBackup(path, 'its list of files cannot be read', cause);
  }
  const { checksum, ...rest } = content;
  if (checksum !== checksumOf(JSON.stringify(rest))) {
    throw damagedBackup(path, 'its list of files does not have the checksum it was written with');
  }
  const parsed = manifestSchema.safeParse(rest);
  if (!parsed.success) throw damagedBackup(path, 'its list of files is not complete', parsed.error);
  return parsed.data;
}
