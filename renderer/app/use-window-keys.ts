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

/** The keys that work wherever the keyboard is: `?` for the shortcuts, N for a new gallery, M for the media. */
export function useWindowKeys(workspace: Workspace): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey)
        return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"], [role="menu"]') !== null) return;
      if (event.key === '?') workspace.dialog.set('SHORTCUTS');
      else if (event.key === 'n') void createGallery(workspace);
      else if (event.key === 'm') showMedia(workspace);
      else return;
      event.preventDefault();
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [workspace]);
}
