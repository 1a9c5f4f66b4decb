import {
  galleryPagePath,
  INDEX_PATH,
  pathAsAddress,
  usableBaseAddress,
  absoluteAddress,
} from './addresses.ts';
import { markup } from './markup.ts';
import { renderPage } from './page-frame.ts';
import type { GalleryLink, RenderedFile, Site } from './page-model.ts';
import { renderPicture } from './picture-markup.ts';
import { itemCountText } from './site-texts.ts';
import { textsOf } from './texts/texts-of-site.ts';

const COVER_SIZES = '(min-width: 1400px) 30vw, (min-width: 700px) 46vw, 100vw';

function renderEntry(gallery: GalleryLink, site: Site, index: number) {
  const texts = textsOf(site);
  // The name beside it says where the link leads; the picture only shows it.
  const cover =
    gallery.cover === undefined
      ? undefined
      : renderPicture({ ...gallery.cover, alt: '' }, '', {
          sizes: COVER_SIZES,
          isLazy: index > 2,
          isFirst: index === 0,
        });
  return markup`<li><a href="${pathAsAddress(galleryPagePath(gallery.slug))}"><span class="cover">${
    cover ?? markup`<span class="blank"></span>`
  }</span><span class="name">${gallery.name}</span> <span class="count">${itemCountText(gallery.itemCount, texts)}</span></a></li>\n`;
}

/** The front page: the galleries of the site with their covers. */
export function renderIndexPage(site: Site): RenderedFile {
  const texts = textsOf(site);
  const base = usableBaseAddress(site.baseAddress);
  const cover = site.galleries.find((gallery) => gallery.cover !== undefined)?.cover;
  const main = markup`${site.description !== '' && markup`<div class="intro"><p>${site.description}</p></div>\n`}${
    site.galleries.length === 0
      ? markup`<p class="empty">${texts.emptyGallery}</p>`
      : markup`<ul class="galleries" role="list">\n${site.galleries.map((gallery, index) => renderEntry(gallery, site, index))}</ul>`
  }`;
  const content = renderPage({
    site,
    path: INDEX_PATH,
    title: site.title,
    description: site.description,
    ...(cover === undefined ? {} : { cover }),
    structuredData:
      base === undefined
        ? undefined
        : {
            '@context': 'https://schema.org',
            '@type': 'CollectionPage',
            name: site.title,
            url: absoluteAddress(base, INDEX_PATH),
            hasPart: site.galleries.map(({ name, slug }) => ({
              '@type': 'ImageGallery',
              name,
              url: absoluteAddress(base, galleryPagePath(slug)),
            })),
          },
    main,
  });
  return { path: INDEX_PATH, content };
}
