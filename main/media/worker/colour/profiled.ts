import sharp, { type Sharp } from 'sharp';
import { taggedTiff } from './tagged-tiff.ts';

/**
 * A picture whose colours are those of an ICC profile that its file does not carry in a form the decoder knows. Scaled first, so that
 * only what is needed is copied.
 */
export async function profiled(picture: Sharp, profile: Uint8Array): Promise<Sharp> {
  const { data, info } = await picture
    .toColourspace('srgb')
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  if (channels !== 3 && channels !== 4) throw new Error(`a picture of ${channels} channels has no colours`);
  return sharp(taggedTiff({ data, width, height, channels }, profile));
}
