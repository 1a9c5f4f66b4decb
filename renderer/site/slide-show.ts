import { prefersReducedMotion, shownItemsOf, type GalleryDom } from './gallery-dom.ts';
import type { Slides } from './slides.ts';

/**
 * Lets slides go on by themselves, with a button that stops them. They wait while the pointer or the focus is on them, and do not begin by
 * themselves for visitors who want less motion.
 */
export function startSlideShow(dom: GalleryDom, slides: Slides): void {
  const { section, settings, texts } = dom;
  if (settings.slideSeconds <= 0) return;
  let isPlaying = !prefersReducedMotion();
  const room = section.querySelector<HTMLElement>('.room');
  const bar = document.createElement('div');
  bar.className = 'slide-bar';
  const button = document.createElement('button');
  button.type = 'button';
  bar.append(button);
  room?.append(bar);

  const show = () => {
    button.textContent = isPlaying ? texts.pauseSlideshow : texts.playSlideshow;
  };
  button.addEventListener('click', () => {
    isPlaying = !isPlaying;
    show();
  });
  show();

  setInterval(() => {
    const isHeld = room?.matches(':hover, :has(.scroller :focus-visible, .scroller:focus-visible)') === true;
    if (!isPlaying || isHeld || document.hidden) return;
    const next = slides.current + 1;
    slides.goTo(next < shownItemsOf(dom).length ? next : 0);
  }, settings.slideSeconds * 1000);
}
