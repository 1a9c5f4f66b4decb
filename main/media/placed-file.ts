import type { MediaFile } from '../../shared/model/media-file.ts';
import type { MediaCatalog } from '../store/state.ts';
import { presentAt } from './delta.ts';
import { blockPartOf } from './fingerprint.ts';

/** A file that has its place in the media folder, whether or not the catalog knows it yet. */
export interface PlacedFile {
  /** Relative to the media folder, forward slashes, NFC. */
  readonly path: string;
  /** Of its blocks; absent for a file that was there already, whatever is in it. */
  readonly fingerprint?: string;
}

/** What the catalog knows of it. Another file that it believes to be in this place is not it. */
export function fileOf(catalog: MediaCatalog, { path, fingerprint }: PlacedFile): MediaFile | undefined {
  const file = presentAt(catalog, path);
  if (fingerprint === undefined || file?.fingerprint === undefined)
    return fingerprint === undefined ? file : undefined;
  return blockPartOf(file.fingerprint) === fingerprint ? file : undefined;
}
