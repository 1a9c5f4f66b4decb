import type { SiteTexts } from './page-model.ts';

export const ENGLISH_TEXTS: SiteTexts = {
  galleries: 'Galleries',
  allTags: 'All',
  filterByTag: 'Show by tag',
  loadMore: 'Show more',
  nextPage: 'Next page',
  previousPage: 'Previous page',
  next: 'Next',
  previous: 'Previous',
  close: 'Close',
  zoom: 'Zoom',
  playVideo: 'Play video',
  playSlideshow: 'Play slideshow',
  pauseSlideshow: 'Pause slideshow',
  openPicture: 'Picture {{number}}',
  pictureCannotBeShown: 'This picture cannot be shown.',
  emptyGallery: 'There is nothing here at the moment.',
  galleryUnreachable: 'The gallery cannot be reached at the moment.',
  skipToContent: 'Skip to content',
  itemCount: '{{count}} items',
  oneItem: '1 item',
  shownCount: '{{count}} of {{total}} shown',
};

/** Puts the values where the text names them: `{{count}}`. */
export function fillIn(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole));
}

export function itemCountText(count: number, texts: SiteTexts): string {
  return count === 1 ? texts.oneItem : fillIn(texts.itemCount, { count });
}
