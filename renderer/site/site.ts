import { startGallery } from './gallery-view.ts';

/** The script of a site's own pages. Everything is there and in its place before it runs; it adds what only a script can do. */
for (const section of document.querySelectorAll<HTMLElement>('.gallery[data-layout]')) {
  startGallery(section, {
    root: new URL(section.dataset['root'] ?? '', document.baseURI).href,
    overlayParent: document.body,
    hasAddressBar: true,
  });
}
