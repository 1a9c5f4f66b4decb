import type { MediaFile } from '../../shared/model/media-file.ts';
import type { MediaFacets } from '../../shared/model/media-facets.ts';
import { ratioOfFile } from '../../shared/model/media-file.ts';
import { usualDirection, type MediaSort, type SortDirection } from '../../shared/model/media-sort.ts';
import { SortedList } from '../../shared/order/sorted-list.ts';
import type { MediaFilter } from '../../shared/schemas/media-filter.ts';
import type { ReadonlyMediaUses } from '../store/media-uses.ts';
import type { MediaCatalog } from '../store/state.ts';
import { IndexedFile } from './indexed-file.ts';
import { type Condition, conditionsOf } from './media-conditions.ts';
import { facetsOf } from './media-facets.ts';

/** Which files, in which order. */
export interface MediaListOrder extends MediaFilter {
  readonly sort: MediaSort;
  /** Unless told, as is usual for what they are sorted by. */
  readonly order?: SortDirection;
}

export interface MediaListInput extends MediaListOrder {
  readonly offset: number;
  /** 1..200 */
  readonly limit: number;
}

export interface MediaPage {
  readonly totalFiles: number;
  readonly files: MediaFile[];
}

/** The answer to a filter, kept up to date. */
interface Query {
  readonly conditions: readonly Condition[];
  /** Ascending. */
  readonly files: SortedList<IndexedFile>;
  /** Since the catalog changed last. One that nobody asks for between two changes is not worth keeping up to date. */
  isAsked: boolean;
}

/** Answers that are kept: one for each window, and the one before it. */
const MOST_QUERIES = 6;

const NO_USES: Pick<ReadonlyMediaUses, 'of' | 'isUsedIn'> = { of: () => [], isUsedIn: () => false };

/**
 * Lists the catalog a page at a time. What it sorts and finds files by is made when a list is first asked for, a few hundred ms for 100,000
 * files, and then kept with each change at the cost of what changed; so are the latest answers, of which every page but the first is a piece
 * of an array.
 */
export class MediaList {
  readonly #catalog: MediaCatalog;
  readonly #files = new Map<string, IndexedFile>();
  readonly #orders = new Map<MediaSort, SortedList<IndexedFile>>();
  readonly #queries = new Map<string, Query>();
  readonly #changed = new Set<string>();
  #uses = NO_USES;
  #isBuilt = false;

  constructor(catalog: MediaCatalog) {
    this.#catalog = catalog;
  }

