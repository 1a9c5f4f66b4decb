import {
  Copy,
  Download,
  FilePlus2,
  FolderPlus,
  FolderSearch,
  FolderTree,
  Globe,
  History,
  ImagePlus,
  Keyboard,
  Moon,
  PanelRight,
  PencilLine,
  Plug,
  Plus,
  Redo2,
  Settings,
  Sun,
  SunMoon,
  Trash2,
  Undo2,
  Upload,
  type LucideIcon,
} from 'lucide-react';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { chooseFiles, defaultTarget } from '../files/add-files.ts';
import { exportGalleries } from '../state/export-commands.ts';
import { cloneGallery, createGallery, deleteGallery } from '../state/gallery-commands.ts';
import { redo, undo } from '../state/history-commands.ts';
import { chooseImport } from '../state/import-commands.ts';
import { removeItems } from '../state/item-commands.ts';
import { rescan, showMedia } from '../state/media-commands.ts';
import { makeGalleriesFrom } from '../state/recipe-commands.ts';
import type { Workspace } from '../state/workspace.ts';
import { t, type TextKey } from '../text/text.ts';
import { chooseTheme } from '../theme/use-theme.ts';

/** Something the window can do, by its name. */
export interface Command {
  readonly id: string;
  readonly label: TextKey;
  readonly icon: LucideIcon;
  readonly shortcut?: TextKey;
  /** Absent: always. */
  readonly isPossible?: (workspace: Workspace) => boolean;
  readonly run: (workspace: Workspace) => void;
}

function openGallery(workspace: Workspace): GallerySummary | undefined {
  return workspace.galleries.pages.list.get(workspace.items.get()?.galleryId ?? '');
}

/** A command about the open gallery. */
function withGallery(
  run: (workspace: Workspace, gallery: GallerySummary) => void,
): Pick<Command, 'isPossible' | 'run'> {
  return {
    isPossible: (workspace) => openGallery(workspace) !== undefined,
    run: (workspace) => {
      const gallery = openGallery(workspace);
      if (gallery !== undefined) run(workspace, gallery);
    },
  };
}

/** What the palette offers, in the order in which it is listed while nothing is typed. A part of the window adds its commands here. */
export const COMMANDS: readonly Command[] = [
  {
    id: 'undo',
    label: 'history.undo',
    icon: Undo2,
    shortcut: 'key.undo',
    isPossible: ({ history }) => history.state.get().canUndo,
    run: (workspace) => void undo(workspace),
  },
  {
    id: 'redo',
    label: 'history.redo',
    icon: Redo2,
    shortcut: 'key.redo',
    isPossible: ({ history }) => history.state.get().canRedo,
    run: (workspace) => void redo(workspace),
  },
  {
    id: 'new',
    label: 'gallery.new',
    icon: Plus,
    shortcut: 'palette.key.new',
    run: (workspace) => void createGallery(workspace),
  },
  {
    id: 'media',
    label: 'shortcuts.openMedia',
    icon: ImagePlus,
    shortcut: 'palette.key.media',
    run: showMedia,
  },
  {
    id: 'files',
    label: 'adding.files',
    icon: FilePlus2,
    run: (workspace) => void chooseFiles(workspace, 'FILES', defaultTarget(workspace)),
  },
  {
    id: 'folder',
    label: 'adding.folder',
    icon: FolderPlus,
    run: (workspace) => void chooseFiles(workspace, 'FOLDER', defaultTarget(workspace)),
  },
  {
    id: 'recipes',
    label: 'recipes.open',
    icon: FolderTree,
    run: (workspace) => makeGalleriesFrom(workspace),
  },
  {
    id: 'rename',
    label: 'palette.renameGallery',
    icon: PencilLine,
    shortcut: 'key.rename',
    ...withGallery((workspace, { id }) => workspace.renamedGalleryId.set(id)),
  },
  {
    id: 'clone',
    label: 'palette.cloneGallery',
    icon: Copy,
    ...withGallery((workspace, gallery) => void cloneGallery(workspace, gallery)),
  },
  {
    id: 'delete',
    label: 'palette.deleteGallery',
    icon: Trash2,
    ...withGallery((workspace, gallery) => void deleteGallery(workspace, gallery)),
  },
  {
    id: 'remove',
    label: 'palette.removeItems',
    icon: Trash2,
    shortcut: 'key.delete',
    isPossible: ({ items }) => (items.get()?.selection.get().ids.size ?? 0) > 0,
    run: (workspace) => {
      const items = workspace.items.get();
      if (items !== undefined) void removeItems(workspace, items);
    },
  },
  {
    id: 'history',
    label: 'palette.history',
    icon: History,
    ...withGallery((workspace) => workspace.showHistory(!workspace.isHistoryOpen.get())),
  },
  {
    id: 'inspector',
    label: 'palette.inspector',
    icon: PanelRight,
    run: ({ preferences }) => preferences.isInspectorOpen.set(!preferences.isInspectorOpen.get()),
  },
  { id: 'publish', label: 'publish.open', icon: Globe, run: ({ dialog }) => dialog.set('PUBLISH') },
  {
    id: 'export',
    label: 'exchange.exportLibrary',
    icon: Download,
    run: (workspace) => void exportGalleries(workspace, 'JSON'),
  },
  {
    id: 'import',
    label: 'exchange.importFile',
    icon: Upload,
    run: (workspace) => void chooseImport(workspace),
  },
  { id: 'rescan', label: 'media.rescan', icon: FolderSearch, run: rescan },
  {
    id: 'trash',
    label: 'trash.show',
    icon: Trash2,
    run: (workspace) => {
      workspace.preferences.isMediaOpen.set(true);
      workspace.trash.show(true);
    },
  },
  {
    id: 'theme-system',
    label: 'palette.themeSystem',
    icon: SunMoon,
    run: (workspace) => chooseTheme(workspace, 'SYSTEM'),
  },
  {
    id: 'theme-light',
    label: 'palette.themeLight',
    icon: Sun,
    run: (workspace) => chooseTheme(workspace, 'LIGHT'),
  },
  {
    id: 'theme-dark',
    label: 'palette.themeDark',
    icon: Moon,
    run: (workspace) => chooseTheme(workspace, 'DARK'),
  },
  {
    id: 'library',
    label: 'library.settings',
    icon: Settings,
    shortcut: 'palette.key.settings',
    run: ({ dialog }) => dialog.set('LIBRARY'),
  },
  { id: 'programs', label: 'programs.menu', icon: Plug, run: ({ dialog }) => dialog.set('PROGRAMS') },
  {
    id: 'shortcuts',
    label: 'shortcuts.title',
    icon: Keyboard,
    shortcut: 'key.help',
    run: ({ dialog }) => dialog.set('SHORTCUTS'),
  },
];

/** A command as the palette shows it. Undo and Redo tell which step they take. */
export function labelOf({ id, label }: Command, workspace: Workspace): string {
  const { undoLabel, redoLabel } = workspace.history.state.get();
  const step = id === 'undo' ? undoLabel : id === 'redo' ? redoLabel : undefined;
  return step ?? t(label);
}
