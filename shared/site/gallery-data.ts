import { galleryDataPath } from './addresses.ts';
import { renderGallery, renderItems } from './gallery-markup.ts';
import { pageCountOf } from './gallery-place.ts';
import { jsonForScript, markup } from './markup.ts';
import type { RenderedFile, Site, SiteGallery, SiteTheme } from './page-model.ts';

/**
 * One page of a gallery, as a script that hands it over: a script is the one thing that a page from elsewhere, or from a folder, may load
 * without the server's leave.
 */
export interface GalleryData {
  readonly gallery: string;
  /** From 1. */
  readonly page: number;
  readonly pages: number;
  /** Page 1: the whole gallery. Further ones: list items. All addresses are relative to the site's root folder. */
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
  return `(self.galleryDeskData??=[]).push(${jsonForScript(received)});\n`;
}

/** The scripts that bring a gallery, page by page, to other sites and to its own first page. */
export function renderGalleryDataFiles(site: Site, gallery: SiteGallery): RenderedFile[] {
  const pages = pageCountOf(gallery);
  return Array.from({ length: pages }, (_, index) => {
    const page = index + 1;
    const place = { site, root: '', page };
    const content = page === 1 ? renderGallery(gallery, place) : markup`${renderItems(gallery, place).items}`;
    return {
      path: galleryDataPath(gallery.id, page),
      content: renderGalleryData({ gallery: gallery.id, page, pages, html: content.text }, site),
    };
  });
}
