import { useLayoutEffect, useRef, type RefObject } from 'react';
import type { SparseList } from '../state/sparse-list.ts';
import { steadyOffset, type LaidOutList } from './steady-offset.ts';
import type { TileLayout } from './tile-layout.ts';

interface Shown<T extends { readonly id: string }> {
  readonly source: unknown;
  readonly layout: TileLayout;
  readonly list: SparseList<T>;
  readonly focusIndex: number;
}

/**
 * Keeps what is looked at in place when a list is laid out anew. A list from another source begins at its top.
 *
 * @param source what the list is read from
 */
export function useSteadyScroll<T extends { readonly id: string }>(
  scroller: RefObject<HTMLElement | null>,
  { source, layout, list, focusIndex }: Shown<T>,
): void {
  const last = useRef<Shown<T>>(undefined);
  useLayoutEffect(() => {
    const former = last.current;
    last.current = { source, layout, list, focusIndex };
    const element = scroller.current;
    if (element === null || former === undefined) return;
    if (former.source !== source) {
      element.scrollTo({ top: 0, behavior: 'instant' });
    } else if (former.layout !== layout) {
      const { scrollTop, clientHeight } = element;
      const offset = steadyOffset(
        laidOut(former),
        laidOut({ layout, list }),
        scrollTop,
        clientHeight,
        former.focusIndex,
      );
      if (offset !== scrollTop) element.scrollTo({ top: offset, behavior: 'instant' });
    }
  }, [scroller, source, layout, list, focusIndex]);
}

function laidOut<T extends { readonly id: string }>({
  layout,
  list,
}: Pick<Shown<T>, 'layout' | 'list'>): LaidOutList {
  return { layout, idAt: (index) => list.at(index)?.id, indexOf: (id) => list.indexOf(id) };
}
