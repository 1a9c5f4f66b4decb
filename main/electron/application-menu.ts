import path from 'node:path';
import type { MenuItemConstructorOptions } from 'electron';
import type { MenuCommand, StepEntry } from '../../shared/contract/desktop.ts';
import type { Theme } from './preferences.ts';
import { t, type TextKey } from './text/text.ts';

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

/** What the system does by itself, under a name in the application's language. */
const entry = (role: NonNullable<Item['role']>, label: TextKey): Item => ({ role, label: t(label) });

const SEPARATOR: Item = { type: 'separator' };

const THEMES: readonly { readonly theme: Theme; readonly label: TextKey }[] = [
  { theme: 'system', label: 'menu.themeSystem' },
  { theme: 'light', label: 'menu.themeLight' },
  { theme: 'dark', label: 'menu.themeDark' },
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

/** Its key is the page's but on macOS, where keys come from the menu. */
function preferencesEntry(actions: MenuActions, { platform }: MenuState): Item {
  return {
    ...command(actions, 'PREFERENCES', t('menu.preferences'), 'CmdOrCtrl+,'),
    registerAccelerator: platform === 'darwin',
  };
}

function applicationMenu(state: MenuState, actions: MenuActions): Item {
  return {
    role: 'appMenu',
    submenu: [
      entry('about', 'menu.about'),
      SEPARATOR,
      preferencesEntry(actions, state),
      SEPARATOR,
      entry('services', 'menu.services'),
      SEPARATOR,
      entry('hide', 'menu.hide'),
      entry('hideOthers', 'menu.hideOthers'),
      entry('unhide', 'menu.unhide'),
      SEPARATOR,
      entry('quit', 'menu.quit'),
    ],
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
  const clear: Item = {
    id: 'clear-recent',
    label: t('menu.clearRecent'),
    click: () => actions.clearRecent(),
  };
  return {
    id: 'recent',
    label: t('menu.openRecent'),
    enabled: entries.length > 0,
    submenu: entries.length > 0 ? [...entries, SEPARATOR, clear] : [],
  };
}

function fileMenu(state: MenuState, actions: MenuActions): Item {
  return {
    id: 'file',
    label: t('menu.file'),
    submenu: [
      command(actions, 'NEW_GALLERY', t('menu.newGallery'), 'CmdOrCtrl+N'),
      command(actions, 'MAKE_GALLERIES', t('menu.makeGalleries')),
      SEPARATOR,
      command(actions, 'ADD_FILES', t('menu.addFiles'), 'CmdOrCtrl+I'),
      command(actions, 'ADD_FOLDER', t('menu.addFolder'), 'CmdOrCtrl+Shift+I'),
      SEPARATOR,
      {
        id: 'open-library',
        label: t('menu.openLibrary'),
        accelerator: 'CmdOrCtrl+O',
        click: () => actions.openLibrary(),
      },
      recentMenu(state, actions),
      SEPARATOR,
      { id: 'show-media-folder', label: t('menu.showMediaFolder'), click: () => actions.showMediaFolder() },
      {
        id: 'show-library-folder',
        label: t('menu.showLibraryFolder'),
        click: () => actions.showLibraryFolder(),
      },
      command(actions, 'RESCAN', t('menu.rescan'), 'CmdOrCtrl+Shift+R'),
      SEPARATOR,
      command(actions, 'PROGRAMS', t('menu.programs')),
      // On macOS it has its place in the menu of the application.
      ...(state.platform === 'darwin' ? [] : [preferencesEntry(actions, state)]),
      SEPARATOR,
      entry('close', 'menu.closeWindow'),
      ...(state.platform === 'darwin' ? [] : [entry('quit', 'menu.exit')]),
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
    label: t('menu.edit'),
    submenu: [
      step('UNDO', steps.undo, t('menu.undo'), 'CmdOrCtrl+Z'),
      step('REDO', steps.redo, t('menu.redo'), redoKey),
      SEPARATOR,
      entry('cut', 'menu.cut'),
      entry('copy', 'menu.copy'),
      entry('paste', 'menu.paste'),
      entry('pasteAndMatchStyle', 'menu.pasteAndMatchStyle'),
      entry('delete', 'menu.delete'),
      SEPARATOR,
      entry('selectAll', 'menu.selectAll'),
    ],
  };
}

function viewMenu({ theme: current, isForDevelopers }: MenuState, actions: MenuActions): Item {
  const themes = THEMES.map(({ theme, label }): Item => {
    return {
      id: `theme-${theme}`,
      label: t(label),
      type: 'radio',
      checked: theme === current,
      click: () => actions.setTheme(theme),
    };
  });
  const developers: Item[] = [
    entry('reload', 'menu.reload'),
    entry('toggleDevTools', 'menu.developerTools'),
    SEPARATOR,
  ];
  return {
    id: 'view',
    label: t('menu.view'),
    submenu: [
      { id: 'appearance', label: t('menu.appearance'), submenu: themes },
      SEPARATOR,
      entry('resetZoom', 'menu.resetZoom'),
      entry('zoomIn', 'menu.zoomIn'),
      entry('zoomOut', 'menu.zoomOut'),
      SEPARATOR,
      ...(isForDevelopers ? developers : []),
      entry('togglefullscreen', 'menu.fullScreen'),
    ],
  };
}

function galleryMenu(actions: MenuActions): Item {
  return {
    id: 'gallery',
    label: t('menu.gallery'),
    submenu: [
      command(actions, 'RENAME_GALLERY', t('menu.renameGallery'), 'F2'),
      command(actions, 'CLONE_GALLERY', t('menu.cloneGallery'), 'CmdOrCtrl+D'),
      command(actions, 'DELETE_GALLERY', t('menu.deleteGallery')),
      SEPARATOR,
      command(actions, 'ADD_MEDIA', t('menu.addMedia'), 'CmdOrCtrl+Shift+A'),
      command(actions, 'SELECT_ALL', t('menu.selectAllItems')),
    ],
  };
}

function windowMenu({ platform }: MenuState): Item {
  const isMac = platform === 'darwin';
  return {
    role: 'windowMenu',
    label: t('menu.window'),
    submenu: [
      entry('minimize', 'menu.minimize'),
      entry('zoom', 'menu.zoom'),
      ...(isMac ? [SEPARATOR, entry('front', 'menu.front')] : [entry('close', 'menu.closeWindow')]),
    ],
  };
}

function helpMenu({ platform }: MenuState, actions: MenuActions): Item {
  return {
    role: 'help',
    label: t('menu.help'),
    submenu: [
      command(actions, 'SHORTCUTS', t('menu.shortcuts'), 'CmdOrCtrl+/'),
      { id: 'show-logs', label: t('menu.showLogs'), click: () => actions.showLogs() },
      ...(platform === 'darwin' ? [] : [SEPARATOR, entry('about', 'menu.about')]),
    ],
  };
}

/** The application's menu bar, as a template for Electron. Ids of entries that the page carries out are their commands. */
export function menuTemplate(state: MenuState, actions: MenuActions): Item[] {
  return [
    ...(state.platform === 'darwin' ? [applicationMenu(state, actions)] : []),
    fileMenu(state, actions),
    editMenu(state, actions),
    viewMenu(state, actions),
    galleryMenu(actions),
    windowMenu(state),
    helpMenu(state, actions),
  ];
}
