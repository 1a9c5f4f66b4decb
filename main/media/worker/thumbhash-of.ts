import type { Sharp } from 'sharp';
import { rgbaToThumbHash } from 'thumbhash';

/** Longer side of what a placeholder is made from, px; more than 100 the format does not take. */
const SOURCE_SIZE = 100;

/** The thumbhash of a picture, base64. @throws Error when it cannot be decoded. */
export async function thumbhashOf(picture: Sharp): Promise<string> {
  const { data, info } = await picture
    .resize({ width: SOURCE_SIZE, height: SOURCE_SIZE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb')
    .ensureAlpha()
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  return Buffer.from(rgbaToThumbHash(info.width, info.height, data)).toString('base64');
}
