import { useLayoutEffect, useState, type RefObject } from 'react';

/** The inner width and height of an element in px, without its scrollbar; 0 before it is there. */
export function useElementSize(element: RefObject<HTMLElement | null>): { width: number; height: number } {
  const [size, setSize] = useState({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const { current } = element;
    if (current === null) return undefined;
    const measure = (): void =>
      setSize((former) =>
        former.width === current.clientWidth && former.height === current.clientHeight
          ? former
          : { width: current.clientWidth, height: current.clientHeight },
      );
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
