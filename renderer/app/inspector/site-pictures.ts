import type { LibrarySettings } from '../../../shared/model/library.ts';
import { DEFAULT_PICTURES, type PictureSettings } from '../../../shared/publish/site-settings.ts';

/** px: about what a picture of a page is as wide as on most screens. */
const TYPICAL_WIDTH = 1280;

/** How the pictures of a gallery are published: as the first site says that shows it, or as a new site would. */
export function picturesOf(
  settings: Pick<LibrarySettings, 'sites'> | undefined,
  galleryId: string,
): PictureSettings {
  const site = settings?.sites?.find(({ galleries }) =>
    galleries.some((entry) => entry.galleryId === galleryId),
  );
  return site?.pictures ?? DEFAULT_PICTURES;
}

/** px: of the widths that a picture is published at, the one that is looked at most. */
export function typicalWidth(originalWidth: number, { widths }: Pick<PictureSettings, 'widths'>): number {
  const narrower = widths.filter((width) => width < originalWidth);
  const published = narrower.length < widths.length ? [...narrower, originalWidth] : narrower;
  return published.findLast((width) => width <= TYPICAL_WIDTH) ?? published[0] ?? originalWidth;
}
