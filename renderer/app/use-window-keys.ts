import { useEffect } from 'react';
import { createGallery } from './state/gallery-commands.ts';
import { showMedia } from './state/media-commands.ts';
import type { Workspace } from './state/workspace.ts';

/** Whether a key belongs to what is being typed. */
function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.matches('input, textarea, select') || target.isContentEditable)
  );
}

/**
 * The keys that work wherever the keyboard is. All take a modifier, so that speech input and a stray finger do not trigger them; by the
 * key's place, because Alt turns letters into other signs on some keyboards.
 */
export function useWindowKeys(workspace: Workspace): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null) return;
      const isCommand = event.ctrlKey || event.metaKey;
      if (isCommand && event.key === '/') workspace.dialog.set('SHORTCUTS');
      else if (event.altKey && event.code === 'KeyN') void createGallery(workspace);
      else if (event.altKey && event.code === 'KeyM') showMedia(workspace);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [workspace]);
}
