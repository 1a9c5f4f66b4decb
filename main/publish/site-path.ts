/** Longest path in a site, in bytes of UTF-8. */
const LONGEST = 400;

/** Names that Windows keeps for devices, with or without an ending. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\u0000-\u001f\u007f<>:"|?*\\]/;

/**
 * Whether a path can stand for a file of a site on every system: relative, forward slashes, no segment that leads anywhere else or that
 * one of the systems reads differently. Holds for paths that the program made; those of a manifest come from outside.
 */
export function isSitePath(path: string): boolean {
  // A manifest has a hundred thousand of these.
  if (/^media\/[\da-f]{2}\/[\da-f]{1,64}(?:-\d{1,6})?\.[a-z\d]{2,5}$/.test(path)) return true;
  if (path === '' || Buffer.byteLength(path) > LONGEST || FORBIDDEN.test(path)) return false;
  return path
    .split('/')
    .every(
      (name) => name !== '' && name !== '.' && name !== '..' && !/[. ]$/.test(name) && !DEVICE.test(name),
    );
}

/** What two paths have in common that meet in one file on a file system that ignores case and composition. */
export function foldedPath(path: string): string {
  return path.normalize('NFC').toLowerCase();
}
