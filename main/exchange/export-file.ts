import { link, lstat, open, realpath, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import type { CoreText } from '../../shared/text/core-text.ts';
import { temporaryNameFor } from '../store/atomic-file.ts';
import { isNotThere, nodeFileSystem, systemCodeOf, writeFully } from '../store/file-system.ts';
import { diskError } from '../store/store-error.ts';
import type { Breather } from '../events/breather.ts';
import type { LongWork } from '../events/long-work.ts';

/** Characters written at a time. */
const PIECE = 128 * 1024;

const ENDINGS = { JSON: '.json', CSV: '.csv' } as const;

function refuseFile(description: CoreText): GalleryDeskError {
  return invalidFields([{ field: 'file', violatedRule: 'FORMAT', description }]);
}

function isInside(folder: string, file: string): boolean {
  const relative = path.relative(folder, file);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

const realFolder = (folder: string): Promise<string> => realpath(folder).catch(() => path.resolve(folder));

/**
 * Checks where an export may go: a file with the format's ending, outside of the library's own folder and of the media folder, whose
 * originals are never touched. Symbolic links in the path are followed before looking.
 *
 * @param keptFolders absolute paths of the folders that nothing is exported into
 * @returns the path to write to
 * @throws `INVALID_ARGUMENT` when it may not go there, `ALREADY_EXISTS` when a file is there that is not to be replaced, `UNAVAILABLE` when the folder
 *   cannot be reached
 */
export async function checkExportFile(
  file: string,
  format: 'JSON' | 'CSV',
  { replace, keptFolders }: { readonly replace: boolean; readonly keptFolders: readonly string[] },
): Promise<string> {
  if (!path.isAbsolute(file)) {
    throw refuseFile(
      `“${file}” must be an absolute path, such as ${path.resolve('export')}${ENDINGS[format]}.`,
    );
  }
  if (path.extname(file).toLowerCase() !== ENDINGS[format]) {
    throw refuseFile(`“${file}” must end in ${ENDINGS[format]} to hold ${format}.`);
  }
  let folder: string;
  try {
    folder = await realpath(path.dirname(file));
  } catch (error) {
    throw diskError('The export cannot be written to', file, error);
  }
  const target = path.join(folder, path.basename(file));
  for (const kept of keptFolders) {
    if (isInside(await realFolder(kept), target)) {
      throw refuseFile(
        `“${file}” lies in ${kept}, whose files Gallery Desk keeps itself or never alters. Choose another folder.`,
      );
    }
  }
  const found = await lstat(target).catch((error: unknown) => {
    if (isNotThere(error)) return undefined;
    throw diskError('The export cannot be written to', file, error);
  });
  if (found !== undefined && !replace) throw alreadyThere(file);
  if (found?.isDirectory() === true) throw refuseFile(`“${file}” is a folder. Choose the name of a file.`);
  return target;
}

function alreadyThere(file: string): GalleryDeskError {
  return new GalleryDeskError(
    'ALREADY_EXISTS',
    `There is a file ${file} already, and it was left as it is. Choose another name, or ask for it to be replaced.`,
    { file },
  );
}

/**
 * Writes an export as a whole or not at all, piece by piece, so that nothing else waits for it.
 *
 * @returns bytes
 * @throws `ALREADY_EXISTS`, `UNAVAILABLE`, or what the work was ended with; the file that was there stands then
 */
export async function writeExport(
  file: string,
  pieces: Iterable<string>,
  { replace, work }: { readonly replace: boolean; readonly work: LongWork },
): Promise<number> {
  const temporary = temporaryNameFor(file);
  try {
    const size = await writeAside(temporary, pieces, work);
    work.seal();
    if (replace) await rename(temporary, file);
    else await putInPlace(temporary, file);
    await nodeFileSystem.syncFolder(path.dirname(file));
    return size;
  } catch (error) {
    await rm(temporary, { force: true }).catch(() => undefined);
    if (systemCodeOf(error) === 'EEXIST') throw alreadyThere(file);
    throw systemCodeOf(error) === undefined
      ? error
      : diskError('The export could not be written to', file, error);
  }
}

async function writeAside(temporary: string, pieces: Iterable<string>, work: LongWork): Promise<number> {
  const handle = await open(temporary, 'wx');
  try {
    let position = 0;
    let waiting = '';
    const write = async () => {
      const bytes = Buffer.from(waiting);
      await writeFully(handle, bytes, position);
      position += bytes.length;
      waiting = '';
    };
    for (const piece of pieces) {
      waiting += piece;
      work.advance();
      if (waiting.length >= PIECE) await write();
      if (work.isDue) await work.rest();
    }
    await write();
    await handle.sync();
    return position;
  } finally {
    await handle.close();
  }
}

/** Gives the file its name only if nothing has it. */
async function putInPlace(temporary: string, file: string): Promise<void> {
  try {
    await link(temporary, file);
    await rm(temporary, { force: true });
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') throw error;
    // Not every disk knows links: there, an empty file claims the name first.
    await (await open(file, 'wx')).close();
    await rename(temporary, file).catch(async (problem: unknown) => {
      await rm(file, { force: true });
      throw problem;
    });
  }
}

/** Puts an export's pieces together, as long as they are short enough to be answered. */
export async function collectExport(
  pieces: Iterable<string>,
  limit: number,
  breather: Breather,
): Promise<string> {
  const collected: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    collected.push(piece);
    length += piece.length;
    if (length > limit) {
      throw new GalleryDeskError(
        'FAILED_PRECONDITION',
        `The export has more than ${limit} characters and cannot be answered as text. Name a file to write it to.`,
      );
    }
    if (breather.isDue) await breather.rest();
  }
  return collected.join('');
}

/** The size of a file that is to be read, or the reason why it cannot be. */
export async function requireReadableSize(file: string, limit: number): Promise<void> {
  const found = await stat(file).catch((error: unknown) => {
    throw diskError('The import cannot be read from', file, error);
  });
  if (!found.isFile()) throw refuseFile(`“${file}” is no file. Choose the file to import.`);
  if (found.size > limit) {
    throw refuseFile(
      `“${file}” has ${found.size} bytes; at most ${limit} can be imported at once. Part it into several files.`,
    );
  }
}
