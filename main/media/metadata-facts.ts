import type { MediaFile, SidecarStat } from '../../shared/model/media-file.ts';
import { hasSameStat } from './delta.ts';
import type { ScannedFile } from './scan.ts';

/** Grows when the program learns to read more; entries of the catalog from before are read again then, in the background. */
export const FACTS_VERSION = 1;

/** What an entry of the catalog keeps of a reading that is about to be made, so that it is known when to make it again. */
export function readingFactsOf({ sidecar }: ScannedFile): Pick<MediaFile, 'sidecar' | 'factsVersion'> {
  return { sidecar: sidecar && sidecarStatOf(sidecar), factsVersion: FACTS_VERSION };
}

function sidecarStatOf({ sizeInBytes, modifiedTime }: ScannedFile): SidecarStat {
  return { sizeInBytes, modifiedTime };
}

/** For a request to a worker. */
export function sidecarPathOf({ sidecar }: ScannedFile): { readonly sidecar?: string } {
  return sidecar === undefined ? {} : { sidecar: sidecar.diskPath };
}

/** Whether what a file says is not in the catalog as it says it now: it was never read for it, or its sidecar came, changed or went. */
export function isReadingDue(file: MediaFile, scanned: ScannedFile): boolean {
  if (file.status !== 'READY' || (file.kind !== 'IMAGE' && file.kind !== 'VIDEO')) return false;
  if (!hasSameStat(file, scanned)) return false;
  if (file.factsVersion !== FACTS_VERSION) return true;
  const { sidecar } = scanned;
  if (file.sidecar === undefined || sidecar === undefined) return file.sidecar !== sidecar;
  return !hasSameStat(file.sidecar, sidecar);
}
