import type { Composition, FluidBox, FluidLayout } from './fluid-layout.ts';
import { FULL_WIDTH, pixels, plus, spanOf, times, trackWidth, type Length } from './length.ts';
import { columnsIn } from './width-class.ts';

/** A place in a grid of equal cells, counted from 0. */
interface Place {
  readonly column: number;
  readonly row: number;
  readonly columns: number;
  readonly rows: number;
}

/** Turns places in a grid into boxes. `cellHeight` is that of a cell with its caption. */
function boxesOfPlaces(
  places: readonly Place[],
  cellWidth: Length,
  cellHeight: Length,
  { spacing, captionHeight }: Composition,
): FluidLayout {
  const gap = pixels(spacing);
  const right = plus(cellWidth, gap);
  const down = plus(cellHeight, gap);
  let rowCount = 0;
  const boxes: FluidBox[] = [];
  for (const { column, row, columns, rows } of places) {
    rowCount = Math.max(rowCount, row + rows);
    boxes.push({
      x: times(right, column),
      y: times(down, row),
      width: spanOf(cellWidth, columns, spacing),
      height: spanOf(cellHeight, rows, spacing),
    });
  }
  const height = rowCount === 0 ? pixels(0) : spanOf(cellHeight, rowCount, spacing);
  return { flow: 'VERTICAL', boxes, width: FULL_WIDTH, height, captionHeight };
}

function cellsOf({ spacing, captionHeight, settings }: Composition, columns: number) {
  const width = trackWidth(columns, spacing);
  return { width, height: plus(times(width, 1 / settings.ratio), pixels(captionHeight)) };
}

/** Equal cells, row by row; pictures are cropped to the chosen ratio. */
export function layOutGrid(composition: Composition): FluidLayout {
  const count = columnsIn(composition.widthClass, composition.settings);
  const places = composition.ratios.map((_, index) => ({
    column: index % count,
    row: Math.floor(index / count),
    columns: 1,
    rows: 1,
  }));
  const cells = cellsOf(composition, count);
  return boxesOfPlaces(places, cells.width, cells.height, composition);
}

/**
 * Bands of two rows with one picture of two by two cells and small ones beside it; the large one stands at the beginning of one band and at
 * the end of the next. With two columns, the small ones stand below.
 */
export function layOutMix(composition: Composition): FluidLayout {
  const count = Math.max(2, columnsIn(composition.widthClass, composition.settings));
  const small = (column: number, row: number): Place => ({ column, row, columns: 1, rows: 1 });
  const large = (column: number, row: number): Place => ({ column, row, columns: 2, rows: 2 });
  const columns = Array.from({ length: count }, (_, column) => column);
  const [bandRows, bands] =
    count === 2
      ? [3, [[large(0, 0), small(0, 2), small(1, 2)]]]
      : [
          2,
          [
            [
              large(0, 0),
              ...columns.slice(2).map((column) => small(column, 0)),
              ...columns.slice(2).map((column) => small(column, 1)),
            ],
            [
              ...columns.slice(0, -2).map((column) => small(column, 0)),
              large(count - 2, 0),
              ...columns.slice(0, -2).map((column) => small(column, 1)),
            ],
          ],
        ];
  const cells = cellsOf(composition, count);
  return boxesOfPlaces(repeat(bands, bandRows, composition), cells.width, cells.height, composition);
}

/** Rows in which one picture is twice as wide as the others; where it stands moves on from row to row. */
export function layOutAlternate(composition: Composition): FluidLayout {
  const count = Math.max(2, columnsIn(composition.widthClass, composition.settings));
  const rows: Place[][] = [];
  for (let wide = 0; wide < count - 1; wide++) {
    const row: Place[] = [];
    for (let column = 0; column < count; column += column === wide ? 2 : 1) {
      row.push({ column, row: 0, columns: column === wide ? 2 : 1, rows: 1 });
    }
    rows.push(row);
  }
  if (count === 2) rows.push([0, 1].map((column) => ({ column, row: 0, columns: 1, rows: 1 })));
  const cells = cellsOf(composition, count);
  return boxesOfPlaces(repeat(rows, 1, composition), cells.width, cells.height, composition);
}

/** The places of all items when the bands follow each other, over and over. */
function repeat(bands: readonly Place[][], bandRows: number, { ratios }: Composition): Place[] {
  const places: Place[] = [];
  for (let band = 0; places.length < ratios.length; band++) {
    for (const place of bands[band % bands.length] ?? []) {
      if (places.length < ratios.length) places.push({ ...place, row: place.row + band * bandRows });
    }
  }
  return places;
}
