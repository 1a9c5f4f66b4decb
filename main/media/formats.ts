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

/** Raw files of cameras, of which the preview that the camera put into them is shown. */
const RAWS: Readonly<Record<string, string>> = {
  '3fr': 'image/x-hasselblad-3fr',
  arw: 'image/x-sony-arw',
  cr2: 'image/x-canon-cr2',
  cr3: 'image/x-canon-cr3',
  dng: 'image/x-adobe-dng',
  erf: 'image/x-epson-erf',
  fff: 'image/x-hasselblad-fff',
  iiq: 'image/x-phaseone-iiq',
  mef: 'image/x-mamiya-mef',
  mos: 'image/x-leaf-mos',
  nef: 'image/x-nikon-nef',
  nrw: 'image/x-nikon-nrw',
  orf: 'image/x-olympus-orf',
  pef: 'image/x-pentax-pef',
  raf: 'image/x-fuji-raf',
  rw2: 'image/x-panasonic-rw2',
  rwl: 'image/x-leica-rwl',
  sr2: 'image/x-sony-sr2',
  srf: 'image/x-sony-srf',
  srw: 'image/x-samsung-srw',
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
  const raw = RAWS[extension];
  if (raw !== undefined) return { kind: 'IMAGE', mimeType: raw };
  const video = VIDEOS[extension];
  if (video !== undefined) return { kind: 'VIDEO', mimeType: video };
  const text = TEXTS[extension];
  if (text !== undefined) return { kind: 'TEXT', mimeType: text };
  return { kind: 'OTHER', mimeType: 'application/octet-stream' };
}

const RAW_TYPES: ReadonlySet<string> = new Set(Object.values(RAWS));

/** Whether it is a camera's raw file. */
export function isRaw({ mimeType }: Pick<NamedFormat, 'mimeType'>): boolean {
  return RAW_TYPES.has(mimeType);
}

/** Bytes of a file's beginning in which its format shows. */
export const HEAD_SIZE = 4096;

const image = (mimeType: string): NamedFormat => ({ kind: 'IMAGE', mimeType });
const video = (mimeType: string): NamedFormat => ({ kind: 'VIDEO', mimeType });

/** What the first bytes of a file say, for those that say it. */
export function formatOfContent(head: Uint8Array): NamedFormat | undefined {
  const ascii = (start: number, end: number) => String.fromCharCode(...head.subarray(start, end));
  const start = ascii(0, 16);
  if (start.startsWith('\u00ff\u00d8\u00ff')) return image('image/jpeg');
  if (start.startsWith('\u0089PNG\r\n\u001a\n')) return image('image/png');
  if (start.startsWith('GIF8')) return image('image/gif');
  if (start.startsWith('RIFF') && ascii(8, 12) === 'WEBP') return image('image/webp');
  if (start.startsWith('FUJIFILMCCD-RAW')) return image('image/x-fuji-raf');
  if (/^(?:IIR[OS]|MMOR)/.test(start)) return image('image/x-olympus-orf');
  if (start.startsWith('IIU\0')) return image('image/x-panasonic-rw2');
  if (start.startsWith('II*\0') && ascii(8, 10) === 'CR') return image('image/x-canon-cr2');
  if (/^(?:II[*+]\0|MM\0[*+])/.test(start)) return image('image/tiff');
  if (ascii(4, 8) === 'ftyp') return formatOfBrands(head);
  // QuickTime's own films may begin without a brand.
  if (['moov', 'mdat', 'wide'].includes(ascii(4, 8))) return video('video/quicktime');
  if (start.startsWith('\u001aE\u00df\u00a3')) {
    return video(ascii(0, 64).includes('webm') ? 'video/webm' : 'video/x-matroska');
  }
  return undefined;
}

/** The brands of an ISO base media file (ISO/IEC 14496-12): pictures, videos and sound share this container. */
function formatOfBrands(head: Uint8Array): NamedFormat {
  const ascii = (start: number) => String.fromCharCode(...head.subarray(start, start + 4));
  const size = Math.min(head.length, new DataView(head.buffer, head.byteOffset).getUint32(0), 256);
  const brand = ascii(8);
  const compatible = Array.from({ length: Math.max(0, Math.floor((size - 16) / 4)) }, (_, index) =>
    ascii(16 + index * 4),
  );
  switch (brand) {
    case 'avif':
    case 'avis':
      return image('image/avif');
    case 'heic':
    case 'heix':
    case 'heim':
    case 'heis':
    case 'hevc':
    case 'hevx':
      return image('image/heic');
    case 'mif1':
    case 'mif2':
    case 'msf1':
    case 'miaf':
      return image(compatible.includes('avif') ? 'image/avif' : 'image/heif');
    case 'qt  ':
      return video('video/quicktime');
    case 'crx ':
      return image('image/x-canon-cr3');
    case 'M4A ':
    case 'M4B ':
    case 'M4P ':
      return { kind: 'OTHER', mimeType: 'audio/mp4' };
    default:
      return video('video/mp4');
  }
}
