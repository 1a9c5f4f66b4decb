import type { Bounds } from './preferences.ts';

/** The smallest window that the interface is made for, in px. */
export const MINIMUM_SIZE = { width: 720, height: 480 } as const;

/** The window of a first start, where the display has room for it, in px. */
const PREFERRED_SIZE = { width: 1360, height: 860 } as const;

/** How much of a window's upper edge must be on a display for a person to reach it, in px. */
const REACHABLE = 48;

const clamp = (value: number, least: number, most: number): number =>
  Math.max(least, Math.min(value, Math.max(least, most)));

function centredIn(area: Bounds): Bounds {
  const width = Math.min(PREFERRED_SIZE.width, area.width);
  const height = Math.min(PREFERRED_SIZE.height, area.height);
  return {
    x: area.x + Math.round((area.width - width) / 2),
    y: area.y + Math.round((area.height - height) / 2),
    width,
    height,
  };
}

/** Whether a person could still take the window by its title bar on this display. */
function isReachableOn(area: Bounds, bounds: Bounds): boolean {
  const width = Math.min(bounds.x + bounds.width, area.x + area.width) - Math.max(bounds.x, area.x);
  return (
    width >= REACHABLE && bounds.y >= area.y - REACHABLE / 2 && bounds.y <= area.y + area.height - REACHABLE
  );
}

/**
 * Where a window opens: where it was, as far as the displays of today allow; a display may be gone or smaller than it was.
 *
 * @param saved undefined for a library's first window
 * @param workAreas of all displays, the primary one first
 */
export function openingBounds(saved: Bounds | undefined, workAreas: readonly Bounds[]): Bounds {
  const [primary] = workAreas;
  if (primary === undefined) return saved ?? { x: 0, y: 0, ...PREFERRED_SIZE };
  const area = saved && workAreas.find((candidate) => isReachableOn(candidate, saved));
  if (saved === undefined || area === undefined) return centredIn(primary);
  const width = clamp(saved.width, MINIMUM_SIZE.width, area.width);
  const height = clamp(saved.height, MINIMUM_SIZE.height, area.height);
  // A window that became narrower may have left its display.
  const x = clamp(saved.x, area.x - width + REACHABLE, area.x + area.width - REACHABLE);
  return { x, y: clamp(saved.y, area.y, area.y + area.height - REACHABLE), width, height };
}

/** Moves a window that would cover another one exactly, so that both can be seen. */
export function cascaded(bounds: Bounds, others: readonly Bounds[]): Bounds {
  const isTaken = others.some((other) => other.x === bounds.x && other.y === bounds.y);
  return isTaken ? cascaded({ ...bounds, x: bounds.x + 28, y: bounds.y + 28 }, others) : bounds;
}
