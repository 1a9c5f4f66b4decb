import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import { takeEvents } from './state/event-intake.ts';
import { takeMenuCommands } from './state/menu-commands.ts';
import { lookForUpdateDaily } from './state/update-commands.ts';
import { Workspace } from './state/workspace.ts';
import { speak } from './text/text.ts';
import type { Connection } from './transport/connection.ts';
import './theme/tokens.css';
import './theme/base.css';
import './theme/controls.css';

/** Shows the window for a core. Questions leave before the first render, and before texts that are not in the first bundle are loaded. */
export async function startApp(connection: Connection, root: HTMLElement): Promise<void> {
  const workspace = new Workspace(connection);
  void takeEvents(workspace);
  const started = workspace.start();
  void takeMenuCommands(workspace);
  // Without its texts the window is in English, and says so once it is there.
  await speak(workspace.preferences.language.get(), navigator.languages).catch(() => undefined);
  createRoot(root).render(
    <StrictMode>
      <App workspace={workspace} />
    </StrictMode>,
  );
  void started.then(() => lookForUpdateDaily(workspace));
}
