import type { Composition, FluidBox, FluidLayout } from './fluid-layout.ts';
import { FULL_WIDTH, lengthAt, pixels, plus, times, trackWidth, type Length } from './length.ts';
import { columnsIn, LEAST_WIDTH, type WidthClass } from './width-class.ts';

interface Column {
  readonly x: Length;
  /** Where its next item begins. */
  bottom: Length;
  /** px of `bottom` at the design width */
  filled: number;
}

/**
 * A length that is as long as the longest of these at both ends of the class. Which one is the longest may change between them, but since
 * the longest of several straight lines bends upwards only, none of them is longer anywhere in between.
 */
function longestOf(lengths: readonly Length[], { from, to }: WidthClass): Length {
  const narrow = Math.max(from, LEAST_WIDTH);
  const atNarrow = Math.max(...lengths.map((length) => lengthAt(length, narrow)));
  const atWide = Math.max(...lengths.map((length) => lengthAt(length, to)));
  const share = (atWide - atNarrow) / (to - narrow);
  return { px: atNarrow - share * narrow, share };
}

/** Columns of equal width; each item goes to the column that is shortest so far, the first of several. O(n × columns). */
export function layOutMasonry(composition: Composition): FluidLayout {
  const { ratios, spacing, captionHeight, widthClass, settings } = composition;
  const count = columnsIn(widthClass, settings);
  const width = trackWidth(count, spacing);
  const step = plus(width, pixels(spacing));
  const columns: Column[] = Array.from({ length: count }, (_, index) => ({
    x: times(step, index),
    bottom: pixels(0),
    filled: 0,
  }));
  const boxes: FluidBox[] = [];
  for (const ratio of ratios) {
    const column = columns.reduce((shortest, other) =>
      other.filled < shortest.filled - 0.5 ? other : shortest,
    );
    const itemHeight = plus(times(width, 1 / ratio), pixels(captionHeight));
    boxes.push({ x: column.x, y: column.bottom, width, height: itemHeight });
    column.bottom = plus(plus(column.bottom, itemHeight), pixels(spacing));
    column.filled = column.bottom.px + column.bottom.share * widthClass.designWidth;
  }
  const bottoms = columns
    .filter(({ filled }) => filled > 0)
    .map(({ bottom }) => plus(bottom, pixels(-spacing)));
  const height = ratios.length === 0 ? pixels(0) : longestOf(bottoms, widthClass);
  return { flow: 'VERTICAL', boxes, width: FULL_WIDTH, height, captionHeight };
}
