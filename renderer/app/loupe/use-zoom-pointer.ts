import { useEffect, useRef, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import type { Point } from './zoom.ts';
import type { ZoomControl } from './use-zoom.ts';

/** px. A hand that moved less has clicked. */
const CLICK_TOLERANCE = 4;

/** px of a wheel for each doubling. */
const WHEEL_DOUBLING = 300;

const distance = (a: Point, b: Point): number => Math.hypot(a.x - b.x, a.y - b.y);

/** The mouse, wheel and fingers on a picture: drag moves it, wheel and pinch zoom, a click goes close and back. */
export function useZoomPointer(viewElement: RefObject<HTMLElement | null>, control: ZoomControl) {
  const latest = useRef(control);
  useEffect(() => {
    latest.current = control;
  });
  const pointers = useRef(new Map<number, Point>());
  const travelled = useRef(0);

  // React listens to wheels passively: then the page would zoom along.
  useEffect(() => {
    const view = viewElement.current;
    if (view === null) return undefined;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const isPinch = event.ctrlKey || event.metaKey;
      const isPan = !isPinch && !latest.current.isFit && event.deltaX !== 0;
      if (isPan) latest.current.pan({ x: -event.deltaX, y: -event.deltaY });
      else
        latest.current.zoomBy(
          2 ** ((-event.deltaY * (isPinch ? 3 : 1)) / WHEEL_DOUBLING),
          pointOf(event, view),
        );
    };
    view.addEventListener('wheel', onWheel, { passive: false });
    return () => view.removeEventListener('wheel', onWheel);
  }, [viewElement]);

  return {
    onPointerDown(event: PointerEvent<HTMLElement>): void {
      if (event.button !== 0) return;
      pointers.current.set(event.pointerId, pointOf(event, event.currentTarget));
      if (pointers.current.size === 1) travelled.current = 0;
      event.currentTarget.setPointerCapture(event.pointerId);
    },
    onPointerMove(event: PointerEvent<HTMLElement>): void {
      const before = pointers.current.get(event.pointerId);
      if (before === undefined) return;
      const now = pointOf(event, event.currentTarget);
      travelled.current += distance(before, now);
      const other = [...pointers.current].find(([id]) => id !== event.pointerId)?.[1];
      pointers.current.set(event.pointerId, now);
      if (other === undefined) {
        if (travelled.current > CLICK_TOLERANCE) control.pan({ x: now.x - before.x, y: now.y - before.y });
        return;
      }
      const factor = distance(now, other) / Math.max(1, distance(before, other));
      control.zoomBy(factor, { x: (now.x + other.x) / 2, y: (now.y + other.y) / 2 });
    },
    onPointerUp: (event: PointerEvent) => void pointers.current.delete(event.pointerId),
    onPointerCancel: (event: PointerEvent) => void pointers.current.delete(event.pointerId),
    onClick(event: MouseEvent<HTMLElement>): void {
      if (travelled.current <= CLICK_TOLERANCE) control.toggle(pointOf(event, event.currentTarget));
    },
  };
}

function pointOf(event: { readonly clientX: number; readonly clientY: number }, view: HTMLElement): Point {
  const rect = view.getBoundingClientRect();
  return { x: event.clientX - rect.left, y: event.clientY - rect.top };
}
