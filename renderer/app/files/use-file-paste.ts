import { useEffect } from 'react';
import { addVideos, videoAddressesIn } from '../state/video-commands.ts';
import { isTyping } from '../state/typing.ts';
import type { Workspace } from '../state/workspace.ts';
import { addFiles, defaultTarget, type FileTarget } from './add-files.ts';
import { filesOfTransfer } from './given-files.ts';

/** Names that browsers give to a picture that has none: `image.png`. */
const NAMELESS = /^image\.(\w+)$/;

const pad = (value: number): string => String(value).padStart(2, '0');

/** `Pasted 2026-05-01 14.07.33.png`: by the clock, so that they sort. */
function pastedName(file: File, now: Date): string {
  const extension = NAMELESS.exec(file.name)?.[1];
  if (extension === undefined) return file.name;
  const day = `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`;
  return `Pasted ${day} ${pad(now.getHours())}.${pad(now.getMinutes())}.${pad(now.getSeconds())}.${extension}`;
}

/** Behind the last selected item of the open gallery; into the media folder alone where the person works in the media panel. */
function pasteTarget(workspace: Workspace): FileTarget {
  if (workspace.region.get() === 'MEDIA') return {};
  const target = defaultTarget(workspace);
  const items = workspace.items.get();
  const last = items?.selectedPlaces().at(-1);
  const after = last === undefined ? undefined : items?.pages.list.at(last)?.id;
  return target.gallery === undefined || after === undefined ? target : { ...target, place: { after } };
}

/** Pastes pictures, files and addresses of videos from the clipboard, unless a text is being written. */
export function useFilePaste(workspace: Workspace): void {
  useEffect(() => {
    const onPaste = (event: ClipboardEvent): void => {
      const { clipboardData } = event;
      if (clipboardData === null || isTyping(event.target)) return;
      if (document.querySelector('[role="dialog"], [role="alertdialog"]') !== null) return;
      const given = filesOfTransfer(clipboardData, (file) => pastedName(file, new Date()));
      if (given.paths.length === 0 && given.entries.length === 0) {
        const items = workspace.items.get();
        const addresses = videoAddressesIn(clipboardData.getData('text/plain'));
        if (items === undefined || addresses.length === 0) return;
        event.preventDefault();
        void addVideos(workspace, items, addresses);
        return;
      }
      event.preventDefault();
      void addFiles(workspace, given, pasteTarget(workspace));
    };
    window.addEventListener('paste', onPaste);
    return () => window.removeEventListener('paste', onPaste);
  }, [workspace]);
}
