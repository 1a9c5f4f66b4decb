import {
  absoluteAddress,
  galleryPagePath,
  INDEX_PATH,
  SITEMAP_PATH,
  usableBaseAddress,
} from './addresses.ts';
import { pageCountOf } from './gallery-place.ts';
import { escapeText } from './markup.ts';
import type { RenderedFile, Site, SiteGallery } from './page-model.ts';

/** https://www.sitemaps.org/protocol.html; undefined without a base address, since a sitemap speaks in absolute addresses. */
export function renderSitemap(
  site: Site,
  galleries: readonly Pick<SiteGallery, 'slug' | 'items' | 'layout'>[],
): RenderedFile | undefined {
  const base = usableBaseAddress(site.baseAddress);
  if (base === undefined) return undefined;
  const paths = [
    INDEX_PATH,
    ...galleries.flatMap((gallery) =>
      Array.from({ length: pageCountOf(gallery) }, (_, index) => galleryPagePath(gallery.slug, index + 1)),
    ),
  ];
  const entries = paths.map((path) => `<url><loc>${escapeText(absoluteAddress(base, path))}</loc></url>\n`);
  return {
    path: SITEMAP_PATH,
    content: `<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('')}</urlset>\n`,
  };
}
