import { draggable } from '@atlaskit/pragmatic-drag-and-drop/element/adapter';
import { memo, useEffect, useRef } from 'react';
import { useCell, useCellPart } from '../state/use-cell.ts';
import { chosenLanguage } from '../text/text.ts';
import { packDragData } from './drag-data.ts';
import { showDragPreview } from './drag-preview.ts';
import type { TileGridProps } from './tile-grid.tsx';

interface TileProps<T extends { readonly id: string }> {
  readonly grid: TileGridProps<T>;
  readonly value: T | undefined;
  readonly index: number;
  readonly total: number;
  /** Whether what is in it is shown: not while the list is too fast for anybody to see it. */
  readonly isDrawn: boolean;
  /** px from the top left of the grid's content */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly frameHeight: number;
  readonly height: number;
}

/** One tile in its place. What it shows is the grid's matter; that it is selected, focused and dragged is the same in every grid. */
// Memo forgets the type parameter
export const Tile = memo(TileView, isSame) as typeof TileView;

function TileView<T extends { readonly id: string }>(props: TileProps<T>) {
  const { grid, value, index, x, y, width, height, isDrawn } = props;
  // The words on it, which no property tells of.
  useCell(chosenLanguage);
  const element = useRef<HTMLDivElement>(null);
  const id = value?.id;
  const isSelected = useCellPart(grid.selection, (selection) => id !== undefined && selection.ids.has(id));
  const isFocused = useCellPart(grid.selection, (selection) => id !== undefined && selection.focus === id);
  const { dragData } = grid.commands;
  useEffect(() => {
    const { current } = element;
    if (current === null || id === undefined || dragData === undefined) return undefined;
    return draggable({
      element: current,
      getInitialData: () => packDragData(dragData(id)),
      onGenerateDragPreview: ({ nativeSetDragImage }) => {
        const data = dragData(id);
        const count = 'ids' in data ? data.ids.length : 1;
        const selected =
          current.parentElement?.querySelectorAll('[role="option"][aria-selected="true"]') ?? [];
        showDragPreview(
          nativeSetDragImage,
          [current, ...[...selected].filter((tile) => tile !== current)],
          count,
        );
      },
      onDragStart: () => current.closest('.tile-grid')?.setAttribute('data-dragging', ''),
      onDrop: () => current.closest('.tile-grid')?.removeAttribute('data-dragging'),
    });
  }, [id, dragData]);
  return (
    <div
      ref={element}
      id={id === undefined ? undefined : `${grid.name}-${id}`}
      className="tile"
      role="option"
      aria-selected={isSelected}
      aria-label={value === undefined ? undefined : grid.nameOf(value)}
      aria-posinset={index + 1}
      aria-setsize={props.total}
      aria-busy={value === undefined || undefined}
      data-index={index}
      data-focused={isFocused || undefined}
      {...(id === undefined ? {} : { [grid.idAttribute]: id })}
      style={{ insetInlineStart: x, top: y, width, height }}
    >
      {value === undefined || !isDrawn ? (
        <span className="tile-frame tile-flying" style={{ height: props.frameHeight }} />
      ) : (
        grid.renderTile(value, width, props.frameHeight)
      )}
    </div>
  );
}

function isSame<T extends { readonly id: string }>(before: TileProps<T>, after: TileProps<T>): boolean {
  return (
    before.value === after.value &&
    before.index === after.index &&
    before.total === after.total &&
    // What was drawn stays drawn: taking it away is work as well, and it soon leaves the view.
    (before.isDrawn || !after.isDrawn) &&
    before.x === after.x &&
    before.y === after.y &&
    before.width === after.width &&
    before.height === after.height &&
    before.grid.renderTile === after.grid.renderTile &&
    before.grid.nameOf === after.grid.nameOf &&
    before.grid.commands === after.grid.commands &&
    before.grid.selection === after.grid.selection
  );
}
