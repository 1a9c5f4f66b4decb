import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { PublishedFile, PublishManifest } from '../../shared/publish/manifest.ts';
import type { KeptFile } from '../../shared/publish/publish-plan.ts';
import { foldedPath, isSitePath } from './site-path.ts';
import type { SiteFile } from './site-files.ts';
import { MEDIA_FOLDER } from './site-item.ts';

/** What a target holds, as far as a comparison needs it. */
export interface TargetFacts {
  readonly manifest: PublishManifest | undefined;
  /** Bytes of the files that are there, of all paths that the manifest or the site knows. */
  readonly sizes: ReadonlyMap<string, number>;
}

/** What has to be done to files, as far as their sizes tell. */
export interface FileComparison {
  readonly unchanged: readonly SiteFile[];
  readonly written: readonly SiteFile[];
  /** Of the manifest, and part of the site no more. */
  readonly deleted: readonly string[];
  readonly kept: readonly KeptFile[];
  /** Paths of all files of the site, when something was published before. */
  readonly wanted: ReadonlySet<string>;
  /** Files there that would be replaced or deleted: to be looked at once more, by their hash, before anything happens to them. */
  readonly endangered: ReadonlyMap<string, PublishedFile | undefined>;
}

/**
 * Refuses a site in which two files meet in one place, on any file system.
 *
 * @throws GalleryDeskError `FAILED_PRECONDITION` naming both
 */
export function requireDistinctPaths(files: readonly SiteFile[]): void {
  const taken = new Map<string, string>();
  const folders = new Map<string, string>();
  for (const { kind, path } of files) {
    // Pictures and videos are named by what they are made of, in a folder of their own: a name that comes twice is one picture.
    if (kind !== 'PAGE') continue;
    if (!isSitePath(path)) throw new TypeError(`“${path}” is no path of a site.`);
    const folded = foldedPath(path);
    const other = taken.get(folded) ?? folders.get(folded);
    if (other !== undefined) throw samePlace(path, other);
    if (folded === MEDIA_FOLDER || folded.startsWith(`${MEDIA_FOLDER}/`)) throw samePlace(path, MEDIA_FOLDER);
    taken.set(folded, path);
    for (let end = folded.lastIndexOf('/'); end > 0; end = folded.lastIndexOf('/', end - 1)) {
      const folder = folded.slice(0, end);
      if (folders.has(folder)) break;
      folders.set(folder, path);
      const file = taken.get(folder);
      if (file !== undefined) throw samePlace(path, file);
    }
  }
}

function samePlace(path: string, other: string): GalleryDeskError {
  return new GalleryDeskError(
    'FAILED_PRECONDITION',
    `Two files of the site would go to the same place: ${other} and ${path}. Give one of the galleries another address.`,
    { value: path },
  );
}

/** Compares the files of a site with what is there. Pure, O(files). */
export function compareFiles(
  files: readonly SiteFile[],
  { manifest, sizes }: TargetFacts,
  replaceKept: boolean,
): FileComparison {
  requireDistinctPaths(files);
  const known = manifest?.files ?? {};
  const unchanged: SiteFile[] = [];
  const written: SiteFile[] = [];
  const kept: KeptFile[] = [];
  const endangered = new Map<string, PublishedFile | undefined>();
  for (const file of files) {
    const { path } = file;
    const before = known[path];
    const size = sizes.get(path);
    // A power cut leaves files that were not flushed empty; nobody would miss them.
    const isThere = size !== undefined && size > 0;
    if (isThere && before !== undefined && size !== before.size && !replaceKept) {
      kept.push({ path, reason: 'CHANGED' });
    } else if (isThere && before !== undefined && size === before.size && isSameContent(file, before)) {
      unchanged.push(file);
    } else {
      written.push(file);
      if (isThere) endangered.set(path, before);
    }
  }
  // Only compared with what was there; a new site of a hundred thousand files has nothing to compare with.
  const wanted = new Set(manifest === undefined ? [] : files.map(({ path }) => path));
  const deleted: string[] = [];
  for (const [path, before] of Object.entries(known)) {
    const size = sizes.get(path);
    if (wanted.has(path) || size === undefined) continue;
    if (size !== before.size && size > 0) kept.push({ path, reason: 'CHANGED' });
    else {
      deleted.push(path);
      endangered.set(path, before);
    }
  }
  return { unchanged, written, deleted, kept, wanted, endangered };
}

/** Pictures and videos are named by their content; the same path is the same picture. */
function isSameContent(file: SiteFile, before: PublishedFile): boolean {
  return file.kind === 'PAGE' ? file.sha256 === before.sha256 : true;
}

/**
 * Leaves alone what somebody changed without changing its size, or put where a file of the site would go.
 *
 * @param hashes sha256 in hex of the endangered files as they are
 */
export function sparedComparison(
  comparison: FileComparison,
  hashes: ReadonlyMap<string, string>,
  replaceKept: boolean,
): FileComparison {
  const kept = [...comparison.kept];
  const unchanged = [...comparison.unchanged];
  const isSpared = (path: string): boolean => {
    if (!comparison.endangered.has(path)) return false;
    const before = comparison.endangered.get(path);
    const hash = hashes.get(path);
    if (hash === undefined || hash === before?.sha256) return false;
    kept.push({ path, reason: before === undefined ? 'FOREIGN' : 'CHANGED' });
    return true;
  };
  const written = comparison.written.filter((file) => {
    // What stands there already, whoever put it there, need not be written.
    if (file.kind === 'PAGE' && hashes.get(file.path) === file.sha256) {
      unchanged.push(file);
      return false;
    }
    return replaceKept || !isSpared(file.path);
  });
  // A file that is to go and was changed is somebody's work: it stays in any case.
  const deleted = comparison.deleted.filter((path) => !isSpared(path));
  return { ...comparison, unchanged, written, deleted, kept };
}
