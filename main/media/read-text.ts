import { open } from 'node:fs/promises';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';

/** Bytes. A text item is read by people. */
export const TEXT_LIMIT = 1024 * 1024;

/**
 * Reads a text file: UTF-8, UTF-16 with a byte order mark, and whatever is neither as Windows-1252, in which every byte is a character.
 *
 * @param name what to call the file in messages
 * @throws `FAILED_PRECONDITION` when it has more than 1 MB; what the disk says.
 */
export async function readTextFile(diskPath: string, name: string): Promise<string> {
  const file = await open(diskPath, 'r');
  try {
    const { size } = await file.stat();
    if (size > TEXT_LIMIT) {
      throw new GalleryDeskError(
        'FAILED_PRECONDITION',
        `“${name}” has more than 1 MB of text. Split it into smaller files.`,
        {
          file: diskPath,
        },
      );
    }
    return decodeText(await file.readFile());
  } finally {
    await file.close();
  }
}

export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
