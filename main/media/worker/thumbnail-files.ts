import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

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
  const temporary = `${path}.${randomUUID()}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    throw error;
  }
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
 * from being shown.
 */
export async function keepThumbnail(path: string, content: Uint8Array): Promise<boolean> {
  const former = await stat(path).catch(() => undefined);
  try {
    await writeWhole(path, content);
  } catch {
    return false;
  }
  keptBytes += content.length - (former?.size ?? 0);
  return true;
}
