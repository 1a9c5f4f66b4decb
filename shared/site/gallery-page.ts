import {
  absoluteAddress,
  furtherDataPath,
  galleryDataPath,
  galleryPagePath,
  usableBaseAddress,
} from './addresses.ts';
import { renderGalleryData } from './gallery-data.ts';
import { renderGallery, renderItems } from './gallery-markup.ts';
import { itemsOfPage, pageCountOf } from './gallery-place.ts';
import { attribute, markup, type Markup } from './markup.ts';
import { renderPage, rootOf } from './page-frame.ts';
import type { RenderedFile, Site, SiteGallery, SiteItem, SitePicture } from './page-model.ts';
import { largestSource } from './picture-markup.ts';
import { textsOf } from './texts/texts-of-site.ts';

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
  const texts = textsOf(site);
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

function renderPageOf(place: PagePlace, section: Markup): string {
  const { site, gallery, page } = place;
  const path = galleryPagePath(gallery.slug, page);
  const pages = pageCountOf(gallery);
  const base = usableBaseAddress(site.baseAddress);
  const items = itemsOfPage(gallery, page);
  const cover = items.map(pictureOf).find((picture) => picture !== undefined);
  const main = markup`<div class="intro"><h1>${gallery.name}</h1>${
    gallery.description !== '' && markup`<p>${gallery.description}</p>`
  }</div>
${section}
${renderPager(place)}`;
  return renderPage({
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
}

/**
 * The files of a gallery: its pages, one or as many as its items fill, so that every item is on one of them without script; after each
 * the script that brings the same items to other sites and to the pages before. The last page comes first, since each names the script of
 * the next by its content.
 *
 * @param digestOf some hexadecimal digits that stand for a content
 */
export function* renderGalleryFiles(
  site: Site,
  gallery: SiteGallery,
  digestOf: (content: string) => string,
): Generator<RenderedFile> {
  const pages = pageCountOf(gallery);
  let nextData: string | undefined;
  for (let page = pages; page >= 1; page--) {
    const path = galleryPagePath(gallery.slug, page);
    const place = { site, gallery, page, root: rootOf(path), nextData };
    const rendered = renderItems(gallery, place);
    const section = renderGallery(gallery, place, rendered);
    const { text } = page === 1 ? section : markup`${rendered.items}`;
    yield { path, content: renderPageOf(place, section) };
    const content = renderGalleryData({ gallery: gallery.id, page, pages, nextData, html: text }, site);
    nextData =
      page === 1 ? galleryDataPath(gallery.id) : furtherDataPath(gallery.id, page, digestOf(content));
    yield { path: nextData, content };
  }
}
