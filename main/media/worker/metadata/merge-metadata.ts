import type { MediaMetadata } from '../../../../shared/model/media-metadata.ts';
import { present, type FoundMetadata } from './found-metadata.ts';

/** What a file says in each of the ways it can. */
export interface MetadataSources {
  readonly sidecar?: FoundMetadata;
  readonly xmp?: FoundMetadata;
  readonly iptc?: FoundMetadata;
  readonly exif?: FoundMetadata;
  /** The texts of a PNG. */
  readonly png?: FoundMetadata;
  /** Whether IPTC was changed by a program that knows nothing of XMP, so that it is the newer of the two. */
  readonly isIptcNewer?: boolean;
}

/** What is kept of a file. */
export interface FileMetadata {
  readonly dateTaken?: string;
  readonly metadata?: MediaMetadata;
}

/**
 * Reconciles what a file says, each field for itself, after the guidelines of the Metadata Working Group (Guidelines for Handling Image
 * Metadata 2.0, chapter 5):
 *
 * - A sidecar is the latest word of the program that manages the picture.
 * - What people wrote is taken from XMP before IPTC, unless IPTC was changed later by a program that left XMP as it was; from EXIF at last. There
 *   the guidelines prefer EXIF; but cameras fill its fields with their own names, and few programs write people's texts there.
 * - No stars are no rating, and a picture that lost its stars in one place has lost them.
 * - What the camera knew (when, where, with what) is taken from EXIF first.
 */
export function mergedMetadata(sources: MetadataSources): FileMetadata {
  const { sidecar, xmp, iptc, exif, png, isIptcNewer } = sources;
  const people = [sidecar, ...(isIptcNewer === true ? [iptc, xmp] : [xmp, iptc]), exif, png];
  const camera = [sidecar, exif, xmp, iptc, png];
  const metadata = present({
    title: firstOf(people, 'title'),
    description: firstOf(people, 'description'),
    altText: firstOf(people, 'altText'),
    keywords: firstOf(people, 'keywords'),
    creator: firstOf(people, 'creator'),
    copyright: firstOf(people, 'copyright'),
    location: firstOf(camera, 'location'),
    rating: firstOf(people, 'rating') || undefined,
    camera: firstOf([exif, sidecar, xmp], 'camera'),
    lens: firstOf([exif, sidecar, xmp], 'lens'),
    exposure: firstOf([exif, sidecar, xmp], 'exposure'),
  });
  return present({
    dateTaken: firstOf(camera, 'dateTaken'),
    metadata: Object.keys(metadata).length === 0 ? undefined : metadata,
  });
}

function firstOf<K extends keyof FoundMetadata>(
  sources: readonly (FoundMetadata | undefined)[],
  field: K,
): FoundMetadata[K] | undefined {
  for (const source of sources) {
    const value = source?.[field];
    if (value !== undefined) return value;
  }
  return undefined;
}
