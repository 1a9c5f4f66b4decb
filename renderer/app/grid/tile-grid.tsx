import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Revealed } from '../state/gallery-items.ts';
import { WritableCell } from '../state/cell.ts';
import type { PagedList } from '../state/paged-list.ts';
import type { Selection } from '../state/selection.ts';
import type { SparseList } from '../state/sparse-list.ts';
import { useCell, useCellPart } from '../state/use-cell.ts';
import { layOutGrid } from './grid-layout.ts';
import { InsertionMark } from './insertion-mark.tsx';
import { justifiedRows } from './justified-rows.ts';
import { equalTiles, type TileLayout } from './tile-layout.ts';
import { Tile } from './tile.tsx';
import { useElementSize } from './use-element-size.ts';
import { useGridDrop, type GridDrop } from './use-grid-drop.ts';
import { useGridKeyboard, type GridCommands } from './use-grid-keyboard.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { useSteadyScroll } from './use-steady-scroll.ts';
import { useRubberBand } from './use-rubber-band.ts';
import './tile-grid.css';

const OVERSCAN_ROWS = 3;

const NOTHING_REVEALED = new WritableCell<Revealed | undefined>(undefined);

/** px that the list moves between two frames, and more than its height, when it is too fast to be looked at. */
const RUSHING = 600;

/** Width by height of what tiles show. */
export interface Ratios<T> {
  /** Of a value, or of what is at a place that is not loaded. */
  readonly of: (value: T | undefined, index: number) => number;
  /** Whether values say more than their places: the rows are laid out again when some are loaded. */
  readonly followsValues: boolean;
}

/** What a grid shows and what can be done in it. */
export interface TileGridProps<T extends { readonly id: string }> {
  /** Starts the ids of the tiles' elements. */
  readonly name: string;
  readonly label: string;
  readonly pages: PagedList<T>;
  readonly selection: WritableCell<Selection>;
  /** px: the least width of a tile */
  readonly tileSize: number;
  /** Height of a tile's frame as a part of its width. */
  readonly frameRatio: number;
  readonly captionHeight: number;
  readonly gap: number;
  readonly padding: number;
  /** Rows of pictures at their own ratios instead of equal tiles. */
  readonly ratios?: Ratios<T> | undefined;
  /** px: one value a row, as a list. */
  readonly listHeight?: number | undefined;
  /** The attribute that carries a tile's id for tests and scripts. */
  readonly idAttribute: 'data-item-id' | 'data-media-id';
  /** What a screen reader says of a tile. */
  readonly nameOf: (value: T) => string;
  /** What is in a tile. `width` and `height` (px) are its frame's. */
  readonly renderTile: (value: T, width: number, height: number) => ReactNode;
  readonly commands: GridCommands<T>;
  readonly drop?: GridDrop;
  /** The value that is to be in view, whenever it changes. */
  readonly revealed?: WritableCell<Revealed | undefined>;
}

/**
 * A long list as a grid of equal tiles, of which only those in view exist. One element has the focus and names the tile that the
 * keyboard is at, so that the focus is not lost when that tile scrolls out of view.
 */
