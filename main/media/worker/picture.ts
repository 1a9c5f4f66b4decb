import { readFile, stat } from 'node:fs/promises';
import type { DecodeAll } from 'heic-decode';
import sharp, { type Metadata, type Sharp } from 'sharp';
import type { NamedFormat } from '../formats.ts';
import { MediaFailure } from './failure.ts';

/** px. Above it a picture is refused: a few kilobytes can claim to be a picture of a hundred gigabytes. */
export const PIXEL_LIMIT = 250_000_000;

/** Bytes. A drawing above it takes longer to draw than anyone waits. */
const SVG_LIMIT = 16 * 1024 * 1024;

/** Bytes. HEIC is decoded in WebAssembly, where the whole file and all its pixels are in memory. */
const HEIC_LIMIT = 128 * 1024 * 1024;

// One picture at a time goes through a worker, so a cache of decoded ones would only hold memory.
sharp.cache(false);

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
  /** EXIF block or, for HEIC, the whole file; whatever ExifReader takes. */
  readonly exif?: Buffer;
  /** Upright pixels, to be made at most `size` px on the longer side. */
  decode(size: number): Sharp;
}

const settings = {
  failOn: 'error',
  limitInputPixels: PIXEL_LIMIT,
  sequentialRead: true,
} as const;

/**
 * Reads what a picture is without decoding all of it.
 *
 * @throws MediaFailure `DAMAGED` when it is none, or too large; what the disk says.
 */
export async function openPicture(file: string, path: string, format: NamedFormat): Promise<Picture> {
  if (format.mimeType === 'image/heic' || format.mimeType === 'image/heif') return openHeic(file, path);
  if (format.mimeType === 'image/svg+xml') return openDrawing(file, path);
  const metadata = await metadataOf(sharp(file, settings), file, path);
  const { width, height } = metadata.autoOrient;
  refuseHuge(width, height, path);
  return {
    width,
    height,
    orientation: metadata.orientation,
    hasAlpha: metadata.hasAlpha,
    mimeType: mimeTypeOf(metadata, format),
    exif: metadata.exif,
    decode: (size) => fitted(sharp(file, settings).autoOrient(), size),
  };
}

/** Scaled down to fit a square, never up. */
function fitted(picture: Sharp, size: number): Sharp {
  return picture.resize({ width: size, height: size, fit: 'inside', withoutEnlargement: true });
}

async function metadataOf(picture: Sharp, file: string, path: string): Promise<Metadata> {
  try {
    return await picture.metadata();
  } catch (error) {
    // The decoder's words for a file that is not there are its own, so the disk is asked.
    await stat(file);
    throw damaged(path, error);
  }
}

/** The refusal of a picture that a decoder gave up on. */
export function damaged(path: string, error: unknown): MediaFailure {
  const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
  if (/pixel limit/i.test(reason)) return tooLarge(path);
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

function refuseHuge(width: number, height: number, path: string): void {
  if (width * height > PIXEL_LIMIT) throw tooLarge(path);
}

function mimeTypeOf(metadata: Metadata, format: NamedFormat): string {
  switch (metadata.format) {
    case 'jpeg':
    case 'png':
    case 'webp':
    case 'gif':
    case 'tiff':
      return `image/${metadata.format}`;
    case 'heif':
      return 'image/avif';
    default:
      return format.mimeType;
  }
}

/** Drawings are read from memory: without an address of their own they cannot reach other files. */
async function openDrawing(file: string, path: string): Promise<Picture> {
  const { size } = await stat(file);
  if (size > SVG_LIMIT) {
    throw new MediaFailure(
      'DAMAGED',
      `“${path}” is a drawing of more than 16 MB. Simplify it or save it as a picture.`,
    );
  }
  const text = await readFile(file);
  const metadata = await metadataOf(sharp(text, settings), file, path);
  const { width, height } = metadata;
  refuseHuge(width, height, path);
  return {
    width,
    height,
    hasAlpha: true,
    mimeType: 'image/svg+xml',
    // 72 dpi draws one pixel a unit; drawn at its final size a small drawing stays sharp.
    decode: (size) =>
      sharp(text, {
        ...settings,
        density: Math.min(2400, Math.max(1, (72 * size) / Math.max(width, height))),
      }).resize({ width: size, height: size, fit: 'inside' }),
  };
}

/** The decoder for HEIC, loaded when the first such file comes: it is 2 MB of WebAssembly. */
async function loadHeicDecoder(): Promise<DecodeAll> {
  const { default: decoder } = await import('heic-decode');
  return decoder.all;
}

/** libheif turns the picture upright by itself, so the EXIF orientation is told and not applied again. */
async function openHeic(file: string, path: string): Promise<Picture> {
  const { size } = await stat(file);
  if (size > HEIC_LIMIT) {
    throw new MediaFailure(
      'DAMAGED',
      `“${path}” is a HEIC file of more than 128 MB. Save it as a JPEG picture.`,
    );
  }
  const content = await readFile(file);
  try {
    const images = await (await loadHeicDecoder())({ buffer: content });
    try {
      const first = images[0];
      if (first === undefined) throw new Error('there is no picture in it');
      refuseHuge(first.width, first.height, path);
      const { width, height, data } = await first.decode();
      const pixels = Buffer.from(data.buffer, data.byteOffset, data.byteLength);
      return {
        width,
        height,
        hasAlpha: false,
        mimeType: 'image/heic',
        exif: content,
        decode: (longer) =>
          fitted(sharp(pixels, { raw: { width, height, channels: 4 } }).removeAlpha(), longer),
      };
    } finally {
      images.dispose();
    }
  } catch (error) {
    if (error instanceof MediaFailure) throw error;
    throw damaged(path, error);
  }
}
