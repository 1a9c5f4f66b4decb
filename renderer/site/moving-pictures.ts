import { prefersReducedMotion, type GalleryDom } from './gallery-dom.ts';

/** A silent copy of a video over its poster. Made when it is first needed, so that no video loads before. */
function silentVideoIn(frame: HTMLAnchorElement): HTMLVideoElement {
  const existing = frame.querySelector('video');
  if (existing !== null) return existing;
  const video = document.createElement('video');
  video.muted = true;
  video.loop = true;
  video.playsInline = true;
  video.preload = 'none';
  video.tabIndex = -1;
  video.setAttribute('aria-hidden', 'true');
  video.src = frame.href;
  frame.querySelector('picture, .blank')?.after(video);
  return video;
}

/** The browser may not want to play: then the poster stays. */
function play(frame: HTMLAnchorElement): void {
  silentVideoIn(frame)
    .play()
    .catch(() => frame.querySelector('video')?.remove());
}

function framesOf(items: readonly HTMLElement[]): HTMLAnchorElement[] {
  return items.flatMap((item) => item.querySelector<HTMLAnchorElement>('a.frame[data-video]') ?? []);
}

/** Plays the videos of a gallery in their places, without sound, when the gallery wants it and the visitor does not mind motion. */
export function startMovingPictures({ settings }: GalleryDom): (items: readonly HTMLElement[]) => void {
  if (settings.video === 'ON_CLICK' || prefersReducedMotion()) return () => undefined;
  if (settings.video === 'ON_HOVER') {
    return (items) => {
      for (const frame of framesOf(items)) {
        frame.addEventListener('pointerenter', () => play(frame));
        frame.addEventListener('focus', () => play(frame));
        const stop = () => frame.querySelector('video')?.remove();
        frame.addEventListener('pointerleave', stop);
        frame.addEventListener('blur', stop);
      }
    };
  }
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (!(target instanceof HTMLAnchorElement)) continue;
      if (isIntersecting) play(target);
      else target.querySelector('video')?.pause();
    }
  });
  return (items) => {
    for (const frame of framesOf(items)) observer.observe(frame);
  };
}
