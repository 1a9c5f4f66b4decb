import { randomUUID } from 'node:crypto';
import { mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { isNotThere } from '../../store/file-system.ts';

/** Pictures with transparency are kept as WebP, all others as JPEG. */
export type ThumbnailExtension = 'jpg' | 'webp';

/** Where the thumbnail of a content is kept: equal content shares it, changed content never meets an old one. */
export function thumbnailPath(
  folder: string,
  fingerprint: string,
  size: number,
  extension: ThumbnailExtension,
): string {
  return join(folder, fingerprint.slice(0, 2), `${fingerprint}-${size}.${extension}`);
}

/** Where the still is kept that the window took of a video which nothing else takes one of. */
export function keptPosterPath(folder: string, fingerprint: string): string {
  return join(folder, fingerprint.slice(0, 2), `${fingerprint}-poster.jpg`);
}

/** Writes a file so that it is there whole or not at all. Not fsynced: it can be made again. @throws what the disk says. */
export async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  const temporary = temporaryOf(path);
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
}

function temporaryOf(path: string): string {
  return `${path}.${randomUUID()}.tmp`;
}

let keptBytes = 0;

/** Bytes by which the kept thumbnails grew since this was asked last. */
export function takeKeptBytes(): number {
  const bytes = keptBytes;
  keptBytes = 0;
  return bytes;
}

/**
 * Keeps a thumbnail for the next time. Answers whether the disk took it: one that is full, or a cache that nobody may write, keeps no picture
 * from being shown. At once: a worker has nothing else to do meanwhile, and four turns through the thread pool take longer than a photo's placeholder.
 */
export function keepThumbnail(path: string, content: Uint8Array): boolean {
  const temporary = temporaryOf(path);
  let former: number;
  try {
    former = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
    writeInFolder(temporary, content);
    renameSync(temporary, path);
  } catch {
    removeIfThere(temporary);
    return false;
  }
  keptBytes += content.length - former;
  return true;
}

function removeIfThere(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch {
    // What keeps a thumbnail from being written, such as a file where its folder should be, may keep it from being looked for too.
  }
}

/** The folder of a thumbnail is there nearly always, so it is made only when it turns out that it is not. */
function writeInFolder(path: string, content: Uint8Array): void {
  try {
    writeFileSync(path, content);
  } catch (error) {
    if (!isNotThere(error)) throw error;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }
}
