import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { justifiedRows } from '../../../renderer/app/grid/justified-rows.ts';
import { bandBetween } from '../../../renderer/app/grid/rubber-band.ts';

const GAP = 10;
const PADDING = 24;
const HEIGHT = 160;

const layoutOf = (ratios: readonly number[], width = 900) =>
  justifiedRows({
    total: ratios.length,
    width,
    rowHeight: HEIGHT,
    gap: GAP,
    padding: PADDING,
    ratioAt: (index) => ratios[index] ?? 1,
  });

const ratiosArbitrary = fc.array(fc.double({ min: 0.2, max: 6, noNaN: true }), {
  minLength: 1,
  maxLength: 120,
});
const widths = fc.integer({ min: 260, max: 2400 });

describe('justified rows', () => {
  it('fill the width, keep their pictures in order, and are about as high as they should be', () => {
    fc.assert(
      fc.property(ratiosArbitrary, widths, (ratios, width) => {
        const layout = layoutOf(ratios, width);
        for (let row = 0; row < layout.rows; row += 1) {
          const [first, end] = [layout.firstOf(row), layout.firstOf(row + 1)];
          expect(end).toBeGreaterThan(first);
          const boxes = Array.from({ length: end - first }, (_, at) => layout.boxOf(first + at));
          boxes.slice(1).forEach((box, at) => {
            const before = boxes[at]!;
            expect(box.x).toBeCloseTo(before.x + before.width + GAP, 1);
            expect(box.y).toBe(before.y);
          });
          const right = boxes.at(-1)!.x + boxes.at(-1)!.width;
          if (row < layout.rows - 1) expect(right).toBeCloseTo(width - PADDING, 0);
          else expect(right).toBeLessThanOrEqual(width - PADDING + 0.5);
          expect(boxes[0]!.height).toBeLessThanOrEqual(HEIGHT * 1.12 + 0.01);
        }
        const last = layout.boxOf(ratios.length - 1);
        const heights = Array.from({ length: layout.rows }, (_, row) => layout.heightOfRow(row));
        expect(heights.reduce((sum, height) => sum + height, PADDING - GAP)).toBeCloseTo(
          last.y + last.height,
          1,
        );
      }),
    );
  });

  it('keep a picture at its own ratio', () => {
    const layout = layoutOf([1.5, 0.67, 1, 1.5, 1.33, 1.5, 0.75, 1.5]);
    for (const [index, ratio] of [1.5, 0.67, 1, 1.5, 1.33].entries()) {
      const { width, height } = layout.boxOf(index);
      expect(width / height).toBeCloseTo(ratio, 3);
    }
  });

  it('a drop goes before or behind the tile that is pointed at, and its mark is in that row', () => {
    fc.assert(
      fc.property(ratiosArbitrary, widths, fc.nat(), (ratios, width, seed) => {
        const layout = layoutOf(ratios, width);
        const index = seed % ratios.length;
        const box = layout.boxOf(index);
        const y = box.y + box.height / 2;
        expect(layout.insertionIndexAt(box.x + box.width * 0.25, y)).toBe(index);
        expect(layout.insertionIndexAt(box.x + box.width * 0.75, y)).toBe(index + 1);
        expect(layout.markOf(index + 1, y).y).toBe(box.y);
        expect(layout.markOf(index, y).y).toBe(box.y);
      }),
    );
    expect(layoutOf([1, 1]).insertionIndexAt(10, 5000)).toBe(2);
    expect(layoutOf([]).insertionIndexAt(10, 10)).toBe(0);
  });

  it('a band touches the same tiles as are found by asking each of them', () => {
    const length = fc.integer({ min: -100, max: 3000 });
    const point = fc.record({ x: length, y: length });
    fc.assert(
      fc.property(ratiosArbitrary, widths, point, point, (ratios, width, from, to) => {
        fc.pre(from.x !== to.x && from.y !== to.y);
        const layout = layoutOf(ratios, width);
        const band = bandBetween(from, to);
        const found = layout
          .tilesIn(band)
          .flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
        const expected = ratios.flatMap((_, index) => {
          const box = layout.boxOf(index);
          const isTouched =
            band.x < box.x + box.width &&
            band.x + band.width > box.x &&
            band.y < box.y + box.height &&
            band.y + band.height > box.y;
          return isTouched ? [index] : [];
        });
        expect(found).toEqual(expected);
      }),
    );
  });

  it('the keyboard goes to the picture above or below, and through all of them sideways', () => {
    fc.assert(
      fc.property(ratiosArbitrary, widths, fc.nat(), (ratios, width, seed) => {
        const layout = layoutOf(ratios, width);
        const from = seed % ratios.length;
        const row = layout.rowOf(from);
        expect(layout.rowOf(layout.moveFrom(from, 'ArrowDown', 3))).toBe(Math.min(layout.rows - 1, row + 1));
        expect(layout.rowOf(layout.moveFrom(from, 'ArrowUp', 3))).toBe(Math.max(0, row - 1));
        expect(layout.moveFrom(from, 'ArrowRight', 3)).toBe(Math.min(ratios.length - 1, from + 1));
        expect(layout.moveFrom(from, 'ArrowLeft', 3)).toBe(Math.max(0, from - 1));
        expect(layout.moveFrom(from, 'End', 3)).toBe(ratios.length - 1);
        expect(layout.moveFrom(from, 'Home', 3)).toBe(0);
      }),
    );
  });
});

describe('moving tiles by keyboard', () => {
  it('never goes the other way, and out of the first or last row to its end', () => {
    fc.assert(
      fc.property(
        ratiosArbitrary,
        widths,
        fc.nat(),
        fc.integer({ min: 1, max: 5 }),
        (ratios, width, at, page) => {
          const layout = layoutOf(ratios, width);
          const from = at % ratios.length;
          for (const key of ['ArrowUp', 'PageUp', 'ArrowLeft', 'Home'] as const) {
            expect(layout.stepFrom(from, key, page)).toBeLessThan(0);
          }
          for (const key of ['ArrowDown', 'PageDown', 'ArrowRight', 'End'] as const) {
            expect(layout.stepFrom(from, key, page)).toBeGreaterThan(0);
          }
          if (layout.rowOf(from) === 0) {
            expect(from + layout.stepFrom(from, 'PageUp', page)).toBeLessThanOrEqual(0);
          }
          if (layout.rowOf(from) === layout.rows - 1) {
            expect(from + layout.stepFrom(from, 'PageDown', page)).toBeGreaterThanOrEqual(ratios.length - 1);
          }
        },
      ),
    );
  });
});
