import type { KeyboardEvent } from 'react';
import type { WritableCell } from '../state/cell.ts';
import type { PagedList } from '../state/paged-list.ts';
import { moveFocus, selectAll, selectOnly, selectRange, toggle, type Selection } from '../state/selection.ts';
import type { MenuPoint } from '../controls/context-menu.tsx';
import type { DragData } from './drag-data.ts';
import { isMovementKey, type MovementKey } from './grid-layout.ts';
import type { TileLayout } from './tile-layout.ts';

/** What can be done with the tiles of a grid. Must be the same object as long as nothing of it changes. */
export interface GridCommands<T> {
  /** Without it, tiles are not dragged. */
  readonly dragData?: (id: string) => DragData;
  /** Enter or a double click. */
  readonly open: (value: T) => void;
  /** F2. */
  readonly edit?: () => void;
  /** Shift and Enter, where Enter does something else than to look at it. */
  readonly view?: () => void;
  readonly openMenu: (at: MenuPoint) => void;
  /** Delete or Backspace. */
  readonly remove?: () => void;
  /** Alt and a movement key: moves what is selected by some places. */
  readonly moveBy?: (step: number) => void;
  /** Any other key; answers whether it meant something. */
  readonly press?: (event: KeyboardEvent) => boolean;
  /** The most values that may be selected at once with Ctrl or Cmd and A. */
  readonly refuseAll?: (total: number) => boolean;
}

interface GridKeyboardOptions<T extends { readonly id: string }> {
  readonly pages: PagedList<T>;
  readonly selection: WritableCell<Selection>;
  readonly layout: TileLayout;
  /** Rows that fit into the view. */
  readonly pageRows: number;
  /** Brings a tile into view. */
  readonly show: (index: number) => void;
  readonly commands: GridCommands<T>;
}

/** The keys of a grid: arrows, Home, End and pages move; Shift extends; Space and Ctrl or Cmd toggle; Alt moves the tiles themselves. */
export function useGridKeyboard<T extends { readonly id: string }>(options: GridKeyboardOptions<T>) {
  const { pages, selection, layout, commands } = options;

  async function go(key: MovementKey, event: KeyboardEvent): Promise<void> {
    const { shiftKey } = event;
    const keepsSelection = event.ctrlKey || event.metaKey;
    const { focus, anchor } = selection.get();
    const from = focus === undefined ? -1 : pages.list.indexOf(focus);
    const to = layout.moveFrom(from, key, options.pageRows);
    if (to === -1) return;
    options.show(to);
    const start = shiftKey ? pages.list.indexOf(anchor ?? focus ?? '') : to;
    const [low, high] = [Math.min(start === -1 ? to : start, to), Math.max(start, to)];
    await pages.ensure(low, high);
    const id = pages.list.at(to)?.id;
    if (id === undefined) return;
    const range = pages.list.slots.slice(low, high + 1).flatMap((value) => value?.id ?? []);
    selection.update((current) => {
      if (shiftKey) return selectRange(current, id, range);
      return keepsSelection ? moveFocus(current, id) : selectOnly(id);
    });
  }

  async function takeAll(): Promise<void> {
    const { total } = pages.list;
    if (commands.refuseAll?.(total) === true) return;
    // What is seen is selected at once; the rest as soon as it is read.
    takeLoaded();
    await pages.ensure(0, total - 1);
    takeLoaded();
  }

  function takeLoaded(): void {
    selection.update((current) =>
      selectAll(
        current,
        pages.list.loaded().map((value) => value.id),
      ),
    );
  }

  return (event: KeyboardEvent<HTMLElement>): void => {
    if (event.target !== event.currentTarget) return;
    const { key } = event;
    const { focus, ids } = selection.get();
    const focused = focus === undefined ? undefined : pages.list.get(focus);
    const isCommand = event.ctrlKey || event.metaKey;
    if (isMovementKey(key)) {
      if (!event.altKey) void go(key, event);
      else if (commands.moveBy !== undefined && ids.size > 0)
        commands.moveBy(
          layout.stepFrom(focus === undefined ? 0 : pages.list.indexOf(focus), key, options.pageRows),
        );
      else return;
    } else if (key === ' ' && focus !== undefined) {
      selection.update((current) => toggle(current, focus));
    } else if (isCommand && key.toLowerCase() === 'a') {
      void takeAll();
    } else if (key === 'Escape' && ids.size > 0) {
      selection.update((current) => ({ ...current, ids: new Set<string>() }));
    } else if (key === 'Enter' && focused !== undefined) {
      if (event.shiftKey && commands.view !== undefined) commands.view();
      else commands.open(focused);
    } else if (key === 'F2' && commands.edit !== undefined && focused !== undefined) {
      commands.edit();
    } else if ((key === 'Delete' || key === 'Backspace') && commands.remove !== undefined && ids.size > 0) {
      commands.remove();
    } else if (commands.press?.(event) !== true) {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  };
}
