import type { MediaMetadata } from '../../../../shared/model/media-metadata.ts';

/** What one kind of metadata in a file says: EXIF, IPTC, XMP, or the texts of a PNG. */
export interface FoundMetadata extends MediaMetadata {
  /** ISO 8601, local time, with an offset only if one is written. */
  readonly dateTaken?: string;
}

/** Only the fields that are there. */
export function present<T extends object>(fields: T): T {
  // Fields that may be absent are left out, so what is left is of the same type.
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T;
}
