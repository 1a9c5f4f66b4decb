import type { SlideData } from 'photoswipe';

/** What the lightbox shows of an item, beside what PhotoSwipe knows of. */
export interface LightboxSlide extends SlideData {
  readonly item: HTMLElement;
  readonly frame: HTMLAnchorElement;
}

/**
 * The sources of the format that the browser chose for a picture of the page: the large ones are of the same. Before any has been chosen,
 * and for what has one source, the plain ones.
 */
function chosenSrcset(frame: HTMLElement): string | undefined {
  const image = frame.querySelector('img');
  if (image === null) return undefined;
  const address = image.currentSrc;
  for (const source of frame.querySelectorAll('source')) {
    const addresses = source.srcset.split(', ').map((candidate) => candidate.split(' ')[0] ?? '');
    if (address !== '' && addresses.some((one) => new URL(one, document.baseURI).href === address)) {
      return source.srcset;
    }
  }
  return image.srcset === '' ? undefined : image.srcset;
}

function slideOf(item: HTMLElement): LightboxSlide | undefined {
  const frame = item.querySelector<HTMLAnchorElement>('a.opens');
  if (frame === null) return undefined;
  const image = frame.querySelector('img');
  const { w, h, video, player } = frame.dataset;
  const isFilm = video !== undefined || player !== undefined;
  const common = { item, frame, width: Number(w), height: Number(h) };
  if (isFilm) return { ...common, type: 'film', element: frame };
  return {
    ...common,
    element: frame,
    src: frame.href,
    srcset: chosenSrcset(frame),
    alt: image?.alt ?? '',
    // What the page shows already, until the large one is there.
    msrc: image?.complete === true && image.currentSrc !== '' ? image.currentSrc : undefined,
    thumbCropped: image !== null && getComputedStyle(image).objectFit === 'cover',
  };
}

/** The slides of the items that can be shown large: pictures and films, in order. */
export function slidesOf(items: readonly HTMLElement[]): LightboxSlide[] {
  return items.flatMap((item) => slideOf(item) ?? []);
}
