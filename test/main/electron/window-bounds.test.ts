import { assert, integer, property, record } from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '../../../main/electron/preferences.ts';
import { cascaded, MINIMUM_SIZE, openingBounds } from '../../../main/electron/window-bounds.ts';

const FULL_HD: Bounds = { x: 0, y: 0, width: 1920, height: 1040 };
const ON_THE_RIGHT: Bounds = { x: 1920, y: -200, width: 2560, height: 1400 };

const anyBounds = record({
  x: integer({ min: -10_000, max: 10_000 }),
  y: integer({ min: -10_000, max: 10_000 }),
  width: integer({ min: 1, max: 10_000 }),
  height: integer({ min: 1, max: 10_000 }),
});

describe('the place of a window', () => {
  it('is in the middle of the primary display at first', () => {
    expect(openingBounds(undefined, [FULL_HD, ON_THE_RIGHT])).toEqual({
      x: 280,
      y: 90,
      width: 1360,
      height: 860,
    });
  });

  it('is no larger than a small display', () => {
    const small = { x: 0, y: 25, width: 1024, height: 700 };
    expect(openingBounds(undefined, [small])).toEqual(small);
  });

  it('is where it was, on the other display too', () => {
    const saved = { x: 2100, y: -100, width: 1200, height: 900 };
    expect(openingBounds(saved, [FULL_HD, ON_THE_RIGHT])).toEqual(saved);
  });

  it('is in the middle again when its display is gone', () => {
    const saved = { x: 2100, y: -100, width: 1200, height: 900 };
    expect(openingBounds(saved, [FULL_HD])).toEqual(openingBounds(undefined, [FULL_HD]));
  });

  it('shrinks to a display that became smaller', () => {
    const saved = { x: 0, y: 0, width: 2500, height: 1400 };
    expect(openingBounds(saved, [FULL_HD])).toEqual({ x: 0, y: 0, width: 1920, height: 1040 });
  });

  it('always has a title bar that a person can reach, and a usable size', () => {
    assert(
      property(anyBounds, (saved) => {
        const opened = openingBounds(saved, [FULL_HD, ON_THE_RIGHT]);
        const isReachable = [FULL_HD, ON_THE_RIGHT].some(
          (area) =>
            opened.x + opened.width > area.x &&
            opened.x < area.x + area.width &&
            opened.y >= area.y &&
            opened.y < area.y + area.height,
        );
        expect(isReachable).toBe(true);
        expect(opened.width).toBeGreaterThanOrEqual(MINIMUM_SIZE.width);
        expect(opened.height).toBeGreaterThanOrEqual(MINIMUM_SIZE.height);
      }),
    );
  });

  it('is beside a window that is there already', () => {
    const moved = cascaded(FULL_HD, [FULL_HD, { ...FULL_HD, x: 28, y: 28 }]);
    expect([moved.x, moved.y]).toEqual([56, 56]);
    expect(cascaded(FULL_HD, [ON_THE_RIGHT])).toEqual(FULL_HD);
  });
});
