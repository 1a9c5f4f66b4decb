import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOutGallery, type GalleryLayout, type LayoutBox } from '../../../shared/layout/lay-out-gallery.ts';
import {
  LAYOUT_NAMES,
  settingsFor,
  type LayoutName,
  type LayoutSettings,
} from '../../../shared/layout/layout-settings.ts';
import { itemSizeIn, spacingIn, widthClassOf } from '../../../shared/layout/width-class.ts';

/** px: what adding fractions up may lose. */
const CLOSE = 0.01;

const ratio = fc.oneof(
  fc.double({ min: 0.5, max: 2.2, noNaN: true }),
  fc.constantFrom(3 / 2, 2 / 3, 4 / 3, 3 / 4, 1, 16 / 9, 9 / 16),
  fc.constantFrom(0.05, 0.2, 4, 12, 1e-9, 1e9),
);
const ratios = fc.array(ratio, { maxLength: 60 });
const width = fc.integer({ min: 240, max: 3000 });
const layoutName = fc.constantFrom(...LAYOUT_NAMES);

const settings = (layout: fc.Arbitrary<LayoutName> = layoutName): fc.Arbitrary<LayoutSettings> =>
  fc
    .record({
      layout,
      spacing: fc.integer({ min: 0, max: 100 }),
      itemSize: fc.integer({ min: 80, max: 1200 }),
      columns: fc.option(fc.integer({ min: 1, max: 12 }), { nil: undefined }),
      ratio: fc.double({ min: 0.2, max: 5, noNaN: true }),
      captions: fc.constantFrom('NONE' as const, 'ON_HOVER' as const, 'BELOW' as const),
    })
    .map((chosen) => ({ ...settingsFor(chosen.layout), ...chosen }));

const right = ({ x, width }: LayoutBox) => x + width;
const bottom = ({ y, height }: LayoutBox) => y + height;

const overlap = (a: LayoutBox, b: LayoutBox) =>
  a.x < right(b) - CLOSE && b.x < right(a) - CLOSE && a.y < bottom(b) - CLOSE && b.y < bottom(a) - CLOSE;

/** Boxes in rows by their top edge, top to bottom. */
function rowsOf({ boxes }: GalleryLayout): LayoutBox[][] {
  const rows = new Map<number, LayoutBox[]>();
  for (const box of boxes) {
    const key = Math.round(box.y * 10);
    rows.set(key, [...(rows.get(key) ?? []), box]);
  }
  return [...rows].sort(([a], [b]) => a - b).map(([, row]) => row);
}

const usable = (ratio: number) => Math.min(Math.max(ratio, 0.2), 10);
const pictureRatio = ({ captionHeight }: GalleryLayout, box: LayoutBox) =>
  box.width / (box.height - captionHeight);

