import sharp, { type Sharp } from 'sharp';
import { MediaFailure } from './failure.ts';

/** px. Above it a picture is refused: a few kilobytes can claim to be a picture of a hundred gigabytes. */
export const PIXEL_LIMIT = 250_000_000;

// One picture at a time goes through a worker, so a cache of decoded ones would only hold memory.
sharp.cache(false);
// Workers run side by side, one a processor; more threads in each would only wait for each other.
sharp.concurrency(1);

/** A picture that can be decoded once or several times, always upright. */
export interface Picture {
  /** px, upright */
  readonly width: number;
  /** px, upright */
  readonly height: number;
  /** EXIF orientation as stored, 1..8 */
  readonly orientation?: number;
  readonly hasAlpha: boolean;
  readonly mimeType: string;
  /** Whether it is only the preview that a raw file brings. */
  readonly isPreviewOnly?: true;
  /** Upright pixels in sRGB once they are written, at most `size` px on the longer side. @throws Error when they cannot be decoded. */
  decode(size: number): Promise<Sharp>;
}

/** How pictures of strangers are decoded. */
export const DECODING = {
  failOn: 'error',
  limitInputPixels: PIXEL_LIMIT,
  sequentialRead: true,
} as const;

/** Scaled down to fit a square, never up. */
export function fitted(picture: Sharp, size: number): Sharp {
  return picture.resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true });
}

/** The refusal of a picture that a decoder gave up on. */
export function damaged(path: string, error: unknown): MediaFailure {
  if (error instanceof MediaFailure) return error;
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  if (/pixel limit/i.test(reason)) return tooLarge(path);
  if (/Unsupported JPEG data precision|Unsupported JPEG process|SOF type/i.test(reason)) {
    return new MediaFailure(
      'UNSUPPORTED',
      `“${path}” is a JPEG picture of a kind that no browser shows (${reason}). Save a copy of it as an ordinary JPEG.`,
      { cause: error },
    );
  }
  return new MediaFailure(
    'DAMAGED',
    `“${path}” is damaged and cannot be shown (${reason}). Replace it with a good copy.`,
    { cause: error },
  );
}

function tooLarge(path: string): MediaFailure {
  return new MediaFailure(
    'DAMAGED',
    `“${path}” has more than ${PIXEL_LIMIT / 1_000_000} megapixels. Save a smaller copy of it in the media folder.`,
  );
}

export function refuseHuge(width: number, height: number, path: string): void {
  if (width * height > PIXEL_LIMIT) throw tooLarge(path);
}
