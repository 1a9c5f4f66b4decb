/** Folders are relative to the media folder, with forward slashes; `''` is the media folder itself. */

/** Whether a path lies in a folder, however deep. */
export function isInFolder(path: string, folder: string): boolean {
  return folder === '' || path.startsWith(`${folder}/`);
}

/** The folder that a file or folder lies in. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}

export function lastPartOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The folders from below the chosen one down to this one; none for the chosen one itself. */
export function foldersBelow(folder: string, chosen: string): string[] {
  const folders: string[] = [];
  for (let path = folder; path !== chosen && path !== ''; path = parentOf(path)) folders.unshift(path);
  return folders;
}
