import type { MediaFile } from '../../../shared/model/media-file.ts';
import type { Derivative, DeriveRequest } from './derive-messages.ts';

/** Longer side of the thumbnails that are kept, px. */
export const THUMBNAIL_SIZES = [256, 512, 1024] as const;

export type ThumbnailSize = (typeof THUMBNAIL_SIZES)[number];

/** Reads one file: what it is, its size, its dates, its placeholder; makes its small thumbnails on the way. */
export interface InspectRequest {
  readonly type: 'inspect';
  /** Absolute. */
  readonly file: string;
  /** Path in the media folder, for messages to people and for what its name promises. */
  readonly path: string;
  readonly fingerprint: string;
  /** Absolute folder of the thumbnails. */
  readonly thumbnailFolder: string;
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
}

/** Fills a folder with sample media. */
export interface SamplesRequest {
  readonly type: 'makeSamples';
  /** Absolute; made when it is not there. */
  readonly folder: string;
  /** The same seed makes the same pictures. */
  readonly seed: number;
}

export type WorkerRequest = InspectRequest | ThumbnailRequest | SamplesRequest | DeriveRequest;

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
  | 'thumbhash'
  | 'problem'
> & { readonly status: 'READY' | 'DAMAGED' | 'UNSUPPORTED' };

export interface WorkerResults {
  readonly inspect: Inspection;
  /** Absolute path of the thumbnail. */
  readonly thumbnail: { readonly path: string };
  readonly makeSamples: { readonly files: number };
  /** In any order. */
  readonly derive: { readonly outputs: readonly Derivative[] };
}

/**
 * - `GONE`: the file vanished while it was read
 * - `DAMAGED`: it cannot be decoded
 * - `NO_POSTER`: a video, and no program on this machine that takes a frame of it
 * - `FAILED`: the disk refused, or a fault of the program
 */
export type WorkerFailure = 'GONE' | 'DAMAGED' | 'NO_POSTER' | 'FAILED';

export type ToWorker = { readonly id: number; readonly request: WorkerRequest };

export type FromWorker =
  /** Sent once, when the worker takes requests: one that dies before was not killed by a file. */
  | { readonly type: 'ready' }
  | { readonly type: 'done'; readonly id: number; readonly result: WorkerResults[WorkerRequest['type']] }
  | {
      readonly type: 'failed';
      readonly id: number;
      readonly failure: WorkerFailure;
      readonly problem: string;
    };
