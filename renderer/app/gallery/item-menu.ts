import {
  ArrowDownToLine,
  ArrowUpToLine,
  Captions,
  ClipboardPaste,
  CloudDownload,
  Columns2,
  Copy,
  Flag,
  FlagOff,
  FolderOpen,
  ImageUp,
  Maximize2,
  PencilLine,
  Scissors,
  Trash2,
  Type,
} from 'lucide-react';
import { mediaIdOf, pictureIdOf } from '../../../shared/model/item.ts';
import { siteOfVideo } from '../../../shared/model/video-site.ts';
import type { MenuEntry } from '../controls/menu-entries.tsx';
import { focusInspector } from '../inspector/focus-inspector.ts';
import { compare, markedIds, markItems } from '../state/cull-commands.ts';
import { setCover } from '../state/gallery-commands.ts';
import type { GalleryItems } from '../state/gallery-items.ts';
import { moveItems, removeItems } from '../state/item-commands.ts';
import { showOriginal } from '../state/media-commands.ts';
import { takeMetadata } from '../state/metadata-commands.ts';
import { editText } from '../state/text-commands.ts';
import { carryItems, pasteItems } from '../state/transfer-commands.ts';
import { fetchPosters } from '../state/video-commands.ts';
import type { Workspace } from '../state/workspace.ts';
import { t } from '../text/text.ts';

/** What can be done with the selected items of a gallery. */
export function itemMenu(workspace: Workspace, items: GalleryItems): readonly (MenuEntry | null)[] {
  const selected = items.selectedItems();
  const [only] = selected.length === 1 ? selected : [];
  const mediaId = only === undefined ? undefined : mediaIdOf(only);
  const canShow = mediaId !== undefined && workspace.desktop.get()?.hasNativeDialogs === true;
  const count = items.selection.get().ids.size;
  const siteVideos = selected.filter((item) => siteOfVideo(item) !== undefined);
  return [
    {
      id: 'view',
      label: t('items.view'),
      icon: Maximize2,
      shortcut: t('key.enter'),
      run: () => workspace.loupe.set('ITEMS'),
    },
    {
      id: 'compare',
      label: t('compare.open'),
      icon: Columns2,
      shortcut: t('compare.key'),
      isDisabled: items.pages.list.total < 2,
      run: () => void compare(workspace, items),
    },
    ...(only?.type === 'TEXT'
      ? [
          {
            id: 'write',
            label: t('writing.edit'),
            icon: Type,
            shortcut: t('key.rename'),
            run: () => editText(workspace, items.galleryId, only),
          },
        ]
      : []),
    {
      id: 'edit',
      label: t('items.edit'),
      icon: PencilLine,
      shortcut: t('key.rename'),
      run: () => focusInspector(workspace),
    },
    null,
    {
      id: 'cut',
      label: t('items.cutEntry'),
      icon: Scissors,
      shortcut: t('key.cut'),
      run: () => carryItems(workspace, items, 'MOVE'),
    },
    {
      id: 'copy',
      label: t('items.copyEntry'),
      icon: Copy,
      shortcut: t('key.copy'),
      run: () => carryItems(workspace, items, 'COPY'),
    },
    {
      id: 'paste',
      label: t('items.pasteEntry'),
      icon: ClipboardPaste,
      shortcut: t('key.paste'),
      isDisabled: workspace.carriedItems.get() === undefined,
      run: () => void pasteItems(workspace),
    },
    null,
    ...(['PICK', 'REJECT', null] as const).map((flag) => ({
      id: flag ?? 'unflag',
      label: t(`cull.give.${flag ?? 'NONE'}`),
      icon: flag === 'PICK' ? Flag : FlagOff,
      shortcut: t(`cull.key.${flag ?? 'NONE'}`),
      run: () => void markItems(workspace, items, markedIds(items), { flag }),
    })),
    ...(only === undefined || pictureIdOf(only) === undefined
      ? []
      : [
          {
            id: 'cover',
            label: t('gallery.useAsCover'),
            icon: ImageUp,
            run: () => void setCover(workspace, items.galleryId, only.id),
          },
        ]),
    null,
    {
      id: 'start',
      label: t('items.toStart'),
      icon: ArrowUpToLine,
      run: () => void moveItems(workspace, items, { at: 'start' }, 0),
    },
    {
      id: 'end',
      label: t('items.toEnd'),
      icon: ArrowDownToLine,
      run: () => void moveItems(workspace, items, { at: 'end' }, items.pages.list.total - count),
    },
    {
      id: 'take-metadata',
      label: t('items.takeMetadata', { count }),
      icon: Captions,
      isDisabled: selected.every((item) => item.type === 'TEXT'),
      run: () => void takeMetadata(workspace, items),
    },
    ...(siteVideos.length === 0
      ? []
      : [
          {
            id: 'posters',
            label: t('video.fetchPosters', { count: siteVideos.length }),
            icon: CloudDownload,
            run: () => void fetchPosters(workspace, items.galleryId, siteVideos),
          },
        ]),
    ...(canShow
      ? [
          {
            id: 'show',
            label: t('media.showFile'),
            icon: FolderOpen,
            run: () => showOriginal(workspace, mediaId),
          },
        ]
      : []),
    null,
    {
      id: 'remove',
      label: t('items.remove', { count }),
      icon: Trash2,
      shortcut: t('key.delete'),
      isDanger: true,
      run: () => void removeItems(workspace, items),
    },
  ];
}