describe('every layout', () => {
  it('gives each item one box of finite size inside the content', () => {
    fc.assert(
      fc.property(ratios, width, settings(), (items, container, chosen) => {
        const layout = layOutGallery(items, container, chosen);
        expect(layout.boxes).toHaveLength(items.length);
        for (const box of layout.boxes) {
          for (const value of Object.values(box)) expect(Number.isFinite(value)).toBe(true);
          expect(box.width).toBeGreaterThan(0);
          expect(box.height).toBeGreaterThan(0);
          expect(box.x).toBeGreaterThanOrEqual(0);
          expect(box.y).toBeGreaterThanOrEqual(0);
          expect(right(box)).toBeLessThanOrEqual(layout.width + CLOSE);
          expect(bottom(box)).toBeLessThanOrEqual(layout.height + CLOSE);
        }
      }),
      { numRuns: 600 },
    );
  });

  it('lets no two items overlap', () => {
    fc.assert(
      fc.property(ratios, width, settings(), (items, container, chosen) => {
        const { boxes } = layOutGallery(items, container, chosen);
        for (const [index, box] of boxes.entries()) {
          expect(boxes.slice(index + 1).find((other) => overlap(box, other))).toBeUndefined();
        }
      }),
      { numRuns: 400 },
    );
  });

  it('stays inside the container unless it goes sideways', () => {
    fc.assert(
      fc.property(ratios, width, settings(), (items, container, chosen) => {
        const layout = layOutGallery(items, container, chosen);
        if (layout.flow === 'VERTICAL') expect(layout.width).toBeCloseTo(container, 6);
        else for (const box of layout.boxes) expect(box.width).toBeLessThanOrEqual(container + CLOSE);
      }),
    );
  });

  it('keeps neighbours apart by the spacing, and no less', () => {
    fc.assert(
      fc.property(ratios, width, settings(), (items, container, chosen) => {
        const { boxes } = layOutGallery(items, container, chosen);
        const spacing = spacingIn(widthClassOf(container), chosen);
        for (const [index, a] of boxes.entries()) {
          for (const b of boxes.slice(index + 1)) {
            const across = Math.max(b.x - right(a), a.x - right(b));
            const down = Math.max(b.y - bottom(a), a.y - bottom(b));
            expect(Math.max(across, down)).toBeGreaterThanOrEqual(spacing - CLOSE);
          }
        }
      }),
      { numRuns: 300 },
    );
  });

  it('is the same every time', () => {
    fc.assert(
      fc.property(ratios, width, settings(), (items, container, chosen) => {
        expect(layOutGallery(items, container, chosen)).toEqual(layOutGallery(items, container, chosen));
      }),
    );
  });

  it('leaves all but the last row where it is when items are appended', () => {
    fc.assert(
      fc.property(
        ratios,
        fc.array(ratio, { minLength: 1, maxLength: 20 }),
        width,
        settings(),
        (items, more, container, chosen) => {
          const before = layOutGallery(items, container, chosen);
          const after = layOutGallery([...items, ...more], container, chosen);
          const isSame = (index: number) =>
            JSON.stringify(before.boxes[index]) === JSON.stringify(after.boxes[index]);
          const changed = before.boxes.findIndex((_, index) => !isSame(index));
          if (changed === -1) return;
          expect(['COLLAGE', 'MAGIC', 'BRICKS']).toContain(chosen.layout);
          const top = Math.min(...before.boxes.slice(changed).map(({ y }) => y));
          for (const box of before.boxes.slice(0, changed))
            expect(bottom(box)).toBeLessThanOrEqual(top + CLOSE);
          // No more than one row: none is higher than this.
          const widthClass = widthClassOf(container);
          const wanted = itemSizeIn(widthClass, chosen) * (container / widthClass.designWidth);
          expect(before.height - top).toBeLessThanOrEqual(2.9 * wanted + 3 * 72);
        },
      ),
      { numRuns: 400 },
    );
  });

  it('does so for groups that are not whole yet, and for every length', () => {
    const landscapes = Array.from({ length: 90 }, (_, index) => 1.3 + (index % 4) / 10);
    for (const layout of ['COLLAGE', 'MAGIC'] as const) {
      const whole = layOutGallery(landscapes, 1120, settingsFor(layout)).boxes;
      for (let length = 1; length < landscapes.length; length++) {
        const { boxes } = layOutGallery(landscapes.slice(0, length), 1120, settingsFor(layout));
        const changed = boxes.findIndex((box, index) => JSON.stringify(box) !== JSON.stringify(whole[index]));
        const moved = changed === -1 ? [] : boxes.slice(changed);
        // A row begins at the edge: nothing that is left where it was may stand beside what moved.
        const top = Math.min(...moved.map(({ y }) => y));
        const beside = boxes.slice(0, length - moved.length).filter((box) => bottom(box) > top + CLOSE);
        expect(beside).toEqual([]);
        if (moved.length > 0) expect(moved[0]!.x).toBe(0);
      }
    }
  });

  it('leaves no picture without room, however small rows are and however high captions', () => {
    const landscapes = Array.from({ length: 40 }, (_, index) => 1.2 + (index % 5) / 10);
    for (const layout of LAYOUT_NAMES) {
      for (const container of [240, 600, 950, 1500]) {
        const chosen: LayoutSettings = {
          ...settingsFor(layout),
          itemSize: 80,
          captions: 'BELOW',
          spacing: 40,
        };
        const { boxes, captionHeight } = layOutGallery(landscapes, container, chosen);
        for (const box of boxes) expect(Math.min(box.width, box.height - captionHeight)).toBeGreaterThan(10);
      }
    }
  });

  it('lays out nothing, one item, and ten thousand', () => {
    for (const name of LAYOUT_NAMES) {
      expect(layOutGallery([], 1200, settingsFor(name))).toMatchObject({ boxes: [], height: 0 });
      expect(layOutGallery([1.5], 1200, settingsFor(name)).boxes).toHaveLength(1);
      const many = Array.from({ length: 10_000 }, (_, index) => 0.6 + (index % 13) / 8);
      const { boxes, width, height } = layOutGallery(many, 1200, settingsFor(name));
      expect(boxes).toHaveLength(10_000);
      expect(Number.isFinite(width * height)).toBe(true);
    }
  });

  it('takes what is no ratio for a square', () => {
    for (const name of LAYOUT_NAMES) {
      const odd = layOutGallery([Number.NaN, 0, -3, Number.POSITIVE_INFINITY], 800, settingsFor(name));
      const plain = layOutGallery([1, 1, 1, 10], 800, settingsFor(name));
      expect(odd).toEqual(plain);
    }
  });

  it('lays a container that is too narrow out like the least width', () => {
    for (const name of LAYOUT_NAMES) {
      const items = [1.5, 0.7, 1];
      expect(layOutGallery(items, 10, settingsFor(name))).toEqual(
        layOutGallery(items, 240, settingsFor(name)),
      );
    }
  });
});

