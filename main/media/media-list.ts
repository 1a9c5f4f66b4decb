import { assertNever } from '../../shared/assert-never.ts';
import type { MediaFile, MediaKind } from '../../shared/model/media-file.ts';
import type { MediaCatalog } from '../store/state.ts';

export interface MediaListInput {
  readonly offset: number;
  /** 1..200 */
  readonly limit: number;
  /** Text that the path contains, whatever its case. */
  readonly search?: string;
  readonly kinds?: readonly MediaKind[];
  readonly sort: 'ADDED' | 'TAKEN' | 'PATH';
  /** Dates newest first, paths A to Z, unless told. */
  readonly order?: 'ASC' | 'DESC';
}

export interface MediaPage {
  readonly totalFiles: number;
  readonly files: MediaFile[];
}

/** Sorting by path needs a key for each file; files never change, so theirs never does. */
const PATH_KEYS = new WeakMap<MediaFile, string>();

/**
 * Sorts names as people do: without case and accents, and 9 before 10. Comparing keys is some ten times faster than a collator, which
 * takes a second for 100,000 paths.
 */
function pathKeyOf(file: MediaFile): string {
  const known = PATH_KEYS.get(file);
  if (known !== undefined) return known;
  const letters = file.path.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  const key = letters.replace(/\d+/g, (digits) => digits.padStart(12, '0'));
  PATH_KEYS.set(file, key);
  return key;
}

/**
 * Lists the catalog a page at a time. Sorting 100,000 files takes a tenth of a second, so each order is sorted once and kept until the
 * catalog changes; so is the last search.
 */
export class MediaList {
  readonly #catalog: MediaCatalog;
  readonly #ascending = new Map<MediaListInput['sort'], readonly MediaFile[]>();
  #last: { key: string; files: readonly MediaFile[] } | undefined;

  constructor(catalog: MediaCatalog) {
    this.#catalog = catalog;
  }

  /** To be called after each change of the catalog. */
  forget(): void {
    this.#ascending.clear();
    this.#last = undefined;
  }

  page(input: MediaListInput): MediaPage {
    const files = this.#select(input);
    const isDescending = (input.order ?? (input.sort === 'PATH' ? 'ASC' : 'DESC')) === 'DESC';
    const { offset, limit } = input;
    const start = isDescending ? Math.max(0, files.length - offset - limit) : offset;
    const end = isDescending ? Math.max(0, files.length - offset) : offset + limit;
    const page = files.slice(start, end);
    return { totalFiles: files.length, files: isDescending ? page.toReversed() : page };
  }

  #select({ sort, search, kinds }: MediaListInput): readonly MediaFile[] {
    const text = search?.normalize('NFC').toLocaleLowerCase() ?? '';
    const key = JSON.stringify([sort, text, kinds]);
    if (this.#last?.key === key) return this.#last.files;
    const all = this.#sorted(sort);
    const files =
      text === '' && kinds === undefined
        ? all
        : all.filter(
            (file) =>
              (kinds === undefined || kinds.includes(file.kind)) &&
              (text === '' || file.path.toLocaleLowerCase().includes(text)),
          );
    this.#last = { key, files };
    return files;
  }

  #sorted(sort: MediaListInput['sort']): readonly MediaFile[] {
    const known = this.#ascending.get(sort);
    if (known !== undefined) return known;
    const files = sortedBy(filesOutOfTrash(this.#catalog), sort);
    this.#ascending.set(sort, files);
    return files;
  }
}

/** What was deleted has a list of its own. */
function filesOutOfTrash(catalog: MediaCatalog): MediaFile[] {
  return [...catalog.values()].filter(({ trashed }) => trashed === undefined);
}

const byId = (a: MediaFile, b: MediaFile) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

const byPath = (a: MediaFile, b: MediaFile) => byText(pathKeyOf(a), pathKeyOf(b)) || byId(a, b);

/** Files that came with one change have the same date to the millisecond; the path then keeps pages from overlapping. */
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** ms. A picture without a date was taken, as far as anyone knows, when its file was last written. */
function takenTime({ dateTaken, modifiedTime }: MediaFile): number {
  if (dateTaken === undefined) return modifiedTime;
  const time = Date.parse(dateTaken.length > 19 ? dateTaken : `${dateTaken}Z`);
  return Number.isNaN(time) ? modifiedTime : time;
}

/** Ascending. */
function sortedBy(files: Iterable<MediaFile>, sort: MediaListInput['sort']): MediaFile[] {
  switch (sort) {
    case 'PATH':
      return [...files].sort(byPath);
    case 'ADDED':
      return [...files].sort((a, b) => byText(a.addedDate, b.addedDate) || byPath(b, a));
    case 'TAKEN': {
      const times = new Map<MediaFile, number>();
      for (const file of files) times.set(file, takenTime(file));
      return [...times].sort(([a, x], [b, y]) => x - y || byPath(b, a)).map(([file]) => file);
    }
    default:
      return assertNever(sort);
  }
}
