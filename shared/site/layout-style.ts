import type { FluidBox, FluidLayout } from '../layout/fluid-layout.ts';
import type { LayoutSettings } from '../layout/layout-settings.ts';
import { layOutFluidly } from '../layout/lay-out-gallery.ts';
import type { Length } from '../layout/length.ts';
import { WIDTH_CLASSES } from '../layout/width-class.ts';

/**
 * Custom properties that a style sheet makes boxes of: `--x0` and `--X0` are the px and the hundredths of the container's width of `x` in
 * the first width class, and so on for `y`, `w` and `h`. What is 0 is left out; so the list has names of its own, which no item inherits.
 */
export interface LayoutStyles {
  /** For the list: the extent of its content. */
  readonly list: string;
  /** One an item. */
  readonly items: readonly string[];
}

/**
 * A hundredth of a px, and a thousandth of a hundredth of the width: what is less cannot be seen, and adds up to nothing since no box
 * depends on another.
 */
function property(name: string, { px, share }: Length, index: number): string {
  const pixels = Math.round(px * 100) / 100;
  const hundredths = Math.round(share * 100_000) / 1000;
  const first = pixels === 0 ? '' : `--${name}${index}:${pixels};`;
  return hundredths === 0 ? first : `${first}--${name.toUpperCase()}${index}:${hundredths};`;
}

function boxProperties({ x, y, width, height }: FluidBox, index: number): string {
  return (
    property('x', x, index) +
    property('y', y, index) +
    property('w', width, index) +
    property('h', height, index)
  );
}

/** The layouts of a gallery for all width classes, the narrowest first. */
export function layOutForAllWidths(ratios: readonly number[], settings: LayoutSettings): FluidLayout[] {
  return WIDTH_CLASSES.map((widthClass) => layOutFluidly(ratios, widthClass, settings));
}

export function stylesOfLayouts(layouts: readonly FluidLayout[]): LayoutStyles {
  const list = layouts
    .map(({ width, height }, index) => property('lw', width, index) + property('lh', height, index))
    .join('');
  const count = layouts[0]?.boxes.length ?? 0;
  const items: string[] = [];
  for (let item = 0; item < count; item++) {
    let style = '';
    for (const [index, { boxes }] of layouts.entries()) {
      const box = boxes[item];
      if (box !== undefined) style += boxProperties(box, index);
    }
    items.push(style);
  }
  return { list, items };
}
