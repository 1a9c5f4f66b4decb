import { copyFile, link, mkdir, open, realpath, rename, rm, stat, unlink, utimes } from 'node:fs/promises';
import path from 'node:path';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import { systemCodeOf } from '../store/file-system.ts';
import { namesLike } from './file-names.ts';
import { isInside } from './scan.ts';

/** The media folder as a real absolute path. @throws GalleryDeskError `FAILED_PRECONDITION` when it is out of reach */
export function realMediaFolder(mediaFolder: string): Promise<string> {
  return realpath(mediaFolder).catch((cause: unknown) => {
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      'The media folder is out of reach. Connect its drive and try again.',
      {},
      { cause },
    );
  });
}

/**
 * A folder below the media folder, made when it is not there; never outside of it, whatever links lie on the way.
 *
 * @param folderPath relative, with forward slashes; empty for the media folder itself
 */
export async function folderInside(mediaFolder: string, folderPath: string): Promise<string> {
  const root = await realMediaFolder(mediaFolder);
  let folder = root;
  for (const part of folderPath.split('/').filter((name) => name !== '')) {
    const wanted = path.join(folder, part);
    if (!isInside(root, wanted)) throw leadsOutside();
    // One after another: a link on the way must be seen before anything is made behind it.
    await mkdir(wanted).catch((error: unknown) => {
      if (systemCodeOf(error) !== 'EEXIST') throw error;
    });
    folder = await realpath(wanted);
    if (!isInside(root, folder)) throw leadsOutside();
  }
  return folder;
}

function leadsOutside(): GalleryDeskError {
  return invalidFields([
    { field: 'parentFolderId', violatedRule: 'OTHER', description: 'Leads out of the media folder.' },
  ]);
}

/**
 * Gives a file its name only if nobody has it. Where the disk has no hard links, the name is taken by an empty file first; where it is
 * another disk, the file is copied.
 */
async function claim(from: string, to: string): Promise<void> {
  try {
    await link(from, to);
  } catch (error) {
    if (systemCodeOf(error) === 'EEXIST') throw error;
    await (await open(to, 'wx')).close();
    try {
      await moveOver(from, to);
    } catch (cause) {
      await rm(to, { force: true });
      throw cause;
    }
    return;
  }
  await unlink(from);
}

/** Moves a file over one of our own. */
async function moveOver(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (systemCodeOf(error) !== 'EXDEV') throw error;
    await copyWhole(from, to);
    await syncFolder(path.dirname(to));
    await unlink(from);
  }
}

/** Content and dates, on the disk when it answers. */
async function copyWhole(from: string, to: string): Promise<void> {
  const { atime, mtime } = await stat(from);
  await copyFile(from, to);
  await utimes(to, atime, mtime);
  await flush(to, 'r+');
}

export interface PlaceOptions {
  /** Told of each name that is tried, before it is. Absolute path. */
  readonly onCandidate?: (target: string) => void;
  /** False when whoever places many files makes the names durable himself. Default true. */
  readonly isSynced?: boolean;
}

/**
 * Moves a file into a folder under its name, or the next one that is free: nothing is ever overwritten. Answers where it is, once the
 * disk has it.
 */
export async function placeFile(
  from: string,
  folder: string,
  name: string,
  { onCandidate, isSynced = true }: PlaceOptions = {},
): Promise<string> {
  for (const candidate of namesLike(name)) {
    const target = path.join(folder, candidate);
    onCandidate?.(target);
    try {
      await claim(from, target);
      if (isSynced) await syncFolder(folder);
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

/** Moves a file to a name that nobody has, to another disk too. Its dates go with it. The name is durable once its folder is. */
export async function moveFile(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (systemCodeOf(error) !== 'EXDEV') throw error;
    const aside = `${to}.partial`;
    try {
      await copyWhole(from, aside);
      await rename(aside, to);
    } finally {
      await rm(aside, { force: true });
    }
    await syncFolder(path.dirname(to));
    await unlink(from);
  }
}

/** Makes the names in a folder durable. Windows cannot open folders and needs no such thing. */
export async function syncFolder(folder: string): Promise<void> {
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
