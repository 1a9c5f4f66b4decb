import { extensionOf } from './formats.ts';
import type { ScannedFile } from './scan.ts';

/** Files as they were found, by path, each with its sidecar; and the paths of those sidecars, which are no media. */
export interface FilesWithSidecars {
  readonly files: ReadonlyMap<string, ScannedFile>;
  readonly sidecars: ReadonlySet<string>;
}

/**
 * Puts sidecars to the files they belong to: `photo.jpg.xmp` to `photo.jpg` alone, `photo.xmp` to every file in the folder that is `photo` with
 * any extension, as raw files and the pictures made with them share theirs. The longer name wins. Upper and lower case are the same.
 * A sidecar that belongs to nothing stays a file. O(n).
 */
export function withSidecars(found: ReadonlyMap<string, ScannedFile>): FilesWithSidecars {
  const byOwner = new Map<string, ScannedFile>();
  for (const file of found.values()) {
    if (isSidecarName(file.path)) byOwner.set(stemOf(file.path).toLowerCase(), file);
  }
  if (byOwner.size === 0) return { files: found, sidecars: new Set() };
  const files = new Map<string, ScannedFile>();
  const sidecars = new Set<string>();
  for (const [path, file] of found) {
    if (isSidecarName(path)) continue;
    const long = byOwner.get(path.toLowerCase());
    const short = byOwner.get(stemOf(path).toLowerCase());
    for (const sidecar of [long, short]) if (sidecar !== undefined) sidecars.add(sidecar.path);
    const sidecar = long ?? short;
    files.set(path, sidecar === undefined ? file : { ...file, sidecar });
  }
  for (const [path, file] of found) if (isSidecarName(path) && !sidecars.has(path)) files.set(path, file);
  return { files, sidecars };
}

function isSidecarName(path: string): boolean {
  return extensionOf(path) === 'xmp';
}

/** The path without its extension. */
function stemOf(path: string): string {
  const extension = extensionOf(path);
  return extension === '' ? path : path.slice(0, -extension.length - 1);
}
