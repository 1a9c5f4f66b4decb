import { absoluteAddress, galleryPagePath, usableBaseAddress } from './addresses.ts';
import { renderGallery } from './gallery-markup.ts';
import { pageCountOf } from './gallery-place.ts';
import { attribute, markup, type Markup } from './markup.ts';
import { renderPage, rootOf } from './page-frame.ts';
import type { RenderedFile, Site, SiteGallery, SiteItem, SitePicture } from './page-model.ts';
import { largestSource } from './picture-markup.ts';
import { ENGLISH_TEXTS } from './site-texts.ts';

function pictureOf(item: SiteItem): SitePicture | undefined {
  return item.type === 'IMAGE' ? item.picture : undefined;
}

/** https://schema.org/ImageGallery, with the pictures of the page. */
function structuredDataOf(gallery: SiteGallery, items: readonly SiteItem[], base: string, path: string) {
  return {
    '@context': 'https://schema.org',
    '@type': 'ImageGallery',
    name: gallery.name,
    url: absoluteAddress(base, path),
    ...(gallery.description === '' ? {} : { description: gallery.description }),
    image: items.flatMap((item) => {
      const picture = pictureOf(item);
      const largest = picture === undefined ? undefined : largestSource(picture);
      if (picture === undefined || largest === undefined) return [];
      const caption = item.description || picture.alt;
      return {
        '@type': 'ImageObject',
        contentUrl: absoluteAddress(base, largest.path),
        width: largest.width,
        height: largest.height,
        ...(item.title === '' ? {} : { name: item.title }),
        ...(caption === '' ? {} : { caption }),
      };
    }),
  };
}

/** The way to the neighbouring pages: a link that works by itself, and that the script turns into showing more on this page. */
function renderPager({ site, root, gallery, page }: PagePlace): Markup | undefined {
  const texts = site.texts ?? ENGLISH_TEXTS;
  const pages = pageCountOf(gallery);
  if (pages === 1) return undefined;
  const link = (name: string, target: number, text: string) =>
    target >= 1 &&
    target <= pages &&
    markup`<a class="${name}" rel="${name === 'more' ? 'next' : 'prev'}" href="${root}${galleryPagePath(gallery.slug, target)}">${text}</a>`;
  return markup`<nav class="pager"${attribute('aria-label', gallery.name)}>${link('less', page - 1, texts.previousPage)}${link('more', page + 1, texts.nextPage)}</nav>`;
}

interface PagePlace {
  readonly site: Site;
  readonly root: string;
  readonly gallery: SiteGallery;
  readonly page: number;
}

function renderOnePage(site: Site, gallery: SiteGallery, page: number): RenderedFile {
  const path = galleryPagePath(gallery.slug, page);
  const root = rootOf(path);
  const pages = pageCountOf(gallery);
  const base = usableBaseAddress(site.baseAddress);
  const start = (page - 1) * gallery.layout.pageSize;
  const items = gallery.items.slice(start, start + gallery.layout.pageSize);
  const cover = items.map(pictureOf).find((picture) => picture !== undefined);
  const main = markup`<div class="intro"><h1>${gallery.name}</h1>${
    gallery.description !== '' && markup`<p>${gallery.description}</p>`
  }</div>
${renderGallery(gallery, { site, root, page })}
${renderPager({ site, root, gallery, page })}`;
  const content = renderPage({
    site,
    path,
    title: `${gallery.name}${page > 1 ? ` (${page})` : ''} – ${site.title}`,
    description: gallery.description,
    ...(cover === undefined ? {} : { cover }),
    structuredData: base === undefined ? undefined : structuredDataOf(gallery, items, base, path),
    hasPlayers: items.some((item) => item.type === 'VIDEO' && item.embedAddress !== undefined),
    ...(page > 1 ? { previousPath: galleryPagePath(gallery.slug, page - 1) } : {}),
    ...(page < pages ? { nextPath: galleryPagePath(gallery.slug, page + 1) } : {}),
    main,
  });
  return { path, content };
}

/** The pages of a gallery: one, or as many as its items fill. Every item is on one of them, without script. */
export function renderGalleryPages(site: Site, gallery: SiteGallery): RenderedFile[] {
  return Array.from({ length: pageCountOf(gallery) }, (_, index) => renderOnePage(site, gallery, index + 1));
}
