import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cropOf, pointAfterKey, pointAt } from '../../../renderer/app/inspector/focal-geometry.ts';
import { objectPosition } from '../../../renderer/app/grid/object-position.ts';

const plain = { isCoarse: false, isFine: false };
const point = fc.record({
  x: fc.double({ min: 0, max: 1, noNaN: true }),
  y: fc.double({ min: 0, max: 1, noNaN: true }),
});

describe('the focal point', () => {
  const picture = { left: 100, top: 50, width: 200, height: 400 };

  it('is where the pointer is, and at the nearest edge when that is outside', () => {
    expect(pointAt({ x: 150, y: 350 }, picture)).toEqual({ x: 0.25, y: 0.75 });
    expect(pointAt({ x: 0, y: 9999 }, picture)).toEqual({ x: 0, y: 1 });
    expect(pointAt({ x: 166.6666, y: 50 }, picture)).toEqual({ x: 0.333, y: 0 });
  });

  it('moves by keys in steps of three sizes, and never out of the picture', () => {
    const centre = { x: 0.5, y: 0.5 };
    expect(pointAfterKey(centre, 'ArrowLeft', plain)).toEqual({ x: 0.49, y: 0.5 });
    expect(pointAfterKey(centre, 'ArrowDown', { isCoarse: true, isFine: false })).toEqual({ x: 0.5, y: 0.6 });
    expect(pointAfterKey(centre, 'ArrowUp', { isCoarse: false, isFine: true })).toEqual({ x: 0.5, y: 0.499 });
    expect(pointAfterKey(centre, 'PageUp', plain)).toEqual({ x: 0.5, y: 0.4 });
    expect(pointAfterKey(centre, 'End', plain)).toEqual({ x: 1, y: 0.5 });
    expect(pointAfterKey({ x: 1, y: 1 }, 'ArrowRight', plain)).toEqual({ x: 1, y: 1 });
    expect(pointAfterKey(centre, 'a', plain)).toBeUndefined();
  });

  it('is in the crop of every shape, as far into it as into the picture', () => {
    fc.assert(
      fc.property(
        fc.record({ width: fc.integer({ min: 1, max: 9000 }), height: fc.integer({ min: 1, max: 9000 }) }),
        fc.double({ min: 0.1, max: 10, noNaN: true }),
        point,
        (size, shape, { x, y }) => {
          const { left, top, width, height } = cropOf(size, shape, { x, y });
          expect(left).toBeGreaterThanOrEqual(0);
          expect(top).toBeGreaterThanOrEqual(0);
          expect(left + width).toBeLessThanOrEqual(1 + 1e-9);
          expect(top + height).toBeLessThanOrEqual(1 + 1e-9);
          expect(left + x * width).toBeCloseTo(x, 9);
          expect(top + y * height).toBeCloseTo(y, 9);
          expect((width * size.width) / (height * size.height)).toBeCloseTo(shape, 6);
          expect(Math.max(width, height)).toBe(1);
        },
      ),
    );
  });

  it('is said to the style as the pages say it', () => {
    expect(objectPosition({ x: 0.333, y: 1 })).toBe('33.3% 100%');
  });
});
