import { dirname, join } from 'node:path';
import type { VerifyResult } from '../../shared/contract/maintenance.ts';
import { isClean } from '../../shared/model/finding.ts';
import { type Host, takeLock } from '../store/lock.ts';
import { finishReplacing, replaceFiles } from '../store/replace-files.ts';
import { diskError } from '../store/store-error.ts';
import { backupsOf, type OfflineLibrary, requireRests } from './offline.ts';
import { planRepair, type RepairAction } from './plan-repair.ts';
import { verifyFiles } from './verify-library.ts';

export interface RepairOptions {
  /** False: only says what would be done. */
  readonly apply: boolean;
  /** What was changed outside of Gallery Desk stays, instead of what the history says. */
  readonly keepEdits: boolean;
  readonly program: string;
  readonly host: Host;
  readonly now: () => Date;
}

export interface RepairResult extends VerifyResult {
  readonly isApplied: boolean;
  /** What was done, or would be. */
  readonly actions: readonly RepairAction[];
  /** Absolute path of the folder that keeps what gave way; absent when nothing did. */
  readonly keptIn?: string;
}

/**
 * Repairs a library that nobody has open, or says how. `findings` are what is wrong before, or after it was applied.
 *
 * @throws `FAILED_PRECONDITION` when the library is open or of a newer program, `NOT_FOUND` when the folder holds nothing of a library,
 *   `UNAVAILABLE` when the disk refuses; then everything is as it was
 */
export async function repairOffline(library: OfflineLibrary, options: RepairOptions): Promise<RepairResult> {
  const { files, folder } = library;
  await requireRests(library);
  if (!options.apply) return repairLocked(library, options);
  try {
    const lock = await takeLock(files.fileSystem, folder, options);
    try {
      await finishReplacing(files);
      return await repairLocked(library, options);
    } finally {
      await lock.release();
    }
  } catch (error) {
    throw diskError('The library could not be repaired:', folder, error);
  }
}

async function repairLocked(
  library: OfflineLibrary,
  { apply, keepEdits, now }: RepairOptions,
): Promise<RepairResult> {
  const { files, folder } = library;
  const { backups } = await backupsOf(library);
  const before = await verifyFiles(files, backups);
  const { findings, totalGalleries, totalItems } = before;
  if (isClean(findings))
    return { isClean: true, isApplied: false, findings, totalGalleries, totalItems, actions: [] };
  const { actions, replacement } = await planRepair(files, before, { backups, keepEdits, now: now() });
  if (!apply) return { isClean: false, isApplied: false, findings, totalGalleries, totalItems, actions };
  await files.fileSystem.makeFolder(files.galleriesFolder);
  await replaceFiles(files, replacement);
  const after = await verifyFiles(files, backups);
  const [kept] = replacement.aside;
  return {
    isClean: isClean(after.findings),
    isApplied: true,
    findings: after.findings,
    totalGalleries: after.totalGalleries,
    totalItems: after.totalItems,
    actions,
    ...(kept !== undefined && {
      keptIn: join(folder, dirname(kept.to).replace(/\/(galleries|history)$/, '')),
    }),
  };
}
