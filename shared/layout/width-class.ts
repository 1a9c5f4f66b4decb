import type { LayoutSettings } from './layout-settings.ts';

/** A range of container widths in which a composition stays the same and only stretches. */
export interface WidthClass {
  /** px: the narrowest container of the class. */
  readonly from: number;
  /** px: where the next class begins. */
  readonly to: number;
  /** px: the width for which compositions are chosen. */
  readonly designWidth: number;
  /** What rows and columns are scaled by, against `itemSize`. */
  readonly scale: number;
}

const PHONE: WidthClass = { from: 0, to: 560, designWidth: 380, scale: 0.6 };

/** Narrowest first. A page's style sheet has the same bounds as container queries. */
export const WIDTH_CLASSES: readonly WidthClass[] = [
  PHONE,
  { from: 560, to: 900, designWidth: 720, scale: 0.75 },
  { from: 900, to: 1400, designWidth: 1120, scale: 0.9 },
  { from: 1400, to: 20_000, designWidth: 1680, scale: 1.1 },
];

/** px. Galleries are laid out for at least so much; a narrower container scrolls. */
export const LEAST_WIDTH = 240;

export function widthClassOf(containerWidth: number): WidthClass {
  return WIDTH_CLASSES.findLast(({ from }) => containerWidth >= from) ?? PHONE;
}

/** px between neighbours. Wide gaps get narrower where they would take the room of the pictures. */
export function spacingIn({ designWidth }: WidthClass, { spacing }: LayoutSettings): number {
  return Math.round(Math.min(spacing, designWidth * 0.04));
}

/** px at the design width: the height of rows, or the width of columns, to aim at. */
export function itemSizeIn({ designWidth, scale }: WidthClass, { itemSize }: LayoutSettings): number {
  return Math.min(itemSize * scale, designWidth);
}

/** How many columns a layout of columns has. */
export function columnsIn(widthClass: WidthClass, settings: LayoutSettings): number {
  const { designWidth } = widthClass;
  if (settings.columns !== undefined) {
    const part = Math.min(1, 0.3 + designWidth / 1600);
    const least = Math.max(1, Math.floor(designWidth / 90));
    return Math.max(1, Math.min(Math.round(settings.columns * part), least));
  }
  const spacing = spacingIn(widthClass, settings);
  return Math.max(1, Math.round((designWidth + spacing) / (itemSizeIn(widthClass, settings) + spacing)));
}
