import type { FluidLayout } from '../layout/fluid-layout.ts';
import { attribute, markup, type Markup } from './markup.ts';
import { itemsOfPage, type GalleryPlace } from './gallery-place.ts';
import type { SiteGallery, SiteItem, SitePicture } from './page-model.ts';
import { renderPicture } from './picture-markup.ts';
import { fillIn } from './site-texts.ts';
import { textsOf } from './texts/texts-of-site.ts';

function pictureOf(item: SiteItem): SitePicture | undefined {
  if (item.type === 'IMAGE') return item.picture;
  return item.type === 'VIDEO' ? item.poster : undefined;
}

/** How large the pictures of the strip are in each class of widths, as custom properties; empty when the layout has none. */
export function thumbnailStyle(layouts: readonly FluidLayout[]): string {
  return layouts
    .map(({ thumbnails }, index) => {
      const side = thumbnails?.[0]?.width.px;
      return side === undefined ? '' : `--t${index}:${side};`;
    })
    .join('');
}

/**
 * The strip of small pictures below a slideshow: links to the slides, so that choosing works without script as well. Nothing when the layout
 * has none.
 */
export function renderThumbnails(
  gallery: SiteGallery,
  layouts: readonly FluidLayout[],
  { site, root, page }: GalleryPlace,
): Markup | undefined {
  if (layouts[0]?.thumbnails === undefined) return undefined;
  const texts = textsOf(site);
  const start = (page - 1) * gallery.layout.pageSize;
  const items = itemsOfPage(gallery, page);
  const entries = items.map((item, index) => {
    const picture = pictureOf(item);
    // The slide says what is to be seen; the link only says which one it is.
    const shown =
      picture === undefined
        ? undefined
        : renderPicture({ ...picture, alt: '' }, root, { sizes: '120px', isLazy: true, isFirst: false });
    const name = item.title || fillIn(texts.openPicture, { number: start + index + 1 });
    const current = attribute('aria-current', index === 0 ? 'true' : undefined);
    return markup`<li><a href="#item-${item.id}" aria-label="${name}"${current}>${shown ?? markup`<span class="blank"></span>`}</a></li>\n`;
  });
  return markup`<ul class="thumbnail-strip" role="list">\n${entries}</ul>\n`;
}
