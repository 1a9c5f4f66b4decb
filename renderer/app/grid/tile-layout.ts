import {
  insertionIndexAt,
  insertionMark,
  moveInGrid,
  stepOf,
  tilePosition,
  type GridLayout,
  type MovementKey,
} from './grid-layout.ts';
import { tilesInBand, type Band } from './rubber-band.ts';

/** Where a tile is, in px from the corner of the content where reading begins. */
export interface TileBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  /** Without the caption. */
  readonly frameHeight: number;
  readonly height: number;
}

/** The line between two tiles where a drop goes. */
export interface MarkBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where the tiles of a list are, row by row, and what follows from that: the same for every view of it. Lengths in px. */
export interface TileLayout {
  readonly total: number;
  readonly rows: number;
  /** From this row's top to the next one's. */
  readonly heightOfRow: (row: number) => number;
  readonly rowOf: (index: number) => number;
  /** The first tile of a row; the total for the row behind the last. */
  readonly firstOf: (row: number) => number;
  readonly boxOf: (index: number) => TileBox;
  /** Before which tile something goes that is dropped here, 0..total. */
  readonly insertionIndexAt: (x: number, y: number) => number;
  readonly markOf: (index: number, pointerY: number) => MarkBox;
  /** Where the keyboard goes from a tile, or -1 in an empty list. */
  readonly moveFrom: (from: number, key: MovementKey, pageRows: number) => number;
  /** By how many places a key moves the tiles themselves. */
  readonly stepFrom: (from: number, key: MovementKey, pageRows: number) => number;
  /** The tiles that a band touches, row by row as first and last, both included. */
  readonly tilesIn: (band: Band) => (readonly [first: number, last: number])[];
}

/** px: how thick the line of a drop is between the rows of a list. */
const LINE = 3;

/** Equal tiles; with one column, the rows of a list, between which a drop goes under a line. */
export function equalTiles(grid: GridLayout, isList = false): TileLayout {
  const { columns, total, tileWidth, frameHeight, tileHeight, gap, padding } = grid;
  return {
    total,
    rows: grid.rows,
    heightOfRow: () => grid.rowHeight,
    rowOf: (index) => Math.floor(index / columns),
    firstOf: (row) => Math.min(total, row * columns),
    boxOf: (index) => ({ ...tilePosition(grid, index), width: tileWidth, frameHeight, height: tileHeight }),
    insertionIndexAt: (x, y) => {
      if (!isList) return insertionIndexAt(grid, x, y);
      return Math.min(total, Math.max(0, Math.round((y - padding) / grid.rowHeight)));
    },
    markOf: (index, pointerY) => {
      if (!isList) return { ...insertionMark(grid, index, pointerY), width: LINE };
      const y = padding + index * grid.rowHeight - gap / 2 - LINE / 2;
      return { x: padding, y, width: tileWidth, height: LINE };
    },
    moveFrom: (from, key, pageRows) => moveInGrid(from, key, grid, pageRows),
    stepFrom: (_from, key, pageRows) => stepOf(key, grid, pageRows),
    tilesIn: (band) => tilesInBand(grid, band),
  };
}