  /** Which galleries show which files, once that is known. */
  learnUses(uses: ReadonlyMediaUses): void {
    if (this.#uses !== NO_USES) return;
    this.#uses = uses;
    uses.onChange((mediaIds) => this.change(mediaIds));
    this.#queries.clear();
  }

  /** To be told of each file of the catalog that came, changed or went. */
  change(mediaIds: Iterable<string>): void {
    if (!this.#isBuilt) return;
    for (const mediaId of mediaIds) this.#changed.add(mediaId);
  }

  page({ offset, limit, sort, order, ...filter }: MediaListInput): MediaPage {
    const files = this.#select(filter, sort);
    const isDescending = (order ?? usualDirection(sort)) === 'DESC';
    const start = isDescending ? Math.max(0, files.size - offset - limit) : offset;
    const end = isDescending ? Math.max(0, files.size - offset) : offset + limit;
    const page = files.slice(start, end - start).map(({ file }) => file);
    return { totalFiles: files.size, files: isDescending ? page.reverse() : page };
  }

  /** Width by height of what each file of a list shows, in hundredths: places files that nobody has read. */
  ratios({ sort, order, ...filter }: MediaListOrder): number[] {
    const files = this.#select(filter, sort);
    const hundredths = files.slice(0, files.size).map(({ file }) => Math.round(ratioOfFile(file) * 100));
    return (order ?? usualDirection(sort)) === 'DESC' ? hundredths.reverse() : hundredths;
  }

  /** The values that files have, with how many have each of them among those that match the rest of the filter. */
  facets(filter: MediaFilter, limit: number): MediaFacets {
    this.#bringUpToDate();
    const sources = { catalog: this.#catalog, uses: this.#uses };
    return facetsOf(this.#files.values(), conditionsOf(filter, sources), sources, limit);
  }

  #select(filter: MediaFilter, sort: MediaSort): SortedList<IndexedFile> {
    this.#bringUpToDate();
    const conditions = conditionsOf(filter, { catalog: this.#catalog, uses: this.#uses });
    const all = this.#sorted(sort);
    if (conditions.length === 0) return all;
    const key = JSON.stringify([sort, Object.entries(filter).sort(([a], [b]) => (a < b ? -1 : 1))]);
    const known = this.#queries.get(key);
    const query: Query = known ?? {
      conditions,
      files: new SortedList(COMPARE[sort], matching(all, conditions)),
      isAsked: true,
    };
    query.isAsked = true;
    // The latest goes to the end, and the oldest leaves.
    this.#queries.delete(key);
    this.#queries.set(key, query);
    for (const oldest of this.#queries.keys()) {
      if (this.#queries.size <= MOST_QUERIES) break;
      this.#queries.delete(oldest);
    }
    return query.files;
  }

  #sorted(sort: MediaSort): SortedList<IndexedFile> {
    let files = this.#orders.get(sort);
    if (files === undefined) {
      files = new SortedList(COMPARE[sort], this.#files.values());
      this.#orders.set(sort, files);
    }
    return files;
  }

  #bringUpToDate(): void {
    if (!this.#isBuilt) {
      for (const file of this.#catalog.values()) {
        if (isListed(file)) this.#files.set(file.id, new IndexedFile(file));
      }
      this.#isBuilt = true;
      prepareInTurns([...this.#files.values()]);
      return;
    }
    if (this.#changed.size === 0) return;
    const moved = new Map<string, IndexedFile | undefined>();
    const looked = new Set<string>();
    const look = (mediaId: string) => {
      looked.add(mediaId);
      const former = this.#files.get(mediaId);
      const file = this.#catalog.get(mediaId);
      if (former?.file === file) return;
      const next = file !== undefined && isListed(file) ? new IndexedFile(file) : undefined;
      if (next === undefined) this.#files.delete(mediaId);
      else this.#files.set(mediaId, next);
      moved.set(mediaId, next);
      // A file may have become a copy of others, or have ceased to be one, and they with it.
      for (const fingerprint of new Set([former?.file.fingerprint, file?.fingerprint])) {
        if (fingerprint === undefined) continue;
        for (const { id } of this.#catalog.byFingerprint(fingerprint)) if (!looked.has(id)) look(id);
      }
    };
    for (const mediaId of this.#changed) if (!looked.has(mediaId)) look(mediaId);
    this.#changed.clear();
    if (moved.size > 0) for (const files of this.#orders.values()) files.update(moved);
    for (const [key, query] of this.#queries) {
      if (!query.isAsked) {
        this.#queries.delete(key);
        continue;
      }
      query.isAsked = false;
      const { conditions, files } = query;
      const changes = new Map<string, IndexedFile | undefined>();
      for (const id of looked) {
        const file = this.#files.get(id);
        const matches = file !== undefined && conditions.every((condition) => condition.holds(file));
        if (matches ? files.get(id) !== file : files.has(id)) changes.set(id, matches ? file : undefined);
      }
      files.update(changes);
    }
  }
}

/** What was deleted has a list of its own. */
function isListed({ trashed }: MediaFile): boolean {
  return trashed === undefined;
}

/** ms that preparing may take before others get their turn */
const LONGEST_TURN = 4;

/** Whoever looks at the list may search soon: the first search finds the texts of 100,000 files ready, or as many as there was time for. */
function prepareInTurns(files: readonly IndexedFile[], start = 0): void {
  const turn = setTimeout(() => {
    const end = performance.now() + LONGEST_TURN;
    let next = start;
    for (; next < files.length && performance.now() < end; next++) files[next]?.prepare();
    if (next < files.length) prepareInTurns(files, next);
  }, 2 * LONGEST_TURN);
  turn.unref();
}

function matching(files: Iterable<IndexedFile>, conditions: readonly Condition[]): IndexedFile[] {
  const found: IndexedFile[] = [];
  for (const file of files) if (conditions.every((condition) => condition.holds(file))) found.push(file);
  return found;
}

const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

const byPath = (a: IndexedFile, b: IndexedFile) => byText(a.pathKey, b.pathKey) || byText(a.id, b.id);

/** Ascending. Files that came with one change have the same date to the millisecond; the path then keeps pages from overlapping. */
const COMPARE: Readonly<Record<MediaSort, (a: IndexedFile, b: IndexedFile) => number>> = {
  PATH: byPath,
  ADDED: (a, b) => byText(a.file.addedDate, b.file.addedDate) || byPath(b, a),
  TAKEN: (a, b) => a.takenTime - b.takenTime || byPath(b, a),
  NAME: (a, b) => byText(a.nameKey, b.nameKey) || byPath(a, b),
  SIZE: (a, b) => a.file.sizeInBytes - b.file.sizeInBytes || byPath(b, a),
};
