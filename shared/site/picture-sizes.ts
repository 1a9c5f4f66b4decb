import type { FluidLayout } from '../layout/fluid-layout.ts';
import { lengthAt } from '../layout/length.ts';
import { WIDTH_CLASSES } from '../layout/width-class.ts';

/**
 * The `sizes` of an item's picture: per width class, how much of the window's width the picture takes. A cropped picture is wider than its
 * box, and must be asked for as wide as it is drawn.
 *
 * @param mayFollowBox whether a lazy picture may be asked for exactly as wide as its box turns out (`auto`)
 */
export function sizesOf(
  layouts: readonly FluidLayout[],
  index: number,
  ratio: number,
  mayFollowBox: boolean,
): string {
  const widths: string[] = [];
  let isCropped = false;
  for (const [classIndex, { boxes, captionHeight }] of layouts.entries()) {
    const box = boxes[index];
    const widthClass = WIDTH_CLASSES[classIndex];
    if (box === undefined || widthClass === undefined) continue;
    const { designWidth, from } = widthClass;
    const width = lengthAt(box.width, designWidth);
    const drawn = Math.max(width, (lengthAt(box.height, designWidth) - captionHeight) * ratio);
    if (drawn > width * 1.02) isCropped = true;
    const size = `${Math.ceil((drawn / designWidth) * 100)}vw`;
    if (size !== widths.at(-1)?.split(' ').at(-1)) {
      widths.push(from === 0 ? size : `(min-width: ${from}px) ${size}`);
    }
  }
  const sizes = widths.reverse().join(', ');
  return mayFollowBox && !isCropped ? `auto, ${sizes}` : sizes;
}
