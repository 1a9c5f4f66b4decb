import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultLibraryFolder, picturesFolder } from '../../main/default-library.ts';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-'));
});

afterEach(() => rm(home, { recursive: true }));

const linux = (environment: Record<string, string> = {}): Promise<string> =>
  picturesFolder({ platform: 'linux', environment, home });

async function configure(text: string, folder = path.join(home, '.config')): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'user-dirs.dirs'), text);
}

describe('the pictures folder', () => {
  it('is "Pictures" in the home where nothing else is known', async () => {
    expect(await linux()).toBe(path.join(home, 'Pictures'));
    expect(await picturesFolder({ platform: 'darwin', environment: {}, home })).toBe(
      path.join(home, 'Pictures'),
    );
  });

  it('is the one that the desktop names, in whatever language', async () => {
    await configure('# comment\nXDG_MUSIC_DIR="$HOME/Musik"\nXDG_PICTURES_DIR="$HOME/Bilder"\n');
    expect(await linux()).toBe(path.join(home, 'Bilder'));
    await configure('XDG_PICTURES_DIR="/data/My \\"best\\" photos"\n');
    expect(await linux()).toBe('/data/My "best" photos');
  });

  it('is found where the configuration lies elsewhere', async () => {
    const elsewhere = path.join(home, 'settings');
    await configure('XDG_PICTURES_DIR="$HOME/Images"\n', elsewhere);
    expect(await linux({ XDG_CONFIG_HOME: elsewhere })).toBe(path.join(home, 'Images'));
  });

  it.each(['XDG_PICTURES_DIR="$HOME/"', 'XDG_PICTURES_DIR=""', 'XDG_PICTURES_DIR="Bilder"', 'nonsense'])(
    'falls back to "Pictures" for %s',
    async (line) => {
      await configure(`${line}\n`);
      expect(await linux()).toBe(path.join(home, 'Pictures'));
    },
  );

  it('is that of the user profile on Windows', async () => {
    const folder = await picturesFolder({
      platform: 'win32',
      environment: { USERPROFILE: path.join(home, 'profile') },
      home,
    });
    expect(folder).toBe(path.join(home, 'profile', 'Pictures'));
  });

  it('holds the default library', async () => {
    expect(await defaultLibraryFolder({ platform: 'linux', environment: {}, home })).toBe(
      path.join(home, 'Pictures', 'Gallery Desk'),
    );
  });
});
