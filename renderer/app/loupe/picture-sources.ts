import type { MediaFile } from '../../../shared/model/media-file.ts';
import { originalAddress, thumbnailAddress } from '../grid/media-address.ts';
import type { MediaRecord } from '../state/media-records.ts';
import type { Size } from './zoom.ts';

/** px of the longer side: of what is shown where the browser does not show the original, and of what bridges the time until it does */
export const LARGEST_PREVIEW = 2048;
export const FIRST_PREVIEW = 1024;

/** What every Chromium draws by itself, animation and colour profile included. */
const BROWSER_TYPES: ReadonlySet<string> = new Set([
  'image/jpeg',
  'image/png',
  'image/webp',
  'image/avif',
  'image/gif',
  'image/svg+xml',
]);

/** Whether the original itself can be shown; of other formats there is a preview. */
export function isShownByBrowser(file: Pick<MediaFile, 'mimeType'>): boolean {
  return BROWSER_TYPES.has(file.mimeType);
}

/** Has the browser load and decode a picture that is looked at next. */
export function preload(mediaBase: string, file: MediaFile): void {
  if (file.kind !== 'IMAGE' || file.status !== 'READY') return;
  const image = new Image();
  image.src = isShownByBrowser(file)
    ? originalAddress(mediaBase, file.id)
    : thumbnailAddress(mediaBase, file, LARGEST_PREVIEW, 1);
  void image.decode().catch(() => undefined);
}

/** px, of a picture that can be looked at closely. */
export function pictureSizeOf(record: MediaRecord): Size | undefined {
  if (typeof record !== 'object' || record.kind !== 'IMAGE') return undefined;
  const { width, height } = record;
  return width === undefined || height === undefined ? undefined : { width, height };
}
