import { useEffect, useRef, useState, type RefObject } from 'react';
import type { WritableCell } from '../state/cell.ts';
import type { PagedList } from '../state/paged-list.ts';
import type { Selection } from '../state/selection.ts';
import type { TileLayout } from './tile-layout.ts';
import { bandBetween, scrollStep, type Band, type GridPoint } from './rubber-band.ts';

interface RubberBandOptions<T extends { readonly id: string }> {
  readonly pages: PagedList<T>;
  readonly selection: WritableCell<Selection>;
  readonly layout: TileLayout;
  /** The most values that may be selected at once. */
  readonly refuseAll?: ((total: number) => boolean) | undefined;
}

/** px that the pointer moves before a press is a band and no click. */
const SLACK = 4;

/**
 * Selects the tiles that are touched by a rectangle drawn from a gap or from empty room. With Shift, Ctrl or Cmd what was selected stays;
 * Escape brings it back.
 */
export function useRubberBand<T extends { readonly id: string }>(
  scroller: RefObject<HTMLDivElement | null>,
  options: RubberBandOptions<T>,
): Band | undefined {
  const [band, setBand] = useState<Band>();
  const latest = useRef(options);
  useEffect(() => {
    latest.current = options;
  });
  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    let stop: (() => void) | undefined;
    const onPointerDown = (event: PointerEvent): void => {
      const isOnTile = event.target instanceof Element && event.target.closest('[data-index]') !== null;
      const isOnScrollbar = event.offsetX >= element.clientWidth && event.target === element;
      if (event.button !== 0 || event.pointerType === 'touch' || isOnTile || isOnScrollbar) return;
      stop?.();
      stop = beginBand(element, event, latest, setBand);
    };
    element.addEventListener('pointerdown', onPointerDown);
    return () => {
      element.removeEventListener('pointerdown', onPointerDown);
      stop?.();
    };
  }, [scroller]);
  return band;
}

/** Follows the pointer from here on. Answers what ends it. */
function beginBand<T extends { readonly id: string }>(
  element: HTMLDivElement,
  begun: PointerEvent,
  options: RefObject<RubberBandOptions<T>>,
  show: (band: Band | undefined) => void,
): () => void {
  const before = options.current.selection.get();
  const isAdding = begun.shiftKey || begun.ctrlKey || begun.metaKey;
  const kept = isAdding ? before.ids : new Set<string>();
  const isRightToLeft = getComputedStyle(element).direction === 'rtl';
  let pointer = { x: begun.clientX, y: begun.clientY };
  let isDrawn = false;
  let frame = 0;

  const pointAt = ({ x, y }: GridPoint): GridPoint => {
    const rect = element.getBoundingClientRect();
    const inside = isRightToLeft ? rect.right - x : x - rect.left;
    return { x: inside, y: y - rect.top + element.scrollTop };
  };
  const from = pointAt(pointer);

  /** What is selected with this band, as far as it is loaded. */
  function selected(band: Band): Selection {
    const { pages, layout } = options.current;
    const ids = layout
      .tilesIn(band)
      .flatMap(([low, high]) => pages.list.slots.slice(low, high + 1).flatMap((value) => value?.id ?? []));
    const [anchor = before.anchor, focus = before.focus] = [ids[0], ids.at(-1)];
    return {
      ids: new Set([...kept, ...ids]),
      ...(anchor !== undefined && { anchor }),
      ...(focus !== undefined && { focus }),
    };
  }

  async function select(band: Band): Promise<void> {
    const { pages, selection, layout, refuseAll } = options.current;
    const ranges = layout.tilesIn(band);
    const [first = 0, last = -1] = [ranges[0]?.[0], ranges.at(-1)?.[1]];
    if (refuseAll?.(last - first + 1) === true) return end();
    const found = selected(band);
    selection.set(found);
    if (pages.list.isLoaded(first, last)) return;
    await pages.ensure(first, last);
    // Unless something else was selected meanwhile, a larger band for one.
    if (selection.get() === found) selection.set(selected(band));
  }

  function draw(): void {
    frame = 0;
    const rect = element.getBoundingClientRect();
    const step = scrollStep(pointer.y - rect.top, rect.height);
    const { scrollTop } = element;
    if (step !== 0) element.scrollTop += step;
    const to = pointAt(pointer);
    if (!isDrawn && Math.hypot(to.x - from.x, to.y - from.y) < SLACK) return;
    isDrawn = true;
    const band = bandBetween(from, to);
    show(band);
    void select(band);
    if (element.scrollTop !== scrollTop) again();
  }

  function again(): void {
    if (frame === 0) frame = requestAnimationFrame(draw);
  }

  function onMove(event: PointerEvent): void {
    pointer = { x: event.clientX, y: event.clientY };
    again();
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || !isDrawn) return;
    event.preventDefault();
    event.stopPropagation();
    end();
    options.current.selection.set(before);
    window.addEventListener('pointerup', () => swallowClick(element), { once: true });
  }

  function onUp(): void {
    if (isDrawn) {
      draw();
      swallowClick(element);
    }
    end();
  }

  function end(): void {
    cancelAnimationFrame(frame);
    show(undefined);
    window.removeEventListener('pointermove', onMove);
    window.removeEventListener('pointerup', onUp);
    window.removeEventListener('pointercancel', end);
    window.removeEventListener('keydown', onKey, true);
  }

  window.addEventListener('pointermove', onMove);
  window.addEventListener('pointerup', onUp);
  window.addEventListener('pointercancel', end);
  window.addEventListener('keydown', onKey, true);
  return end;
}

/** The click that follows when the button is let go would take the selection away again. */
function swallowClick(element: HTMLElement): void {
  const swallow = (event: Event): void => event.stopPropagation();
  element.addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => element.removeEventListener('click', swallow, true), 0);
}
