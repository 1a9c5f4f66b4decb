import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { takeEvents } from './state/event-intake.ts';
import { takeMenuCommands } from './state/menu-commands.ts';
import { Workspace } from './state/workspace.ts';
import type { Connection } from './transport/connection.ts';
import './theme/tokens.css';
import './theme/base.css';
import './theme/controls.css';

/** Shows the window for a core. Questions leave before the first render. */
export function startApp(connection: Connection, root: HTMLElement): void {
  const workspace = new Workspace(connection);
  void takeEvents(workspace);
  void workspace.start();
  void takeMenuCommands(workspace);
  createRoot(root).render(
    <StrictMode>
      <App workspace={workspace} />
    </StrictMode>,
  );
}