describe('layouts that show pictures in their own ratios', () => {
  const whole = fc.constantFrom<LayoutName>('COLLAGE', 'MASONRY', 'MAGIC', 'PANORAMA');

  it('crop nothing but extremes', () => {
    fc.assert(
      fc.property(ratios, width, settings(whole), (items, container, chosen) => {
        const layout = layOutGallery(items, container, chosen);
        for (const [index, box] of layout.boxes.entries()) {
          expect(pictureRatio(layout, box) / usable(items[index]!)).toBeCloseTo(1, 4);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('fill every row of a collage to the edge except the last', () => {
    fc.assert(
      fc.property(
        ratios,
        width,
        settings(fc.constantFrom<LayoutName>('COLLAGE', 'MAGIC')),
        (items, container, chosen) => {
          const layout = layOutGallery(items, container, chosen);
          const spacing = spacingIn(widthClassOf(container), chosen);
          const edges = layout.boxes
            .filter((box) => right(box) > container - CLOSE)
            .sort((a, b) => a.y - b.y);
          let covered = -spacing;
          for (const box of edges) {
            expect(box.y - covered).toBeCloseTo(spacing, 2);
            covered = bottom(box);
          }
          // What is below that is one row, which is open at its end.
          const open = layout.boxes.filter((box) => bottom(box) > covered + CLOSE);
          for (const box of open) expect(box.y).toBeGreaterThanOrEqual(covered + spacing - CLOSE);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('put each item of a masonry into the column that is shortest', () => {
    const chosen: LayoutSettings = { ...settingsFor('MASONRY'), columns: 3, spacing: 10 };
    const { boxes } = layOutGallery([1, 0.5, 2, 1, 1], 1120, chosen);
    const columns = boxes.map(({ x }) => Math.round(x / ((1120 + 10) / 3)));
    expect(columns).toEqual([0, 1, 2, 2, 0]);
  });
});

describe('layouts that crop', () => {
  it('give every cell of a grid the chosen ratio', () => {
    fc.assert(
      fc.property(ratios, width, settings(fc.constant('GRID')), (items, container, chosen) => {
        const layout = layOutGallery(items, container, chosen);
        for (const box of layout.boxes) expect(pictureRatio(layout, box)).toBeCloseTo(chosen.ratio, 6);
        for (const [index, row] of rowsOf(layout).entries()) {
          expect(right(row.at(-1)!) - container).toBeLessThan(CLOSE);
          const isLast = index === rowsOf(layout).length - 1;
          if (!isLast) expect(right(row.at(-1)!)).toBeCloseTo(container, 2);
        }
      }),
    );
  });

  it('lay bricks in courses of one height', () => {
    fc.assert(
      fc.property(ratios, width, settings(fc.constant('BRICKS')), (items, container, chosen) => {
        const layout = layOutGallery(items, container, chosen);
        expect(new Set(layout.boxes.map(({ height }) => height)).size).toBeLessThanOrEqual(1);
        for (const row of rowsOf(layout).slice(0, -1)) expect(right(row.at(-1)!)).toBeCloseTo(container, 2);
      }),
    );
  });

  it('end a course of bricks where its pictures are cropped least', () => {
    const chosen: LayoutSettings = { ...settingsFor('BRICKS'), spacing: 0, itemSize: 260 };
    const { boxes } = layOutGallery([1.5, 1.5, 1.5, 2.5, 1.5, 1.5], 1120, chosen);
    expect(boxes.map(({ y }) => y > 0)).toEqual([false, false, false, true, true, true]);
  });

  it('make the large picture of a mix as large as four with their gaps', () => {
    const chosen: LayoutSettings = { ...settingsFor('MIX'), columns: 4, spacing: 12, ratio: 1 };
    const { boxes } = layOutGallery(
      Array.from({ length: 10 }, () => 1.5),
      1120,
      chosen,
    );
    const [large, small] = boxes;
    expect(large!.width).toBeCloseTo(small!.width * 2 + 12, 6);
    expect(large!.height).toBeCloseTo(small!.height * 2 + 12, 6);
    expect(boxes[7]!.width).toBeCloseTo(large!.width, 6);
    expect(right(boxes[7]!)).toBeCloseTo(1120, 6);
  });

  it('move the wide picture of an alternating row on from row to row', () => {
    const chosen: LayoutSettings = { ...settingsFor('ALTERNATE'), columns: 3, spacing: 10 };
    const { boxes } = layOutGallery([1, 1, 1, 1], 1120, chosen);
    expect(boxes[0]!.width).toBeCloseTo(boxes[1]!.width * 2 + 10, 6);
    expect(boxes[3]!.width).toBeCloseTo(boxes[2]!.width * 2 + 10, 6);
  });
});

describe('layouts that go sideways', () => {
  it('put one item after the other in one row', () => {
    fc.assert(
      fc.property(
        ratios,
        width,
        settings(fc.constantFrom<LayoutName>('SLIDER', 'COLUMNS', 'SLIDESHOW', 'FULL_SIZE', 'THUMBNAILS')),
        (items, container, chosen) => {
          const layout = layOutGallery(items, container, chosen);
          const spacing = spacingIn(widthClassOf(container), chosen);
          for (const [index, box] of layout.boxes.entries()) {
            expect(box.y).toBe(0);
            const before = layout.boxes[index - 1];
            if (before !== undefined) expect(box.x - right(before)).toBeCloseTo(spacing, 4);
          }
        },
      ),
    );
  });

  it('show one slide at a time, as wide as the container', () => {
    for (const name of ['SLIDESHOW', 'FULL_SIZE', 'THUMBNAILS'] as const) {
      const layout = layOutGallery([1.5, 0.7], 1000, settingsFor(name));
      expect(layout.flow).toBe('SLIDES');
      expect(layout.boxes.map(({ width }) => width)).toEqual([1000, 1000]);
    }
  });

  it('give each slide a thumbnail', () => {
    const { thumbnails } = layOutGallery([1.5, 0.7, 1], 1000, settingsFor('THUMBNAILS'));
    expect(thumbnails).toHaveLength(3);
    expect(new Set(thumbnails!.map(({ width, height }) => width / height))).toEqual(new Set([1]));
  });
});

describe('a composition', () => {
  it('stays as it is between the bounds of a class and only stretches', () => {
    fc.assert(
      fc.property(ratios, settings(), fc.integer({ min: 900, max: 1398 }), (items, chosen, container) => {
        const boxes = [0, 0.5, 1].map((step) => layOutGallery(items, container + step, chosen).boxes);
        for (const [index, middle] of boxes[1]!.entries()) {
          for (const name of ['x', 'y', 'width', 'height'] as const) {
            const mean = (boxes[0]![index]![name] + boxes[2]![index]![name]) / 2;
            expect(middle[name]).toBeCloseTo(mean, 5);
          }
        }
      }),
    );
  });
});
