import type { MediaFile } from '../../../shared/model/media-file.ts';

const THUMBNAIL_SIZES = [256, 512, 1024] as const;

/**
 * The address of the smallest thumbnail that is sharp at a size.
 *
 * @param sizeInPx the longer side as shown, in CSS px
 */
export function thumbnailAddress(
  mediaBase: string,
  file: Pick<MediaFile, 'id' | 'fingerprint'>,
  sizeInPx: number,
  pixelRatio: number,
): string {
  // Up to a tenth more than there is looks as sharp and costs a quarter of the bytes.
  const needed = (sizeInPx * Math.min(pixelRatio, 2)) / 1.1;
  const size = THUMBNAIL_SIZES.find((candidate) => candidate >= needed) ?? 1024;
  const version = file.fingerprint === undefined ? '' : `&v=${encodeURIComponent(file.fingerprint)}`;
  return `${mediaBase}thumbnails/${encodeURIComponent(file.id)}?size=${size}${version}`;
}

export function originalAddress(mediaBase: string, mediaId: string): string {
  return `${mediaBase}originals/${encodeURIComponent(mediaId)}`;
}
