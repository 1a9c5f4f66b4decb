import { useEffect, useLayoutEffect } from 'react';
import { useCell } from '../state/use-cell.ts';
import type { Workspace } from '../state/workspace.ts';
import type { ChosenLanguage } from './languages.ts';
import { chosenLanguage, speak, t } from './text.ts';

/** Changes the language of this window, and of all windows and the menu where the host has one for them. */
export function changeLanguage(workspace: Workspace, choice: string): void {
  workspace.preferences.language.set(choice);
  if (workspace.connection.transport === 'WEB_SOCKET') return undefined;
  workspace.desktop.update((desktop) => desktop && { ...desktop, language: choice });
  return void workspace.client.desktop
    .setLanguage({ language: choice })
    .catch((error: unknown) => workspace.report(error));
}

/** Follows the chosen language, and the system's while that is the choice. All texts are rendered again when it changes. */
export function useLanguage(workspace: Workspace): ChosenLanguage {
  const choice = useCell(workspace.preferences.language);
  const chosen = useCell(chosenLanguage);
  useEffect(() => {
    const follow = (): void =>
      void workspace.attempt(t('problem.language'), () => speak(choice, navigator.languages));
    follow();
    window.addEventListener('languagechange', follow);
    return () => window.removeEventListener('languagechange', follow);
  }, [workspace, choice]);
  useLayoutEffect(() => {
    const { documentElement } = document;
    documentElement.lang = chosen.language.id;
    documentElement.dir = chosen.language.direction;
  }, [chosen]);
  return chosen;
}
