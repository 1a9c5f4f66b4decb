import { useSyncExternalStore } from 'react';
import { useWorkspace } from '../state/workspace-context.ts';
import { useChosenTheme } from './use-theme.ts';

const QUERY = '(prefers-color-scheme: dark)';

function subscribe(listener: () => void): () => void {
  const query = window.matchMedia(QUERY);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** Whether the window is dark now, by choice or because the system is. */
export function useDarkness(): boolean {
  const theme = useChosenTheme(useWorkspace());
  const isSystemDark = useSyncExternalStore(subscribe, () => window.matchMedia(QUERY).matches);
  return theme === 'DARK' || (theme === 'SYSTEM' && isSystemDark);
}
