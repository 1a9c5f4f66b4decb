import { randomUUID } from 'node:crypto';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
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

/** Writes a file so that it is there whole or not at all. Not fsynced: it can be made again. */
export async function writeWhole(path: string, content: Uint8Array): Promise<void> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  await mkdir(dirname(path), { recursive: true });
  try {
    await writeFile(temporary, content);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}
