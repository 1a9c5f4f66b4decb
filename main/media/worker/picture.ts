import { stat } from 'node:fs/promises';
import sharp, { type Metadata } from 'sharp';
import { isRaw, type NamedFormat } from '../formats.ts';
import { codedColoursOf } from './colour/coded-colours.ts';
import { iccProfileOf } from './colour/icc-profile.ts';
import { profiled } from './colour/profiled.ts';
import { damaged, DECODING, fitted, refuseHuge, type Picture } from './decoding.ts';
import { openDrawing } from './drawing.ts';
import { openHeic } from './heic.ts';
import { openRaw } from './raw/raw-picture.ts';

/**
 * Reads what a picture is from its headers; nothing is decoded before it is asked for.
 *
 * @throws MediaFailure `DAMAGED` when it is none, or too large, `UNSUPPORTED` when nothing of it can be shown; what the disk says.
 */
export async function openPicture(file: string, path: string, format: NamedFormat): Promise<Picture> {
  if (format.mimeType === 'image/svg+xml') return openDrawing(file, path);
  if (isRaw(format)) return openRaw(file, path, format);
  const metadata = await metadataOf(file, path);
  const { width, height } = metadata.autoOrient;
  refuseHuge(width, height, path);
  const mimeType = mimeTypeOf(metadata, format);
  const profile = await profileBeside(file, mimeType, metadata);
  if (mimeType === 'image/heic') return openHeic(file, path, metadata, profile ?? metadata.icc);
  const decode = (size: number) => fitted(sharp(file, DECODING).autoOrient(), size);
  return {
    width,
    height,
    orientation: metadata.orientation,
    hasAlpha: metadata.hasAlpha,
    mimeType,
    decode: (size) =>
      profile === undefined ? Promise.resolve(decode(size)) : profiled(decode(size), profile),
  };
}

async function metadataOf(file: string, path: string): Promise<Metadata> {
  try {
    return await sharp(file, DECODING).metadata();
  } catch (error) {
    // The decoder's words for a file that is not there are its own, so the disk is asked.
    await stat(file);
    throw damaged(path, error);
  }
}

/** The profile of colours that are coded in another way than as an ICC profile, which the decoder does not see. */
async function profileBeside(
  file: string,
  mimeType: string,
  metadata: Metadata,
): Promise<Buffer | undefined> {
  const isCoding = mimeType === 'image/avif' || mimeType === 'image/heic' || mimeType === 'image/png';
  if (!isCoding || metadata.hasProfile) return undefined;
  const colours = await codedColoursOf(file, mimeType);
  return colours === undefined ? undefined : iccProfileOf(colours);
}

function mimeTypeOf({ format, compression }: Metadata, named: NamedFormat): string {
  switch (format) {
    case 'jpeg':
    case 'png':
    case 'webp':
    case 'gif':
    case 'tiff':
      return `image/${format}`;
    case 'heif':
      // One container for several codecs: only this one is not in the decoder.
      return compression === 'hevc' ? 'image/heic' : 'image/avif';
    default:
      return named.mimeType;
  }
}
