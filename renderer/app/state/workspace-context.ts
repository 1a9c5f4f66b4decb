import { createContext, use } from 'react';
import type { Workspace } from './workspace.ts';

export const WorkspaceContext = createContext<Workspace | undefined>(undefined);

/** The window's workspace. Throws outside of the application's tree. */
export function useWorkspace(): Workspace {
  const workspace = use(WorkspaceContext);
  if (workspace === undefined) throw new Error('There is no workspace around this component.');
  return workspace;
}
