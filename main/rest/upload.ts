import path from 'node:path';
import type { MediaFile } from '../../shared/model/media-file.ts';
import type { Library } from '../library.ts';
import { HttpRefusal } from './error-response.ts';
import type { FileNotesRecord } from './file-notes.ts';
import { safeFileName } from '../media/file-names.ts';
import { folderInside, placeFile } from '../media/place-file.ts';
import { fileOf } from '../media/placed-file.ts';
import { contentOf, fileWithContent, type Content } from '../media/same-content.ts';
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

/** Passes bytes on as long as they are no more than the limit. */
async function* upTo(
  limit: number,
  bytes: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void, void> {
  let size = 0;
  for await (const chunk of bytes) {
    size += chunk.byteLength;
    if (size > limit) throw tooLarge(limit);
    yield chunk;
  }
}

/**
 * Writes an upload aside, on the disk of the media folder; flushed.
 *
 * @returns absolute path
 * @throws HttpRefusal 413 for more bytes than the limit; nothing is left then
 */
export function writeAside(
  bytes: AsyncIterable<Uint8Array>,
  library: Pick<Library, 'media'>,
  limit: number,
): Promise<string> {
  return library.media.staging.write(upTo(limit, bytes), mediaFolderOf(library));
}

/** A file of the media folder that has exactly this content. */
function sameContent(content: Content, { store, media }: Library): Promise<MediaFile | undefined> {
  return fileWithContent(content, store.state.media, async ({ id }) => (await media.original(id)).path);
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
    const content = await contentOf(aside);
    file = await sameContent(content, library);
    if (file === undefined) {
      const root = await folderInside(mediaFolderOf(library), '');
      const placed = await placeFile(aside, await folderInside(root, ticket.folder), name);
      const relative = path.relative(root, placed).split(path.sep).join('/').normalize('NFC');
      const known = { path: relative, fingerprint: content.fingerprint };
      await library.media.whenKnown([known]);
      file = fileOf(library.store.state.media, known);
      if (file === undefined) throw new Error(`${relative} was uploaded and is not in the catalog.`);
    }
  } finally {
    await library.media.staging.forget(aside);
  }
  if (ticket.labels.length > 0) {
    const before = notes.value[file.id];
    const labels = [...new Set([...(before?.labels ?? []), ...ticket.labels])];
    const updatedDate = new Date().toISOString();
    await notes.set({ ...notes.value, [file.id]: { ...before, labels, updatedDate } });
  }
  return file;
}
