import { join } from 'node:path';
import type { Finding } from '../../shared/model/finding.ts';
import { type FileSystem, readIfThere } from '../store/file-system.ts';
import type { Backup } from './backup-manifest.ts';
import { hashOf } from './backup-writer.ts';
import { damagedBackup } from './maintenance-error.ts';

/** What can be done about a backup that is not what was written. */
export const UNUSABLE = 'Nothing: use another backup.';

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

/** @throws `DATA_LOSS` naming the first file of a backup that is not what was written */
export async function requireIntact(fileSystem: FileSystem, backup: Backup): Promise<void> {
  const [finding] = await checkBackupFiles(fileSystem, backup);
  if (finding !== undefined) {
    throw damagedBackup(
      `${backup.folder}/${finding.file}`,
      finding.what.replace(/^It/, 'it').replace(/\.$/, ''),
    );
  }
}
