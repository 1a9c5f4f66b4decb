import { stat } from 'node:fs/promises';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { MediaCatalog } from '../store/state.ts';
import { fingerprintOf, fullHashOf, isWholeFile } from './fingerprint.ts';

/** The content of a file on the disk, as far as it takes to find its equals. */
export interface Content {
  /** Absolute. */
  readonly diskPath: string;
  readonly fingerprint: string;
  readonly sizeInBytes: number;
}

/** @throws the system's error when it cannot be read */
export async function contentOf(diskPath: string): Promise<Content> {
  return { diskPath, fingerprint: await fingerprintOf(diskPath), sizeInBytes: (await stat(diskPath)).size };
}

/**
 * Whether another file has exactly this content now. Fingerprints are of some blocks only: what is not kept because of the answer is
 * compared whole. One that cannot be compared is another one.
 *
 * @throws the signal's reason
 */
export async function isSameContent(
  { diskPath, fingerprint, sizeInBytes }: Content,
  other: string,
  signal?: AbortSignal,
): Promise<boolean> {
  try {
    if ((await fingerprintOf(other)) !== fingerprint) return false;
    if (isWholeFile(sizeInBytes)) return true;
    return (await fullHashOf(other, signal)) === (await fullHashOf(diskPath, signal));
  } catch {
    signal?.throwIfAborted();
    return false;
  }
}

/**
 * A file of the media folder that is there and has exactly this content.
 *
 * @param original the path on disk of a file of the catalog; rejects when it is not there
 */
export async function fileWithContent(
  content: Content,
  catalog: MediaCatalog,
  original: (file: MediaFile) => Promise<string>,
  signal?: AbortSignal,
): Promise<MediaFile | undefined> {
  for (const file of catalog.byFingerprint(content.fingerprint)) {
    if (file.status === 'MISSING' || file.sizeInBytes !== content.sizeInBytes) continue;
    const place = await original(file).catch(() => undefined);
    if (place !== undefined && (await isSameContent(content, place, signal))) return file;
  }
  return undefined;
}
