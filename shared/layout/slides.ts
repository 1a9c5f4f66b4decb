import type { Composition, FluidBox, FluidLayout } from './fluid-layout.ts';
import { FULL_WIDTH, pixels, plus, times, ZERO, type Length } from './length.ts';
import { itemSizeIn } from './width-class.ts';

/** Width by height of a slide that fills a screen, by the narrowest container for which it holds; the widest first. */
const SCREEN_RATIOS: readonly { readonly from: number; readonly ratio: number }[] = [
  { from: 900, ratio: 16 / 9 },
  { from: 560, ratio: 4 / 3 },
  { from: 0, ratio: 3 / 4 },
];

function layOutSlides({ ratios, spacing, captionHeight }: Composition, ratio: number): FluidLayout {
  const height: Length = plus(times(FULL_WIDTH, 1 / ratio), pixels(captionHeight));
  const step = plus(FULL_WIDTH, pixels(spacing));
  const boxes = ratios.map((_, index) => ({ x: times(step, index), y: ZERO, width: FULL_WIDTH, height }));
  const last = boxes.at(-1);
  return {
    flow: 'SLIDES',
    boxes,
    width: last === undefined ? FULL_WIDTH : plus(last.x, last.width),
    height: last === undefined ? ZERO : height,
    captionHeight,
  };
}

/** One item at a time in a frame of the chosen ratio, whole. */
export function layOutSlideshow(composition: Composition): FluidLayout {
  return layOutSlides(composition, composition.settings.ratio);
}

/** One item at a time, filling the screen: cropped around its focal point. */
export function layOutFullSize(composition: Composition): FluidLayout {
  const { designWidth } = composition.widthClass;
  const ratio = SCREEN_RATIOS.find(({ from }) => designWidth >= from)?.ratio ?? 1;
  return layOutSlides(composition, ratio);
}

/** A slideshow, and a strip of small square pictures to choose from. */
export function layOutThumbnails(composition: Composition): FluidLayout {
  const { widthClass, settings, spacing } = composition;
  const side: Length = pixels(
    Math.round(Math.min(Math.max(itemSizeIn(widthClass, settings) * 0.3, 56), 120)),
  );
  const step = plus(side, pixels(spacing));
  const thumbnails: FluidBox[] = composition.ratios.map((_, index) => ({
    x: times(step, index),
    y: ZERO,
    width: side,
    height: side,
  }));
  return { ...layOutSlides(composition, settings.ratio), thumbnails };
}
