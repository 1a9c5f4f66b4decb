import { createHash, randomBytes } from 'node:crypto';
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
 * The host name that stands for a library in `app://` addresses. Every library has an origin of its own, so that a window cannot reach what
 * another one stores. It comes from the folder, not from the id in `library.json`: it is known before anything is read, and a copy of a
 * library is another library.
 */
export function hostNameOf(realFolderPath: string): string {
  return createHash('sha256').update(realFolderPath).digest('hex').slice(0, 32);
}

/** The origin of a library's window, as pages and requests name it. */
export const appOrigin = (hostName: string): string => `${APP_SCHEME}://${hostName}`;

/** The page of a library's window. */
export const appPage = (hostName: string): string => `${appOrigin(hostName)}/index.html`;

/**
 * A host name for the media of one open library. Nobody can guess it, and only the library's own window is told: that keeps the windows of
 * other libraries from its pictures.
 */
export const newMediaHost = (): string => randomBytes(16).toString('hex');

/** Where a library's media bytes come from, with a trailing slash. */
export const mediaBase = (mediaHost: string): string => `${MEDIA_SCHEME}://${mediaHost}/`;
