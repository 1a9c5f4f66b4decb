import { useSyncExternalStore } from 'react';
import type { Cell } from './cell.ts';

/** The cell's value; the component renders again when it changes. */
export function useCell<T>(cell: Cell<T>): T {
  return useSyncExternalStore(cell.subscribe, cell.get);
}

/** A part of the cell's value. `select` must answer the same reference for the same value. */
export function useCellPart<T, P>(cell: Cell<T>, select: (value: T) => P): P {
  return useSyncExternalStore(cell.subscribe, () => select(cell.get()));
}
