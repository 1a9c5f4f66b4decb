import type { Dirent } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { isIgnoredName } from '../../shared/model/ignored-name.ts';
import { systemCodeOf } from '../store/file-system.ts';

/** A file as a listing of the media folder found it. */
export interface ScannedFile {
  /** Relative to the media folder, forward slashes, NFC. */
  readonly path: string;
  /** Absolute, spelled as the disk spells it (some file systems keep decomposed names). */
  readonly diskPath: string;
  readonly sizeInBytes: number;
  /** ms since the epoch */
  readonly modifiedTime: number;
  /** ms since the epoch; grows with every write and cannot be set back by a copying program. */
  readonly changedTime: number;
}

/** One look at the media folder or at a part of it. */
export interface Listing {
  readonly files: readonly ScannedFile[];
  /** Folders (paths relative to the media folder, '' for itself) that could not be read: what was in them is unknown, not gone. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  /** Number of entries of any kind directly in the folder that was listed. */
  readonly rootEntries: number;
}

export interface ScanOptions {
  /** Absolute paths that are not part of the media, such as the library's own cache. */
  readonly exclude?: readonly string[];
  /** Folder to list, relative to the media folder; the whole media folder by default. */
  readonly under?: string;
  /** Lists the folder alone, without those in it. */
  readonly isShallow?: boolean;
  readonly signal?: AbortSignal;
}

/** How many stat calls are on their way at once: enough for network drives, few enough for file descriptors. */
const STATS_IN_FLIGHT = 32;

/**
 * Lists every file of the media folder, breadth first. Symbolic links to files inside the folder are followed; those that leave
 * the folder, and all to folders, are not: that is how loops end. Special files (sockets, pipes, devices) are left out.
 *
 * @throws the system error when the folder itself cannot be read; folders below that cannot are listed in `unreadable`.
 */
export async function listMediaFolder(root: string, options: ScanOptions = {}): Promise<Listing> {
  const exclude = new Set(options.exclude ?? []);
  const realRoot = await realpath(root);
  const start = options.under ?? '';
  const files: ScannedFile[] = [];
  const unreadable: { path: string; reason: string }[] = [];
  const taken = new Set<string>();
  let rootEntries = 0;

  const pending = [{ path: start, diskPath: start === '' ? root : await diskPathOf(root, start) }];
  for (let folder = pending.shift(); folder !== undefined; folder = pending.shift()) {
    options.signal?.throwIfAborted();
    let entries: Dirent[];
    try {
      entries = await readdir(folder.diskPath, { withFileTypes: true });
    } catch (error) {
      if (folder.path === start) throw error;
      // Gone between the listing of its parent and now: then its files are gone too.
      if (!isGone(error)) unreadable.push({ path: folder.path, reason: reasonOf(error) });
      continue;
    }
    if (folder.path === start) rootEntries = entries.length;
    if (folder.path !== '' && isLibrary(entries)) continue;

    const found: { path: string; diskPath: string; isLink: boolean }[] = [];
    for (const entry of normalFirst(entries)) {
      const diskPath = join(folder.diskPath, entry.name);
      if (isIgnoredName(entry.name) || exclude.has(diskPath)) continue;
      const path = freePath(folder.path, entry.name, taken);
      if (entry.isDirectory()) {
        taken.add(path);
        if (options.isShallow !== true) pending.push({ path, diskPath });
      } else if (entry.isFile() || entry.isSymbolicLink()) {
        taken.add(path);
        found.push({ path, diskPath, isLink: entry.isSymbolicLink() });
      }
    }
    for (let index = 0; index < found.length; index += STATS_IN_FLIGHT) {
      const looked = await Promise.all(
        found.slice(index, index + STATS_IN_FLIGHT).map((file) => lookAt(file, realRoot, unreadable)),
      );
      for (const file of looked) if (file !== undefined) files.push(file);
    }
  }
  return { files, unreadable, rootEntries };
}

/** Names in normal form first, so that they keep it when another one differs only in that. */
function normalFirst(entries: readonly Dirent[]): readonly Dirent[] {
  const others = entries.filter(({ name }) => name !== name.normalize('NFC'));
  return others.length === 0 ? entries : [...entries.filter((entry) => !others.includes(entry)), ...others];
}

/** Two names that differ only in their Unicode form are two files: the second keeps the form it has on disk. */
function freePath(folder: string, name: string, taken: ReadonlySet<string>): string {
  const prefix = folder === '' ? '' : `${folder}/`;
  const normal = `${prefix}${name.normalize('NFC')}`;
  return taken.has(normal) ? `${prefix}${name}` : normal;
}

/** A library in the media folder is not media: its cache is full of pictures that were made from originals. */
export function isLibrary(entries: readonly Dirent[]): boolean {
  return (
    entries.some((entry) => entry.name === 'library.json') &&
    entries.some((entry) => entry.name === 'galleries')
  );
}

async function lookAt(
  file: { path: string; diskPath: string; isLink: boolean },
  realRoot: string,
  unreadable: { path: string; reason: string }[],
): Promise<ScannedFile | undefined> {
  try {
    if (file.isLink && !isInside(realRoot, await realpath(file.diskPath))) return undefined;
    const stats = file.isLink ? await stat(file.diskPath) : await lstat(file.diskPath);
    if (!stats.isFile()) return undefined;
    return {
      path: file.path,
      diskPath: file.diskPath,
      sizeInBytes: stats.size,
      modifiedTime: Math.trunc(stats.mtimeMs),
      changedTime: stats.ctimeMs,
    };
  } catch (error) {
    if (!isGone(error)) unreadable.push({ path: file.path, reason: reasonOf(error) });
    return undefined;
  }
}

/** Whether a path is the folder or below it. Both absolute and without symbolic links. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !/^[a-z]:|^[\\/]/i.test(way));
}

/**
 * The path on disk of a path of the catalog. Where the disk keeps a name in another Unicode form, the folder is read to find it.
 * The answer need not exist.
 */
export async function diskPathOf(root: string, path: string): Promise<string> {
  const direct = join(root, ...path.split('/'));
  // oxlint-disable-next-line no-control-regex
  if (/^[\u0000-\u007f]*$/.test(path)) return direct;
  try {
    await lstat(direct);
    return direct;
  } catch (error) {
    if (!isGone(error)) return direct;
  }
  let found = root;
  for (const part of path.split('/')) {
    const names = await readdir(found).catch(() => []);
    found = join(
      found,
      names.find((name) => name === part) ?? names.find((name) => name.normalize('NFC') === part) ?? part,
    );
  }
  return found;
}

/** "Not there" is an answer; every other error of the file system is an error. A folder that became a file took its files along. */
export function isGone(error: unknown): boolean {
  const code = systemCodeOf(error);
  return code === 'ENOENT' || code === 'ENOTDIR';
}

function reasonOf(error: unknown): string {
  return systemCodeOf(error) ?? String(error);
}
