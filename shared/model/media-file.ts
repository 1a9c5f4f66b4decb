import type { MediaMetadata } from './media-metadata.ts';

export type MediaKind = 'IMAGE' | 'VIDEO' | 'TEXT' | 'OTHER';

/**
 * - `PENDING`: known by path, not inspected yet
 * - `READY`: can be shown and used
 * - `DAMAGED`: cannot be decoded; not tried again until its content changes
 * - `UNSUPPORTED`: a kind of file that galleries cannot show
 * - `MISSING`: was here and is gone; items that show it stay
 */
export type MediaStatus = 'PENDING' | 'READY' | 'DAMAGED' | 'UNSUPPORTED' | 'MISSING';

/** A still that a person chose for a video; it lies in the library's folder `posters`. */
export interface MediaPoster {
  /** Hash of its content, 32 hexadecimal digits; the name of its file. */
  readonly id: string;
  /** px */
  readonly width: number;
  /** px */
  readonly height: number;
  /** base64 of its thumbhash */
  readonly thumbhash: string;
}

/** What a sidecar is known by, so that it is noticed when it changes. */
export interface SidecarStat {
  readonly sizeInBytes: number;
  /** ms since the epoch */
  readonly modifiedTime: number;
}

/** One original in the media folder, known to the catalog. */
export interface MediaFile {
  /** Stable: follows the content through renames and moves, and the path through edits in place. URL-safe. */
  readonly id: string;
  /** Relative to the media folder, forward slashes, Unicode NFC. */
  readonly path: string;
  readonly kind: MediaKind;
  readonly mimeType: string;
  readonly sizeInBytes: number;
  /** ms since the epoch, as the file system tells */
  readonly modifiedTime: number;
  /** Hash of the content (size and several blocks); equal fingerprints mark duplicates. Absent while pending. */
  readonly fingerprint?: string;
  /** px, as shown: after the EXIF orientation was applied */
  readonly width?: number;
  /** px, as shown: after the EXIF orientation was applied */
  readonly height?: number;
  /** EXIF orientation, 1..8 */
  readonly orientation?: number;
  /** ms */
  readonly durationInMillis?: number;
  /** Local time of the camera as written in EXIF, ISO 8601; with an offset only if the camera knew it. */
  readonly dateTaken?: string;
  /** What the file says of itself. Absent when it says nothing, or was not read for it yet. */
  readonly metadata?: MediaMetadata;
  /** Of a camera's raw file: size and thumbnails are those of the preview that the camera put into it; the raw picture itself is not shown. */
  readonly isPreviewOnly?: true;
  /** Of a video: the still that a person chose in place of the one that is taken by itself. */
  readonly poster?: MediaPoster;
  /** The `.xmp` file beside it when that was read. Absent when there was none. */
  readonly sidecar?: SidecarStat;
  /** The version of the program's reading of metadata that the entry is from. Absent before there was one. */
  readonly factsVersion?: number;
  /** base64 of a thumbhash (https://evanw.github.io/thumbhash/): a blurred placeholder of about 25 bytes. */
  readonly thumbhash?: string;
  readonly status: MediaStatus;
  /** For people: why the file is damaged, unsupported or missing. */
  readonly problem?: string;
  /** In the trash of the library: a person deleted it. Its status is `MISSING` meanwhile. */
  readonly trashed?: TrashMark;
  /** ISO 8601, UTC: when it left the trash for good. Only of one that is `trashed`. */
  readonly erasedDate?: string;
  /** ISO 8601, UTC: when the catalog first saw it */
  readonly addedDate: string;
  /** ISO 8601, UTC */
  readonly updatedDate: string;
}

/** What tells the picture that a file is shown by from others: it changes with the content and with the poster. */
export function pictureVersionOf(file: Pick<MediaFile, 'poster' | 'fingerprint'>): string | undefined {
  return file.poster?.id ?? file.fingerprint;
}

/** Which galleries show a file, in no order, and with how many items each. */
export interface MediaFileUses {
  readonly mediaId: string;
  /** Never empty. */
  readonly galleries: readonly { readonly galleryId: string; readonly items: number }[];
}

/** When a file was deleted, and what it is when it comes back. */
export interface TrashMark {
  /** ISO 8601, UTC */
  readonly date: string;
  readonly status: MediaStatus;
  readonly problem?: string;
}

/** The last part of the path. */
export function fileNameOf(file: Pick<MediaFile, 'path'>): string {
  return file.path.slice(file.path.lastIndexOf('/') + 1);
}

/** Width by height of what a file shows; 1 where that is not known. */
export function ratioOfFile({
  width = 0,
  height = 0,
  kind,
}: Pick<MediaFile, 'width' | 'height' | 'kind'>): number {
  if (width > 0 && height > 0) return width / height;
  return kind === 'VIDEO' ? 16 / 9 : 1;
}

/**
 * - `READY`: watched and up to date
 * - `SCANNING`: the first listing is under way
 * - `OFFLINE`: cannot be reached as a whole (drive unplugged); nothing in it counts as deleted
 */
export interface MediaFolderStatus {
  readonly state: 'READY' | 'SCANNING' | 'OFFLINE';
  /** Absolute path. */
  readonly folder: string;
  /** For people: what is wrong and what to do. Present when offline, or when changes are noticed late. */
  readonly problem?: string;
}
