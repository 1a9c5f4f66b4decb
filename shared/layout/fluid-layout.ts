import type { LayoutSettings } from './layout-settings.ts';
import type { Length } from './length.ts';
import type { WidthClass } from './width-class.ts';

/** Where an item is. `x` counts from the edge at which reading begins: the left, or the right from right to left. */
export interface FluidBox {
  readonly x: Length;
  readonly y: Length;
  readonly width: Length;
  /** With the caption, where captions stand below. */
  readonly height: Length;
}

/**
 * - `VERTICAL`: goes on downwards, the page scrolls
 * - `HORIZONTAL`: goes on sideways inside the container, which scrolls
 * - `SLIDES`: sideways too, one item at a time as wide as the container
 */
export type Flow = 'VERTICAL' | 'HORIZONTAL' | 'SLIDES';

/** A gallery laid out for all container widths of one class. */
export interface FluidLayout {
  readonly flow: Flow;
  /** One an item, in their order. */
  readonly boxes: readonly FluidBox[];
  /** Of the whole content: the container's width, or more where it scrolls sideways. */
  readonly width: Length;
  readonly height: Length;
  /** px at the foot of each box that belong to its caption. */
  readonly captionHeight: number;
  /** A strip of small pictures, one an item, which is laid out by itself: `y` begins at the strip's own top. */
  readonly thumbnails?: readonly FluidBox[];
}

/** What a layout composes from. */
export interface Composition {
  /** Width by height of each item, all within `LEAST_RATIO` and `GREATEST_RATIO`. */
  readonly ratios: readonly number[];
  readonly widthClass: WidthClass;
  readonly settings: LayoutSettings;
  /** px between neighbours in this class */
  readonly spacing: number;
  /** px below each picture */
  readonly captionHeight: number;
}
