import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, type ReactNode } from 'react';
import type { WritableCell } from '../state/cell.ts';
import type { PagedList } from '../state/paged-list.ts';
import type { Selection } from '../state/selection.ts';
import { useCell, useCellPart } from '../state/use-cell.ts';
import { layOutGrid, tilePosition } from './grid-layout.ts';
import { InsertionMark } from './insertion-mark.tsx';
import { Tile } from './tile.tsx';
import { useElementSize } from './use-element-size.ts';
import { useGridDrop, type GridDrop } from './use-grid-drop.ts';
import { useGridKeyboard, type GridCommands } from './use-grid-keyboard.ts';
import { useGridPointer } from './use-grid-pointer.ts';
import { useRubberBand } from './use-rubber-band.ts';
import './tile-grid.css';

const OVERSCAN_ROWS = 3;

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
  /** The attribute that carries a tile's id for tests and scripts. */
  readonly idAttribute: 'data-item-id' | 'data-media-id';
  /** What a screen reader says of a tile. */
  readonly nameOf: (value: T) => string;
  /** What is in a tile. `width` and `height` (px) are its frame's. */
  readonly renderTile: (value: T, width: number, height: number) => ReactNode;
  readonly commands: GridCommands<T>;
  readonly drop?: GridDrop;
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
  const layout = layOutGrid({ ...props, total: list.total, width });
  const focusIndex = focusId === undefined ? -1 : list.indexOf(focusId);

  const virtualizer = useVirtualizer({
    count: layout.rows,
    getScrollElement: () => scroller.current,
    estimateSize: () => layout.rowHeight,
    overscan: OVERSCAN_ROWS,
    paddingStart: props.padding,
    paddingEnd: props.padding,
    scrollPaddingStart: props.padding,
    scrollPaddingEnd: props.padding,
  });
  useLayoutEffect(() => virtualizer.measure(), [virtualizer, layout.rowHeight]);

  const rows = width === 0 ? [] : virtualizer.getVirtualItems();
  const first = (rows[0]?.index ?? 0) * layout.columns;
  const last = Math.min(list.total, ((rows.at(-1)?.index ?? -1) + 1) * layout.columns) - 1;
  useEffect(() => {
    if (last >= first) void pages.look(first, last);
  }, [pages, list, first, last]);

  const show = (index: number): void =>
    virtualizer.scrollToIndex(Math.floor(index / layout.columns), { align: 'auto' });
  const pageRows = Math.floor(height / layout.rowHeight);
  const onKeyDown = useGridKeyboard({ pages, selection, layout, pageRows, show, commands: props.commands });
  const pointer = useGridPointer({ pages, selection, name, commands: props.commands });
  const insertion = useGridDrop(scroller, layout, props.drop);
  const band = useRubberBand(scroller, { pages, selection, layout, refuseAll: props.commands.refuseAll });

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
            {...tilePosition(layout, index)}
            width={layout.tileWidth}
            frameHeight={layout.frameHeight}
            height={layout.tileHeight}
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
