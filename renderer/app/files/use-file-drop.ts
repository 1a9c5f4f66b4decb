import { useEffect } from 'react';
import type { Workspace } from '../state/workspace.ts';
import { addFiles, defaultTarget } from './add-files.ts';
import type { FileDropZone, ZoneTarget } from './file-drop-zones.ts';
import { filesOfTransfer } from './given-files.ts';

const isDialogOpen = (): boolean => document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;

/**
 * Takes files from the file manager, wherever in the window they are dropped. What is dragged inside the window is not looked at: a browser
 * calls its pictures files too.
 */
export function useFileDrop(workspace: Workspace): void {
  useEffect(() => {
    const { fileDrops } = workspace;
    let zone: FileDropZone | undefined;
    let isOwn = false;

    const leave = (): void => {
      zone?.leave();
      zone = undefined;
      fileDrops.drag.set(undefined);
    };
    const isGiven = (event: DragEvent): event is DragEvent & { dataTransfer: DataTransfer } =>
      !isOwn && event.dataTransfer?.types.includes('Files') === true;
    const targetOf = (event: DragEvent): ZoneTarget => {
      const next = fileDrops.around(event.target);
      if (next !== zone) zone?.leave();
      zone = next;
      return zone?.over(event) ?? defaultTarget(workspace);
    };
    const onDragOver = (event: DragEvent): void => {
      if (!isGiven(event)) return;
      event.preventDefault();
      const canDrop = !isDialogOpen();
      event.dataTransfer.dropEffect = canDrop ? 'copy' : 'none';
      if (!canDrop) return leave();
      const { length } = event.dataTransfer.items;
      fileDrops.drag.set({ count: length === 0 ? undefined : length, target: targetOf(event) });
    };
    const onDragLeave = (event: DragEvent): void => {
      // Going from one element to the next is no leaving of the window.
      if (event.relatedTarget === null) leave();
    };
    const onDrop = (event: DragEvent): void => {
      if (!isGiven(event)) return;
      // Left alone, the browser would open the file in place of the window.
      event.preventDefault();
      const target = targetOf(event);
      const given = filesOfTransfer(event.dataTransfer);
      leave();
      if (!isDialogOpen()) void addFiles(workspace, given, target);
    };
    const onOwnDrag = (): void => void (isOwn = true);
    const onOwnEnd = (): void => void (isOwn = false);

    window.addEventListener('dragenter', onDragOver);
    window.addEventListener('dragover', onDragOver);
    window.addEventListener('dragleave', onDragLeave);
    window.addEventListener('drop', onDrop);
    window.addEventListener('dragstart', onOwnDrag, true);
    window.addEventListener('dragend', onOwnEnd, true);
    return () => {
      window.removeEventListener('dragenter', onDragOver);
      window.removeEventListener('dragover', onDragOver);
      window.removeEventListener('dragleave', onDragLeave);
      window.removeEventListener('drop', onDrop);
      window.removeEventListener('dragstart', onOwnDrag, true);
      window.removeEventListener('dragend', onOwnEnd, true);
    };
  }, [workspace]);
}
