import { readFile, stat } from 'node:fs/promises';
import type { DecodeAll } from 'heic-decode';
import sharp, { type Metadata, type Sharp } from 'sharp';
import { profiled } from './colour/profiled.ts';
import { MediaFailure } from './failure.ts';
import { fitted, refuseHuge, type Picture } from './decoding.ts';

/** Bytes. HEIC is decoded in WebAssembly, where the whole file and all its pixels are in memory. */
const HEIC_LIMIT = 128 * 1024 * 1024;

/** The decoder for HEIC, loaded when the first such file comes: it is 2 MB of WebAssembly. */
async function loadHeicDecoder(): Promise<DecodeAll> {
  const { default: decoder } = await import('heic-decode');
  return decoder.all;
}

/**
 * A HEIC picture, of which the headers were read already. libheif turns it upright by itself and decodes it to RGBA without its colour
 * profile, which is applied here.
 *
 * @param profile ICC profile of its colours; absent: sRGB
 * @throws MediaFailure; what the disk says.
 */
export async function openHeic(
  file: string,
  path: string,
  metadata: Metadata,
  profile: Uint8Array | undefined,
): Promise<Picture> {
  const { size } = await stat(file);
  if (size > HEIC_LIMIT) {
    throw new MediaFailure(
      'DAMAGED',
      `“${path}” is a HEIC file of more than 128 MB. Save it as a JPEG picture.`,
    );
  }
  const { width, height, hasAlpha, pagePrimary } = metadata;
  return {
    width,
    height,
    hasAlpha,
    mimeType: 'image/heic',
    decode: async (longer) => {
      const pixels = await decodeHeic(file, path, pagePrimary ?? 0);
      const picture = hasAlpha ? pixels : pixels.removeAlpha();
      return profile === undefined ? fitted(picture, longer) : profiled(fitted(picture, longer), profile);
    },
  };
}

/** All pixels of one of the pictures in a file. */
async function decodeHeic(file: string, path: string, index: number): Promise<Sharp> {
  const images = await (await loadHeicDecoder())({ buffer: await readFile(file) });
  try {
    const image = images[index] ?? images[0];
    if (image === undefined) throw new Error('there is no picture in it');
    refuseHuge(image.width, image.height, path);
    const { width, height, data } = await image.decode();
    const pixels = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
    return sharp(pixels, { raw: { width, height, channels: 4 } });
  } finally {
    images.dispose();
  }
}
