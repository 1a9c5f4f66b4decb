import type { Filters } from './filters.ts';
import { itemsOf, shownItemsOf, type GalleryDom, type GalleryHost } from './gallery-dom.ts';
import { openLightbox } from './lightbox.ts';
import type { FurtherPages } from './load-more.ts';
import type { Slides } from './slides.ts';

export interface DeepLinks {
  /** Opens an item large. False when it cannot be shown so. */
  open: (item: HTMLElement) => boolean;
}

/**
 * Keeps the address of the page and the lightbox together: each picture has an address, going back closes the lightbox, and an address with
 * a picture opens it, even one of a page that is not loaded yet. Without script the same address leads to the picture in the page.
 */
export function startDeepLinks(
  dom: GalleryDom,
  { hasAddressBar, ...host }: GalleryHost,
  pages: FurtherPages,
  filters: Filters,
  slides: Slides | undefined,
): DeepLinks {
  const withHost: GalleryHost = { ...host, hasAddressBar };
  const plainAddress = () => location.pathname + location.search;
  let close: (() => void) | undefined;
  /** Whether the entry of the history that shows now was added by opening. */
  let isPushed = false;

  const open = (item: HTMLElement) => {
    let isOpen = false;
    const swipe = openLightbox(dom, withHost, shownItemsOf(dom), item, {
      onShown: (shown) => {
        if (shown === undefined) {
          close = undefined;
          if (isPushed) history.back();
          else if (hasAddressBar && location.hash !== '') history.replaceState(null, '', plainAddress());
          isPushed = false;
          return;
        }
        if (!hasAddressBar) return;
        const isSame = location.hash === `#${shown.id}`;
        if (!isOpen && !isSame) {
          history.pushState(null, '', `#${shown.id}`);
          isPushed = true;
        } else if (!isSame) {
          history.replaceState(null, '', `#${shown.id}`);
        }
        isOpen = true;
        if (slides !== undefined) slides.goTo(shownItemsOf(dom).indexOf(shown));
      },
    });
    if (swipe === undefined) return false;
    close = () => swipe.close();
    return true;
  };

  const follow = async () => {
    const id = location.hash.slice(1);
    if (close !== undefined) {
      if (id.startsWith('item-')) return;
      // The visitor went back: the entry is gone already.
      isPushed = false;
      close();
      return;
    }
    if (!id.startsWith('item-')) return;
    const find = () => itemsOf(dom).find((item) => item.id === id);
    try {
      while (find() === undefined && pages.areThereMore) await pages.loadNext();
    } catch (error) {
      console.warn(error);
    }
    const item = find();
    if (item === undefined) return;
    if (item.hidden) filters.clear();
    if (slides !== undefined) slides.goTo(shownItemsOf(dom).indexOf(item));
    else if (dom.settings.click === 'LIGHTBOX') open(item);
    else item.scrollIntoView({ block: 'center' });
  };

  if (hasAddressBar) {
    addEventListener('popstate', () => void follow());
    void follow();
  }
  return { open };
}
