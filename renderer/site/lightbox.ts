import PhotoSwipe from 'photoswipe';
import type { GalleryDom, GalleryHost } from './gallery-dom.ts';
import { makeFilm, type Film } from './film.ts';
import { slidesOf, type LightboxSlide } from './lightbox-slides.ts';

export interface LightboxEvents {
  /** Another item shows; undefined once the lightbox is closed. */
  onShown: (item: HTMLElement | undefined) => void;
}

/** px that a caption leaves free below the picture, where there is room for both. */
const CAPTION_ROOM = 84;

/** Opens the items large, beginning with one of them. Undefined when that one cannot be shown large. */
export function openLightbox(
  dom: GalleryDom,
  host: GalleryHost,
  items: readonly HTMLElement[],
  first: HTMLElement,
  { onShown }: LightboxEvents,
): PhotoSwipe | undefined {
  const { texts, isRightToLeft } = dom;
  // PhotoSwipe goes from left to right only: read the other way, the last one comes first.
  const slides = isRightToLeft ? slidesOf(items).reverse() : slidesOf(items);
  const index = slides.findIndex(({ item }) => item === first);
  const opener = slides[index]?.frame;
  if (opener === undefined) return undefined;

  const dialog = document.createElement('dialog');
  dialog.className = 'lightbox';
  dialog.setAttribute('aria-label', dom.section.dataset['name'] ?? '');
  // Escape is PhotoSwipe's to answer, which closes with a movement.
  dialog.addEventListener('cancel', (event) => event.preventDefault());
  host.overlayParent.append(dialog);
  dialog.showModal();

  const isMagnifying = dom.settings.click === 'MAGNIFY';
  const swipe = new PhotoSwipe({
    dataSource: slides,
    index,
    appendToEl: dialog,
    bgOpacity: 1,
    loop: false,
    counter: false,
    // The dialog does both, in shadow roots too.
    trapFocus: false,
    returnFocus: false,
    wheelToZoom: true,
    initialZoomLevel: isMagnifying ? (level) => Math.max(level.fill, Math.min(1, level.fit * 2.5)) : 'fit',
    secondaryZoomLevel: isMagnifying ? 'fit' : (level) => Math.max(1, level.fit * 2),
    paddingFn: ({ y }, slide) => {
      const hasCaption = (slide as LightboxSlide).item.querySelector('figcaption') !== null;
      const isRoomy = y > 560;
      return { top: isRoomy ? 48 : 0, bottom: hasCaption && isRoomy ? CAPTION_ROOM : 0, left: 0, right: 0 };
    },
    closeTitle: texts.close,
    zoomTitle: texts.zoom,
    arrowPrevTitle: isRightToLeft ? texts.next : texts.previous,
    arrowNextTitle: isRightToLeft ? texts.previous : texts.next,
    errorMsg: texts.pictureCannotBeShown,
  });
  addFilms(swipe, index);
  addWords(swipe, slides, isRightToLeft);

  const current = () => slides[swipe.currIndex];
  swipe.on('change', () => onShown(current()?.item));
  swipe.on('destroy', () => {
    const shown = current()?.frame ?? opener;
    dialog.close();
    dialog.remove();
    // Where the visitor has got to, not where they began; without scrolling when it is in view already.
    shown.focus({ preventScroll: isInView(shown) });
    onShown(undefined);
  });
  // It takes no keys before it has opened.
  dialog.ariaBusy = 'true';
  swipe.on('openingAnimationEnd', () => (dialog.ariaBusy = null));
  swipe.init();
  // The dialog around it is one already.
  swipe.element?.setAttribute('role', 'presentation');
  return swipe;
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return bottom > 0 && top < innerHeight;
}

/** Films stop when they leave; only the one that was clicked plays by itself. */
function addFilms(swipe: PhotoSwipe, openedIndex: number): void {
  const films = new Map<HTMLElement, Film>();
  const filmOf = (data: object) => {
    const { frame } = data as LightboxSlide;
    const film = films.get(frame) ?? makeFilm(frame);
    films.set(frame, film);
    return film;
  };
  let isFirst = true;
  swipe.on('contentLoad', (event) => {
    const { content } = event;
    if (content.type !== 'film') return;
    event.preventDefault();
    content.element = filmOf(content.data).element as HTMLDivElement;
    content.state = 'loaded';
  });
  swipe.addFilter('isContentZoomable', (isZoomable, content) => content.type !== 'film' && isZoomable);
  swipe.on('contentActivate', ({ content }) => {
    if (content.type === 'film' && isFirst && content.index === openedIndex) filmOf(content.data).play();
    isFirst = false;
  });
  swipe.on('contentDeactivate', ({ content }) => {
    if (content.type === 'film') filmOf(content.data).stop();
  });
  swipe.on('destroy', () => {
    for (const film of films.values()) film.stop();
  });
  // Dragging and clicking belong to the film's own controls.
  swipe.on('pointerDown', (event) => {
    const { target } = event.originalEvent;
    if (target instanceof Element && target.closest('.lightbox-film > *, .lightbox-caption') !== null) {
      event.preventDefault();
    }
  });
}

/** The caption, copied from the page, and the counter, which counts in the order of reading. */
function addWords(swipe: PhotoSwipe, slides: readonly LightboxSlide[], isRightToLeft: boolean): void {
  swipe.on('uiRegister', () => {
    swipe.ui?.registerElement({
      name: 'count',
      className: 'pswp__counter',
      order: 5,
      onInit: (element) => {
        swipe.on('change', () => {
          const number = isRightToLeft ? slides.length - swipe.currIndex : swipe.currIndex + 1;
          element.textContent = `${number} / ${slides.length}`;
        });
      },
    });
    swipe.ui?.registerElement({
      name: 'caption',
      className: 'lightbox-caption',
      appendTo: 'root',
      onInit: (element) => {
        element.setAttribute('aria-live', 'polite');
        element.dir = isRightToLeft ? 'rtl' : 'ltr';
        swipe.on('change', () => {
          const caption = slides[swipe.currIndex]?.item.querySelector('figcaption');
          element.replaceChildren(...[...(caption?.children ?? [])].map((child) => child.cloneNode(true)));
        });
      },
    });
  });
}
