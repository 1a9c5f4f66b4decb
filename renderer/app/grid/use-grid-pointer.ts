import type { FocusEvent, MouseEvent, PointerEvent } from 'react';
import type { WritableCell } from '../state/cell.ts';
import type { PagedList } from '../state/paged-list.ts';
import { moveFocus, selectOnly, selectRange, toggle, type Selection } from '../state/selection.ts';
import type { GridCommands } from './use-grid-keyboard.ts';

interface GridPointerOptions<T extends { readonly id: string }> {
  readonly pages: PagedList<T>;
  readonly selection: WritableCell<Selection>;
  readonly name: string;
  readonly commands: GridCommands<T>;
}

/** Whether a click adds to the selection. */
const isModified = (event: MouseEvent): boolean => event.shiftKey || event.ctrlKey || event.metaKey;

/** The mouse of a grid. One set of handlers for all tiles: they are told apart by their place. */
export function useGridPointer<T extends { readonly id: string }>(options: GridPointerOptions<T>) {
  const { pages, selection, commands } = options;

  const valueUnder = (event: { target: EventTarget }): T | undefined => {
    const tile = event.target instanceof Element ? event.target.closest('[data-index]') : null;
    return tile === null ? undefined : pages.list.at(Number(tile.getAttribute('data-index')));
  };

  async function extendTo(id: string): Promise<void> {
    const { anchor } = selection.get();
    const ends = [pages.list.indexOf(anchor ?? id), pages.list.indexOf(id)].filter((place) => place !== -1);
    const [low, high] = [Math.min(...ends), Math.max(...ends)];
    await pages.ensure(low, high);
    const range = pages.list.slots.slice(low, high + 1).flatMap((value) => value?.id ?? []);
    selection.update((current) => selectRange(current, id, range));
  }

  return {
    // Selected on the way down, so that a drag that starts here takes the tile along.
    onPointerDown(event: PointerEvent): void {
      const value = valueUnder(event);
      if (value === undefined || isModified(event) || selection.get().ids.has(value.id)) return;
      selection.set(selectOnly(value.id));
    },
    onClick(event: MouseEvent): void {
      const value = valueUnder(event);
      if (value === undefined) {
        selection.update((current) => ({ ...current, ids: new Set<string>() }));
      } else if (event.shiftKey) {
        void extendTo(value.id);
      } else if (event.ctrlKey || event.metaKey) {
        selection.update((current) => toggle(current, value.id));
      } else {
        selection.set(selectOnly(value.id));
      }
    },
    onDoubleClick(event: MouseEvent): void {
      const value = valueUnder(event);
      if (value !== undefined && !isModified(event)) commands.open(value);
    },
    onContextMenu(event: MouseEvent<HTMLElement>): void {
      const { focus, ids } = selection.get();
      // From the keyboard the event names the grid itself: the menu then belongs to the tile that the keyboard is at.
      const isFromKeyboard = event.target === event.currentTarget && event.button !== 2;
      const id = isFromKeyboard ? focus : valueUnder(event)?.id;
      event.preventDefault();
      if (id === undefined) return;
      if (!ids.has(id)) selection.set(selectOnly(id));
      const rect = isFromKeyboard
        ? document.getElementById(`${options.name}-${id}`)?.getBoundingClientRect()
        : undefined;
      commands.openMenu(
        rect === undefined
          ? { x: event.clientX, y: event.clientY }
          : { x: rect.left + rect.width / 2, y: rect.top + rect.height / 2 },
      );
    },
    onFocus(event: FocusEvent<HTMLElement>): void {
      if (event.target !== event.currentTarget) return;
      const first = pages.list.at(0)?.id;
      const { focus } = selection.get();
      if ((focus === undefined || pages.list.indexOf(focus) === -1) && first !== undefined) {
        selection.update((current) => moveFocus(current, first));
      }
    },
  };
}
