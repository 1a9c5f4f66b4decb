import { readFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';

/** What the place of the pictures folder depends on. */
export interface UserFolders {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Absolute path of the user's home. */
  readonly home: string;
}

/** The library that opens when none is named, below the pictures folder. */
const DEFAULT_LIBRARY = 'Gallery Desk';

/**
 * The pictures folder as the desktop names it (https://www.freedesktop.org/wiki/Software/xdg-user-dirs/): people of other languages have
 * "Bilder" or "Images". Undefined when the desktop names none, or the home itself, which stands for "none".
 */
async function xdgPicturesFolder({ environment, home }: UserFolders): Promise<string | undefined> {
  const configured = environment.XDG_CONFIG_HOME;
  const config = configured !== undefined && path.isAbsolute(configured) ? configured : `${home}/.config`;
  const text = await readFile(path.join(config, 'user-dirs.dirs'), 'utf8').catch(() => '');
  const lines = text.matchAll(/^\s*XDG_PICTURES_DIR="((?:[^"\\]|\\.)*)"/gm);
  const written = environment.XDG_PICTURES_DIR ?? [...lines].at(-1)?.[1]?.replaceAll(/\\(.)/g, '$1');
  if (written === undefined || written === '') return undefined;
  const folder = written.replace(/^\$HOME(?=\/|$)/, home);
  if (!path.isAbsolute(folder) || path.resolve(folder) === path.resolve(home)) return undefined;
  return path.resolve(folder);
}

/** Absolute path of the user's pictures folder, whether it is there or not. */
export async function picturesFolder(user: UserFolders): Promise<string> {
  const isDesktopUnix = user.platform !== 'win32' && user.platform !== 'darwin';
  const named = isDesktopUnix ? await xdgPicturesFolder(user) : undefined;
  const home = user.platform === 'win32' ? (user.environment.USERPROFILE ?? user.home) : user.home;
  return named ?? path.join(home, 'Pictures');
}

/** Absolute path of the library that opens when none is named: "Gallery Desk" in the user's pictures folder. */
export async function defaultLibraryFolder(
  user: UserFolders = { platform: process.platform, environment: process.env, home: os.homedir() },
): Promise<string> {
  return path.join(await picturesFolder(user), DEFAULT_LIBRARY);
}
