import { pathAsAddress } from './addresses.ts';
import { attribute, markup, type Markup } from './markup.ts';
import type { PictureSource, SitePicture } from './page-model.ts';

/** How a picture is shown in its place. */
export interface PicturePlace {
  /** The `sizes` of the picture: how wide it shows, by the width of the window. */
  readonly sizes: string;
  /** The browser may ask for it only when it comes near: not for what shows at once. */
  readonly isLazy: boolean;
  /** The one picture that the page is waited for. */
  readonly isFirst: boolean;
}

const MIME_TYPES = { avif: 'image/avif', webp: 'image/webp', jpeg: 'image/jpeg' } as const;

/** The best formats first: the browser takes the first that it knows. */
const FORMATS = ['avif', 'webp'] as const;

function sourcesOf(picture: SitePicture, format: PictureSource['format']): PictureSource[] {
  return picture.sources.filter((source) => source.format === format).sort((a, b) => a.width - b.width);
}

function srcsetOf(sources: readonly PictureSource[], root: string): string {
  return sources.map(({ path, width }) => `${root}${pathAsAddress(path)} ${width}w`).join(', ');
}

/** The sources that every browser shows, the narrowest first; empty when the picture cannot be shown. */
export function plainSources(picture: SitePicture): PictureSource[] {
  const jpeg = sourcesOf(picture, 'jpeg');
  return jpeg.length > 0 ? jpeg : sourcesOf(picture, 'original');
}

/** What clicking a picture shows where no script runs: its largest version. */
export function largestSource(picture: SitePicture): PictureSource | undefined {
  return plainSources(picture).at(-1);
}

const COLOUR = /^#[\da-f]{6}$/i;
const PICTURE_DATA = /^data:image\/[a-z+.-]+;base64,[\w+/=]+$/;

/** Behind the picture until it is there, by style alone. Pictures that may be transparent get none: it would show through. */
function placeholderStyle({ placeholder, sources }: SitePicture): string {
  if (placeholder === undefined || sources.some(({ format }) => format === 'original')) return '';
  if (COLOUR.test(placeholder)) return `background-color:${placeholder};`;
  return PICTURE_DATA.test(placeholder) ? `background-image:url(${placeholder});` : '';
}

function focalStyle({ focalPoint }: SitePicture): string {
  if (focalPoint === undefined) return '';
  const percent = (part: number) => `${Math.round(Math.min(Math.max(part, 0), 1) * 1000) / 10}%`;
  return `object-position:${percent(focalPoint.x)} ${percent(focalPoint.y)};`;
}

/** A responsive picture, or nothing when there is no file that could be shown. `root`: from the page to the site's root folder. */
export function renderPicture(
  picture: SitePicture,
  root: string,
  { sizes, isLazy, isFirst }: PicturePlace,
): Markup | undefined {
  const plain = plainSources(picture);
  // What a browser without `srcset` shows should be of a middle size.
  const fallback = plain[Math.floor((plain.length - 1) / 2)];
  if (fallback === undefined) return undefined;
  const style = focalStyle(picture) + placeholderStyle(picture);
  const srcset = plain.length > 1 ? srcsetOf(plain, root) : undefined;
  return markup`<picture>${FORMATS.map((format) => {
    const sources = sourcesOf(picture, format);
    if (sources.length === 0) return undefined;
    return markup`<source type="${MIME_TYPES[format]}" srcset="${srcsetOf(sources, root)}" sizes="${sizes}">`;
  })}<img${[
    attribute('src', root + pathAsAddress(fallback.path)),
    attribute('srcset', srcset),
    attribute('sizes', srcset === undefined ? undefined : sizes),
    attribute('alt', picture.alt),
    attribute('width', fallback.width),
    attribute('height', fallback.height),
    attribute('loading', isLazy ? 'lazy' : undefined),
    attribute('fetchpriority', isFirst ? 'high' : undefined),
    attribute('decoding', 'async'),
    attribute('style', style === '' ? undefined : style),
  ]}></picture>`;
}
