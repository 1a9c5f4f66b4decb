import { useEffect, useLayoutEffect } from 'react';
import { useCell } from '../state/use-cell.ts';
import type { Workspace } from '../state/workspace.ts';
import type { ChosenLanguage } from './languages.ts';
import { chosenLanguage, speak, t } from './text.ts';

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
