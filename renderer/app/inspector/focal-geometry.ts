import type { FocalPoint } from '../../../shared/model/item.ts';

/** What crops keep in view where nobody says otherwise. */
export const CENTRE: FocalPoint = { x: 0.5, y: 0.5 };

/** How far one press of an arrow key goes, as a share of the picture: plain, with Shift, with Alt. */
const STEPS = { plain: 0.01, coarse: 0.1, fine: 0.001 } as const;

/** A part of something, in its unit. */
export interface Rectangle {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A thousandth of a picture is finer than anybody sees. */
function within(x: number, y: number): FocalPoint {
  const rounded = (value: number) => Math.round(Math.min(1, Math.max(0, value)) * 1000) / 1000;
  return { x: rounded(x), y: rounded(y) };
}

/** The point of a picture under a place of the window, or the nearest one. Both in px. */
export function pointAt(
  { x, y }: { readonly x: number; readonly y: number },
  picture: Rectangle,
): FocalPoint {
  return within((x - picture.left) / picture.width, (y - picture.top) / picture.height);
}

/** Where a key moves a point to; undefined for a key that moves nothing. */
export function pointAfterKey(
  { x, y }: FocalPoint,
  key: string,
  { isCoarse, isFine }: { readonly isCoarse: boolean; readonly isFine: boolean },
): FocalPoint | undefined {
  const step = isFine ? STEPS.fine : isCoarse ? STEPS.coarse : STEPS.plain;
  switch (key) {
    case 'ArrowLeft':
      return within(x - step, y);
    case 'ArrowRight':
      return within(x + step, y);
    case 'ArrowUp':
      return within(x, y - step);
    case 'ArrowDown':
      return within(x, y + step);
    case 'PageUp':
      return within(x, y - STEPS.coarse);
    case 'PageDown':
      return within(x, y + STEPS.coarse);
    case 'Home':
      return within(0, y);
    case 'End':
      return within(1, y);
    default:
      return undefined;
  }
}

/**
 * The part of a picture that is left when it fills a box of another shape, as published pages crop it: the point is as far into the part as it is
 * into the picture.
 *
 * @param shape width divided by height
 * @returns fractions of the picture
 */
export function cropOf(
  { width, height }: { readonly width: number; readonly height: number },
  shape: number,
  point: FocalPoint,
): Rectangle {
  const own = width / height;
  const share = { width: Math.min(1, shape / own), height: Math.min(1, own / shape) };
  return { left: (1 - share.width) * point.x, top: (1 - share.height) * point.y, ...share };
}
