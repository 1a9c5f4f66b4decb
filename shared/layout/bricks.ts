import type { Composition, FluidBox, FluidLayout } from './fluid-layout.ts';
import { FULL_WIDTH, pixels, plus, times } from './length.ts';
import { itemSizeIn } from './width-class.ts';

/** Bricks are neither slivers nor beams. */
const NARROWEST = 0.7;
const WIDEST = 2.5;

/** What a picture may be stretched to, against its own width, before the last course stays open instead. */
const GREATEST_STRETCH = 1.35;

/**
 * Courses of exactly the same height, filled to the edge: pictures give up a little at two sides for it. Each course ends where its
 * pictures need the least cropping, which depends on the course and the picture after it alone. O(n).
 */
export function layOutBricks(composition: Composition): FluidLayout {
  const { spacing, captionHeight, widthClass, settings } = composition;
  const { designWidth } = widthClass;
  const target = itemSizeIn(widthClass, settings);
  const bricks = composition.ratios.map((ratio) => Math.min(Math.max(ratio, NARROWEST), WIDEST));
  const pictureHeight = { px: 0, share: target / designWidth };
  const height = plus(pictureHeight, pixels(captionHeight));
  const boxes: FluidBox[] = [];
  let y = pixels(0);
  let bottom = pixels(0);

  const lay = (first: number, end: number, room: number) => {
    const gaps = spacing * (end - first - 1);
    let x = pixels(0);
    for (let index = first; index < end; index++) {
      const width = times(plus(FULL_WIDTH, pixels(-gaps)), (bricks[index] ?? 1) / room);
      boxes.push({ x, y, width, height });
      x = plus(plus(x, width), pixels(spacing));
    }
    bottom = plus(y, height);
    y = plus(bottom, pixels(spacing));
  };

  let first = 0;
  let sum = 0;
  for (const [index, brick] of bricks.entries()) {
    const wanted = (count: number) => (designWidth - spacing * (count - 1)) / target;
    const count = index - first;
    const isBetterWithout =
      count > 0 && sum + brick > wanted(count + 1) && wanted(count) / sum < (sum + brick) / wanted(count + 1);
    if (isBetterWithout) {
      lay(first, index, sum);
      first = index;
      sum = 0;
    }
    sum += brick;
    const isLast = index === bricks.length - 1;
    if (isLast) {
      const room = wanted(index + 1 - first);
      lay(first, index + 1, room > sum * GREATEST_STRETCH ? room : sum);
    } else if (sum >= wanted(index + 1 - first)) {
      lay(first, index + 1, sum);
      first = index + 1;
      sum = 0;
    }
  }
  return { flow: 'VERTICAL', boxes, width: FULL_WIDTH, height: bottom, captionHeight };
}
