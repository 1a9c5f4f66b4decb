import { useEffect } from 'react';
import { createGallery } from './state/gallery-commands.ts';
import { redo, undo } from './state/history-commands.ts';
import { showMedia } from './state/media-commands.ts';
import { showPreferences } from './state/preferences-commands.ts';
import { isTyping } from './state/typing.ts';
import type { Workspace } from './state/workspace.ts';

/**
 * The keys that work wherever the keyboard is. All take a modifier, so that speech input and a stray finger do not trigger them; by the
 * key's place, because Alt turns letters into other signs on some keyboards.
 */
export function useWindowKeys(workspace: Workspace): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const isPalette =
        (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.code === 'KeyK';
      if (event.defaultPrevented || (isTyping(event.target) && !isPalette)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null) return;
      const isCommand = event.ctrlKey || event.metaKey;
      if (isPalette) workspace.dialog.set('PALETTE');
      else if (isCommand && event.key === ',') showPreferences(workspace);
      else if (isCommand && event.key === '/') workspace.dialog.set('SHORTCUTS');
      else if (isCommand && !event.altKey && event.key.toLowerCase() === 'z')
        void (event.shiftKey ? redo(workspace) : undo(workspace));
      else if (event.ctrlKey && !event.altKey && event.key.toLowerCase() === 'y') void redo(workspace);
      else if (event.altKey && event.code === 'KeyN') void createGallery(workspace);
      else if (event.altKey && event.code === 'KeyM') showMedia(workspace);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [workspace]);
}
