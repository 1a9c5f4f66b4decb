import type { Composition, FluidBox, FluidLayout } from './fluid-layout.ts';
import { FULL_WIDTH, pixels, plus, times, trackWidth, ZERO, type Length } from './length.ts';
import { columnsIn, itemSizeIn } from './width-class.ts';

/** Height by the container's width that a picture takes at most, by the narrowest container for which it holds; the widest first. */
const HIGHEST_PANORAMAS: readonly { readonly from: number; readonly share: number }[] = [
  { from: 900, share: 2 / 3 },
  { from: 560, share: 1.1 },
  { from: 0, share: 5 },
];

/**
 * One below the other, each as wide as the container, in its own ratio. On a wide screen what would not fit on it gets narrower, in the
 * middle.
 */
export function layOutPanorama({ ratios, spacing, captionHeight, widthClass }: Composition): FluidLayout {
  const highest = HIGHEST_PANORAMAS.find(({ from }) => widthClass.designWidth >= from)?.share ?? 1;
  const boxes: FluidBox[] = [];
  let y = ZERO;
  let bottom = ZERO;
  for (const ratio of ratios) {
    const share = Math.min(1, highest * ratio);
    const height = { px: captionHeight, share: share / ratio };
    boxes.push({ x: { px: 0, share: (1 - share) / 2 }, y, width: { px: 0, share }, height });
    bottom = plus(y, height);
    y = plus(bottom, pixels(spacing));
  }
  return { flow: 'VERTICAL', boxes, width: FULL_WIDTH, height: bottom, captionHeight };
}

/** Items beside each other in one row that scrolls sideways. */
function layOutStrip(widths: readonly Length[], height: Length, composition: Composition): FluidLayout {
  const boxes: FluidBox[] = [];
  let x = ZERO;
  let end = ZERO;
  for (const width of widths) {
    boxes.push({ x, y: ZERO, width, height });
    end = plus(x, width);
    x = plus(end, pixels(composition.spacing));
  }
  return {
    flow: 'HORIZONTAL',
    boxes,
    width: end,
    height: boxes.length === 0 ? ZERO : height,
    captionHeight: composition.captionHeight,
  };
}

/** A film strip: equally high, in their own ratios; only what is wider than the container is cropped to it. */
export function layOutSlider(composition: Composition): FluidLayout {
  const { ratios, captionHeight, widthClass, settings } = composition;
  const share = (itemSizeIn(widthClass, settings) * 1.4) / widthClass.designWidth;
  const widths = ratios.map((ratio) => ({ px: 0, share: Math.min(1, ratio * share) }));
  return layOutStrip(widths, { px: captionHeight, share }, composition);
}

/** Tall narrow columns side by side, as many at once as fit; the rest is reached sideways. */
export function layOutColumns(composition: Composition): FluidLayout {
  const { ratios, spacing, captionHeight, widthClass, settings } = composition;
  const width = trackWidth(columnsIn(widthClass, settings), spacing);
  const height = plus(times(width, 1 / settings.ratio), pixels(captionHeight));
  return layOutStrip(
    ratios.map(() => width),
    height,
    composition,
  );
}
