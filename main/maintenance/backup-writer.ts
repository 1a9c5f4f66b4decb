import { createHash } from 'node:crypto';
import { dirname, join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { writeAtomically } from '../store/atomic-file.ts';
import { type FileSystem, isNotThere, writeFully } from '../store/file-system.ts';
import {
  type Backup,
  type BackupFile,
  type BackupManifest,
  MANIFEST,
  manifestText,
} from './backup-manifest.ts';
import { PARTIAL } from './backup-folder.ts';
import { removeLibraryShape } from './folder-removal.ts';

/** Bytes hashed or written at a time; a few milliseconds of work. */
const STEP = 1024 * 1024;

/** One file to be in a backup. */
export type BackupEntry = {
  /** Relative, forward slashes. */
  readonly path: string;
} & (
  | {
      /** Absolute path. */
      readonly source: string;
      /** A file that is gone when its turn comes is left out instead of failing. */
      readonly mayBeGone?: boolean;
    }
  | { readonly chunks: readonly Buffer[] }
);

/** What a backup says of itself, once all files are written. */
export type BackupFacts = Pick<BackupManifest, 'library' | 'sequence' | 'lastChangeId'>;

export interface WriteBackupOptions {
  readonly fileSystem: FileSystem;
  /** Absolute path of the new backup; its name is the last part. */
  readonly target: string;
  readonly about: Pick<BackupManifest, 'time' | 'reason' | 'program' | 'folder'>;
  /** Files that did not change since are shared with this one. */
  readonly previous?: Backup | undefined;
}

/**
 * Writes a backup aside and gives it its name when all of it is on the disk. When it throws, nothing is left of it.
 *
 * @param entries asked for one after another, the next one when the one before is written
 * @throws the operating system's errors
 */
export async function writeBackup(
  entries: AsyncGenerator<BackupEntry, BackupFacts, void>,
  { fileSystem, target, about, previous }: WriteBackupOptions,
): Promise<BackupManifest> {
  const partial = `${target}${PARTIAL}`;
  try {
    await removeLibraryShape(fileSystem, partial);
    // A library without galleries has the folder too.
    await fileSystem.makeFolder(join(partial, 'galleries'));
    const writer = new BackupFileWriter(fileSystem, partial, previous);
    const facts = await writer.writeAll(entries);
    const manifest = {
      ...about,
      ...facts,
      totalGalleries: writer.files.filter(({ path }) => path.startsWith('galleries/')).length,
      sharesFiles: writer.sharesFiles,
      files: writer.files,
    };
    await writeAtomically(fileSystem, join(partial, MANIFEST), [manifestText(manifest)]);
    await fileSystem.rename(partial, target);
    await fileSystem.syncFolder(dirname(target));
    return { format: 'gallery-desk-backup', formatVersion: 1, ...manifest };
  } catch (error) {
    await removeLibraryShape(fileSystem, partial).catch(() => {});
    throw error;
  }
}

class BackupFileWriter {
  readonly files: BackupFile[] = [];
  sharesFiles = true;
  readonly #fileSystem: FileSystem;
  readonly #folder: string;
  readonly #previous: Backup | undefined;
  readonly #known: ReadonlyMap<string, BackupFile>;
  readonly #folders = new Set<string>();

  constructor(fileSystem: FileSystem, folder: string, previous: Backup | undefined) {
    this.#fileSystem = fileSystem;
    this.#folder = folder;
    this.#previous = previous;
    this.#known = new Map(previous?.manifest.files.map((file) => [file.path, file]));
  }

  async writeAll(entries: AsyncGenerator<BackupEntry, BackupFacts, void>): Promise<BackupFacts> {
    for (;;) {
      const { done, value } = await entries.next();
      if (done === true) {
        for (const folder of this.#folders) await this.#fileSystem.syncFolder(folder);
        return value;
      }
      const file = 'source' in value ? await this.#copy(value) : await this.#write(value.path, value.chunks);
      if (file !== undefined) this.files.push(file);
    }
  }

  async #copy({
    path,
    source,
    mayBeGone,
  }: Extract<BackupEntry, { source: string }>): Promise<BackupFile | undefined> {
    try {
      // Taken before the content: a file that is replaced in between counts as changed the next time.
      const { size, mtimeMs } = await this.#fileSystem.stat(source);
      const shared = await this.#share(path, size, mtimeMs);
      if (shared !== undefined) return shared;
      const bytes = await this.#fileSystem.readFile(source);
      const file = await this.#write(path, [bytes]);
      return { ...file, modifiedTime: mtimeMs };
    } catch (error) {
      if (mayBeGone === true && isNotThere(error)) return undefined;
      throw error;
    }
  }

  /** A second name for the file of the backup before, when the library's file is still the same. */
  async #share(path: string, size: number, modifiedTime: number): Promise<BackupFile | undefined> {
    const known = this.#known.get(path);
    if (this.#previous === undefined || known?.size !== size || known.modifiedTime !== modifiedTime)
      return undefined;
    try {
      const earlier = join(this.#previous.folder, path);
      if ((await this.#fileSystem.stat(earlier)).size !== size) return undefined;
      await this.#fileSystem.link(earlier, await this.#place(path));
      return known;
    } catch {
      // Not every disk knows second names, and a backup that is thinned meanwhile has lost its own: the file is copied.
      this.sharesFiles = false;
      return undefined;
    }
  }

  async #write(path: string, chunks: readonly Buffer[]): Promise<BackupFile> {
    const handle = await this.#fileSystem.open(await this.#place(path), 'wx');
    const hash = createHash('sha256');
    let position = 0;
    try {
      for (const chunk of chunks) {
        for (let start = 0; start < chunk.length; start += STEP) {
          const step = chunk.subarray(start, start + STEP);
          hash.update(step);
          await writeFully(handle, step, position);
          position += step.length;
          if (step.length === STEP) {
            await handle.datasync();
            await nextTurn();
          }
        }
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    return { path, size: position, sha256: hash.digest('hex') };
  }

  async #place(path: string): Promise<string> {
    const place = join(this.#folder, path);
    const folder = dirname(place);
    if (!this.#folders.has(folder)) {
      await this.#fileSystem.makeFolder(folder);
      this.#folders.add(folder);
    }
    return place;
  }
}

/** SHA-256 of bytes, without holding others up. */
export async function hashOf(bytes: Buffer): Promise<string> {
  const hash = createHash('sha256');
  for (let start = 0; start < bytes.length; start += STEP) {
    hash.update(bytes.subarray(start, start + STEP));
    if (start > 0) await nextTurn();
  }
  return hash.digest('hex');
}
