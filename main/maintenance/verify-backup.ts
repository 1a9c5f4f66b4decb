import { join } from 'node:path';
import { isClean, type Finding } from '../../shared/model/finding.ts';
import type { VerifyResult } from '../../shared/contract/maintenance.ts';
import { type FileSystem, readIfThere } from '../store/file-system.ts';
import { LibraryFiles } from '../store/library-files.ts';
import type { Migration } from '../store/migrations.ts';
import type { Backup } from './backup-manifest.ts';
import { hashOf } from './backup-writer.ts';
import { verifyFiles, type Verified } from './verify-library.ts';

const UNUSABLE = 'Nothing: use another backup.';

/** Checks that every file of a backup is the one that was written. */
export async function checkBackupFiles(
  fileSystem: FileSystem,
  { folder, manifest }: Backup,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const { path, size, sha256 } of manifest.files) {
    const bytes = await readIfThere(fileSystem, join(folder, path));
    let what: string | undefined;
    if (bytes === undefined) what = 'It is missing.';
    else if (bytes.length !== size) what = `It has ${bytes.length} bytes; ${size} were written.`;
    else if ((await hashOf(bytes)) !== sha256) what = 'Its content is not what was written.';
    if (what !== undefined) findings.push({ severity: 'ERROR', file: path, what, repair: UNUSABLE });
  }
  return findings;
}

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
