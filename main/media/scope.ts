import type { MediaFile } from '../../shared/model/media-file.ts';
import type { MediaCatalog } from '../store/state.ts';
import { isGone, listMediaFolder, type ScannedFile, type ScanOptions } from './scan.ts';

/** Which part of the media folder is looked at: all of it, or folders (relative paths) alone or with all below them. */
export type Scope = 'everything' | ReadonlyMap<string, 'shallow' | 'deep'>;

export interface ScopeListing {
  readonly files: ReadonlyMap<string, ScannedFile>;
  readonly unreadable: readonly { readonly path: string; readonly reason: string }[];
  /** Entries directly in the media folder, when it was listed itself. */
  readonly rootEntries?: number;
  /** The part that was looked at. */
  readonly covered: ReadonlyMap<string, 'shallow' | 'deep'>;
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
  options: Pick<ScanOptions, 'exclude' | 'signal' | 'observer'>,
): Promise<ScopeListing> {
  const folders = scope === 'everything' ? new Map([['', 'deep' as const]]) : withoutNested(scope);
  const covered = new Map<string, 'shallow' | 'deep'>(folders);
  const files = new Map<string, ScannedFile>();
  const unreadable: { path: string; reason: string }[] = [];
  let rootEntries: number | undefined;
  for (const [under, depth] of folders) {
    try {
      const listing = await listMediaFolder(root, { ...options, under, isShallow: depth === 'shallow' });
      for (const file of listing.files) files.set(file.path, file);
      unreadable.push(...listing.unreadable);
      if (under === '') rootEntries = listing.rootEntries;
      if (depth === 'shallow') {
        for (const path of listing.folders) covered.set(path, 'shallow');
        for (const path of listing.vanished) covered.set(path, 'deep');
      }
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
    covered,
    isUnknown: (path) => unknown.some((folder) => path === folder || isBelow(folder, path)),
  };
}

function isBelow(folder: string, path: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** The files of the catalog, without missing ones, that lie in a part of the media folder. */
export function catalogInScope(
  catalog: MediaCatalog,
  covered: ReadonlyMap<string, 'shallow' | 'deep'>,
): MediaFile[] {
  const folders = new Set(covered.keys());
  if ([...covered.values()].includes('deep')) {
    for (const folder of catalog.folders())
      if (covered.get(folder) === 'deep' || isInDeepFolder(covered, folder)) folders.add(folder);
  }
  const files: MediaFile[] = [];
  for (const folder of folders)
    for (const file of catalog.inFolder(folder)) if (file.status !== 'MISSING') files.push(file);
  return files;
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
