import {
  Activity,
  Archive,
  Clapperboard,
  Columns2,
  Copy,
  Download,
  FilePlus2,
  FlaskConical,
  Flag,
  FlagOff,
  FolderPlus,
  FolderSearch,
  FolderTree,
  Globe,
  History,
  ImagePlus,
  ImageUp,
  Images,
  Keyboard,
  LayoutGrid,
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
  Type,
  Undo2,
  Upload,
  type LucideIcon,
} from 'lucide-react';
import { isFiltering } from '../../../shared/model/item-filter.ts';
import type { GallerySummary } from '../../../shared/model/gallery.ts';
import { chooseFiles, defaultTarget } from '../files/add-files.ts';
import { askRemoveRejected, compare } from '../state/cull-commands.ts';
import { exportGalleries } from '../state/export-commands.ts';
import { cloneGallery, createGallery, deleteGallery, setCover } from '../state/gallery-commands.ts';
import { redo, undo } from '../state/history-commands.ts';
import { chooseImport } from '../state/import-commands.ts';
import { openSample } from '../state/library-visits.ts';
import { showPreferences } from '../state/preferences-commands.ts';
import { removeItems } from '../state/item-commands.ts';
import { rescan, showMedia } from '../state/media-commands.ts';
import { makeGalleriesFrom } from '../state/recipe-commands.ts';
import { writeText } from '../state/text-commands.ts';
import { ITEM_VIEWS, MEDIA_VIEWS } from '../state/preferences.ts';
import type { Workspace } from '../state/workspace.ts';
import { stepName } from '../text/core-texts.ts';
import { t, type TextKey } from '../text/text.ts';
import { chooseTheme } from '../theme/use-theme.ts';
import { MARK_COMMANDS } from './mark-commands.ts';

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
    id: 'text',
    label: 'writing.add',
    icon: Type,
    isPossible: ({ items }) => items.get() !== undefined,
    run: writeText,
  },
  {
    id: 'video',
    label: 'video.open',
    icon: Clapperboard,
    isPossible: ({ items }) => items.get() !== undefined,
    run: ({ dialog }) => dialog.set('VIDEO'),
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
    id: 'compare',
    label: 'compare.open',
    icon: Columns2,
    shortcut: 'compare.key',
    isPossible: ({ items }) => (items.get()?.pages.list.total ?? 0) > 1,
    run: (workspace) => {
      const items = workspace.items.get();
      if (items !== undefined) void compare(workspace, items);
    },
  },
  {
    id: 'remove-rejected',
    label: 'cull.removeRejected',
    icon: FlagOff,
    isPossible: ({ items }) => items.get() !== undefined,
    run: (workspace) => {
      const items = workspace.items.get();
      if (items !== undefined) void askRemoveRejected(workspace, items);
    },
  },
  ...MARK_COMMANDS,
  {
    id: 'picks',
    label: 'cull.showPicks',
    icon: Flag,
    isPossible: ({ items }) => items.get() !== undefined,
    run: ({ items }) => void items.get()?.show({ flags: ['PICK'] }),
  },
  {
    id: 'show-all',
    label: 'cull.showAll',
    icon: Images,
    isPossible: ({ items }) => isFiltering(items.get()?.filter.get() ?? {}),
    run: ({ items }) => void items.get()?.show({}),
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
  ...ITEM_VIEWS.map((view): Command => ({
    id: `view-${view.toLowerCase()}`,
    label: `itemView.command.${view}`,
    icon: LayoutGrid,
    isPossible: ({ items }) => items.get() !== undefined,
    run: ({ preferences }) => preferences.itemView.set(view),
  })),
  ...MEDIA_VIEWS.map((view): Command => ({
    id: `media-${view.toLowerCase()}`,
    label: `media.command.${view}`,
    icon: LayoutGrid,
    run: ({ preferences }) => {
      preferences.isMediaOpen.set(true);
      preferences.mediaView.set(view);
    },
  })),
  {
    id: 'cover',
    label: 'gallery.useAsCover',
    icon: ImageUp,
    isPossible: ({ items }) => items.get()?.selection.get().ids.size === 1,
    run: (workspace) => {
      const items = workspace.items.get();
      const [id] = items?.selection.get().ids ?? [];
      if (items !== undefined && id !== undefined) void setCover(workspace, items.galleryId, id);
    },
  },
  {
    id: 'layout',
    label: 'layout.open',
    icon: LayoutGrid,
    ...withGallery(({ dialog }) => dialog.set('LAYOUT')),
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
    label: 'preferences.title',
    icon: Settings,
    shortcut: 'palette.key.settings',
    run: (workspace) => showPreferences(workspace),
  },
  {
    id: 'backups',
    label: 'preferences.openBackups',
    icon: Archive,
    run: (workspace) => showPreferences(workspace, 'BACKUPS'),
  },
  {
    id: 'activity',
    label: 'activity.title',
    icon: Activity,
    run: ({ isActivityOpen }) => isActivityOpen.set(true),
  },
  {
    id: 'sample',
    label: 'sample.open',
    icon: FlaskConical,
    isPossible: ({ desktop }) => desktop.get()?.isSample !== true,
    run: (workspace) => void openSample(workspace),
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
  return step === undefined ? t(label) : stepName(step);
}
