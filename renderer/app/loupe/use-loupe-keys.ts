import type { KeyboardEvent } from 'react';
import type { ZoomControl } from './use-zoom.ts';
import type { Point } from './zoom.ts';

/** px that Shift and an arrow move a picture. */
const PAN_STEP = 80;

/** How a picture moves by an arrow with Shift. */
export const PANS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: PAN_STEP, y: 0 },
  ArrowRight: { x: -PAN_STEP, y: 0 },
  ArrowUp: { x: 0, y: PAN_STEP },
  ArrowDown: { x: 0, y: -PAN_STEP },
};

/** The keys of the loupe: arrows, pages, Home and End go to another picture; Space and Z go close and back; +, - and F zoom; Shift and arrows move. */
export function useLoupeKeys(options: {
  readonly control: ZoomControl;
  readonly index: number;
  readonly total: number;
  readonly go: (to: number) => void;
  /** Any other key; answers whether it meant something. */
  readonly press?: (event: KeyboardEvent) => boolean;
}) {
  const { control, index, total, go } = options;

  return (event: KeyboardEvent<HTMLElement>): void => {
    // A video's own controls have these keys too.
    if (event.ctrlKey || event.metaKey || event.altKey || event.target instanceof HTMLVideoElement) return;
    const isRightToLeft = getComputedStyle(event.currentTarget).direction === 'rtl';
    const { key } = event;
    const pan = event.shiftKey ? PANS[key] : undefined;
    if (pan !== undefined) control.pan(pan);
    else if (key === (isRightToLeft ? 'ArrowLeft' : 'ArrowRight') || key === 'PageDown') go(index + 1);
    else if (key === (isRightToLeft ? 'ArrowRight' : 'ArrowLeft') || key === 'PageUp') go(index - 1);
    else if (key === 'Home') go(0);
    else if (key === 'End') go(total - 1);
    else if (key === '+' || key === '=') control.zoomIn();
    else if (key === '-') control.zoomOut();
    else if (key.toLowerCase() === 'f') control.fit();
    else if (options.press?.(event) === true) {
      // It was taken.
    } else if (key === 'z' || (key === ' ' && !(event.target instanceof HTMLButtonElement))) control.toggle();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
