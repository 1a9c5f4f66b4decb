import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fitScale,
  panned,
  placeOf,
  scaleOf,
  toggled,
  zoomedTo,
  type Zoom,
} from '../../../renderer/app/loupe/zoom.ts';

const VIEW = { width: 1000, height: 600 };
const PHOTO = { width: 6000, height: 4000 };
const MIDDLE = { x: 500, y: 300 };

const size = fc.record({
  width: fc.integer({ min: 1, max: 20_000 }),
  height: fc.integer({ min: 1, max: 20_000 }),
});
const view = fc.record({
  width: fc.integer({ min: 50, max: 4000 }),
  height: fc.integer({ min: 50, max: 4000 }),
});
const fraction = fc.double({ min: 0, max: 1, noNaN: true });

describe('the zoom of the loupe', () => {
  it('fits a large picture into its view and leaves a small one as it is', () => {
    expect(placeOf('FIT', PHOTO, VIEW)).toEqual({ x: 50, y: 0, width: 900, height: 600 });
    expect(placeOf('FIT', { width: 100, height: 60 }, VIEW)).toEqual({
      x: 450,
      y: 270,
      width: 100,
      height: 60,
    });
  });

  it('shows one pixel for each of the screen where it was clicked, and all of it again', () => {
    const close = toggled('FIT', { x: 275, y: 150 }, PHOTO, VIEW, 2);
    expect(scaleOf(close, PHOTO, VIEW)).toBe(0.5);
    const place = placeOf(close, PHOTO, VIEW);
    // A quarter of the way into the picture lay under the pointer, and still does.
    expect((275 - place.x) / place.width).toBeCloseTo(0.25);
    expect((150 - place.y) / place.height).toBeCloseTo(0.25);
    expect(toggled(close, MIDDLE, PHOTO, VIEW, 2)).toBe('FIT');
  });

  it('looks closer at a picture that is all there', () => {
    const small = { width: 100, height: 60 };
    expect(scaleOf(toggled('FIT', MIDDLE, small, VIEW, 1), small, VIEW)).toBe(2);
  });

  it('moves the picture along with the hand, up to its edge', () => {
    const close: Zoom = { scale: 1, center: { x: 0.5, y: 0.5 } };
    const before = placeOf(close, PHOTO, VIEW);
    const after = placeOf(panned(close, { x: 40, y: -25 }, PHOTO, VIEW), PHOTO, VIEW);
    expect([after.x - before.x, after.y - before.y]).toEqual([expect.closeTo(40), expect.closeTo(-25)]);
    expect(placeOf(panned(close, { x: 99_999, y: 99_999 }, PHOTO, VIEW), PHOTO, VIEW)).toMatchObject({
      x: expect.closeTo(0) as number,
      y: expect.closeTo(0) as number,
    });
    expect(panned('FIT', { x: 40, y: 40 }, PHOTO, VIEW)).toBe('FIT');
  });

  it('never shows emptiness on one side of what does not fit', () => {
    fc.assert(
      fc.property(
        size,
        view,
        fraction,
        fraction,
        fc.double({ min: 0.01, max: 20, noNaN: true }),
        (picture, seen, x, y, factor) => {
          const at = { x: x * seen.width, y: y * seen.height };
          const zoom = zoomedTo('FIT', fitScale(picture, seen) * factor, at, picture, seen);
          const place = placeOf(panned(zoom, { x: x * 5000, y: -y * 5000 }, picture, seen), picture, seen);
          for (const [start, length, whole] of [
            [place.x, place.width, seen.width],
            [place.y, place.height, seen.height],
          ] as const) {
            if (length <= whole + 1e-6) expect(start).toBeCloseTo((whole - length) / 2, 3);
            else {
              expect(start).toBeLessThanOrEqual(1e-3);
              expect(start + length).toBeGreaterThanOrEqual(whole - 1e-3);
            }
          }
        },
      ),
    );
  });
});
