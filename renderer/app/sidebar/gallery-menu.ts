import {
  Copy,
  Download,
  FileSpreadsheet,
  FolderPlus,
  History,
  PencilLine,
  Trash2,
  Upload,
} from 'lucide-react';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import type { MenuEntry } from '../controls/menu-entries.tsx';
import { cloneGallery, createGallery, deleteGalleries, deleteGallery } from '../state/gallery-commands.ts';
import { exportGalleries } from '../state/export-commands.ts';
import { chooseImport } from '../state/import-commands.ts';
import type { Workspace } from '../state/workspace.ts';
import { t } from '../text/text.ts';

/** What can be done with a gallery. */
export function galleryMenu(workspace: Workspace, gallery: GallerySummary): readonly (MenuEntry | null)[] {
  return [
    {
      id: 'rename',
      label: t('gallery.rename'),
      icon: PencilLine,
      shortcut: 'F2',
      run: () => workspace.renamedGalleryId.set(gallery.id),
    },
    {
      id: 'clone',
      label: t('gallery.clone'),
      icon: Copy,
      run: () => void cloneGallery(workspace, gallery),
    },
    {
      id: 'history',
      label: t('history.label'),
      icon: History,
      run: () => {
        workspace.openGallery(gallery.id);
        workspace.showHistory(true);
      },
    },
    { id: 'new', label: t('gallery.new'), icon: FolderPlus, run: () => void createGallery(workspace) },
    null,
    {
      id: 'export-json',
      label: t('exchange.exportJson'),
      icon: Download,
      run: () => void exportGalleries(workspace, 'JSON', gallery),
    },
    {
      id: 'export-csv',
      label: t('exchange.exportCsv'),
      icon: FileSpreadsheet,
      run: () => void exportGalleries(workspace, 'CSV', gallery),
    },
    {
      id: 'import',
      label: t('exchange.importFile'),
      icon: Upload,
      run: () => void chooseImport(workspace, gallery.id),
    },
    null,
    {
      id: 'delete',
      label: t('gallery.delete'),
      icon: Trash2,
      shortcut: t('key.delete'),
      isDanger: true,
      run: () => void deleteGallery(workspace, gallery),
    },
  ];
}

/** What can be done with the galleries that are selected together. */
export function severalGalleriesMenu(workspace: Workspace): readonly (MenuEntry | null)[] {
  const meant = workspace.galleries.meant(undefined);
  return [
    {
      id: 'delete',
      label: t('gallery.deleteSeveral', { count: meant.length }),
      icon: Trash2,
      shortcut: t('key.delete'),
      isDanger: true,
      run: () => void deleteGalleries(workspace, meant),
    },
  ];
}
