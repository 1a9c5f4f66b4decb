import type { MediaKind } from '../../shared/model/media-file.ts';

/** What a file's name promises. Its content decides in the end. */
export interface NamedFormat {
  readonly kind: MediaKind;
  readonly mimeType: string;
}

const IMAGES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  jpe: 'image/jpeg',
  jfif: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  tif: 'image/tiff',
  tiff: 'image/tiff',
  svg: 'image/svg+xml',
  heic: 'image/heic',
  heif: 'image/heif',
};

const VIDEOS: Readonly<Record<string, string>> = {
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  mkv: 'video/x-matroska',
};

const TEXTS: Readonly<Record<string, string>> = {
  txt: 'text/plain',
  md: 'text/markdown',
  markdown: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
};

/** The last part of a name after its last dot, in lower case; empty when there is none. */
export function extensionOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  const dot = name.lastIndexOf('.');
  return dot <= 0 ? '' : name.slice(dot + 1).toLowerCase();
}

/** What the name of a file says about it. Names that galleries cannot show are `OTHER`. */
export function formatOfName(path: string): NamedFormat {
  const extension = extensionOf(path);
  const image = IMAGES[extension];
  if (image !== undefined) return { kind: 'IMAGE', mimeType: image };
  const video = VIDEOS[extension];
  if (video !== undefined) return { kind: 'VIDEO', mimeType: video };
  const text = TEXTS[extension];
  if (text !== undefined) return { kind: 'TEXT', mimeType: text };
  return { kind: 'OTHER', mimeType: 'application/octet-stream' };
}

/**
 * What the first bytes of a file say, for those that say it. 32 bytes are enough. Text and SVG have no signature; their names
 * decide.
 */
export function formatOfContent(head: Uint8Array): NamedFormat | undefined {
  const ascii = (start: number, end: number) => String.fromCharCode(...head.subarray(start, end));
  if (head[0] === 0xff && head[1] === 0xd8 && head[2] === 0xff)
    return { kind: 'IMAGE', mimeType: 'image/jpeg' };
  if (ascii(0, 8) === '\u0089PNG\r\n\u001a\n') return { kind: 'IMAGE', mimeType: 'image/png' };
  if (ascii(0, 4) === 'GIF8') return { kind: 'IMAGE', mimeType: 'image/gif' };
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return { kind: 'IMAGE', mimeType: 'image/webp' };
  if (ascii(0, 4) === 'II*\0' || ascii(0, 4) === 'MM\0*') return { kind: 'IMAGE', mimeType: 'image/tiff' };
  if (ascii(4, 8) === 'ftyp') return formatOfBrand(ascii(8, 12));
  if (head[0] === 0x1a && head[1] === 0x45 && head[2] === 0xdf && head[3] === 0xa3) {
    return { kind: 'VIDEO', mimeType: 'video/x-matroska' };
  }
  return undefined;
}

/** The major brand of an ISO base media file (ISO/IEC 14496-12): pictures and videos share this container. */
function formatOfBrand(brand: string): NamedFormat | undefined {
  switch (brand) {
    case 'avif':
    case 'avis':
      return { kind: 'IMAGE', mimeType: 'image/avif' };
    case 'heic':
    case 'heix':
    case 'hevc':
    case 'hevx':
      return { kind: 'IMAGE', mimeType: 'image/heic' };
    case 'mif1':
    case 'msf1':
      return { kind: 'IMAGE', mimeType: 'image/heif' };
    case 'qt  ':
      return { kind: 'VIDEO', mimeType: 'video/quicktime' };
    case 'crx ':
      // Canon's raw files wear the same container; they are no video.
      return undefined;
    default:
      return { kind: 'VIDEO', mimeType: 'video/mp4' };
  }
}
