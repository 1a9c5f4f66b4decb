import { useLayoutEffect } from 'react';
import type { Theme } from '../../../shared/contract/desktop.ts';
import { useCell } from '../state/use-cell.ts';
import type { Workspace } from '../state/workspace.ts';

/** The chosen theme: the host's where it has one for all its windows, else this window's own. */
export function useChosenTheme(workspace: Workspace): Theme {
  const own = useCell(workspace.preferences.theme);
  return useCell(workspace.desktop)?.theme ?? own;
}

export function chooseTheme(workspace: Workspace, theme: Theme): void {
  if (workspace.connection.transport === 'WEB_SOCKET') return workspace.preferences.theme.set(theme);
  workspace.desktop.update((desktop) => desktop && { ...desktop, theme });
  return void workspace.client.desktop.setTheme({ theme }).catch((error: unknown) => workspace.report(error));
}

/** Gives the page the chosen theme, and how much may move in it. A host that decides it also tells the page's style sheets, as if it were the system's. */
export function useTheme(workspace: Workspace): void {
  const own = useCell(workspace.preferences.theme);
  const theme = workspace.connection.transport === 'WEB_SOCKET' ? own : 'SYSTEM';
  const motion = useCell(workspace.preferences.motion);
  useLayoutEffect(() => {
    document.documentElement.dataset.theme = theme;
    document.documentElement.dataset.motion = motion;
  }, [theme, motion]);
}
