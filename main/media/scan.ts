import { lstat as lstatThen, type Dirent, type Stats } from 'node:fs';
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
  /** The file of metadata beside it, if there is one; it is no media of its own. */
  readonly sidecar?: ScannedFile;
}

/** What stands in a name for bytes that are no text. Under such a name there is nothing. */
const UNDECODED = '\ufffd';

/** Why a file whose name is no Unicode text cannot be read; such names come from older systems and archives. */
export const NAME_IS_NO_TEXT = 'its name is no text in UTF-8; rename it';

/** One look at the media folder or at a part of it. */
export interface Listing {
  readonly files: readonly ScannedFile[];
  /** Folders (paths relative to the media folder, '' for itself) that could not be read: what was in them is unknown, not gone. */
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  /** All folders that were listed or could not be. */
  readonly folders: readonly string[];
  /** Folders that the observer knew and that are not there any more. */
  readonly vanished: readonly string[];
  /** Number of entries of any kind directly in the folder that was listed. */
  readonly rootEntries: number;
}

/**
 * Follows a listing to watch the same folders. Each is told of before it is read: what comes in it before that is in the listing, and what
 * comes after is seen by the watch, so that nothing can be missed in between.
 */
export interface FolderObserver {
  /** A folder that is about to be read. */
  willRead(path: string, diskPath: string): void;
  /** Whether a folder was read before and is watched since: a listing of the one above it need not go into it. */
  isKnown(path: string, diskPath: string): boolean;
  /** A folder was read. Answers the folders that were known in it and are gone; they are forgotten. */
  hasRead(path: string, folders: readonly string[]): readonly string[];
  /** Nothing of this folder counts, so that nothing that happens in it does. */
  leaveOut(path: string): void;
}

export interface ScanOptions {
  /** Absolute paths that are not part of the media, such as the library's own cache. */
  readonly exclude?: readonly string[];
  /** Folder to list, relative to the media folder; the whole media folder by default. */
  readonly under?: string;
  /** Lists the folder alone, and of those in it only such as the observer does not know. */
  readonly isShallow?: boolean;
  readonly observer?: FolderObserver;
  readonly signal?: AbortSignal;
}

/** How many stat calls are on their way at once: enough for network drives, few enough for the other work of the thread pool. */
const STATS_IN_FLIGHT = 128;

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
  const folders: string[] = [];
  const vanished: string[] = [];
  let rootEntries = 0;

  const pending = [{ path: start, diskPath: start === '' ? root : await diskPathOf(root, start) }];
  for (let folder = pending.shift(); folder !== undefined; folder = pending.shift()) {
    options.signal?.throwIfAborted();
    options.observer?.willRead(folder.path, folder.diskPath);
    folders.push(folder.path);
    let entries: Dirent[];
    try {
      entries = await readdir(folder.diskPath, { withFileTypes: true });
    } catch (error) {
      if (folder.path === start) throw error;
      // Gone between the listing of its parent and now: then its files are gone too.
      if (!isGone(error)) unreadable.push({ path: folder.path, reason: reasonOf(error) });
      else if (folder.path.includes(UNDECODED))
        unreadable.push({ path: folder.path, reason: NAME_IS_NO_TEXT });
      continue;
    }
    if (folder.path === start) rootEntries = entries.length;
    if (folder.path !== '' && isLibrary(entries)) {
      options.observer?.leaveOut(folder.path);
      continue;
    }

    const found: FoundFile[] = [];
    const below: string[] = [];
    // Names of other folders cannot be the same.
    const taken = new Set<string>();
    for (const entry of normalFirst(entries)) {
      const diskPath = `${folder.diskPath}${sep}${entry.name}`;
      if (isIgnoredName(entry.name) || exclude.has(diskPath)) continue;
      const path = freePath(folder.path, entry.name, taken);
      if (entry.isDirectory()) {
        taken.add(path);
        below.push(path);
        const isLeft = options.isShallow === true && options.observer?.isKnown(path, diskPath) !== false;
        if (!isLeft) pending.push({ path, diskPath });
      } else if (entry.isFile() || entry.isSymbolicLink()) {
        taken.add(path);
        found.push({ path, diskPath, isLink: entry.isSymbolicLink() });
      }
    }
    vanished.push(...(options.observer?.hasRead(folder.path, below) ?? []));
    for (let index = 0; index < found.length; index += STATS_IN_FLIGHT) {
      const some = found.slice(index, index + STATS_IN_FLIGHT);
      for (const [position, stats] of (await statsOf(some, realRoot)).entries()) {
        const file = some[position];
        if (file === undefined) continue;
        if (stats === undefined) {
          if (file.path.includes(UNDECODED)) unreadable.push({ path: file.path, reason: NAME_IS_NO_TEXT });
          continue;
        }
        if (stats instanceof Error) unreadable.push({ path: file.path, reason: reasonOf(stats) });
        else if (stats.isFile()) files.push(scannedOf(file, stats));
      }
    }
  }
  return { files, unreadable, folders, vanished, rootEntries };
}

interface FoundFile {
  readonly path: string;
  readonly diskPath: string;
  readonly isLink: boolean;
}

function scannedOf({ path, diskPath }: FoundFile, stats: Stats): ScannedFile {
  return {
    path,
    diskPath,
    sizeInBytes: stats.size,
    modifiedTime: Math.trunc(stats.mtimeMs),
    changedTime: stats.ctimeMs,
  };
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

/**
 * In the order of the files; undefined for what is gone or leads out of the folder. With one promise for all of them: for each of 100,000
 * files one of its own would cost more than the look itself.
 */
function statsOf(files: readonly FoundFile[], realRoot: string): Promise<(Stats | Error | undefined)[]> {
  return new Promise((resolve) => {
    const results: (Stats | Error | undefined)[] = [];
    let left = files.length;
    const answer = (index: number, result: Stats | Error | undefined) => {
      results[index] = result instanceof Error && isGone(result) ? undefined : result;
      left -= 1;
      if (left === 0) resolve(results);
    };
    for (const [index, { diskPath, isLink }] of files.entries()) {
      if (isLink) {
        void statOfLink(diskPath, realRoot).then(
          (stats) => answer(index, stats),
          (error: unknown) => answer(index, error instanceof Error ? error : new Error(String(error))),
        );
      } else lstatThen(diskPath, (error, stats) => answer(index, error ?? stats));
    }
  });
}

async function statOfLink(diskPath: string, realRoot: string): Promise<Stats | undefined> {
  return isInside(realRoot, await realpath(diskPath)) ? stat(diskPath) : undefined;
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
