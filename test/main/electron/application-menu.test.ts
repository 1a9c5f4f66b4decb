import type { MenuItemConstructorOptions } from 'electron';
import { afterEach, describe, expect, it } from 'vitest';
import {
  menuTemplate,
  UNKNOWN_STEPS,
  type MenuActions,
  type MenuState,
} from '../../../main/electron/application-menu.ts';
import { speak } from '../../../main/electron/text/text.ts';

const STATE: MenuState = {
  platform: 'linux',
  recentLibraries: ['/photos/Tom & Ann', '/photos/Old'],
  theme: 'dark',
  steps: UNKNOWN_STEPS,
  isForDevelopers: false,
};

function itemsOf(template: readonly MenuItemConstructorOptions[]): MenuItemConstructorOptions[] {
  return template.flatMap((item) => [item, ...(Array.isArray(item.submenu) ? itemsOf(item.submenu) : [])]);
}

function build(state: Partial<MenuState> = {}): {
  items: MenuItemConstructorOptions[];
  calls: unknown[][];
  click: (id: string) => void;
} {
  const calls: unknown[][] = [];
  const record =
    (name: string) =>
    (...args: unknown[]): void =>
      void calls.push([name, ...args]);
  const actions: MenuActions = {
    sendCommand: record('sendCommand'),
    openLibrary: record('openLibrary'),
    openRecent: record('openRecent'),
    clearRecent: record('clearRecent'),
    showMediaFolder: record('showMediaFolder'),
    showLibraryFolder: record('showLibraryFolder'),
    setTheme: record('setTheme'),
    showLogs: record('showLogs'),
  };
  const items = itemsOf(menuTemplate({ ...STATE, ...state }, actions));
  const click = (id: string): void => {
    const item = items.find((candidate) => candidate.id === id);
    // Our entries look at nothing that Electron hands them.
    Reflect.apply(item!.click!, undefined, []);
  };
  return { items, calls, click };
}

describe('the menu', () => {
  afterEach(() => speak('en', []));

  it.each(['linux', 'darwin', 'win32'] as const)('on %s, every entry is said in the language', (platform) => {
    const labels = (): string[] =>
      build({ platform, isForDevelopers: true })
        // The menu of the application has its name.
        .items.filter(({ type, role }) => type !== 'separator' && role !== 'appMenu')
        .map(({ label }) => label ?? 'none')
        .filter((label) => !label.includes(' — '));
    expect(labels().filter((label) => !/^[A-Z&]/.test(label))).toEqual([]);
    speak('he', []);
    expect(labels().filter((label) => !/[א-ת]/.test(label))).toEqual([]);
  });

  it('has an entry for each command that a window carries out, under its name', () => {
    const { calls, click } = build();
    const commands = [
      'UNDO',
      'REDO',
      'NEW_GALLERY',
      'MAKE_GALLERIES',
      'RENAME_GALLERY',
      'CLONE_GALLERY',
      'DELETE_GALLERY',
      'ADD_MEDIA',
      'ADD_FILES',
      'ADD_FOLDER',
      'RESCAN',
      'SELECT_ALL',
      'SHORTCUTS',
      'PROGRAMS',
      'PREFERENCES',
    ];
    commands.forEach(click);
    expect(calls).toEqual(commands.map((command) => ['sendCommand', command]));
  });

  it.each(['linux', 'win32', 'darwin'] as const)('uses no accelerator and no id twice on %s', (platform) => {
    const { items } = build({ platform, isForDevelopers: true });
    for (const values of [items.map(({ accelerator }) => accelerator), items.map(({ id }) => id)]) {
      const given = values.filter((value) => value !== undefined);
      expect(new Set(given).size).toBe(given.length);
    }
  });

  it('lists recent libraries with their names as they are, and opens them', () => {
    const { items, calls, click } = build();
    expect(items.find(({ id }) => id === 'recent-0')?.label).toBe('Tom && Ann — /photos');
    click('recent-1');
    click('clear-recent');
    expect(calls).toEqual([['openRecent', '/photos/Old'], ['clearRecent']]);
  });

  it('has nothing to open recently at first', () => {
    const { items } = build({ recentLibraries: [] });
    expect(items.find(({ id }) => id === 'recent')?.enabled).toBe(false);
  });

  it('marks the theme in use', () => {
    const { items, calls, click } = build();
    expect(items.filter(({ checked }) => checked).map(({ id }) => id)).toEqual(['theme-dark']);
    click('theme-light');
    expect(calls).toEqual([['setTheme', 'light']]);
  });

  it('follows the customs of macOS: application menu, quit and about in it', () => {
    const mac = build({ platform: 'darwin' }).items.map(({ role }) => role);
    expect(mac[0]).toBe('appMenu');
    expect(mac.filter((role) => role === 'quit' || role === 'about')).toEqual(['about', 'quit']);
    const linux = build().items.map(({ role }) => role);
    expect(linux).toEqual(expect.arrayContaining(['quit', 'about']));
    expect(linux).not.toContain('appMenu');
  });

  it('keeps developer tools from those who do not develop', () => {
    expect(build().items.map(({ role }) => role)).not.toContain('toggleDevTools');
    expect(build({ isForDevelopers: true }).items.map(({ role }) => role)).toContain('toggleDevTools');
  });
});
