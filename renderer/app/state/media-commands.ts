import { addMedia } from './item-commands.ts';
import { t } from '../text/text.ts';
import type { Workspace } from './workspace.ts';

/** The element of the media list, which takes the keyboard when the panel is opened. */
export const MEDIA_LIST_ID = 'media-list';

/** Opens the media panel and puts the keyboard there. */
export function showMedia(workspace: Workspace): void {
  workspace.preferences.isMediaOpen.set(true);
  workspace.region.set('MEDIA');
  // The panel may not be there before the next frame.
  requestAnimationFrame(() =>
    document.querySelector<HTMLElement>(`#${MEDIA_LIST_ID} [role="listbox"]`)?.focus(),
  );
}

/** The selected media files in the order in which the panel shows them. */
export function selectedMediaIds(workspace: Workspace): string[] {
  const { ids } = workspace.media.selection.get();
  return workspace.media.pages
    .get()
    .list.loaded()
    .filter((file) => ids.has(file.id))
    .map((file) => file.id);
}

/** Adds the selected files to the open gallery. */
export async function addSelectedMedia(workspace: Workspace): Promise<void> {
  const gallery = workspace.galleries.pages.list.get(workspace.items.get()?.galleryId ?? '');
  if (gallery !== undefined) await addMedia(workspace, gallery, selectedMediaIds(workspace));
}

export function showOriginal(workspace: Workspace, mediaId: string): void {
  void workspace.attempt(t('problem.showFile'), () => workspace.client.desktop.showMediaFile({ mediaId }));
}

export function rescan(workspace: Workspace): void {
  void workspace.attempt(t('problem.rescan'), () => workspace.client.media.rescanMediaFolder({}));
}
