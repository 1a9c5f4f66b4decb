import { useLayoutEffect } from 'react';
import type { Cell } from '../state/cell.ts';
import type { Theme } from '../state/preferences.ts';
import { useCell } from '../state/use-cell.ts';

/** Gives the page the chosen theme; `SYSTEM` follows the system by itself. */
export function useTheme(cell: Cell<Theme>): void {
  const theme = useCell(cell);
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}
