import { rm } from 'node:fs/promises';
import { mkdir, readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { fileNameOf, type MediaFile } from '../../shared/model/media-file.ts';
import { writeAtomically } from '../store/atomic-file.ts';
import { isNotThere, nodeFileSystem } from '../store/file-system.ts';
import { folderInside, moveFile, placeFile } from '../media/place-file.ts';
import { folderPathOf } from './file-descriptor.ts';

/** What is kept beside a file in the trash. */
const entrySchema = z.object({
  deletedDate: z.string(),
  file: z.object({ id: z.string(), path: z.string() }).loose(),
});

/** A file in the trash, as the catalog knew it. */
export interface TrashedFile {
  readonly file: MediaFile;
  /** Absolute. */
  readonly path: string;
  /** ISO 8601, UTC */
  readonly deletedDate: string;
}

/**
 * The trash of a library: a folder of its own for each file, with the file under its name and a note of where it was. People can take
 * files out of it by hand.
 */
export class MediaTrash {
  readonly #folder: string;

  /** The name begins with a dot, so that no media folder around the library lists it. */
  constructor(libraryFolder: string) {
    this.#folder = path.join(libraryFolder, '.trash');
  }

  /** Moves a file from the media folder into the trash. */
  async put(file: MediaFile, diskPath: string): Promise<void> {
    const folder = this.#folderOf(file.id);
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    // The note first: a file without one would not be found again.
    const note = JSON.stringify({ deletedDate: new Date().toISOString(), file }, undefined, 2);
    await writeAtomically(nodeFileSystem, path.join(folder, 'entry.json'), [note]);
    await mkdir(path.join(folder, 'file'));
    await moveFile(diskPath, path.join(folder, 'file', fileNameOf(file)));
  }

  async get(mediaId: string): Promise<TrashedFile | undefined> {
    const folder = this.#folderOf(mediaId);
    try {
      const entry = entrySchema.parse(JSON.parse(await readFile(path.join(folder, 'entry.json'), 'utf8')));
      const file = entry.file as unknown as MediaFile;
      const found = path.join(folder, 'file', fileNameOf(file));
      await stat(found);
      return { file, path: found, deletedDate: entry.deletedDate };
    } catch (error) {
      if (isNotThere(error) || error instanceof z.ZodError || error instanceof SyntaxError) return undefined;
      throw error;
    }
  }

  /** All files in the trash, the last one deleted first. */
  async list(): Promise<TrashedFile[]> {
    const names = await readdir(this.#folder).catch((error: unknown) => {
      if (isNotThere(error)) return [];
      throw error;
    });
    const found: TrashedFile[] = [];
    for (const name of names) {
      const file = await this.get(name);
      if (file !== undefined) found.push(file);
    }
    return found.sort((a, b) => (a.deletedDate < b.deletedDate ? 1 : -1));
  }

  /** Puts a file back where it was, or beside what is there now. @throws GalleryDeskError `NOT_FOUND` */
  async restore(mediaId: string, mediaFolder: string): Promise<void> {
    const trashed = await this.get(mediaId);
    if (trashed === undefined) throw notInTrash(mediaId);
    const folder = await folderInside(mediaFolder, folderPathOf(trashed.file));
    // Beside its place first, under a name that no list shows: the trash may be on another disk.
    const aside = path.join(folder, `.restored-${mediaId}`);
    await moveFile(trashed.path, aside);
    await placeFile(aside, folder, fileNameOf(trashed.file));
    await this.forget(mediaId);
  }

  async forget(mediaId: string): Promise<void> {
    await rm(this.#folderOf(mediaId), { recursive: true, force: true });
  }

  #folderOf(mediaId: string): string {
    // An id is checked at the boundary; that it can be no path is worth a second look where files are removed.
    if (!/^[\w~-][\w.~-]*$/.test(mediaId)) throw notInTrash(mediaId);
    return path.join(this.#folder, mediaId);
  }
}

function notInTrash(mediaId: string): GalleryDeskError {
  return new GalleryDeskError(
    'NOT_FOUND',
    `There is no file ${mediaId} in the trash. List the trash to see what is there.`,
    {
      value: mediaId,
    },
  );
}
