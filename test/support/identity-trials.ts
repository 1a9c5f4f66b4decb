import { copyFile, mkdir, readdir, readFile, rename, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { MediaFile } from '../../shared/model/media-file.ts';

/** What a person does to the folder between two looks at it; numbers choose among the files and places that are there. */
export type FolderOperation =
  | { readonly do: 'write' | 'edit' | 'save' | 'remove' | 'restore' | 'rename case'; readonly which: number }
  | { readonly do: 'move' | 'copy' | 'swap' | 'move folder'; readonly which: number; readonly to: number };

export const OPERATIONS = [
  'write',
  'edit',
  'save',
  'remove',
  'restore',
  'rename case',
  'move',
  'copy',
  'swap',
  'move folder',
] as const satisfies readonly FolderOperation['do'][];

const FOLDERS = ['', 'a', 'b', 'a/deep'];
const NAMES = ['one.txt', 'two.txt', 'Ä.txt'];
const PLACES = FOLDERS.flatMap((folder) => NAMES.map((name) => path.posix.join(folder, name)));

/** What is in the catalog, as the trial sees it. */
export interface Catalog {
  files(): readonly MediaFile[];
}

interface Known {
  readonly id: string;
  readonly content: string;
}

/**
 * A media folder and a model of whose content is where. After each operation and look, the catalog must agree with the folder, every file
 * must have the id that a person would expect, and no id may be forgotten.
 */
export class IdentityTrial {
  readonly #folder: string;
  readonly #catalog: Catalog;
  #known = new Map<string, Known>();
  readonly #everSeen = new Set<string>();
  #contents = 0;

  constructor(folder: string, catalog: Catalog) {
    this.#folder = folder;
    this.#catalog = catalog;
  }

  /** Carries out an operation; answers what is to be expected of the ids once the folder was looked at. */
  async carryOut(operation: FolderOperation): Promise<() => Promise<void>> {
    const before = new Map(this.#known);
    const taken = [...before.keys()].sort();
    const free = PLACES.filter((place) => !before.has(place));
    const from = taken[operation.which % Math.max(1, taken.length)];
    const place = free[operation.which % Math.max(1, free.length)];
    let expect: (after: ReadonlyMap<string, Known>) => readonly string[] = () => [];
    const keeps = (path_: string, id: string | undefined) => (after: ReadonlyMap<string, Known>) =>
      after.get(path_)?.id === id ? [] : [`“${path_}” lost its id in “${operation.do}”`];
    switch (operation.do) {
      case 'write':
        if (place !== undefined) await this.#write(place, this.#newContent());
        break;
      case 'edit':
        if (from === undefined) break;
        await this.#write(from, this.#newContent());
        expect = keeps(from, before.get(from)?.id);
        break;
      case 'save': {
        if (from === undefined) break;
        const temporary = this.#absolute(`${from}.tmp`);
        await writeFile(temporary, this.#newContent());
        await rename(temporary, this.#absolute(from));
        expect = keeps(from, before.get(from)?.id);
        break;
      }
      case 'remove':
        if (from === undefined) break;
        await rm(this.#absolute(from));
        expect = () => this.#missing(before.get(from)?.id);
        break;
      case 'restore': {
        const lost = this.#catalog
          .files()
          .find(({ status, id }) => status === 'MISSING' && this.#contentOf.has(id));
        const content = lost && this.#contentOf.get(lost.id);
        const isThere = [...before.values()].some((file) => file.content === content);
        if (place === undefined || lost === undefined || content === undefined || isThere) break;
        await this.#write(place, content);
        expect = (after) =>
          this.#contentOf.get(after.get(place)?.id ?? '') === content ? [] : [`“${place}” did not come back`];
        break;
      }
      case 'rename case': {
        if (from === undefined) break;
        const other = from.replace(/\.txt$/, '.TXT');
        if (other === from || before.has(other)) break;
        await rename(this.#absolute(from), this.#absolute(other));
        expect = keeps(other, before.get(from)?.id);
        break;
      }
      case 'move': {
        const target = free[operation.to % Math.max(1, free.length)];
        if (from === undefined || target === undefined) break;
        await this.#makeRoom(target);
        await rename(this.#absolute(from), this.#absolute(target));
        expect = keeps(target, before.get(from)?.id);
        break;
      }
      case 'copy': {
        const target = free[operation.to % Math.max(1, free.length)];
        if (from === undefined || target === undefined) break;
        await this.#makeRoom(target);
        await copyFile(this.#absolute(from), this.#absolute(target));
        expect = keeps(from, before.get(from)?.id);
        break;
      }
      case 'swap': {
        const to = taken[operation.to % Math.max(1, taken.length)];
        if (from === undefined || to === undefined || from === to) break;
        if (before.get(from)?.content === before.get(to)?.content) break;
        await rename(this.#absolute(from), this.#absolute('swapping'));
        await rename(this.#absolute(to), this.#absolute(from));
        await rename(this.#absolute('swapping'), this.#absolute(to));
        expect = (after) => [
          ...keeps(from, before.get(to)?.id)(after),
          ...keeps(to, before.get(from)?.id)(after),
        ];
        break;
      }
      case 'move folder': {
        const folders = [
          ...new Set(taken.map((file) => file.split('/')[0] ?? '').filter((name) => !name.includes('.'))),
        ];
        const folder = folders[operation.which % Math.max(1, folders.length)];
        if (folder === undefined) break;
        const target = `moved ${this.#contents}`;
        await rename(this.#absolute(folder), this.#absolute(target));
        // Back again, or the names of folders would have no end.
        if (operation.to % 2 === 0) await rename(this.#absolute(target), this.#absolute(folder));
        const now = operation.to % 2 === 0 ? folder : target;
        this.#contents += 1;
        const moved = taken.filter((file) => file.startsWith(`${folder}/`));
        expect = (after) =>
          moved.flatMap((file) => keeps(`${now}${file.slice(folder.length)}`, before.get(file)?.id)(after));
        break;
      }
    }
    return async () => {
      const problems = [...(await this.#look()), ...expect(this.#known)];
      if (problems.length > 0) throw new Error(problems.join('; '));
    };
  }

  /** The content that each id was seen with last. */
  readonly #contentOf = new Map<string, string>();

  /** Compares the catalog with the folder. */
  async #look(): Promise<string[]> {
    const disk = await this.#onDisk();
    const present = this.#catalog.files().filter(({ status }) => status !== 'MISSING');
    const problems: string[] = [];
    const known = new Map<string, Known>();
    for (const { id, path: place, sizeInBytes } of present) {
      const content = disk.get(place);
      if (content === undefined) problems.push(`“${place}” is in the catalog and not in the folder`);
      else if (Buffer.byteLength(content) !== sizeInBytes) problems.push(`“${place}” has another size`);
      if (known.has(place)) problems.push(`“${place}” is in the catalog twice`);
      known.set(place, { id, content: content ?? '' });
    }
    for (const place of disk.keys()) if (!known.has(place)) problems.push(`“${place}” is not in the catalog`);
    const ids = new Set(this.#catalog.files().map(({ id }) => id));
    for (const id of this.#everSeen) if (!ids.has(id)) problems.push(`${id} was forgotten`);
    for (const id of ids) this.#everSeen.add(id);
    for (const { id, content } of known.values()) this.#contentOf.set(id, content);
    this.#known = known;
    return problems;
  }

  #missing(id: string | undefined): readonly string[] {
    const file = this.#catalog.files().find((candidate) => candidate.id === id);
    return file?.status === 'MISSING' ? [] : [`${id} was removed and is not missing`];
  }

  #newContent(): string {
    this.#contents += 1;
    // Of different sizes: a file system may give two writes in one moment the same date.
    return `content ${'x'.repeat(this.#contents)}`;
  }

  #absolute(place: string): string {
    return path.join(this.#folder, place);
  }

  async #makeRoom(place: string): Promise<void> {
    await mkdir(path.dirname(this.#absolute(place)), { recursive: true });
  }

  async #write(place: string, content: string): Promise<void> {
    await this.#makeRoom(place);
    await writeFile(this.#absolute(place), content);
    const later = new Date(Date.now() + 5000);
    await utimes(this.#absolute(place), later, later);
  }

  async #onDisk(): Promise<Map<string, string>> {
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true });
    const files = new Map<string, string>();
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const absolute = path.join(entry.parentPath, entry.name);
      const place = path.relative(this.#folder, absolute).split(path.sep).join('/').normalize('NFC');
      files.set(place, await readFile(absolute, 'utf8'));
    }
    return files;
  }
}
