import { open } from 'node:fs/promises';
import { formatOfContent, formatOfName, type NamedFormat } from '../formats.ts';
import { MediaFailure } from './failure.ts';

/**
 * What a file is: its content decides, and its name where the content has no signature.
 *
 * @throws MediaFailure `DAMAGED` for an empty file that is no text; the system error when it cannot be read.
 */
export async function formatOfFile(file: string, path: string): Promise<NamedFormat> {
  const handle = await open(file, 'r');
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(32), 0, 32, 0);
    const named = formatOfName(path);
    if (bytesRead === 0 && (named.kind === 'IMAGE' || named.kind === 'VIDEO')) {
      throw new MediaFailure('DAMAGED', `“${path}” is empty (0 bytes). Copy it again from where it came.`);
    }
    const found = formatOfContent(buffer.subarray(0, bytesRead));
    if (found === undefined) return named;
    // Raw files of cameras are TIFF inside; without a name that says picture, they are not taken for one.
    if (named.kind === 'OTHER' && found.mimeType === 'image/tiff') return named;
    // The container of WebM and Matroska is the same; the name tells which one it is.
    return found.kind === 'VIDEO' && named.kind === 'VIDEO' ? named : found;
  } finally {
    await handle.close();
  }
}
