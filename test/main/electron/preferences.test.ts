import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Preferences } from '../../../main/electron/preferences.ts';

const STATE = {
  bounds: { x: 10, y: 20, width: 1200, height: 800 },
  isMaximized: true,
  isFullScreen: false,
};

describe('the preferences', () => {
  let folder: string;
  let file: string;
  const problems: unknown[] = [];
  const open = (): Preferences => new Preferences(file, (error) => problems.push(error));

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-preferences-'));
    file = path.join(folder, 'profile', 'preferences.json');
    problems.length = 0;
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('begin with the theme of the system and nothing remembered', () => {
    const preferences = open();
    expect([preferences.theme, preferences.language, preferences.recentLibraries]).toEqual([
      'system',
      'SYSTEM',
      [],
    ]);
    expect(preferences.windowState('a')).toBeUndefined();
  });

  it('are there again after a restart', async () => {
    const before = open();
    before.setTheme('dark');
    before.setLanguage('de');
    before.addRecentLibrary('/a');
    before.setWindowState('host', STATE);
    await before.flush();
    const after = open();
    expect([after.theme, after.language]).toEqual(['dark', 'de']);
    expect([after.recentLibraries, after.windowState('host')]).toEqual([['/a'], STATE]);
    expect(await readdir(path.dirname(file))).toEqual(['preferences.json']);
  });

  it('put the library opened last first, once, and keep ten', () => {
    const preferences = open();
    for (let index = 0; index < 12; index++) preferences.addRecentLibrary(`/library-${index}`);
    preferences.addRecentLibrary('/library-5');
    expect(preferences.recentLibraries.slice(0, 3)).toEqual(['/library-5', '/library-11', '/library-10']);
    expect(preferences.recentLibraries).toHaveLength(10);
    preferences.removeRecentLibrary('/library-5');
    expect(preferences.recentLibraries).not.toContain('/library-5');
    preferences.clearRecentLibraries();
    expect(preferences.recentLibraries).toEqual([]);
  });

  it('forget the windows that were used longest ago', () => {
    const preferences = open();
    for (let index = 0; index < 60; index++) preferences.setWindowState(`host-${index}`, STATE);
    expect(preferences.windowState('host-9')).toBeUndefined();
    expect(preferences.windowState('host-10')).toEqual(STATE);
  });

  it.each(['', '{', 'null', '[]', '"text"'])('begin anew when the file holds %j', async (text) => {
    await mkdir(path.dirname(file));
    await writeFile(file, text);
    expect(open().theme).toBe('system');
  });

  it('keep what is right in a file where something is wrong', async () => {
    await mkdir(path.dirname(file));
    await writeFile(file, JSON.stringify({ theme: 'purple', recentLibraries: ['/a'], windows: { x: 1 } }));
    const preferences = open();
    expect([preferences.theme, preferences.recentLibraries]).toEqual(['system', ['/a']]);
  });

  it('report a file that cannot be written, and go on', async () => {
    await writeFile(path.join(folder, 'profile'), 'a file where the folder should be');
    const preferences = open();
    preferences.setTheme('light');
    await preferences.flush();
    expect(problems).toHaveLength(1);
    expect(preferences.theme).toBe('light');
  });

  it('write several changes as one, the last one last', async () => {
    const preferences = open();
    preferences.setTheme('dark');
    preferences.setTheme('light');
    await preferences.flush();
    expect(JSON.parse(await readFile(file, 'utf8')).theme).toBe('light');
  });
});
