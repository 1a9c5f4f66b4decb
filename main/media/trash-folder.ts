import { mkdir, readdir, readFile, rename, rm, rmdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { fileNameOf, type MediaFile } from '../../shared/model/media-file.ts';
import { isNotThere } from '../store/file-system.ts';
import { moveFile } from './place-file.ts';
import { HIDDEN_FOLDER } from './staging.ts';

/** What is kept beside a file in the trash. */
const entrySchema = z.object({
  deletedDate: z.string(),
  file: z.object({ id: z.string(), path: z.string() }).loose(),
});

/** What the trash holds of a deleted file. */
export interface TrashEntry {
  /** Absolute; undefined when a person took the file out. */
  readonly diskPath: string | undefined;
  /** As the catalog knew it; undefined when the note cannot be read. */
  readonly file: MediaFile | undefined;
  /** ISO 8601, UTC */
  readonly deletedDate: string | undefined;
}

/**
 * The trash of a library on the disk: a folder of its own for each file, with the file under its name and a note of where it was, so that
 * people can take files out of it by hand. Files stay on their disk, so that none has to be copied: those of a media folder on another disk
 * lie in a hidden folder there, apart for each library.
 */
export class TrashFolder {
  readonly #libraryTrash: string;
  readonly #libraryId: string;
  readonly #mediaFolder: () => string;

  /** @param libraryTrash absolute; its name begins with a dot, so that no media folder around the library lists it */
  constructor(libraryTrash: string, libraryId: string, mediaFolder: () => string) {
    this.#libraryTrash = libraryTrash;
    this.#libraryId = libraryId;
    this.#mediaFolder = mediaFolder;
  }

  /** Moves a file from the media folder into the trash. */
  async put(file: MediaFile, diskPath: string, deletedDate: string): Promise<void> {
    const home = await this.#homeFor(diskPath);
    const folder = path.join(home, safeId(file.id));
    await setAside(folder);
    await mkdir(path.join(folder, 'file'), { recursive: true });
    // For people who look into the folder, and for a catalog that is lost: nothing waits for it to be durable.
    await writeFile(path.join(folder, 'entry.json'), JSON.stringify({ deletedDate, file }, undefined, 2));
    await moveFile(diskPath, path.join(folder, 'file', fileNameOf(file)));
  }

  /** Undefined when the trash knows nothing of the file. */
  async get(mediaId: string): Promise<TrashEntry | undefined> {
    for (const home of this.#homes()) {
      const entry = await readEntry(path.join(home, safeId(mediaId)));
      if (entry !== undefined) return entry;
    }
    return undefined;
  }

  /** The ids of all entries, in no order. */
  async ids(): Promise<string[]> {
    const ids = new Set<string>();
    for (const home of this.#homes()) {
      const names = await readdir(home).catch((error: unknown) => {
        if (isNotThere(error)) return [];
        throw error;
      });
      for (const name of names) if (ID.test(name)) ids.add(name);
    }
    return [...ids];
  }

  /** Removes an entry with whatever is in it. */
  async forget(mediaId: string): Promise<void> {
    for (const home of this.#homes()) {
      await rm(path.join(home, safeId(mediaId)), { recursive: true, force: true });
      await rmdir(home).catch(() => undefined);
    }
  }

  #homes(): readonly string[] {
    return [this.#libraryTrash, path.join(this.#mediaFolder(), HIDDEN_FOLDER, this.#libraryId, 'trash')];
  }

  async #homeFor(diskPath: string): Promise<string> {
    const [own, besideMedia] = this.#homes();
    if (own === undefined || besideMedia === undefined) throw new TypeError('The trash has two homes.');
    const [file, library] = await Promise.all([stat(path.dirname(diskPath)), stat(path.dirname(own))]);
    return file.dev === library.dev ? own : besideMedia;
  }
}

const ID = /^[\w~-][\w.~-]*$/;

/** An id is checked at the boundary; that it can be no path is worth a second look where files are removed. */
function safeId(mediaId: string): string {
  if (ID.test(mediaId)) return mediaId;
  throw new GalleryDeskError('NOT_FOUND', `There is no file ${mediaId} in the trash.`, { value: mediaId });
}

/** What an earlier deletion left under the same id is kept beside: it may be the only copy of something. */
async function setAside(folder: string): Promise<void> {
  const earlier = await readEntry(folder);
  if (earlier === undefined) return;
  if (earlier.diskPath === undefined) await rm(folder, { recursive: true, force: true });
  else await rename(folder, `${folder}.${Date.now().toString(36)}`);
}

async function readEntry(folder: string): Promise<TrashEntry | undefined> {
  try {
    await stat(folder);
  } catch (error) {
    if (isNotThere(error)) return undefined;
    throw error;
  }
  const note = await readFile(path.join(folder, 'entry.json'), 'utf8').then(
    (text) => entrySchema.parse(JSON.parse(text)),
    () => undefined,
  );
  const [name] = await readdir(path.join(folder, 'file')).catch(() => []);
  return {
    diskPath: name === undefined || name.endsWith('.partial') ? undefined : path.join(folder, 'file', name),
    file: note?.file as MediaFile | undefined,
    deletedDate: note?.deletedDate,
  };
}
