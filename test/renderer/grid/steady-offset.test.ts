import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutGrid } from '../../../renderer/app/grid/grid-layout.ts';
import { justifiedRows } from '../../../renderer/app/grid/justified-rows.ts';
import { steadyOffset, type LaidOutList } from '../../../renderer/app/grid/steady-offset.ts';
import { equalTiles, type TileLayout } from '../../../renderer/app/grid/tile-layout.ts';

const HEIGHT = 600;

const squares = (total: number, width: number, tileSize = 160): TileLayout =>
  equalTiles(layOutGrid({ total, width, tileSize, frameRatio: 1, captionHeight: 0, gap: 10, padding: 20 }));
const rows = (total: number, width: number, ratio = 1.5): TileLayout =>
  justifiedRows({
    total,
    width,
    rowHeight: 160,
    gap: 10,
    padding: 20,
    ratioAt: (index) => ratio + (index % 3) / 4,
  });

const listOf = (layout: TileLayout, ids?: readonly string[]): LaidOutList => {
  const names = ids ?? Array.from({ length: layout.total }, (_, index) => `id${index}`);
  return { layout, idAt: (index) => names[index], indexOf: (id) => names.indexOf(id) };
};

/** How far from the top of the view a tile is. */
const topOf = ({ layout }: LaidOutList, index: number, offset: number): number =>
  layout.boxOf(index).y - offset;

describe('the offset of a list that is laid out anew', () => {
  it('keeps the first row that begins in view where it was, in other widths and views', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 30, max: 400 }),
        fc.constantFrom(squares, rows),
        fc.constantFrom(squares, rows),
        fc.integer({ min: 300, max: 1600 }),
        fc.integer({ min: 300, max: 1600 }),
        fc.double({ min: 0.05, max: 0.5, noNaN: true }),
        (total, before, after, width, nextWidth, part) => {
          const former = listOf(before(total, width));
          const next = listOf(after(total, nextWidth));
          const last = former.layout.boxOf(total - 1);
          const offset = Math.round((last.y + last.height) * part);
          const first = Array.from({ length: total }, (_, index) => index).find(
            (index) => former.layout.boxOf(index).y >= offset,
          )!;
          const found = steadyOffset(former, next, offset, HEIGHT, -1);
          expect(topOf(next, first, found)).toBeCloseTo(
            found === 0 ? topOf(next, first, 0) : topOf(former, first, offset),
            5,
          );
        },
      ),
    );
  });

  it('keeps the tile that the keyboard is at, while it is in view', () => {
    const former = listOf(squares(300, 900));
    const next = listOf(squares(300, 900, 320));
    const offset = former.layout.boxOf(100).y - 200;
    const found = steadyOffset(former, next, offset, HEIGHT, 100);
    expect(topOf(next, 100, found)).toBe(200);
    // Out of view, it says nothing of what is looked at.
    expect(steadyOffset(former, next, offset, HEIGHT, 5)).not.toBe(found);
  });

  it('follows tiles that came or went before what is in view', () => {
    const ids = Array.from({ length: 300 }, (_, index) => `id${index}`);
    const former = listOf(squares(300, 900), ids);
    const offset = former.layout.boxOf(100).y;
    const more = ['x', 'y', 'z', ...ids];
    const next = listOf(squares(303, 900), more);
    const first = former.layout.firstOf(former.layout.rowOf(100));
    const found = steadyOffset(former, next, offset, HEIGHT, -1);
    expect(topOf(next, more.indexOf(ids[first]!), found)).toBe(0);
  });

  it('stays for tiles in another order, at the top, and where nothing is known', () => {
    const ids = Array.from({ length: 300 }, (_, index) => `id${index}`);
    const former = listOf(squares(300, 900), ids);
    expect(steadyOffset(former, listOf(squares(300, 900), ids.toReversed()), 900, HEIGHT, -1)).toBe(900);
    expect(steadyOffset(former, listOf(squares(300, 400), ids), 0, HEIGHT, -1)).toBe(0);
    expect(steadyOffset(former, listOf(squares(0, 900), []), 900, HEIGHT, -1)).toBe(900);
    expect(steadyOffset(listOf(squares(0, 900), []), former, 900, HEIGHT, -1)).toBe(900);
  });

  it('takes the place of a tile that is not loaded for the tile', () => {
    const former = listOf(squares(300, 900), []);
    const next = listOf(squares(300, 700), []);
    const offset = former.layout.boxOf(96).y;
    const first = former.layout.firstOf(former.layout.rowOf(96));
    expect(topOf(next, first, steadyOffset(former, next, offset, HEIGHT, -1))).toBe(0);
  });
});
