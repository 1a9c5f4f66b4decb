import type { FluidLayout } from '../layout/fluid-layout.ts';
import { ratioOf, renderItem } from './item-markup.ts';
import { layOutForAllWidths, stylesOfLayouts } from './layout-style.ts';
import { itemsOfPage, pageCountOf, type GalleryPlace } from './gallery-place.ts';
import { attribute, markup, type Markup } from './markup.ts';
import type { SiteGallery, SiteTexts } from './page-model.ts';
import { sizesOf } from './picture-sizes.ts';
import { textsOf } from './texts/texts-of-site.ts';
import { renderThumbnails, thumbnailStyle } from './thumbnail-markup.ts';

/** Pictures that are asked for at once, at most: what may be seen without scrolling. */
const MOST_EAGER = 6;

interface TagCount {
  readonly tag: string;
  readonly count: number;
}

/** Every page of a gallery asks, and counting looks at every item of it: ten thousand items make fifty pages. */
const counted = new WeakMap<SiteGallery['items'], readonly TagCount[]>();

/** The tags of a gallery with the number of items that have each, the most frequent first. */
export function countTags({ items }: SiteGallery): readonly TagCount[] {
  const known = counted.get(items);
  if (known !== undefined) return known;
  const counts = new Map<string, number>();
  for (const { tags } of items) {
    for (const tag of new Set(tags)) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  }
  const result = [...counts].map(([tag, count]) => ({ tag, count })).sort((a, b) => b.count - a.count);
  counted.set(items, result);
  return result;
}

/** Whether the item is in the first row, or the first to be seen, on some screen. */
function isAtStart(layouts: readonly FluidLayout[], index: number): boolean {
  return layouts.some(({ flow, boxes }) => {
    const box = boxes[index];
    if (box === undefined) return false;
    return flow === 'VERTICAL' ? box.y.px === 0 && box.y.share === 0 : box.x.share < 1 && box.x.px <= 0;
  });
}

/** The items of one page of a gallery as list items, each with its box; and the layouts that the boxes are from. */
export interface RenderedItems {
  readonly items: readonly Markup[];
  /** The extent of the list. */
  readonly listStyle: string;
  readonly layouts: readonly FluidLayout[];
}

export function renderItems(gallery: SiteGallery, { site, root, page }: GalleryPlace): RenderedItems {
  const { layout: settings } = gallery;
  const start = (page - 1) * settings.pageSize;
  const items = itemsOfPage(gallery, page);
  const ratios = items.map(ratioOf);
  const layouts = layOutForAllWidths(ratios, settings);
  const styles = stylesOfLayouts(layouts);
  const tagIndices = new Map(countTags(gallery).map(({ tag }, index) => [tag, index]));
  const texts = textsOf(site);
  let eager = 0;
  const rendered = items.map((item, index) => {
    const isEager = eager < MOST_EAGER && isAtStart(layouts, index);
    if (isEager) eager += 1;
    return renderItem(item, {
      settings,
      texts,
      root,
      number: start + index + 1,
      style: styles.items[index] ?? '',
      tagIndices: [...new Set(item.tags)].flatMap((tag) => tagIndices.get(tag) ?? []),
      sizes: sizesOf(layouts, index, ratios[index] ?? 1, !isEager),
      isLazy: !isEager,
      isFirst: index === 0,
    });
  });
  return { items: rendered, listStyle: styles.list, layouts };
}

/** Real buttons, which tell what is pressed; without script they would do nothing, and the style sheet leaves them out. */
function renderFilters(gallery: SiteGallery, texts: SiteTexts): Markup | undefined {
  const tags = gallery.layout.areTagsShown ? countTags(gallery) : [];
  if (tags.length === 0) return undefined;
  const count = (number: number) => markup` <span class="count">${number}</span>`;
  return markup`<div class="filters" role="group" aria-label="${texts.filterByTag}">
<button type="button" aria-pressed="true" data-tag="">${texts.allTags}${count(gallery.items.length)}</button>
${tags.map(({ tag, count: number }, index) => markup`<button type="button" aria-pressed="false" data-tag="${index}">${tag}${count(number)}</button>\n`)}</div>
<p class="status" role="status"></p>
`;
}

/** The words that the script needs. */
function scriptTexts(texts: SiteTexts): Partial<SiteTexts> {
  const { next, previous, close, zoom, playSlideshow, pauseSlideshow, shownCount, loadMore } = texts;
  const { pictureCannotBeShown } = texts;
  return {
    next,
    previous,
    close,
    zoom,
    playSlideshow,
    pauseSlideshow,
    shownCount,
    loadMore,
    pictureCannotBeShown,
  };
}

/** Buttons that go from one item to the next where items stand side by side. They lie over the pictures and take no room. */
function renderSteps(flow: FluidLayout['flow'] | undefined, texts: SiteTexts): Markup | undefined {
  if (flow === undefined || flow === 'VERTICAL') return undefined;
  return markup`<div class="steps"><button type="button" class="step previous" aria-label="${texts.previous}"></button><button type="button" class="step next" aria-label="${texts.next}"></button></div>`;
}

/** A gallery as a section of a page: filters, items, and the way to further pages. */
export function renderGallery(
  gallery: SiteGallery,
  place: GalleryPlace,
  { items, listStyle, layouts }: RenderedItems,
): Markup {
  const { site, root, page } = place;
  const { layout } = gallery;
  const texts = textsOf(site);
  const { flow } = layouts[0] ?? {};
  const names = [
    'gallery',
    layout.layout.toLowerCase().replace('_', '-'),
    (flow ?? 'VERTICAL').toLowerCase(),
    `captions-${layout.captions.toLowerCase().replace('_', '-')}`,
    `hover-${layout.hover.toLowerCase().replace('_', '-')}`,
    `click-${layout.click.toLowerCase()}`,
  ].join(' ');
  const radius = layout.cornerRadius > 0 ? `--radius:${layout.cornerRadius}px;` : '';
  const caption = `--caption:${layouts[0]?.captionHeight ?? 0}px;--gap:${layout.spacing}px;`;
  if (items.length === 0) {
    return markup`<section class="${names}" data-gallery="${gallery.id}"><p class="empty">${texts.emptyGallery}</p></section>`;
  }
  const strip = renderThumbnails(gallery, layouts, place);
  const data = [
    attribute('data-gallery', gallery.id),
    attribute('data-name', gallery.name),
    attribute('data-page', page),
    attribute('data-pages', pageCountOf(gallery)),
    attribute('data-next', place.nextData),
    attribute('data-root', root),
    attribute('data-layout', JSON.stringify(layout)),
    attribute('data-texts', JSON.stringify(scriptTexts(texts))),
  ];
  // What scrolls by itself must be reached with the keyboard too.
  const scroller =
    flow === 'VERTICAL'
      ? undefined
      : markup` tabindex="0" role="region"${attribute('aria-label', gallery.name)}`;
  return markup`<section class="${names}" style="${radius}${caption}${thumbnailStyle(layouts)}"${data}>
${renderFilters(gallery, texts)}<div class="room"><div class="scroller"${scroller}><ul class="items" role="list" style="${listStyle}">
${items}</ul></div>${renderSteps(flow, texts)}</div>
${strip}</section>`;
}
