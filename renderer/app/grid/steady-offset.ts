import type { TileLayout } from './tile-layout.ts';

/** A list as it is laid out. */
export interface LaidOutList {
  readonly layout: TileLayout;
  readonly idAt: (index: number) => string | undefined;
  readonly indexOf: (id: string) => number;
}

/**
 * Where a list is scrolled to, so that what somebody looks at stays where it is while the list is laid out anew: in other widths, another
 * view, with other ratios, or with tiles that came or went before it. px
 *
 * Tiles that were put into another order take nobody with them: the offset stays then.
 *
 * @param offset where the former list is scrolled to, px
 * @param height of what is in view, px
 * @param focusIndex the place of the tile that the keyboard is at, or -1
 */
export function steadyOffset(
  former: LaidOutList,
  next: LaidOutList,
  offset: number,
  height: number,
  focusIndex: number,
): number {
  if (offset <= 0 || former.layout.total === 0) return offset;
  const index = isInView(former.layout, focusIndex, offset, height)
    ? focusIndex
    : firstInView(former.layout, offset);
  const id = former.idAt(index);
  const place = id === undefined ? index : next.indexOf(id);
  const moved = Math.abs(place - index);
  if (place < 0 || place >= next.layout.total) return offset;
  if (moved > Math.abs(next.layout.total - former.layout.total)) return offset;
  return Math.max(0, offset + next.layout.boxOf(place).y - former.layout.boxOf(index).y);
}

function isInView(layout: TileLayout, index: number, offset: number, height: number): boolean {
  if (index < 0 || index >= layout.total) return false;
  const { y, height: own } = layout.boxOf(index);
  return y + own > offset && y < offset + height;
}

/** The first tile of the first row that begins in view. */
function firstInView(layout: TileLayout, offset: number): number {
  let low = 0;
  let high = layout.rows - 1;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (layout.boxOf(layout.firstOf(middle)).y < offset) low = middle + 1;
    else high = middle;
  }
  return layout.firstOf(low);
}
