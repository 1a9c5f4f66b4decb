import { FolderOpen, ImagePlus, Trash2 } from 'lucide-react';
import type { MenuEntry } from '../controls/menu-entries.tsx';
import { addSelectedMedia, selectedMediaIds, showOriginal } from '../state/media-commands.ts';
import { deleteSelectedMedia } from '../state/trash-commands.ts';
import type { Workspace } from '../state/workspace.ts';
import { t } from '../text/text.ts';

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
