import { useState, type RefObject } from 'react';
import { useElementSize } from '../grid/use-element-size.ts';
import {
  fitScale,
  panned,
  placeOf,
  scaleOf,
  toggled,
  zoomedTo,
  type Point,
  type Size,
  type Zoom,
} from './zoom.ts';

/** A zoom that several pictures have together. */
export interface SharedZoom {
  readonly zoom: Zoom;
  readonly setZoom: (next: (zoom: Zoom) => Zoom) => void;
}

/** How much closer one step of a key or a button goes. */
const STEP = 1.5;

/** The zoom of one picture in the view it lies in, and what changes it. Each picture, known by its id, begins whole. */
export function useZoom(
  viewElement: RefObject<HTMLElement | null>,
  id: string,
  picture: Size | undefined,
  shared?: SharedZoom,
) {
  const view = useElementSize(viewElement);
  const [last, setLast] = useState<{ readonly id: string; readonly zoom: Zoom }>();
  const own = last !== undefined && last.id === id ? last.zoom : 'FIT';
  const zoom = shared?.zoom ?? own;
  const isReady = picture !== undefined && view.width > 0 && view.height > 0;
  const middle: Point = { x: view.width / 2, y: view.height / 2 };

  const change = (next: (zoom: Zoom, picture: Size) => Zoom): void => {
    if (!isReady) return;
    if (shared !== undefined) return shared.setZoom((current) => next(current, picture));
    setLast((former) => {
      const current = former !== undefined && former.id === id ? former.zoom : 'FIT';
      return { id, zoom: next(current, picture) };
    });
  };
  const zoomBy = (factor: number, at: Point = middle): void =>
    change((current, size) => zoomedTo(current, scaleOf(current, size, view) * factor, at, size, view));

  return {
    isFit: zoom === 'FIT',
    place: isReady ? placeOf(zoom, picture, view) : undefined,
    /** Screen pixels for each pixel of the picture; 1 is the picture as it is. */
    ratio: isReady ? scaleOf(zoom, picture, view) * window.devicePixelRatio : undefined,
    /** Whether the whole picture is smaller than it is, so that there is more to see. */
    canShowMore: isReady && fitScale(picture, view) * window.devicePixelRatio < 1,
    fit: () => change(() => 'FIT'),
    toggle: (at: Point = middle) =>
      change((current, size) => toggled(current, at, size, view, window.devicePixelRatio)),
    zoomBy,
    zoomIn: () => zoomBy(STEP),
    zoomOut: () => zoomBy(1 / STEP),
    pan: (by: Point) => change((current, size) => panned(current, by, size, view)),
  };
}

export type ZoomControl = ReturnType<typeof useZoom>;
