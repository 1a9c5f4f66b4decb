import path from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand, StepEntry } from '../../shared/contract/desktop.ts';
import type { Theme } from './preferences.ts';

/** What the menu sets going. */
export interface MenuActions {
  /** Carried out by the page of the window in front. */
  sendCommand(command: MenuCommand): void;
  openLibrary(): void;
  openRecent(folder: string): void;
  clearRecent(): void;
  showMediaFolder(): void;
  showLibraryFolder(): void;
  setTheme(theme: Theme): void;
  showLogs(): void;
}

/** What Undo and Redo do in a window. */
export interface Steps {
  readonly undo: StepEntry;
  readonly redo: StepEntry;
}

/** Before a window has told what it can undo: in a text field there may be something. */
export const UNKNOWN_STEPS: Steps = { undo: { isEnabled: true }, redo: { isEnabled: true } };

export interface MenuState {
  readonly platform: NodeJS.Platform;
  /** Absolute paths, the last opened first. */
  readonly recentLibraries: readonly string[];
  readonly theme: Theme;
  /** What Undo and Redo do in the window in front. */
  readonly steps: Steps;
  /** Reload and developer tools, for those who work on the application. */
  readonly isForDevelopers: boolean;
}

type Item = MenuItemConstructorOptions;

const SEPARATOR: Item = { type: 'separator' };

const THEMES: readonly { readonly theme: Theme; readonly label: string }[] = [
  { theme: 'system', label: 'As the System' },
  { theme: 'light', label: 'Light' },
  { theme: 'dark', label: 'Dark' },
];

/** An ampersand would underline the letter after it. */
const plain = (label: string): string => label.replaceAll('&', '&&');

function command(actions: MenuActions, id: MenuCommand, label: string, accelerator?: string): Item {
  return {
    id,
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: () => actions.sendCommand(id),
  };
}

function recentMenu({ recentLibraries }: MenuState, actions: MenuActions): Item {
  const entries = recentLibraries.map((folder, index): Item => {
    return {
      id: `recent-${index}`,
      label: plain(`${path.basename(folder)} — ${path.dirname(folder)}`),
      click: () => actions.openRecent(folder),
    };
  });
  const clear: Item = { id: 'clear-recent', label: 'Clear List', click: () => actions.clearRecent() };
  return {
    id: 'recent',
    label: 'Open Recent',
    enabled: entries.length > 0,
    submenu: entries.length > 0 ? [...entries, SEPARATOR, clear] : [],
  };
}

function fileMenu(state: MenuState, actions: MenuActions): Item {
  return {
    id: 'file',
    label: '&File',
    submenu: [
      command(actions, 'NEW_GALLERY', 'New Gallery', 'CmdOrCtrl+N'),
      command(actions, 'MAKE_GALLERIES', 'Make Galleries from a Folder…'),
      SEPARATOR,
      command(actions, 'ADD_FILES', 'Add Files…', 'CmdOrCtrl+I'),
      command(actions, 'ADD_FOLDER', 'Add Folder…', 'CmdOrCtrl+Shift+I'),
      SEPARATOR,
      {
        id: 'open-library',
        label: 'Open Library…',
        accelerator: 'CmdOrCtrl+O',
        click: () => actions.openLibrary(),
      },
      recentMenu(state, actions),
      SEPARATOR,
      { id: 'show-media-folder', label: 'Show Media Folder', click: () => actions.showMediaFolder() },
      { id: 'show-library-folder', label: 'Show Library Folder', click: () => actions.showLibraryFolder() },
      command(actions, 'RESCAN', 'Rescan Media Folder', 'CmdOrCtrl+Shift+R'),
      SEPARATOR,
      command(actions, 'PROGRAMS', 'Programs on This Machine…'),
      SEPARATOR,
      { role: 'close' },
      ...(state.platform === 'darwin' ? [] : [{ role: 'quit' } satisfies Item]),
    ],
  };
}

/**
 * Undo and Redo are carried out by the page, which knows whether a text field or the library is meant; so are their keys, except on macOS,
 * where keys come from the menu. Select All is the text field's own here; the one for items has its entry under Gallery.
 */
function editMenu({ steps, platform }: MenuState, actions: MenuActions): Item {
  const redoKey = platform === 'win32' ? 'Ctrl+Y' : 'CmdOrCtrl+Shift+Z';
  const step = (id: 'UNDO' | 'REDO', { label, isEnabled }: StepEntry, name: string, key: string): Item => ({
    ...command(actions, id, label === undefined ? name : plain(label), key),
    enabled: isEnabled,
    registerAccelerator: platform === 'darwin',
  });
  return {
    id: 'edit',
    label: '&Edit',
    submenu: [
      step('UNDO', steps.undo, 'Undo', 'CmdOrCtrl+Z'),
      step('REDO', steps.redo, 'Redo', redoKey),
      SEPARATOR,
      { role: 'cut' },
      { role: 'copy' },
      { role: 'paste' },
      { role: 'pasteAndMatchStyle' },
      { role: 'delete' },
      SEPARATOR,
      { role: 'selectAll' },
    ],
  };
}

function viewMenu({ theme: current, isForDevelopers }: MenuState, actions: MenuActions): Item {
  const themes = THEMES.map(({ theme, label }): Item => {
    return {
      id: `theme-${theme}`,
      label,
      type: 'radio',
      checked: theme === current,
      click: () => actions.setTheme(theme),
    };
  });
  const developers: Item[] = [{ role: 'reload' }, { role: 'toggleDevTools' }, SEPARATOR];
  return {
    id: 'view',
    label: '&View',
    submenu: [
      { id: 'appearance', label: 'Appearance', submenu: themes },
      SEPARATOR,
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      SEPARATOR,
      ...(isForDevelopers ? developers : []),
      { role: 'togglefullscreen' },
    ],
  };
}

function galleryMenu(actions: MenuActions): Item {
  return {
    id: 'gallery',
    label: '&Gallery',
    submenu: [
      command(actions, 'RENAME_GALLERY', 'Rename…', 'F2'),
      command(actions, 'CLONE_GALLERY', 'Duplicate', 'CmdOrCtrl+D'),
      command(actions, 'DELETE_GALLERY', 'Delete'),
      SEPARATOR,
      command(actions, 'ADD_MEDIA', 'Add Media…', 'CmdOrCtrl+Shift+A'),
      command(actions, 'SELECT_ALL', 'Select All Items'),
    ],
  };
}

function helpMenu({ platform }: MenuState, actions: MenuActions): Item {
  return {
    role: 'help',
    submenu: [
      command(actions, 'SHORTCUTS', 'Keyboard Shortcuts', 'CmdOrCtrl+/'),
      { id: 'show-logs', label: 'Show Log Files', click: () => actions.showLogs() },
      ...(platform === 'darwin' ? [] : [SEPARATOR, { role: 'about' } satisfies Item]),
    ],
  };
}

/** The application's menu bar, as a template for Electron. Ids of entries that the page carries out are their commands. */
export function menuTemplate(state: MenuState, actions: MenuActions): Item[] {
  return [
    ...(state.platform === 'darwin' ? [{ role: 'appMenu' } satisfies Item] : []),
    fileMenu(state, actions),
    editMenu(state, actions),
    viewMenu(state, actions),
    galleryMenu(actions),
    { role: 'windowMenu' },
    helpMenu(state, actions),
  ];
}
