import { folderOf } from './folder-of.ts';
import type { ScannedFile } from './scan.ts';

/**
 * Files in the order in which they are wanted while there are too many: of each folder the newest, then of each the next. So one that a
 * person puts somewhere does not wait for the thousands that are being copied somewhere else. O(n log n).
 */
export function inTurns(files: readonly ScannedFile[]): ScannedFile[] {
  const byFolder = new Map<string, ScannedFile[]>();
  for (const file of files) {
    const folder = folderOf(file.path);
    const others = byFolder.get(folder);
    if (others === undefined) byFolder.set(folder, [file]);
    else others.push(file);
  }
  return [...byFolder.values()]
    .flatMap((inFolder) =>
      inFolder.sort((a, b) => b.changedTime - a.changedTime).map((file, turn) => ({ file, turn })),
    )
    .sort((a, b) => a.turn - b.turn)
    .map(({ file }) => file);
}
