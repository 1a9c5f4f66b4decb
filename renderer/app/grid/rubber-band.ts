import type { GridLayout } from './grid-layout.ts';

/** A place in the content of a grid, px from the corner where its rows begin. */
export interface GridPoint {
  readonly x: number;
  readonly y: number;
}

/** The rectangle between where a rubber band began and where it is. px. */
export interface Band {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export function bandBetween(from: GridPoint, to: GridPoint): Band {
  return {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y),
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y),
  };
}

/**
 * The tiles that a band touches, row by row as first and last index, both included. By the layout alone: most tiles of a long list are
 * not there to be asked.
 */
export function tilesInBand(layout: GridLayout, band: Band): (readonly [first: number, last: number])[] {
  const { columns, rows, total, padding, gap, tileWidth, tileHeight, rowHeight } = layout;
  const columnStep = tileWidth + gap;
  // A tile begins at a step and ends a gap before the next one.
  const firstOf = (start: number, step: number, size: number): number =>
    Math.floor((start - size) / step) + 1;
  const lastOf = (end: number, step: number): number => Math.ceil(end / step) - 1;
  const left = Math.max(0, firstOf(band.x - padding, columnStep, tileWidth));
  const right = Math.min(columns - 1, lastOf(band.x + band.width - padding, columnStep));
  const top = Math.max(0, firstOf(band.y - padding, rowHeight, tileHeight));
  const bottom = Math.min(rows - 1, lastOf(band.y + band.height - padding, rowHeight));
  const touched = left <= right ? Math.max(0, bottom - top + 1) : 0;
  return Array.from({ length: touched }, (_, index): readonly [number, number] => [
    (top + index) * columns + left,
    Math.min(total - 1, (top + index) * columns + right),
  ]).filter(([first, last]) => first <= last);
}

/** px from an edge within which the list scrolls by itself, and the most px that it scrolls in one frame. */
const EDGE = 36;
const FASTEST = 28;

/** px to scroll in one frame while the pointer is at `y` of a view of this height: the further out, the faster. */
export function scrollStep(y: number, height: number): number {
  const beyond = y < EDGE ? y - EDGE : y > height - EDGE ? y - (height - EDGE) : 0;
  return Math.sign(beyond) * Math.min(FASTEST, Math.ceil(Math.abs(beyond) / 3));
}
