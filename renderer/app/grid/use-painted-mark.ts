import { useEffect, useRef } from 'react';

/** Sets a performance mark once, when what was rendered with `isThere` has been painted. */
export function usePaintedMark(name: string, isThere: boolean): void {
  const isMarked = useRef(false);
  useEffect(() => {
    if (!isThere || isMarked.current) return;
    isMarked.current = true;
    // A task that is queued in an animation frame runs after that frame's paint.
    requestAnimationFrame(() => setTimeout(() => performance.mark(name)));
  }, [name, isThere]);
}
