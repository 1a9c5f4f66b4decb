import { pictureVersionOf, type MediaFile } from '../../../shared/model/media-file.ts';
import { THUMBNAIL_SIZES } from '../../../shared/model/thumbnail-size.ts';

/** No eye tells more pixels apart. */
const MOST_PIXEL_RATIO = 3;

/**
 * The address of the smallest thumbnail that is sharp at a size.
 *
 * @param sizeInPx the longer side of the whole picture as shown, in CSS px
 */
export function thumbnailAddress(
  mediaBase: string,
  file: Pick<MediaFile, 'id' | 'fingerprint' | 'poster'>,
  sizeInPx: number,
  pixelRatio: number,
): string {
  // Up to a tenth more than there is looks as sharp and costs a quarter of the bytes.
  const needed = (sizeInPx * Math.min(pixelRatio, MOST_PIXEL_RATIO)) / 1.1;
  const size = THUMBNAIL_SIZES.find((candidate) => candidate >= needed) ?? THUMBNAIL_SIZES.at(-1);
  const version = pictureVersionOf(file);
  const kept = version === undefined ? '' : `&v=${encodeURIComponent(version)}`;
  return `${mediaBase}thumbnails/${encodeURIComponent(file.id)}?size=${size}${kept}`;
}

/** The longer side of a picture that fills a box, of which what does not fit is cut off, in the unit of the box. */
export function longerSideFilling(
  { width, height }: Pick<MediaFile, 'width' | 'height'>,
  boxWidth: number,
  boxHeight: number,
): number {
  if (!width || !height) return Math.max(boxWidth, boxHeight);
  return Math.max(width, height) * Math.max(boxWidth / width, boxHeight / height);
}

export function originalAddress(mediaBase: string, mediaId: string): string {
  return `${mediaBase}originals/${encodeURIComponent(mediaId)}`;
}

/** Where a picture for a video is sent to: one that a person chose, or one that the window made because nothing else does. */
export function posterAddress(mediaBase: string, mediaId: string, origin: 'chosen' | 'automatic'): string {
  return `${mediaBase}posters/${encodeURIComponent(mediaId)}?origin=${origin}`;
}