export function TileGrid<T extends { readonly id: string }>(props: TileGridProps<T>) {
  const { pages, selection, name } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { width, height } = useElementSize(scroller);
  const { list } = useCell(pages.cell);
  const focusId = useCellPart(selection, (value) => value.focus);
  const layout = useTileLayout(props, list, width);
  const focusIndex = focusId === undefined ? -1 : list.indexOf(focusId);

  const [drawn, setDrawn] = useState<'NOTHING' | 'VIEW' | 'ALL'>('VIEW');
  // A screen of tiles is work for one frame already; those around it wait for the next one.
  useEffect(() => {
    if (drawn !== 'VIEW') return undefined;
    const frame = requestAnimationFrame(() => setDrawn('ALL'));
    return () => cancelAnimationFrame(frame);
  }, [drawn]);
  const lastOffset = useRef(0);
  const virtualizer = useVirtualizer({
    onChange: (instance) => {
      const offset = instance.scrollOffset ?? 0;
      const jump = Math.abs(offset - lastOffset.current);
      lastOffset.current = offset;
      const most = Math.max(RUSHING, instance.scrollRect?.height ?? 0);
      setDrawn((before) => {
        // It was measured or loaded, not moved.
        if (instance.isScrolling && jump === 0) return before;
        // Nobody sees what flies past: tiles are drawn when the list slows down, not at each frame that came a little sooner.
        const isRushing = instance.isScrolling && jump > (before === 'NOTHING' ? most / 2 : most);
        return isRushing ? 'NOTHING' : before === 'NOTHING' ? 'VIEW' : before;
      });
    },
    count: layout.rows,
    getScrollElement: () => scroller.current,
    estimateSize: layout.heightOfRow,
    overscan: OVERSCAN_ROWS,
    paddingStart: props.padding,
    paddingEnd: props.padding,
    scrollPaddingStart: props.padding,
    scrollPaddingEnd: props.padding,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, layout]);
  useSteadyScroll(scroller, { source: pages, layout, list, focusIndex });

  const rows = width === 0 ? [] : virtualizer.getVirtualItems();
  const first = layout.firstOf(rows[0]?.index ?? 0);
  const last = rows.length === 0 ? -1 : layout.firstOf((rows.at(-1)?.index ?? 0) + 1) - 1;
  useEffect(() => {
    if (last >= first) void pages.look(first, last);
  }, [pages, list, first, last]);

  const show = (index: number): void => virtualizer.scrollToIndex(layout.rowOf(index), { align: 'auto' });
  const pageRows = Math.floor(height / layout.heightOfRow(0));
  const revealed = useCell(props.revealed ?? NOTHING_REVEALED);
  const revealedIndex = revealed === undefined ? -1 : list.indexOf(revealed.id);
  const isRevealedThere = revealedIndex !== -1;
  useEffect(() => {
    if (isRevealedThere) virtualizer.scrollToIndex(layout.rowOf(revealedIndex), { align: 'auto' });
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- once for each wish, not whenever the layout changes
  }, [revealed, isRevealedThere, virtualizer]);
  const onKeyDown = useGridKeyboard({ pages, selection, layout, pageRows, show, commands: props.commands });
  const pointer = useGridPointer({ pages, selection, name, commands: props.commands });
  const insertion = useGridDrop(scroller, layout, props.drop);
  const band = useRubberBand(scroller, { pages, selection, layout, refuseAll: props.commands.refuseAll });

  const inView = virtualizer.range;
  const isDrawn = (index: number): boolean => {
    if (drawn !== 'VIEW' || inView === null) return drawn !== 'NOTHING';
    const row = layout.rowOf(index);
    return row >= inView.startIndex && row <= inView.endIndex;
  };
  const indexes = Array.from({ length: Math.max(0, last - first + 1) }, (_, place) => first + place);
  if (focusIndex !== -1 && (focusIndex < first || focusIndex > last)) indexes.push(focusIndex);

  return (
    <div
      ref={scroller}
      className="tile-grid scroller"
      role="listbox"
      tabIndex={0}
      aria-label={props.label}
      aria-multiselectable
      aria-activedescendant={focusIndex === -1 ? undefined : `${name}-${focusId}`}
      onKeyDown={onKeyDown}
      {...pointer}
    >
      <div className="tile-grid-content" role="presentation" style={{ height: virtualizer.getTotalSize() }}>
        {indexes.map((index) => (
          <Tile
            key={list.at(index)?.id ?? `unloaded-${index}`}
            grid={props}
            value={list.at(index)}
            index={index}
            total={list.total}
            isDrawn={isDrawn(index)}
            {...layout.boxOf(index)}
          />
        ))}
        {band === undefined ? null : (
          <div
            className="rubber-band"
            style={{ insetInlineStart: band.x, top: band.y, width: band.width, height: band.height }}
          />
        )}
        {insertion === undefined ? null : <InsertionMark layout={layout} {...insertion} />}
      </div>
    </div>
  );
}

/** The layout of the view. Equal tiles stay where they are while the list is only loaded; rows of pictures follow what is known of them. */
function useTileLayout<T extends { readonly id: string }>(
  props: TileGridProps<T>,
  list: SparseList<T>,
  width: number,
): TileLayout {
  const { tileSize, frameRatio, captionHeight, gap, padding, ratios, listHeight } = props;
  const { total } = list;
  const equal = useMemo(() => {
    if (ratios !== undefined) return undefined;
    const grid = layOutGrid({ total, width, tileSize, frameRatio, captionHeight, gap, padding, listHeight });
    return equalTiles(grid, listHeight !== undefined);
  }, [total, width, tileSize, frameRatio, captionHeight, gap, padding, ratios, listHeight]);
  const values = ratios?.followsValues === true ? list : undefined;
  const known = useMemo(
    () => ratios && Float32Array.from({ length: total }, (_, index) => ratios.of(values?.at(index), index)),
    [values, total, ratios],
  );
  const shown = useKeptRatios(known);
  const justified = useMemo(() => {
    if (shown === undefined) return undefined;
    const ratioAt = (index: number): number => shown[index] ?? 1;
    return justifiedRows({ total: shown.length, width, rowHeight: tileSize, gap, padding, ratioAt });
  }, [shown, width, tileSize, gap, padding]);
  return justified ?? equal ?? EMPTY;
}

/** The same ratios as before while they are equal: most changes of a list move nothing. */
function useKeptRatios(next: Float32Array | undefined): Float32Array | undefined {
  const [kept, setKept] = useState(next);
  if (
    kept === next ||
    (kept?.length === next?.length && kept?.every((ratio, index) => ratio === next?.[index]))
  ) {
    return kept;
  }
  setKept(next);
  return next;
}

const EMPTY = justifiedRows({ total: 0, width: 0, rowHeight: 1, gap: 0, padding: 0, ratioAt: () => 1 });
