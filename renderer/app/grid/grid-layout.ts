import { assertNever } from '../../../shared/assert-never.ts';

/** A grid of equal tiles, each a frame with a caption beneath it. All lengths in px. */
export interface GridLayout {
  readonly columns: number;
  readonly rows: number;
  readonly total: number;
  readonly tileWidth: number;
  /** A tile without its caption. */
  readonly frameHeight: number;
  readonly tileHeight: number;
  readonly gap: number;
  readonly padding: number;
  /** From one row's top to the next one's. */
  readonly rowHeight: number;
}

/** Fits as many tiles of at least `tileSize` into a row as go, and shares what is left among them. */
export function layOutGrid(options: {
  total: number;
  width: number;
  tileSize: number;
  /** Height of a tile's frame as a part of its width. */
  frameRatio: number;
  /** Beneath the frame of each tile. */
  captionHeight: number;
  gap: number;
  padding: number;
  /** px: the rows of a list, one tile each, with frames of this height. */
  listHeight?: number | undefined;
}): GridLayout {
  const { total, width, tileSize, frameRatio, captionHeight, gap, padding, listHeight } = options;
  const room = Math.max(tileSize, width - 2 * padding);
  const columns = listHeight === undefined ? Math.max(1, Math.floor((room + gap) / (tileSize + gap))) : 1;
  const tileWidth = Math.floor((room - (columns - 1) * gap) / columns);
  const frameHeight = listHeight ?? Math.round(tileWidth * frameRatio);
  const tileHeight = frameHeight + (listHeight === undefined ? captionHeight : 0);
  return {
    columns,
    rows: Math.ceil(total / columns),
    total,
    tileWidth,
    frameHeight,
    tileHeight,
    gap,
    padding,
    rowHeight: tileHeight + gap,
  };
}

/** The top left corner of a tile, from that of the content. */
export function tilePosition(layout: GridLayout, index: number): { x: number; y: number } {
  const row = Math.floor(index / layout.columns);
  const column = index % layout.columns;
  return {
    x: layout.padding + column * (layout.tileWidth + layout.gap),
    y: layout.padding + row * layout.rowHeight,
  };
}

/** Before which tile something goes that is dropped here, 0..total. `x` and `y` are px from the top left of the content. */
export function insertionIndexAt(layout: GridLayout, x: number, y: number): number {
  if (layout.total === 0) return 0;
  const row = Math.min(layout.rows - 1, Math.max(0, Math.floor((y - layout.padding) / layout.rowHeight)));
  const step = layout.tileWidth + layout.gap;
  const column = Math.min(
    layout.columns,
    Math.max(0, Math.round((x - layout.padding + layout.gap / 2) / step)),
  );
  const below = y > layout.padding + layout.rows * layout.rowHeight;
  return below ? layout.total : Math.min(layout.total, row * layout.columns + column);
}

/**
 * Where the mark of an insertion is drawn: the middle of the gap before the tile, or behind the last one of the row that the pointer is
 * in, so that the mark never jumps to another row than the one that is pointed at.
 */
export function insertionMark(
  layout: GridLayout,
  index: number,
  pointerY: number,
): { x: number; y: number; height: number } {
  const pointedRow = Math.floor((pointerY - layout.padding) / layout.rowHeight);
  const startsRow = index > 0 && index % layout.columns === 0;
  const behind = index > 0 && (index === layout.total || (startsRow && pointedRow < index / layout.columns));
  const { x, y } = tilePosition(layout, behind ? index - 1 : index);
  return {
    x: behind ? x + layout.tileWidth + layout.gap / 2 : x - layout.gap / 2,
    y,
    height: layout.tileHeight,
  };
}

/** A key that moves the keyboard's place in a grid. */
export type MovementKey =
  'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown' | 'Home' | 'End' | 'PageUp' | 'PageDown';

const MOVEMENT_KEYS: readonly string[] = [
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'ArrowDown',
  'Home',
  'End',
  'PageUp',
  'PageDown',
] satisfies MovementKey[];

export function isMovementKey(key: string): key is MovementKey {
  return MOVEMENT_KEYS.includes(key);
}

/** By how many places a key moves; whole lists for Home and End. `pageRows` are the rows that fit into the view. */
export function stepOf(
  key: MovementKey,
  layout: Pick<GridLayout, 'columns' | 'total'>,
  pageRows: number,
): number {
  switch (key) {
    case 'ArrowLeft':
      return -1;
    case 'ArrowRight':
      return 1;
    case 'ArrowUp':
      return -layout.columns;
    case 'ArrowDown':
      return layout.columns;
    case 'Home':
      return -layout.total;
    case 'End':
      return layout.total;
    case 'PageUp':
      return -layout.columns * Math.max(1, pageRows);
    case 'PageDown':
      return layout.columns * Math.max(1, pageRows);
    default:
      return assertNever(key);
  }
}

/**
 * Where the keyboard goes from a place, or -1 in an empty list. Up and down stay in their column: at the top and the bottom they stay
 * where they are, but down reaches the last tile when the last row is short.
 */
export function moveInGrid(
  from: number,
  key: MovementKey,
  layout: Pick<GridLayout, 'columns' | 'total'>,
  pageRows: number,
): number {
  const last = layout.total - 1;
  if (last < 0) return -1;
  if (from < 0) return key === 'End' ? last : 0;
  if (key === 'Home') return 0;
  if (key === 'End') return last;
  const step = stepOf(key, layout, pageRows);
  const to = from + step;
  if (Math.abs(step) === 1) return Math.min(last, Math.max(0, to));
  if (to < 0) return key === 'PageUp' ? from % layout.columns : from;
  if (to <= last) return to;
  const isInLastRow = Math.floor(from / layout.columns) === Math.floor(last / layout.columns);
  return isInLastRow ? from : last;
}
