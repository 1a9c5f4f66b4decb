import { constants } from 'node:fs';
import { copyFile, link, mkdir, open, realpath, rename, rm, unlink } from 'node:fs/promises';
import path from 'node:path';
import { isInside } from '../media/scan.ts';
import { systemCodeOf } from '../store/file-system.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';

/** Bytes of a name that every file system takes, with room for a number after it. */
const LONGEST_NAME = 240;

/**
 * A name from outside as one that a file can have on every system: the last part of a path, without what some system forbids, and never
 * hidden.
 *
 * @throws GalleryDeskError `INVALID_ARGUMENT` when nothing is left of it
 */
export function safeFileName(given: string, field = 'fileName'): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  // oxlint-disable-next-line no-control-regex
  const plain = last.replace(/[\u0000-\u001f\u007f<>:"|?*\u202a-\u202e\u2066-\u2069]/g, '_');
  const name = plain.replace(/^[.\s]+/, '').replace(/[.\s]+$/, '');
  const extension = path.extname(name).slice(0, 20);
  const isReserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
  let stem = (isReserved ? '_' : '') + name.slice(0, name.length - path.extname(name).length);
  while (Buffer.byteLength(stem + extension) > LONGEST_NAME) stem = Array.from(stem).slice(0, -1).join('');
  if (stem === '') {
    throw invalidFields([
      {
        field,
        violatedRule: 'FORMAT',
        description: `“${given.slice(0, 100)}” is no name for a file. Give one such as photo.jpg.`,
      },
    ]);
  }
  return stem + extension;
}

/**
 * A folder below the media folder, made when it is not there; never outside of it, whatever links lie on the way.
 *
 * @param folderPath relative, with forward slashes; empty for the media folder itself
 */
export async function folderInside(mediaFolder: string, folderPath: string): Promise<string> {
  const root = await realpath(mediaFolder).catch((cause: unknown) => {
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      'The media folder is out of reach. Connect its drive and try again.',
      {},
      { cause },
    );
  });
  const wanted = path.join(root, ...folderPath.split('/').filter((part) => part !== ''));
  if (!isInside(root, wanted)) throw leadsOutside();
  await mkdir(wanted, { recursive: true });
  if (!isInside(root, await realpath(wanted))) throw leadsOutside();
  return wanted;
}

function leadsOutside(): GalleryDeskError {
  return invalidFields([
    { field: 'parentFolderId', violatedRule: 'OTHER', description: 'Leads out of the media folder.' },
  ]);
}

/** Gives a file its name only if nobody has it. Where the disk has no hard links, it is copied. */
async function claim(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    const code = systemCodeOf(error);
    if (code === 'EEXIST') throw error;
    await copyFile(from, to, constants.COPYFILE_EXCL);
  }
  await unlink(from);
}

/** `photo.jpg`, `photo (2).jpg`, `photo (3).jpg` … */
function* namesLike(name: string): Generator<string, void, void> {
  yield name;
  const extension = path.extname(name);
  const stem = name.slice(0, name.length - extension.length);
  for (let number = 2; number < 10_000; number++) yield `${stem} (${number})${extension}`;
}

/**
 * Moves a file into a folder under its name, or the next one that is free: nothing is ever overwritten. Answers where it is, once the
 * disk has it.
 */
export async function placeFile(from: string, folder: string, name: string): Promise<string> {
  for (const candidate of namesLike(name)) {
    const target = path.join(folder, candidate);
    try {
      await claim(from, target);
      await syncFolder(folder);
      return target;
    } catch (error) {
      if (systemCodeOf(error) !== 'EEXIST') throw error;
    }
  }
  throw new GalleryDeskError(
    'ALREADY_EXISTS',
    `There are too many files named like ${name}. Choose another name.`,
    {
      value: name,
    },
  );
}

/** Moves a file to a name that nobody has, to another disk too. */
export async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (systemCodeOf(error) !== 'EXDEV') throw error;
    const aside = `${to}.partial`;
    try {
      await copyFile(from, aside);
      await flush(aside, 'r+');
      await rename(aside, to);
    } finally {
      await rm(aside, { force: true });
    }
    await unlink(from);
  }
  await syncFolder(path.dirname(to));
}

/** Windows cannot open folders and needs no such thing. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  await flush(folder, 'r');
}

async function flush(file: string, flags: 'r' | 'r+'): Promise<void> {
  const handle = await open(file, flags);
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
