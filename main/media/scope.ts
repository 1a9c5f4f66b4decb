import { isGone, listMediaFolder, type ScannedFile, type ScanOptions } from './scan.ts';

/** Which part of the media folder is looked at: all of it, or folders (relative paths) alone or with all below them. */
export type Scope = 'everything' | ReadonlyMap<string, 'shallow' | 'deep'>;

export interface ScopeListing {
  readonly files: ReadonlyMap<string, ScannedFile>;
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  /** Entries directly in the media folder, when it was listed itself. */
  readonly rootEntries?: number;
  /** Whether a path lies in the part that was looked at. */
  covers(path: string): boolean;
  /** Whether a path lies where nothing could be read, so that it is not known whether it is there. */
  isUnknown(path: string): boolean;
}

/**
 * Lists a part of the media folder. A folder of the scope that is not there any more has no files.
 *
 * @throws the system error when the media folder itself cannot be read.
 */
export async function listScope(
  scope: Scope,
  root: string,
  options: Pick<ScanOptions, 'exclude' | 'signal'>,
): Promise<ScopeListing> {
  const folders = scope === 'everything' ? new Map([['', 'deep' as const]]) : withoutNested(scope);
  const files = new Map<string, ScannedFile>();
  const unreadable: { path: string; reason: string }[] = [];
  let rootEntries: number | undefined;
  for (const [under, depth] of folders) {
    try {
      const listing = await listMediaFolder(root, { ...options, under, isShallow: depth === 'shallow' });
      for (const file of listing.files) files.set(file.path, file);
      unreadable.push(...listing.unreadable);
      if (under === '') rootEntries = listing.rootEntries;
    } catch (error) {
      options.signal?.throwIfAborted();
      if (under === '') throw error;
      if (!isGone(error)) unreadable.push({ path: under, reason: String(error) });
    }
  }
  const unknown = unreadable.map(({ path }) => path);
  return {
    files,
    unreadable,
    rootEntries,
    covers: (path) => isCovered(folders, path),
    isUnknown: (path) => unknown.some((folder) => path === folder || isBelow(folder, path)),
  };
}

function isBelow(folder: string, path: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

function isCovered(folders: ReadonlyMap<string, 'shallow' | 'deep'>, path: string): boolean {
  let folder = path;
  let isParent = true;
  while (folder !== '') {
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/')));
    const depth = folders.get(folder);
    if (depth === 'deep' || (depth === 'shallow' && isParent)) return true;
    isParent = false;
  }
  return false;
}

/** Leaves out folders that lie in another one that is listed with all below it. */
function withoutNested(scope: ReadonlyMap<string, 'shallow' | 'deep'>): Map<string, 'shallow' | 'deep'> {
  return new Map([...scope].filter(([folder]) => !isInDeepFolder(scope, folder)));
}

function isInDeepFolder(scope: ReadonlyMap<string, 'shallow' | 'deep'>, folder: string): boolean {
  let parent = folder;
  while (parent !== '') {
    parent = parent.slice(0, Math.max(0, parent.lastIndexOf('/')));
    if (scope.get(parent) === 'deep') return true;
  }
  return false;
}
