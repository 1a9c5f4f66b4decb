import { stat } from 'node:fs/promises';
import path from 'node:path';

/** The extension of the file in a library that opens it from the file manager. */
export const LIBRARY_FILE_EXTENSION = '.gallerydesk';

/** The file that every library holds. */
const SETTINGS_FILE = 'library.json';

/** Whether a file stands for the library folder that it lies in. */
function standsForLibrary(file: string): boolean {
  return path.extname(file).toLowerCase() === LIBRARY_FILE_EXTENSION || path.basename(file) === SETTINGS_FILE;
}

/**
 * The library folder that a path means which was opened from a file manager or named on the command line: a folder itself, or a file that
 * stands for the folder it lies in. Undefined for anything else.
 */
export async function libraryFolderOf(opened: string): Promise<string | undefined> {
  const absolute = path.resolve(opened);
  if (standsForLibrary(absolute)) return path.dirname(absolute);
  const found = await stat(absolute).catch(() => undefined);
  return found?.isDirectory() === true ? absolute : undefined;
}

/** Whether a folder already holds a library, as far as a look can tell. */
export async function holdsLibrary(folder: string): Promise<boolean> {
  const found = await stat(path.join(folder, SETTINGS_FILE)).catch(() => undefined);
  return found?.isFile() === true;
}
