import { FileSearch, FolderOpen, FolderTree, ImagePlus, Maximize2, Trash2 } from 'lucide-react';
import type { MenuEntry } from '../controls/menu-entries.tsx';
import { addSelectedMedia, selectedMediaIds, showOriginal } from '../state/media-commands.ts';
import { locateFile } from '../state/locate-commands.ts';
import { makeGalleriesFrom } from '../state/recipe-commands.ts';
import { deleteSelectedMedia } from '../state/trash-commands.ts';
import type { Workspace } from '../state/workspace.ts';
import { t } from '../text/text.ts';

/** The folder that a file lies in, relative to the media folder. */
function folderOf(workspace: Workspace, mediaId: string): string {
  const path = workspace.media.pages.get().list.get(mediaId)?.path ?? '';
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

/** What can be done with the selected files. */
export function mediaMenu(workspace: Workspace): readonly (MenuEntry | null)[] {
  const ids = selectedMediaIds(workspace);
  const [only] = ids.length === 1 ? ids : [];
  return [
    {
      id: 'add',
      label: t('media.addCount', { count: ids.length }),
      icon: ImagePlus,
      shortcut: t('key.enter'),
      isDisabled: workspace.items.get() === undefined,
      run: () => void addSelectedMedia(workspace),
    },
    {
      id: 'view',
      label: t('items.view'),
      icon: Maximize2,
      shortcut: t('key.view'),
      run: () => workspace.loupe.set('MEDIA'),
    },
    ...(only !== undefined && workspace.media.pages.get().list.get(only)?.status === 'MISSING'
      ? [
          {
            id: 'locate',
            label: t('locate.open'),
            icon: FileSearch,
            run: () => locateFile(workspace, only),
          },
        ]
      : []),
    ...(only === undefined
      ? []
      : [
          {
            id: 'recipe',
            label: t('recipes.openHere'),
            icon: FolderTree,
            run: () => makeGalleriesFrom(workspace, folderOf(workspace, only)),
          },
        ]),
    ...(only !== undefined && workspace.desktop.get()?.hasNativeDialogs === true
      ? [
          {
            id: 'show',
            label: t('media.showFile'),
            icon: FolderOpen,
            run: () => showOriginal(workspace, only),
          },
        ]
      : []),
    null,
    {
      id: 'delete',
      label: t('media.delete', { count: ids.length }),
      icon: Trash2,
      shortcut: t('key.delete'),
      isDanger: true,
      run: () => void deleteSelectedMedia(workspace),
    },
  ];
}
