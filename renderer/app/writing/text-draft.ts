import type { TextItem } from '../../../shared/model/item.ts';
import type { Place } from '../../../shared/order/display-order.ts';

/** A text that is being written: a new one at its place, or one that is there. */
export type WrittenText =
  | { readonly kind: 'NEW'; readonly galleryId: string; readonly place: Place }
  | { readonly kind: 'EDIT'; readonly galleryId: string; readonly item: TextItem };

/** How the card of a text looks. */
export interface CardStyle {
  /** `#rrggbb`; absent: the ground of the page */
  readonly backgroundColor?: string | undefined;
  /** px; 0..200 */
  readonly padding: number;
  readonly textVerticalAlignment: 'top' | 'middle' | 'bottom';
}

const DEFAULT_PADDING = 24;

const ALIGNMENTS = ['top', 'middle', 'bottom'] as const;

export function cardStyleOf(css: Readonly<Record<string, unknown>> | undefined): CardStyle {
  const { backgroundColor, padding, textVerticalAlignment } = css ?? {};
  const pixels = typeof padding === 'string' ? Number.parseFloat(padding) : padding;
  return {
    ...(typeof backgroundColor === 'string' ? { backgroundColor } : {}),
    padding: typeof pixels === 'number' && Number.isFinite(pixels) ? pixels : DEFAULT_PADDING,
    textVerticalAlignment: ALIGNMENTS.find((alignment) => alignment === textVerticalAlignment) ?? 'middle',
  };
}

export function isSameCard(one: CardStyle, other: CardStyle): boolean {
  return (
    one.backgroundColor === other.backgroundColor &&
    one.padding === other.padding &&
    one.textVerticalAlignment === other.textVerticalAlignment
  );
}

/** The key-values of a text with this style; what else they hold stays, and so do all where the style is as it was. */
export function cssOf(
  before: Readonly<Record<string, unknown>> | undefined,
  card: CardStyle,
): Record<string, string | number> {
  const values = (before ?? {}) as Record<string, string | number>;
  if (before !== undefined && isSameCard(card, cardStyleOf(before))) return values;
  const { backgroundColor: _background, ...rest } = values;
  const { backgroundColor, padding, textVerticalAlignment } = card;
  return {
    ...rest,
    ...(backgroundColor === undefined ? {} : { backgroundColor }),
    padding,
    textVerticalAlignment,
  };
}
