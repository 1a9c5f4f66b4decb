import { createHash } from 'node:crypto';
import { realpath } from 'node:fs/promises';
import path from 'node:path';

/** The scheme of the application's pages. */
export const APP_SCHEME = 'app';

/** The scheme of thumbnails and originals. */
export const MEDIA_SCHEME = 'media';

/** A folder's one real path, symlinks resolved; the part of it that is not there yet is kept as it is. */
export async function realFolder(folder: string): Promise<string> {
  const absolute = path.resolve(folder);
  try {
    return await realpath(absolute);
  } catch {
    const parent = path.dirname(absolute);
    return parent === absolute ? absolute : path.join(await realFolder(parent), path.basename(absolute));
  }
}

/**
 * The host name that stands for a library in `app://` and `media://` addresses. Every library has an origin of its own, so that a window
 * can neither read another library's media nor its stored view. It comes from the folder, not from the id in `library.json`: it is known
 * before anything is read, and a copy of a library is another library.
 */
export function hostNameOf(realFolderPath: string): string {
  return createHash('sha256').update(realFolderPath).digest('hex').slice(0, 32);
}

/** The origin of a library's window, as pages and requests name it. */
export const appOrigin = (hostName: string): string => `${APP_SCHEME}://${hostName}`;

/** The page of a library's window. */
export const appPage = (hostName: string): string => `${appOrigin(hostName)}/index.html`;

/** Where a library's media bytes come from, with a trailing slash. */
export const mediaBase = (hostName: string): string => `${MEDIA_SCHEME}://${hostName}/`;
