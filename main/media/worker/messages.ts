import type { MediaFile, MediaPoster } from '../../../shared/model/media-file.ts';
import type { Derivative, DeriveRequest } from './derive-messages.ts';

/** Reads what one file says at its beginning: what it is, its size, its dates. */
export interface InspectRequest {
  readonly type: 'inspect';
  /** Absolute. */
  readonly file: string;
  /** Path in the media folder, for messages to people and for what its name promises. */
  readonly path: string;
  /** Absolute path of the file's sidecar, when it has one. */
  readonly sidecar?: string;
}

/** Reads some files once: their fingerprints and what they are. */
export interface ReadRequest {
  readonly type: 'read';
  readonly files: readonly FileToRead[];
}

export interface FileToRead extends Pick<InspectRequest, 'file' | 'path' | 'sidecar'> {
  /** With `modifiedTime`, what the file was found with: another one is not read. */
  readonly sizeInBytes: number;
  /** ms since the epoch */
  readonly modifiedTime: number;
}

/** What reading a file told. Without an inspection, a worker has to look into it alone. */
export type FileReading =
  | { readonly fingerprint: string; readonly inspection?: Inspection }
  | { readonly failure: 'CHANGED' }
  | {
      readonly failure: 'UNREADABLE';
      /** of the system error */
      readonly code: string | undefined;
    };

/** Decodes one picture, or a frame of a video, and makes its small thumbnails and its placeholder. */
export interface PreviewRequest {
  readonly type: 'preview';
  readonly file: string;
  readonly path: string;
  readonly fingerprint: string;
  /** With `modifiedTime`, what the file is known by: the previews of another one are not made. */
  readonly sizeInBytes: number;
  /** ms since the epoch */
  readonly modifiedTime: number;
  /** Absolute folder of the thumbnails. */
  readonly thumbnailFolder: string;
}

/** Reads what a file says of itself, and its sidecar of it, again; nothing is decoded. */
export interface MetadataRequest {
  readonly type: 'readMetadata';
  /** Absolute. */
  readonly file: string;
  /** Path in the media folder. */
  readonly path: string;
  /** Absolute path of the file's sidecar, when it has one. */
  readonly sidecar?: string;
}

/** Makes one thumbnail. */
export interface ThumbnailRequest {
  readonly type: 'thumbnail';
  readonly file: string;
  readonly path: string;
  readonly fingerprint: string;
  readonly thumbnailFolder: string;
  /** px of the longer side: one of those that are always kept, or another that was asked for. */
  readonly size: number;
  /** Whether `file` is the poster that was chosen for the file at `path`, and `fingerprint` that of the poster. */
  readonly isPoster: boolean;
}

/** Makes a poster of a picture, whoever it comes from: decoded and written anew. */
export interface PosterRequest {
  readonly type: 'poster';
  /** Absolute path of the picture. */
  readonly file: string;
  /** What to call it in messages. */
  readonly path: string;
  /** Absolute path of the poster, a JPEG file. */
  readonly target: string;
}

/** px and base64 */
export type Poster = Omit<MediaPoster, 'id'>;

/** Fills a folder with sample media. */
export interface SamplesRequest {
  readonly type: 'makeSamples';
  /** Absolute; made when it is not there. */
  readonly folder: string;
  /** The same seed makes the same pictures. */
  readonly seed: number;
}

export type WorkerRequest =
  | ReadRequest
  | InspectRequest
  | MetadataRequest
  | PreviewRequest
  | ThumbnailRequest
  | PosterRequest
  | DeriveRequest
  | SamplesRequest;

/** What a look into a file told. */
export type Inspection = Pick<
  MediaFile,
  | 'kind'
  | 'mimeType'
  | 'width'
  | 'height'
  | 'orientation'
  | 'durationInMillis'
  | 'dateTaken'
  | 'metadata'
  | 'problem'
  | 'isPreviewOnly'
> & { readonly status: 'READY' | 'DAMAGED' | 'UNSUPPORTED' };

/** What making previews told. */
export interface Previews {
  /** base64 */
  readonly thumbhash: string;
}

export type Thumbnail =
  /** Absolute path of the file. */
  | { readonly path: string }
  /** The picture itself, base64: the disk did not take it. */
  | { readonly content: string; readonly mimeType: string };

export interface WorkerResults {
  /** In the order of the files. */
  readonly read: readonly FileReading[];
  readonly inspect: Inspection;
  readonly preview: Previews;
  readonly readMetadata: Pick<MediaFile, 'dateTaken' | 'metadata'>;
  readonly thumbnail: Thumbnail;
  readonly poster: Poster;
  readonly makeSamples: { readonly files: number };
  /** In any order. */
  readonly derive: { readonly outputs: readonly Derivative[] };
}

/**
 * - `GONE`: the file vanished, or was changed, while it was read
 * - `DAMAGED`: it cannot be decoded
 * - `UNSUPPORTED`: nothing of it can be shown
 * - `NO_POSTER`: a video, and no program on this machine that takes a frame of it
 * - `FAILED`: the disk refused, or a fault of the program
 */
export type WorkerFailure = 'GONE' | 'DAMAGED' | 'UNSUPPORTED' | 'NO_POSTER' | 'FAILED';

export type ToWorker = { readonly id: number; readonly request: WorkerRequest };

export type FromWorker =
  /** Sent once, when the worker takes requests: one that dies before was not killed by a file. */
  | { readonly type: 'ready' }
  | {
      readonly type: 'done';
      readonly id: number;
      readonly result: WorkerResults[WorkerRequest['type']];
      /** Bytes by which the kept thumbnails grew. */
      readonly keptBytes: number;
    }
  | {
      readonly type: 'failed';
      readonly id: number;
      readonly failure: WorkerFailure;
      readonly problem: string;
    };
