/** Lengths in CSS px for a view, in picture px for a picture. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** How a picture lies in its view: as large as fits, or at a scale with a part of it in the middle. */
export type Zoom =
  | 'FIT'
  | {
      /** CSS px for each picture px */
      readonly scale: number;
      /** What is in the middle of the view, as fractions of the picture's width and height. */
      readonly center: Point;
    };

/** CSS px for each picture px; beyond it there is nothing more to see. */
const LARGEST_SCALE = 8;

const MIDDLE: Point = { x: 0.5, y: 0.5 };

/** The scale at which a picture fits its view whole, never larger than it is. */
export function fitScale(picture: Size, view: Size): number {
  return Math.min(1, view.width / picture.width, view.height / picture.height);
}

/** The scale of a zoom in a view, CSS px for each picture px. */
export function scaleOf(zoom: Zoom, picture: Size, view: Size): number {
  return zoom === 'FIT' ? fitScale(picture, view) : zoom.scale;
}

/** Where the picture lies in the view: CSS px from its top left corner. */
export function placeOf(zoom: Zoom, picture: Size, view: Size): Point & Size {
  const scale = scaleOf(zoom, picture, view);
  const center = zoom === 'FIT' ? MIDDLE : zoom.center;
  const width = picture.width * scale;
  const height = picture.height * scale;
  return { width, height, x: view.width / 2 - center.x * width, y: view.height / 2 - center.y * height };
}

/** A fraction that shows no emptiness on one side while there is picture on the other; the middle when all of it is in view. */
function held(center: number, length: number, view: number): number {
  if (length <= view) return 0.5;
  const half = view / 2 / length;
  return Math.min(1 - half, Math.max(half, center));
}

function heldIn(scale: number, center: Point, picture: Size, view: Size): Zoom {
  return {
    scale,
    center: {
      x: held(center.x, picture.width * scale, view.width),
      y: held(center.y, picture.height * scale, view.height),
    },
  };
}

/**
 * The zoom at another scale, with the same part of the picture under a point of the view. At or below the scale that fits, it fits.
 *
 * @param at CSS px from the top left corner of the view
 */
export function zoomedTo(zoom: Zoom, scale: number, at: Point, picture: Size, view: Size): Zoom {
  const least = fitScale(picture, view);
  const next = Math.min(Math.max(LARGEST_SCALE, least), scale);
  if (next <= least) return 'FIT';
  const place = placeOf(zoom, picture, view);
  const under = { x: (at.x - place.x) / place.width, y: (at.y - place.y) / place.height };
  return heldIn(
    next,
    {
      x: under.x + (view.width / 2 - at.x) / (picture.width * next),
      y: under.y + (view.height / 2 - at.y) / (picture.height * next),
    },
    picture,
    view,
  );
}

/** The zoom with the picture moved by some CSS px. */
export function panned(zoom: Zoom, by: Point, picture: Size, view: Size): Zoom {
  if (zoom === 'FIT') return zoom;
  const { scale, center } = zoom;
  return heldIn(
    scale,
    { x: center.x - by.x / (picture.width * scale), y: center.y - by.y / (picture.height * scale) },
    picture,
    view,
  );
}

/** Between fitting and one picture pixel for each pixel of the screen: what a click or Space does. */
export function toggled(zoom: Zoom, at: Point, picture: Size, view: Size, pixelRatio: number): Zoom {
  if (zoom !== 'FIT') return 'FIT';
  const actual = 1 / pixelRatio;
  // A picture that is all there already is looked at closer: twice as large.
  const scale = actual > fitScale(picture, view) ? actual : 2 * fitScale(picture, view);
  return zoomedTo(zoom, scale, at, picture, view);
}
