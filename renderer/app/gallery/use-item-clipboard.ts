import { useEffect } from 'react';
import { carryItems, pasteItems } from '../state/transfer-commands.ts';
import { isTyping } from '../state/typing.ts';
import type { Workspace } from '../state/workspace.ts';
import { shortNameOf } from './item-name.ts';

/** Marks what this window put on the clipboard: whatever another program puts there since then is meant instead. */
const ITEMS_TYPE = 'application/x-gallery-desk-items';

/** Whether the clipboard holds items of this window. */
export function holdsItems(clipboard: DataTransfer | null): boolean {
  return clipboard?.types.includes(ITEMS_TYPE) === true;
}

/** Cut, copy and paste of items: by the keys and menus of the system, between galleries and within one. */
export function useItemClipboard(workspace: Workspace): void {
  useEffect(() => {
    const isMeant = (event: ClipboardEvent): boolean =>
      !event.defaultPrevented &&
      !isTyping(event.target) &&
      workspace.region.get() === 'ITEMS' &&
      document.querySelector('[role="dialog"], [role="alertdialog"]') === null &&
      (document.getSelection()?.isCollapsed ?? true);
    const carry =
      (mode: 'MOVE' | 'COPY') =>
      (event: ClipboardEvent): void => {
        const items = workspace.items.get();
        const selected = items?.selectedItems() ?? [];
        if (!isMeant(event) || items === undefined || selected.length === 0) return;
        carryItems(workspace, items, mode);
        event.clipboardData?.setData(ITEMS_TYPE, mode);
        event.clipboardData?.setData('text/plain', selected.map(shortNameOf).join('\n'));
        event.preventDefault();
      };
    const onCut = carry('MOVE');
    const onCopy = carry('COPY');
    const onPaste = (event: ClipboardEvent): void => {
      if (!isMeant(event) || !holdsItems(event.clipboardData)) return;
      event.preventDefault();
      void pasteItems(workspace);
    };
    document.addEventListener('cut', onCut);
    document.addEventListener('copy', onCopy);
    document.addEventListener('paste', onPaste);
    return () => {
      document.removeEventListener('cut', onCut);
      document.removeEventListener('copy', onCopy);
      document.removeEventListener('paste', onPaste);
    };
  }, [workspace]);
}
