import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutGrid, tilePosition } from '../../../renderer/app/grid/grid-layout.ts';
import { bandBetween, scrollStep, tilesInBand, type Band } from '../../../renderer/app/grid/rubber-band.ts';

const gridOf = (total: number, width: number) =>
  layOutGrid({ total, width, tileSize: 100, frameRatio: 1, captionHeight: 24, gap: 10, padding: 16 });

function touches(band: Band, x: number, y: number, width: number, height: number): boolean {
  return band.x < x + width && band.x + band.width > x && band.y < y + height && band.y + band.height > y;
}

describe('a rubber band', () => {
  it('touches the same tiles as are found by asking each of them', () => {
    const length = fc.integer({ min: -300, max: 4000 });
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 90 }),
        fc.integer({ min: 80, max: 900 }),
        fc.record({ x: length, y: length }),
        fc.record({ x: length, y: length }),
        (total, width, from, to) => {
          fc.pre(from.x !== to.x && from.y !== to.y);
          const layout = gridOf(total, width);
          const band = bandBetween(from, to);
          const found = tilesInBand(layout, band).flatMap(([first, last]) =>
            Array.from({ length: last - first + 1 }, (_, index) => first + index),
          );
          const expected = Array.from({ length: total }, (_, index) => index).filter((index) => {
            const { x, y } = tilePosition(layout, index);
            return touches(band, x, y, layout.tileWidth, layout.tileHeight);
          });
          expect(found).toEqual(expected);
        },
      ),
    );
  });

  it('scrolls the list near its edges and beyond them, faster the further out', () => {
    expect(scrollStep(200, 400)).toBe(0);
    expect(scrollStep(30, 400)).toBeLessThan(0);
    expect(scrollStep(395, 400)).toBeGreaterThan(0);
    expect(scrollStep(500, 400)).toBeGreaterThan(scrollStep(395, 400));
    expect(scrollStep(-5000, 400)).toBeGreaterThan(-100);
  });
});
