import { moveInGrid, type MovementKey } from './grid-layout.ts';
import type { Band } from './rubber-band.ts';
import type { TileBox, TileLayout } from './tile-layout.ts';

/** Beyond these, a picture gets a place of an extreme ratio and is cropped in it: a panorama must not make its row a line. */
const LEAST_RATIO = 0.45;
const GREATEST_RATIO = 3.2;

/** A row is closed when its pictures fill the width at no more than so much of the height that is aimed at. */
const FULL = 1.12;

interface Row {
  readonly first: number;
  readonly y: number;
  readonly height: number;
}

/**
 * Rows of pictures at their own ratios, each row as high as makes it fill the width; the last one is not stretched. O(n), a tenth of a
 * microsecond each, when the list changes; everything asked of it later takes the time of a search.
 *
 * @param ratioAt width by height of what a tile shows
 * @param rowHeight px that rows aim at
 */
export function justifiedRows(options: {
  readonly total: number;
  /** px of the content, edges included */
  readonly width: number;
  readonly rowHeight: number;
  readonly gap: number;
  readonly padding: number;
  readonly ratioAt: (index: number) => number;
}): TileLayout {
  const { total, width, rowHeight, gap, padding, ratioAt } = options;
  const room = Math.max(rowHeight, width - 2 * padding);
  const ratios = new Float32Array(total);
  /** Of each tile, from where its row begins: the sum of the ratios before it. */
  const offsets = new Float32Array(total);
  const rows: Row[] = [];
  let y = padding;
  let first = 0;
  let sum = 0;
  for (let index = 0; index < total; index += 1) {
    const ratio = Math.min(GREATEST_RATIO, Math.max(LEAST_RATIO, ratioAt(index)));
    ratios[index] = ratio;
    offsets[index] = sum;
    sum += ratio;
    const height = (room - (index - first) * gap) / sum;
    const isLast = index === total - 1;
    if (height > rowHeight * FULL && !isLast) continue;
    const used = isLast ? Math.min(height, rowHeight) : height;
    rows.push({ first, y, height: used });
    y += used + gap;
    first = index + 1;
    sum = 0;
  }

  const firstOf = (row: number): number => rows[row]?.first ?? total;
  /** The last row for which something does not hold that holds for all behind it. */
  const lastRowWhere = (holds: (row: Row) => boolean): number => {
    let [low, high] = [0, rows.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      const row = rows[middle];
      if (row !== undefined && holds(row)) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const rowOf = (index: number): number => lastRowWhere((row) => row.first <= index);
  const rowAtY = (at: number): number => lastRowWhere((row) => row.y <= at);
  const boxOf = (index: number): TileBox => {
    const row = rows[rowOf(index)] ?? { first: 0, y: padding, height: rowHeight };
    const tileWidth = (ratios[index] ?? 1) * row.height;
    const x = padding + (offsets[index] ?? 0) * row.height + (index - row.first) * gap;
    return { x, y: row.y, width: tileWidth, frameHeight: row.height, height: row.height };
  };
  /** The tile of a row whose middle is nearest to an x. */
  const nearest = (row: number, x: number): number => {
    let best = firstOf(row);
    let distance = Infinity;
    for (let index = best; index < firstOf(row + 1); index += 1) {
      const box = boxOf(index);
      const away = Math.abs(box.x + box.width / 2 - x);
      if (away < distance) [best, distance] = [index, away];
    }
    return best;
  };

  const moveFrom = (from: number, key: MovementKey, pageRows: number): number => {
    const rowsUp = {
      ArrowUp: -1,
      ArrowDown: 1,
      PageUp: -Math.max(1, pageRows),
      PageDown: Math.max(1, pageRows),
    };
    if (from < 0 || !Object.hasOwn(rowsUp, key)) return moveInGrid(from, key, { columns: 1, total }, 1);
    const row = rowOf(from);
    const step = rowsUp[key as keyof typeof rowsUp];
    const target = Math.min(rows.length - 1, Math.max(0, row + step));
    if (target === row) return from;
    const { x, width: tileWidth } = boxOf(from);
    return nearest(target, x + tileWidth / 2);
  };

  return {
    total,
    rows: rows.length,
    heightOfRow: (row) => (rows[row]?.height ?? rowHeight) + gap,
    rowOf,
    firstOf,
    boxOf,
    insertionIndexAt: (x, at) => {
      if (total === 0) return 0;
      const last = rows.at(-1);
      if (last !== undefined && at > last.y + last.height + gap) return total;
      const row = rowAtY(at);
      for (let index = firstOf(row); index < firstOf(row + 1); index += 1) {
        const box = boxOf(index);
        if (x < box.x + box.width / 2) return index;
      }
      return firstOf(row + 1);
    },
    markOf: (index, pointerY) => {
      const startsRow = index > 0 && index < total && firstOf(rowOf(index)) === index;
      const isBehind = index > 0 && (index === total || (startsRow && rowAtY(pointerY) < rowOf(index)));
      const box = boxOf(isBehind ? index - 1 : index);
      return {
        x: isBehind ? box.x + box.width + gap / 2 : box.x - gap / 2,
        y: box.y,
        width: 3,
        height: box.height,
      };
    },
    moveFrom,
    stepFrom: (from, key, pageRows) => {
      if (key === 'Home') return -total;
      if (key === 'End') return total;
      const step = moveFrom(from, key, pageRows) - from;
      if (step !== 0) return step;
      // Out of the first or last row it goes to its end, as the rows of equal tiles do.
      if (key === 'ArrowUp' || key === 'PageUp') return -total;
      if (key === 'ArrowDown' || key === 'PageDown') return total;
      return key === 'ArrowLeft' ? -1 : 1;
    },
    tilesIn: (band: Band) => {
      const found: (readonly [number, number])[] = [];
      for (let row = rowAtY(band.y); row < rows.length; row += 1) {
        const { y: top = 0, height = 0 } = rows[row] ?? {};
        if (top >= band.y + band.height) break;
        if (top + height <= band.y) continue;
        let range: [number, number] | undefined;
        for (let index = firstOf(row); index < firstOf(row + 1); index += 1) {
          const { x, width: tileWidth } = boxOf(index);
          if (x >= band.x + band.width || x + tileWidth <= band.x) continue;
          range = [range?.[0] ?? index, index];
        }
        if (range !== undefined) found.push(range);
      }
      return found;
    },
  };
}
