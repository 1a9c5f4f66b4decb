import { isClean } from '../../shared/model/finding.ts';
import type { VerifyResult } from '../../shared/contract/maintenance.ts';
import type { FileSystem } from '../store/file-system.ts';
import { LibraryFiles } from '../store/library-files.ts';
import type { Migration } from '../store/migrations.ts';
import type { Backup } from './backup-manifest.ts';
import { checkBackupFiles, UNUSABLE } from './check-backup-files.ts';
import { verifyFiles, type Verified } from './verify-library.ts';

/**
 * Checks a backup: each of its files against its hash, then the library that they make, just as a library is checked.
 *
 * @throws `UNAVAILABLE` when the disk refuses, `FAILED_PRECONDITION` when a newer program wrote it
 */
export async function verifyBackup(
  fileSystem: FileSystem,
  backup: Backup,
  migrations: readonly Migration[],
): Promise<VerifyResult & { readonly verified: Verified }> {
  const changed = await checkBackupFiles(fileSystem, backup);
  const verified = await verifyFiles(new LibraryFiles(fileSystem, backup.folder, migrations));
  const findings = [...changed, ...verified.findings.map((finding) => ({ ...finding, repair: UNUSABLE }))];
  const { totalGalleries, totalItems } = verified;
  return { isClean: isClean(findings), findings, totalGalleries, totalItems, verified };
}
