import type { Site, SiteTheme } from './page-model.ts';

/**
 * One page of a gallery, as a script that hands it over: a script is the one thing that a page from elsewhere, or from a folder, may load
 * without the server's leave.
 */
export interface GalleryData {
  readonly gallery: string;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** The script with the items of the next page, from the site's root folder; undefined on the last page. */
  readonly nextData?: string | undefined;
  /** Page 1: the whole gallery. Further ones: list items. Addresses are relative to `GALLERY_BASE`, as in the gallery's own pages. */
  readonly html: string;
}

/** What the scripts of gallery data call: `galleryDeskData.push(data)` on an array, or on what a reader put in its place. */
export interface ReceivedGallery extends GalleryData {
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly theme: SiteTheme;
  /** Path of the style sheet from the site's root folder. */
  readonly style: string;
}

export function renderGalleryData(data: GalleryData, site: Site): string {
  const received: ReceivedGallery = {
    ...data,
    language: site.language,
    direction: site.direction,
    theme: site.theme,
    style: site.assets.style,
  };
  // In a file of its own nothing can end the script early, and since ES2019 all JSON is JavaScript.
  return `(self.galleryDeskData??=[]).push(${JSON.stringify(received)});\n`;
}
