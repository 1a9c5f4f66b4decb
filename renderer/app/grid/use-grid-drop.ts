import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { ZoneTarget } from '../files/file-drop-zones.ts';
import { useWorkspace } from '../state/workspace-context.ts';
import { readDragData, type DragData } from './drag-data.ts';
import type { TileLayout } from './tile-layout.ts';

/** What may be dropped between the tiles of a grid. */
export interface GridDrop {
  readonly accepts: (data: DragData) => boolean;
  /** Before the value at `index`, or behind all when it is the length of the list. */
  readonly onDrop: (data: DragData, index: number) => void;
  /** Where files go that are dropped from the file manager; undefined where that is not known yet. */
  readonly filesAt?: (index: number) => ZoneTarget | undefined;
}

/** Where the mark of an insertion is, while something is dragged over the grid. */
export interface Insertion {
  readonly index: number;
  /** px from the top of the content */
  readonly pointerY: number;
}

/** Makes the whole grid one drop target: the place follows from the pointer, so gaps and edges are places too. */
export function useGridDrop(
  scroller: RefObject<HTMLDivElement | null>,
  layout: TileLayout,
  drop: GridDrop | undefined,
): Insertion | undefined {
  const { fileDrops } = useWorkspace();
  const [insertion, setInsertion] = useState<Insertion>();
  const latest = useRef({ layout, drop });
  useEffect(() => {
    latest.current = { layout, drop };
  });
  const isTarget = drop !== undefined;
  useEffect(() => {
    const element = scroller.current;
    if (element === null || !isTarget) return undefined;
    const insertionAt = (input: { clientX: number; clientY: number }): Insertion => {
      const rect = element.getBoundingClientRect();
      const isRightToLeft = getComputedStyle(element).direction === 'rtl';
      const x = isRightToLeft ? rect.right - input.clientX : input.clientX - rect.left;
      const pointerY = input.clientY - rect.top + element.scrollTop;
      return { index: latest.current.layout.insertionIndexAt(x, pointerY), pointerY };
    };
    const removeZone = fileDrops.add(element, {
      over: (point) => {
        const at = insertionAt(point);
        const target = latest.current.drop?.filesAt?.(at.index);
        setInsertion(target === undefined ? undefined : at);
        return target;
      },
      leave: () => setInsertion(undefined),
    });
    const removeTarget = dropTargetForElements({
      element,
      canDrop: ({ source }) => {
        const data = readDragData(source.data);
        return data !== undefined && latest.current.drop?.accepts(data) === true;
      },
      // Entering is told apart from moving: a drag that stops right at the edge is never moved.
      onDragEnter: ({ location }) => setInsertion(insertionAt(location.current.input)),
      onDrag: ({ location }) => setInsertion(insertionAt(location.current.input)),
      onDragLeave: () => setInsertion(undefined),
      onDrop: ({ source, location }) => {
        setInsertion(undefined);
        const data = readDragData(source.data);
        if (data !== undefined) latest.current.drop?.onDrop(data, insertionAt(location.current.input).index);
      },
    });
    return () => {
      removeZone();
      removeTarget();
    };
  }, [fileDrops, scroller, isTarget]);
  return insertion;
}
