import type { Composition, FluidBox } from './fluid-layout.ts';
import { pixels, plus, times, type Length } from './length.ts';

/**
 * A few items that stand together in a row and fill its height exactly, each in its own ratio:
 * - `SINGLE`: one item
 * - `STACK`: two or three below each other, equally wide
 * - `CROWN`: one above two that stand side by side
 */
export type GroupKind = 'SINGLE' | 'STACK' | 'CROWN';

export interface Group {
  readonly kind: GroupKind;
  /** Index of its first item. */
  readonly first: number;
  readonly ratios: readonly number[];
  /** The width of the group in a row of height `h` is `factor × h + constant`, in px. */
  readonly factor: number;
  readonly constant: number;
  /** Whether it stands for a group whose other items are not there yet. */
  readonly isProvisional?: boolean;
}

/**
 * The group of these items. With pictures of width `w` below each other, `h = Σ w/rᵢ + (n − 1)·spacing + n·caption`, which is solved for
 * `w`; the two of a crown are `(w − spacing) / (r₂ + r₃)` high.
 */
export function makeGroup(
  kind: GroupKind,
  first: number,
  ratios: readonly number[],
  { spacing, captionHeight }: Composition,
): Group {
  const [top = 1, left = 1, right = 1] = ratios;
  if (kind === 'CROWN') {
    const factor = 1 / (1 / top + 1 / (left + right));
    const constant = factor * (spacing / (left + right) - spacing - 2 * captionHeight);
    return { kind, first, ratios, factor, constant };
  }
  const factor = 1 / ratios.reduce((sum, ratio) => sum + 1 / ratio, 0);
  const constant = -factor * ((ratios.length - 1) * spacing + ratios.length * captionHeight);
  return { kind, first, ratios, factor, constant };
}

/** The boxes of a group whose top left corner is at `x`, `y` in a row of this height. */
export function boxesOfGroup(
  { kind, ratios, factor, constant }: Group,
  x: Length,
  y: Length,
  rowHeight: Length,
  { spacing, captionHeight }: Composition,
): FluidBox[] {
  const width = plus(times(rowHeight, factor), pixels(constant));
  const [top = 1, left = 1, right = 1] = ratios;
  if (kind === 'CROWN') {
    const topHeight = plus(times(width, 1 / top), pixels(captionHeight));
    const pictureHeight = times(plus(width, pixels(-spacing)), 1 / (left + right));
    const below = plus(plus(y, topHeight), pixels(spacing));
    const height = plus(pictureHeight, pixels(captionHeight));
    const leftWidth = times(pictureHeight, left);
    return [
      { x, y, width, height: topHeight },
      { x, y: below, width: leftWidth, height },
      {
        x: plus(plus(x, leftWidth), pixels(spacing)),
        y: below,
        width: times(pictureHeight, right),
        height,
      },
    ];
  }
  const boxes: FluidBox[] = [];
  let itemY = y;
  for (const ratio of ratios) {
    const height = plus(times(width, 1 / ratio), pixels(captionHeight));
    boxes.push({ x, y: itemY, width, height });
    itemY = plus(plus(itemY, height), pixels(spacing));
  }
  return boxes;
}

/** px: the width or the height of the smallest picture of a group in a row of this height; negative where it has no room at all. */
export function smallestSide(
  { kind, ratios, factor, constant }: Group,
  rowHeight: number,
  { spacing }: Composition,
): number {
  const width = factor * rowHeight + constant;
  const [top = 1, left = 1, right = 1] = ratios;
  if (kind === 'CROWN') {
    const height = (width - spacing) / (left + right);
    return Math.min(width / top, height, height * left, height * right);
  }
  return Math.min(width, ...ratios.map((ratio) => width / ratio));
}
