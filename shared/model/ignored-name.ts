/** Folders of operating systems and storage devices that hold no originals. */
const SYSTEM_NAMES = new Set([
  '$recycle.bin',
  'system volume information',
  'lost+found',
  '@eadir',
  '__macosx',
  'thumbs.db',
  'ehthumbs.db',
  'desktop.ini',
]);

/** Whether a file or folder of this name is left out: hidden ones, and those that operating systems make. */
export function isIgnoredName(name: string): boolean {
  return name.startsWith('.') || SYSTEM_NAMES.has(name.toLowerCase());
}
