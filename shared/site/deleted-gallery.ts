import { galleryDataPath, galleryPagePath } from './addresses.ts';
import { renderGalleryData } from './gallery-data.ts';
import { markup } from './markup.ts';
import { renderPage } from './page-frame.ts';
import type { RenderedFile, Site } from './page-model.ts';
import { textsOf } from './texts/texts-of-site.ts';

/** What a deleted gallery leaves where it was: an empty widget at its address and wherever it is embedded, not an error. */
export function renderDeletedGallery(
  site: Site,
  gallery: { readonly id: string; readonly slug: string },
): RenderedFile[] {
  const texts = textsOf(site);
  const path = galleryPagePath(gallery.slug);
  const widget = markup`<section class="gallery" data-gallery="${gallery.id}"><p class="empty">${texts.emptyGallery}</p></section>`;
  const main = markup`<h1 class="visually-hidden">${site.title}</h1>\n${widget}`;
  return [
    { path, content: renderPage({ site, path, title: site.title, description: '', isUnlisted: true, main }) },
    {
      path: galleryDataPath(gallery.id),
      content: renderGalleryData({ gallery: gallery.id, page: 1, pages: 1, html: widget.text }, site),
    },
  ];
}
