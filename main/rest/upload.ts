import { randomUUID } from 'node:crypto';
import { open, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { Library } from '../library.ts';
import { fingerprintOf, fullHashOf } from '../media/fingerprint.ts';
import { systemCodeOf } from '../store/file-system.ts';
import { HttpRefusal } from './error-response.ts';
import type { FileNotesRecord } from './file-notes.ts';
import { folderInside, placeFile, safeFileName } from './place-file.ts';
import type { UploadTicket } from './upload-ticket.ts';

/** The largest file taken, in bytes. */
export const UPLOAD_LIMIT = 20 * 1024 ** 3;

export interface UploadParts {
  readonly library: Library;
  readonly notes: FileNotesRecord;
}

/** Absolute path of the media folder. */
export function mediaFolderOf({ media }: Pick<Library, 'media'>): string {
  return media.status().folder;
}

export function tooLarge(limit: number): HttpRefusal {
  return new HttpRefusal(
    413,
    'PAYLOAD_TOO_LARGE',
    `The file is larger than the ${limit} bytes that were announced or are allowed. Ask for a new address with the right size.`,
    { connection: 'close' },
  );
}

/**
 * Writes an upload aside, in the media folder under a name that is never listed, so that it is on the same disk; flushed.
 *
 * @returns absolute path
 * @throws HttpRefusal 413 for more bytes than the limit; nothing is left then
 */
export async function writeAside(
  bytes: AsyncIterable<Uint8Array>,
  mediaFolder: string,
  limit: number,
): Promise<string> {
  const aside = path.join(await folderInside(mediaFolder, ''), `.gallery-desk-upload-${randomUUID()}`);
  const handle = await open(aside, 'wx');
  try {
    let size = 0;
    for await (const chunk of bytes) {
      size += chunk.byteLength;
      if (size > limit) throw tooLarge(limit);
      await handle.writeFile(chunk);
    }
    await handle.sync();
    await handle.close();
    return aside;
  } catch (error) {
    await handle.close().catch(() => undefined);
    await rm(aside, { force: true });
    if (systemCodeOf(error) !== 'ENOSPC' && systemCodeOf(error) !== 'EDQUOT') throw error;
    throw new GalleryDeskError(
      'UNAVAILABLE',
      'There is no room left for the file on the disk of the media folder. Make room and send it again.',
      { systemCode: systemCodeOf(error) },
      { cause: error },
    );
  }
}

/** A file of the media folder that has exactly this content. */
async function sameContent(diskPath: string, { store, media }: Library): Promise<MediaFile | undefined> {
  const { size } = await stat(diskPath);
  const candidates = store.state.media
    .byFingerprint(await fingerprintOf(diskPath))
    .filter(({ status, sizeInBytes }) => status !== 'MISSING' && sizeInBytes === size);
  for (const file of candidates) {
    const original = await media.original(file.id).catch(() => undefined);
    // Fingerprints are of some blocks; what is thrown away is compared whole.
    if (original !== undefined && (await fullHashOf(original.path)) === (await fullHashOf(diskPath)))
      return file;
  }
  return undefined;
}

const EXTENSIONS: Readonly<Record<string, string>> = {
  'image/jpeg': '.jpg',
  'image/png': '.png',
  'image/webp': '.webp',
  'image/gif': '.gif',
  'image/avif': '.avif',
  'image/heic': '.heic',
  'image/tiff': '.tif',
  'image/svg+xml': '.svg',
  'video/mp4': '.mp4',
  'video/quicktime': '.mov',
  'video/webm': '.webm',
  'text/plain': '.txt',
};

function nameOf({ fileName, mimeType }: UploadTicket, given: string | undefined): string {
  const name = safeFileName(fileName ?? given ?? 'upload');
  return path.extname(name) === '' ? name + (EXTENSIONS[mimeType ?? ''] ?? '') : name;
}

/**
 * Takes a file that was written aside into the media folder and answers it once the catalog knows it. A file whose content is there
 * already is not kept twice; one whose name is taken gets a number, and both stay.
 *
 * @param given a name that came with the bytes, for tickets without one
 */
export async function land(
  aside: string,
  ticket: UploadTicket,
  given: string | undefined,
  { library, notes }: UploadParts,
): Promise<MediaFile> {
  let file: MediaFile | undefined;
  try {
    const name = nameOf(ticket, given);
    file = await sameContent(aside, library);
    if (file === undefined) {
      const root = await folderInside(mediaFolderOf(library), '');
      const folder = await folderInside(root, ticket.folder);
      const placed = await placeFile(aside, folder, name);
      await library.media.rescan();
      const relative = path.relative(root, placed).split(path.sep).join('/').normalize('NFC');
      file = library.store.state.media.byPath(relative);
      if (file === undefined) throw new Error(`${relative} was uploaded and is not in the catalog.`);
    }
  } finally {
    await rm(aside, { force: true });
  }
  if (ticket.labels.length > 0) {
    const before = notes.value[file.id];
    const labels = [...new Set([...(before?.labels ?? []), ...ticket.labels])];
    const updatedDate = new Date().toISOString();
    await notes.set({ ...notes.value, [file.id]: { ...before, labels, updatedDate } });
  }
  return file;
}
