/** The folder of a path, both relative to the media folder; empty for one directly in it. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf('/')));
}
