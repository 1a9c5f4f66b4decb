import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  insertionIndexAt,
  insertionMark,
  layOutGrid,
  moveInGrid,
  tilePosition,
  type GridLayout,
} from '../../../renderer/app/grid/grid-layout.ts';

/** Four columns of 100 × 80 px, 10 px apart, 20 px from the edge. */
const layout = (total: number): GridLayout =>
  layOutGrid({ total, width: 470, tileSize: 95, frameRatio: 0.8, captionHeight: 0, gap: 10, padding: 20 });

describe('the layout of a grid', () => {
  test('shares what is left of a row among its tiles', () => {
    expect(layout(10)).toMatchObject({ columns: 4, rows: 3, tileWidth: 100, tileHeight: 80, rowHeight: 90 });
  });

  test('has one column when a tile is wider than the grid', () => {
    expect(
      layOutGrid({ total: 3, width: 90, tileSize: 200, frameRatio: 1, captionHeight: 0, gap: 8, padding: 8 }),
    ).toMatchObject({ columns: 1, rows: 3 });
  });

  test('a drop on the left half of a tile goes before it, on the right half behind it', () => {
    const { x, y } = tilePosition(layout(10), 5);
    expect(insertionIndexAt(layout(10), x + 10, y + 10)).toBe(5);
    expect(insertionIndexAt(layout(10), x + 90, y + 10)).toBe(6);
  });

  test('a drop beneath everything goes to the end', () => {
    expect(insertionIndexAt(layout(10), 30, 2000)).toBe(10);
    expect(insertionIndexAt(layout(0), 30, 30)).toBe(0);
  });

  test('the mark of a drop at the end of a row stays in the row that is pointed at', () => {
    const rowOf = (pointerY: number): number => insertionMark(layout(10), 4, pointerY).y;
    expect(rowOf(30)).toBe(tilePosition(layout(10), 3).y);
    expect(rowOf(130)).toBe(tilePosition(layout(10), 4).y);
  });

  test('wherever the pointer is, a drop has a place in the list', () => {
    fc.assert(
      fc.property(
        fc.nat(500),
        fc.integer({ min: -500, max: 5000 }),
        fc.integer({ min: -500, max: 90_000 }),
        (total, x, y) => {
          const index = insertionIndexAt(layout(total), x, y);
          expect(index).toBeGreaterThanOrEqual(0);
          expect(index).toBeLessThanOrEqual(total);
        },
      ),
    );
  });
});

describe('the keyboard in a grid', () => {
  const from = (index: number, key: Parameters<typeof moveInGrid>[1], total = 10): number =>
    moveInGrid(index, key, { columns: 4, total }, 2);

  test('goes left and right through the rows, and stops at the ends', () => {
    expect(from(3, 'ArrowRight')).toBe(4);
    expect(from(4, 'ArrowLeft')).toBe(3);
    expect(from(0, 'ArrowLeft')).toBe(0);
    expect(from(9, 'ArrowRight')).toBe(9);
  });

  test('goes up and down in a column', () => {
    expect(from(1, 'ArrowDown')).toBe(5);
    expect(from(5, 'ArrowUp')).toBe(1);
    expect(from(1, 'ArrowUp')).toBe(1);
  });

  test('reaches the last tile of a short last row from above it', () => {
    expect(from(7, 'ArrowDown')).toBe(9);
    expect(from(9, 'ArrowDown')).toBe(9);
    expect(from(8, 'ArrowDown')).toBe(8);
  });

  test('goes to the ends and by pages', () => {
    expect(from(5, 'Home')).toBe(0);
    expect(from(5, 'End')).toBe(9);
    expect(from(1, 'PageDown')).toBe(9);
    expect(from(9, 'PageUp')).toBe(1);
    expect(from(5, 'PageUp')).toBe(1);
  });

  test('starts somewhere when it was nowhere, and nowhere in an empty grid', () => {
    expect(from(-1, 'ArrowRight')).toBe(0);
    expect(from(-1, 'ArrowRight', 0)).toBe(-1);
  });
});
