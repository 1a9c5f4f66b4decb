import type { Dirent, Stats } from 'node:fs';
import { lstat, readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { AdditionFailure } from '../../shared/model/addition.ts';
import { describeRefusal } from './describe-refusal.ts';
import { safeFileName } from './file-names.ts';
import { isIgnoredName } from '../../shared/model/ignored-name.ts';
import { isInside, isLibrary } from './scan.ts';

/** A file that is to be added. */
export interface Source {
  /** As it was given, for people. Absolute. */
  readonly given: string;
  /** Absolute, symbolic links resolved. */
  readonly diskPath: string;
  /** Where it goes, relative to the media folder; for a file that lies there already, where it is. */
  readonly path: string;
  readonly isInPlace: boolean;
  readonly sizeInBytes: number;
}

export interface Sources {
  /** In the order in which they were given; in a folder by name, its own files before those of folders in it. */
  readonly files: readonly Source[];
  /** The folders that were given and those in them, relative to the media folder. */
  readonly folders: readonly string[];
  readonly failures: readonly AdditionFailure[];
}

export interface FindOptions {
  /** Real absolute path. */
  readonly mediaFolder: string;
  /** Real absolute paths that are left out where a folder around them is given. */
  readonly exclude: readonly string[];
  readonly signal: AbortSignal;
  readonly onFound?: (total: number) => void;
}

const byName = new Intl.Collator('en', { numeric: true });

/**
 * Finds the files in what a person gave: files, and folders with all below them. Links to files are followed; those to folders are not,
 * unless a person gave them: that is how loops end. Hidden files, and libraries, are left out as in the media folder itself.
 */
export async function findSources(given: readonly string[], options: FindOptions): Promise<Sources> {
  const finder = new Finder(options);
  for (const entry of given) await finder.take(path.resolve(entry));
  return finder;
}

class Finder implements Sources {
  readonly files: Source[] = [];
  readonly folders: string[] = [];
  readonly failures: AdditionFailure[] = [];
  readonly #options: FindOptions;

  constructor(options: FindOptions) {
    this.#options = options;
  }

  async take(given: string): Promise<void> {
    try {
      const diskPath = await realpath(given);
      const facts = await stat(diskPath);
      // The name that a person sees, not that of what a link leads to.
      if (facts.isDirectory()) await this.#folder(diskPath, safeFileName(path.basename(given)));
      else this.#file(given, diskPath, facts, safeFileName(path.basename(given)));
    } catch (error) {
      this.#options.signal.throwIfAborted();
      this.failures.push({ path: given, reason: describeRefusal(error) });
    }
  }

  #pathInMedia(diskPath: string): string | undefined {
    const { mediaFolder } = this.#options;
    if (!isInside(mediaFolder, diskPath)) return undefined;
    return path.relative(mediaFolder, diskPath).split(path.sep).join('/').normalize('NFC');
  }

  #file(given: string, diskPath: string, facts: Stats, target: string): void {
    if (!facts.isFile()) {
      this.failures.push({ path: given, reason: 'It is a device, pipe or socket and holds no picture.' });
      return;
    }
    const inMedia = this.#pathInMedia(diskPath);
    const isInPlace = inMedia !== undefined && !inMedia.split('/').some(isIgnoredName);
    this.files.push({
      given,
      diskPath,
      path: isInPlace ? inMedia : target,
      isInPlace,
      sizeInBytes: facts.size,
    });
    this.#options.onFound?.(this.files.length);
  }

  async #folder(diskPath: string, target: string): Promise<void> {
    const { exclude, signal } = this.#options;
    signal.throwIfAborted();
    let entries: Dirent[];
    try {
      entries = await readdir(diskPath, { withFileTypes: true });
    } catch (error) {
      this.failures.push({ path: diskPath, reason: describeRefusal(error) });
      return;
    }
    if (isLibrary(entries)) {
      this.failures.push({
        path: diskPath,
        reason: 'It is a library of Gallery Desk. Open it instead, or add the folder of its media.',
      });
      return;
    }
    this.folders.push(this.#pathInMedia(diskPath) ?? target);
    const shown = entries
      .filter(({ name }) => !isIgnoredName(name) && !exclude.includes(path.join(diskPath, name)))
      .sort((a, b) => byName.compare(a.name, b.name));
    for (const entry of shown.filter((candidate) => !candidate.isDirectory())) {
      await this.#entry(path.join(diskPath, entry.name), target);
    }
    for (const entry of shown.filter((candidate) => candidate.isDirectory())) {
      const name = this.#nameOf(path.join(diskPath, entry.name));
      if (name !== undefined) await this.#folder(path.join(diskPath, entry.name), `${target}/${name}`);
    }
  }

  async #entry(given: string, folder: string): Promise<void> {
    this.#options.signal.throwIfAborted();
    const name = this.#nameOf(given);
    if (name === undefined) return;
    try {
      const link = await lstat(given);
      const facts = link.isSymbolicLink() ? await stat(given) : link;
      if (facts.isDirectory()) {
        this.failures.push({
          path: given,
          reason: 'It is a link to a folder, which is not followed. Add that folder itself.',
        });
        return;
      }
      this.#file(given, link.isSymbolicLink() ? await realpath(given) : given, facts, `${folder}/${name}`);
    } catch (error) {
      this.failures.push({ path: given, reason: describeRefusal(error) });
    }
  }

  #nameOf(given: string): string | undefined {
    try {
      return safeFileName(path.basename(given));
    } catch (error) {
      this.failures.push({ path: given, reason: describeRefusal(error) });
      return undefined;
    }
  }
}
