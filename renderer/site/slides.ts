import { prefersReducedMotion, shownItemsOf, type GalleryDom } from './gallery-dom.ts';
import { startSlideShow } from './slide-show.ts';

/** Going from item to item where items stand side by side. */
export interface Slides {
  readonly current: number;
  /** Brings the item to the beginning of what shows. */
  goTo: (index: number) => void;
  /** After other items show than before. */
  refresh: () => void;
}

/** px: what rounding may leave between an item and the edge it snapped to. */
const TOLERANCE = 4;

export function startSlides(dom: GalleryDom): Slides | undefined {
  if (dom.flow === 'VERTICAL') return undefined;
  const { section, scroller, isRightToLeft } = dom;
  const previous = section.querySelector<HTMLButtonElement>('.step.previous');
  const next = section.querySelector<HTMLButtonElement>('.step.next');
  const strip = section.querySelector<HTMLElement>('.thumbnail-strip');

  /** px from the edge at which reading begins to that of the item; negative when the item begins before it. */
  const distanceTo = (item: Element) => {
    const [box, frame] = [item.getBoundingClientRect(), scroller.getBoundingClientRect()];
    return isRightToLeft ? frame.right - box.right : box.left - frame.left;
  };
  const isAtEnd = () =>
    Math.abs(scroller.scrollLeft) + scroller.clientWidth >= scroller.scrollWidth - TOLERANCE;
  const currentIndex = () => {
    const items = shownItemsOf(dom);
    const first = items.findIndex((item) => distanceTo(item) > -item.clientWidth / 2);
    return Math.max(first, 0);
  };
  const goTo = (index: number) => {
    const items = shownItemsOf(dom);
    const item = items[Math.max(0, Math.min(index, items.length - 1))];
    if (item === undefined) return;
    const distance = distanceTo(item);
    scroller.scrollBy({
      left: isRightToLeft ? -distance : distance,
      behavior: prefersReducedMotion() ? 'auto' : 'smooth',
    });
  };
  /** One slide, or in a strip so many items that the last one that shows in part becomes the first. */
  const step = (direction: 1 | -1) => {
    if (dom.flow === 'SLIDES') return goTo(currentIndex() + direction);
    const items = shownItemsOf(dom);
    const room = scroller.clientWidth;
    const target =
      direction === 1
        ? items.findIndex((item) => distanceTo(item) + item.clientWidth > room + TOLERANCE)
        : items.findIndex((item) => distanceTo(item) >= -room);
    const current = currentIndex();
    goTo(direction === 1 ? Math.max(target, current + 1) : Math.min(target, current - 1));
  };

  const refresh = () => {
    const index = currentIndex();
    disable(previous, Math.abs(scroller.scrollLeft) < TOLERANCE, scroller);
    disable(next, isAtEnd(), scroller);
    if (strip !== null) markThumbnail(strip, shownItemsOf(dom)[index]?.id);
  };

  previous?.addEventListener('click', () => step(-1));
  next?.addEventListener('click', () => step(1));
  scroller.addEventListener('scroll', throttled(refresh), { passive: true });
  new ResizeObserver(refresh).observe(scroller);
  scroller.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const forward = isRightToLeft ? 'ArrowLeft' : 'ArrowRight';
    const backward = isRightToLeft ? 'ArrowRight' : 'ArrowLeft';
    if (event.key === forward) step(1);
    else if (event.key === backward) step(-1);
    else if (event.key === 'Home') goTo(0);
    else if (event.key === 'End') goTo(Number.POSITIVE_INFINITY);
    else return;
    event.preventDefault();
  });
  strip?.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (link === null) return;
    event.preventDefault();
    goTo(shownItemsOf(dom).findIndex(({ id }) => `#${id}` === link.getAttribute('href')));
  });
  const slides: Slides = {
    get current() {
      return currentIndex();
    },
    goTo,
    refresh,
  };
  if (dom.flow === 'SLIDES') startSlideShow(dom, slides);
  refresh();
  return slides;
}

/** A button that goes must not take the focus with it. */
function disable(button: HTMLButtonElement | null, isDisabled: boolean, heir: HTMLElement): void {
  if (button === null || button.disabled === isDisabled) return;
  if (isDisabled && button.matches(':focus')) heir.focus({ preventScroll: true });
  button.disabled = isDisabled;
}

function markThumbnail(strip: HTMLElement, itemId: string | undefined): void {
  for (const link of strip.querySelectorAll('a')) {
    const isCurrent = link.getAttribute('href') === `#${itemId}`;
    if (isCurrent === link.hasAttribute('aria-current')) continue;
    if (!isCurrent) {
      link.removeAttribute('aria-current');
      continue;
    }
    link.setAttribute('aria-current', 'true');
    // Only the strip moves: scrolling the element into view would move the page as well.
    const [box, frame] = [link.getBoundingClientRect(), strip.getBoundingClientRect()];
    if (box.left < frame.left || box.right > frame.right) {
      strip.scrollBy({ left: (box.left + box.right - frame.left - frame.right) / 2 });
    }
  }
}

/** Once a frame at most. */
function throttled(run: () => void): () => void {
  let isWaiting = false;
  return () => {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => {
      isWaiting = false;
      run();
    });
  };
}
