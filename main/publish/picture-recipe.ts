import type { PictureFormat, PictureSettings } from '../../shared/publish/site-settings.ts';
import type { UnsharpMasking } from '../../shared/model/item.ts';
import { pictureVersionOf, type MediaFile } from '../../shared/model/media-file.ts';
import { sha256 } from './sha256.ts';

/** Grows when the worker makes other pixels or bytes of the same recipe, so that old derivatives are not taken for new ones. */
const RECIPE_VERSION = 1;

/** One derivative of a picture. */
export interface PictureOutput {
  /** `original`: a drawing, which has no pixels to be cut. */
  readonly format: PictureFormat | 'original';
  /** px */
  readonly width: number;
  /** px */
  readonly height: number;
  /** Name in the cache and in the site: the recipe's key, and what tells its outputs apart. */
  readonly name: string;
}

/** Everything that decides about the derivatives of one original. Equal recipes have equal keys, in every gallery, site and run. */
export interface PictureRecipe {
  readonly key: string;
  readonly mediaId: string;
  readonly kind: 'PICTURE' | 'DRAWING' | 'POSTER';
  /** 30..100 */
  readonly quality: number;
  readonly sharpening?: UnsharpMasking;
  readonly metadata: 'COPYRIGHT' | 'ALL';
  /** What the catalog knows of them; absent: what the worker finds in the file. */
  readonly rights?: { readonly copyright?: string; readonly creator?: string };
  /** By width, the widest last. */
  readonly outputs: readonly PictureOutput[];
}

/** What of an item changes the pixels of its picture. */
export interface PictureWishes {
  readonly quality?: number;
  readonly unsharpMasking?: UnsharpMasking;
}

const EXTENSIONS = { avif: 'avif', webp: 'webp', jpeg: 'jpg', original: 'svg' } as const;

/** Wide and narrow formats of what may move: AVIF is left out, because a browser that chose it would show the first frame only. */
const MOVING = new Set(['image/gif', 'image/webp']);

/** The longer side of a video's poster as the worker takes it, px. */
const POSTER_SIDE = 1024;

/**
 * How the picture of a file is published: at the widths of the settings that are narrower than the original, and at the original's own
 * where that is not much wider than the last of them.
 */
export function widthsFor(originalWidth: number, widths: readonly number[]): number[] {
  const narrower = widths.filter((width) => width < originalWidth);
  const isWhole = narrower.length < widths.length;
  return isWhole ? [...narrower, originalWidth] : narrower;
}

/**
 * The recipe for the picture of a file, or undefined when it has none: it is no picture, or nobody knows its size.
 */
export function recipeOf(
  file: MediaFile,
  wishes: PictureWishes,
  settings: { readonly pictures: PictureSettings; readonly metadata: 'COPYRIGHT' | 'ALL' },
): PictureRecipe | undefined {
  // What is published of a video is its poster: another one is another picture.
  const fingerprint = pictureVersionOf(file);
  const size = shownSize(file);
  if (fingerprint === undefined || size === undefined) return undefined;
  const kind =
    file.kind === 'VIDEO' ? 'POSTER' : file.mimeType === 'image/svg+xml' ? 'DRAWING' : ('PICTURE' as const);
  const quality = wishes.quality ?? settings.pictures.quality;
  const sharpening = kind === 'PICTURE' ? wishes.unsharpMasking : undefined;
  const formats = settings.pictures.formats.filter(
    (format) => format !== 'avif' || !MOVING.has(file.mimeType),
  );
  const widths = widthsFor(size.width, settings.pictures.widths);
  const rights = rightsOf(file);
  const facts = [
    RECIPE_VERSION,
    fingerprint,
    kind,
    quality,
    sharpening ?? null,
    settings.metadata,
    rights ?? null,
    size.width,
    size.height,
  ];
  const key = sha256(JSON.stringify(facts)).slice(0, 20);
  const outputs: PictureOutput[] =
    kind === 'DRAWING'
      ? [{ format: 'original', ...size, name: nameOf(key, size.width, 'original') }]
      : widths.flatMap((width) =>
          formats.map((format) => ({
            format,
            width,
            height: Math.max(1, Math.round((size.height * width) / size.width)),
            name: nameOf(key, width, format),
          })),
        );
  return {
    key,
    mediaId: file.id,
    kind,
    quality,
    ...(sharpening !== undefined && { sharpening }),
    metadata: settings.metadata,
    ...(rights !== undefined && { rights }),
    outputs,
  };
}

function rightsOf({ metadata }: MediaFile): PictureRecipe['rights'] {
  const { copyright, creator } = metadata ?? {};
  if (copyright === undefined && creator === undefined) return undefined;
  return { ...(copyright !== undefined && { copyright }), ...(creator !== undefined && { creator }) };
}

/** In folders by the first characters, so that no folder holds ten thousand files. */
function nameOf(key: string, width: number, format: PictureOutput['format']): string {
  return `${key.slice(0, 2)}/${key.slice(2)}-${width}.${EXTENSIONS[format]}`;
}

/** px of what is cut; undefined when nothing can be. */
function shownSize(file: MediaFile): { readonly width: number; readonly height: number } | undefined {
  const { width, height } = file.poster ?? file;
  if (width === undefined || height === undefined || width < 1 || height < 1) return undefined;
  if (file.kind === 'IMAGE') return { width, height };
  // Without a placeholder no poster could be taken of it.
  if (file.kind !== 'VIDEO' || (file.poster ?? file).thumbhash === undefined) return undefined;
  const scale = Math.min(1, POSTER_SIDE / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/** Bytes of a derivative that is not made yet, roughly: what a photograph takes a pixel. */
export function estimatedBytes({ format, width, height }: PictureOutput): number {
  const bytesPerPixel = { avif: 0.09, webp: 0.13, jpeg: 0.19, original: 0.02 }[format];
  return Math.round(400 + width * height * bytesPerPixel);
}
