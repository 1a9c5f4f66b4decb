import type { PublishManifest } from '../../shared/publish/manifest.ts';
import type { VerifyPublishedResult } from '../../shared/publish/publish-plan.ts';
import type { LongWork } from '../events/long-work.ts';
import type { PublishTarget } from './target.ts';

/** The most paths of a kind that are answered. */
const LIST_LIMIT = 1000;

/** Reads every file of a target again and compares it with what was written. */
export async function verifyTarget(
  target: PublishTarget,
  manifest: PublishManifest | undefined,
  work: LongWork,
): Promise<VerifyPublishedResult> {
  const files = Object.entries(manifest?.files ?? {});
  work.begin(files.length);
  const hashes = await target.hashes(
    files.map(([path]) => path),
    () => {
      work.advance();
      return work.rest();
    },
  );
  const missing = files.filter(([path]) => !hashes.has(path)).map(([path]) => path);
  const changed = files
    .filter(([path, { sha256 }]) => hashes.has(path) && hashes.get(path) !== sha256)
    .map(([path]) => path);
  const verifiedFiles = files.length - missing.length - changed.length;
  return {
    target: target.location,
    isClean: files.length > 0 && verifiedFiles === files.length,
    summary:
      files.length === 0
        ? 'nothing was published here yet'
        : `${verifiedFiles} of ${files.length} files verified`,
    totalFiles: files.length,
    verifiedFiles,
    missing: missing.slice(0, LIST_LIMIT),
    changed: changed.slice(0, LIST_LIMIT),
  };
}
