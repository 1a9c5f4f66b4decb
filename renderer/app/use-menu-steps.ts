import { useEffect, useState } from 'react';
import { isTyping } from './state/typing.ts';
import { useCell } from './state/use-cell.ts';
import type { Workspace } from './state/workspace.ts';
import { stepName } from './text/core-texts.ts';
import { chosenLanguage } from './text/text.ts';

/** Tells the native menu what Undo and Redo do: the library's steps, or the text's own while a field has the keyboard. */
export function useMenuSteps(workspace: Workspace): void {
  const steps = useCell(workspace.history.state);
  const hasMenu = useCell(workspace.desktop)?.host === 'ELECTRON';
  const [isInField, setIsInField] = useState(false);
  useEffect(() => {
    const onFocus = (): void => setIsInField(isTyping(document.activeElement));
    document.addEventListener('focusin', onFocus);
    document.addEventListener('focusout', onFocus);
    return () => {
      document.removeEventListener('focusin', onFocus);
      document.removeEventListener('focusout', onFocus);
    };
  }, []);
  useEffect(() => {
    if (!hasMenu) return;
    const entry = (isEnabled: boolean, label: string | undefined) =>
      isInField
        ? { isEnabled: true }
        : { isEnabled, ...(label === undefined ? {} : { label: stepName(label).slice(0, 500) }) };
    const show = (): void =>
      // A host that is gone says so by its connection.
      void workspace.client.desktop
        .showSteps({
          undo: entry(steps.canUndo, steps.undoLabel),
          redo: entry(steps.canRedo, steps.redoLabel),
        })
        .catch(() => undefined);
    show();
    return chosenLanguage.subscribe(show);
  }, [workspace, hasMenu, isInField, steps]);
}
