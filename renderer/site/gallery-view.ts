import { startFilters } from './filters.ts';
import { itemsOf, readGalleryDom, shownItemsOf, type GalleryDom, type GalleryHost } from './gallery-dom.ts';
import { startDeepLinks } from './deep-links.ts';
import { startLoadingMore } from './load-more.ts';
import { startMovingPictures } from './moving-pictures.ts';
import { startSlides } from './slides.ts';

/** Gives a gallery what only a script can do. The section is as the pages are written; one without items is left alone. */
export function startGallery(section: HTMLElement, host: GalleryHost): void {
  const dom = readGalleryDom(section);
  if (dom === undefined) return;
  const watchFilms = startMovingPictures(dom);
  const slides = startSlides(dom);
  const filters = startFilters(
    dom,
    () => pages,
    () => {
      hideThumbnails(dom);
      slides?.goTo(0);
      slides?.refresh();
    },
  );
  const pages = startLoadingMore(dom, host, (items) => {
    filters.apply(items);
    watchFilms(items);
  });
  watchFilms(itemsOf(dom));
  clearPlaceholders(dom);
  const links = startDeepLinks(dom, host, pages, filters, slides);
  if (dom.settings.click === 'LIGHTBOX' || dom.settings.click === 'MAGNIFY' || hasFilms(dom)) {
    followClicks(dom, links.open);
  }
}

/** A placeholder would show through what is transparent; it has done its part once its picture is there. */
function clearPlaceholders({ list }: GalleryDom): void {
  const clear = (image: HTMLImageElement) => (image.style.background = 'none');
  for (const image of list.querySelectorAll('img')) {
    if (image.complete && image.naturalWidth > 0) clear(image);
  }
  // The event does not bubble, but it can be caught on its way down: so items that come later are seen too.
  const onLoad = ({ target }: Event) => {
    if (target instanceof HTMLImageElement) clear(target);
  };
  list.addEventListener('load', onLoad, true);
}

function hasFilms({ list }: GalleryDom): boolean {
  return list.querySelector('.video a.opens') !== null;
}

/** Clicks with a modifier are the browser's: another tab, another window, saving. */
function followClicks({ list }: GalleryDom, open: (item: HTMLElement) => boolean): void {
  list.addEventListener('click', (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const frame = event.target instanceof Element ? event.target.closest('a.opens') : null;
    const item = frame?.closest<HTMLElement>('.item');
    if (item && open(item)) event.preventDefault();
  });
}

/** The strip below shows the same items as the slides above. */
function hideThumbnails(dom: GalleryDom): void {
  const shown = new Set(shownItemsOf(dom).map(({ id }) => `#${id}`));
  for (const link of dom.section.querySelectorAll('.thumbnail-strip a')) {
    const entry = link.parentElement;
    if (entry !== null) entry.hidden = !shown.has(link.getAttribute('href') ?? '');
  }
}
