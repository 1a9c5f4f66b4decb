import type { Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';
import { shrunkenPixels, type Pixels } from './shrunken-pixels.ts';

/** Longer side of what a placeholder is made from, px. It keeps at most 7 × 7 waves: 100 px, the most it takes, say no more and take 13 times as long. */
const SOURCE_SIZE = 48;

/** The thumbhash of pixels, base64. */
export function thumbhashOfPixels(pixels: Pixels): string {
  const { data, width, height } = shrunkenPixels(pixels, SOURCE_SIZE);
  return Buffer.from(rgbaToThumbHash(width, height, data)).toString('base64');
}

/** The thumbhash of a picture, base64. @throws Error when it cannot be decoded. */
export async function thumbhashOf(picture: Sharp): Promise<string> {
  const { data, info } = await picture
    .resize({ width: SOURCE_SIZE, height: SOURCE_SIZE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return thumbhashOfPixels({ data, ...info });
}
