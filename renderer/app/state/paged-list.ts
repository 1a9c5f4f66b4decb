import { WritableCell } from './cell.ts';
import { SparseList } from './sparse-list.ts';

/** A page as the core answers it. */
export interface Page<T> {
  readonly total: number;
  readonly values: readonly T[];
}

export interface PagedState<T extends { readonly id: string }> {
  readonly list: SparseList<T>;
  /** `LOADING` until the first page is there. */
  readonly state: 'LOADING' | 'READY' | 'FAILED';
  readonly error?: unknown;
}

/** The contract's largest page. */
export const PAGE_SIZE = 200;

/** So many pages are what somebody scrolls through; more are wanted for something else. */
const SHOWN_ONE_BY_ONE = 4;

/** A page that meets changes again and again while it is read is taken as it is; the next event or look corrects it. */
const MAX_ATTEMPTS = 4;

/**
 * A long list of which the pages that somebody looks at are loaded. Events edit it in place; a page that was read while the list
 * changed is read again, because its places may have shifted.
 */
export class PagedList<T extends { readonly id: string }> {
  readonly cell = new WritableCell<PagedState<T>>({ list: new SparseList<T>([]), state: 'LOADING' });
  readonly #fetchPage: (offset: number, limit: number) => Promise<Page<T>>;
  readonly #inFlight = new Map<number, Promise<void>>();
  readonly #largest: number;
  #edition = 0;
  #looked: readonly [number, number] = [0, 0];

  /** @param largest values that may be asked for at once where many are wanted; a multiple of the page size */
  constructor(fetchPage: (offset: number, limit: number) => Promise<Page<T>>, largest = PAGE_SIZE) {
    this.#fetchPage = fetchPage;
    this.#largest = largest;
  }

  get list(): SparseList<T> {
    return this.cell.get().list;
  }

  /** Loads what is missing of `first` to `last`, both included. Never rejects: a failure shows in the cell. */
  async look(first: number, last: number): Promise<void> {
    this.#looked = [first, last];
    await this.ensure(first, last);
  }

  /** As `look`, for something else than looking: a selection that needs ids. */
  async ensure(first: number, last: number): Promise<void> {
    const missing: number[] = [];
    for (let page = Math.floor(Math.max(0, first) / PAGE_SIZE); page * PAGE_SIZE <= last; page++) {
      const from = page * PAGE_SIZE;
      const isThere = this.list.isLoaded(from, from + PAGE_SIZE - 1) && this.cell.get().state === 'READY';
      if (!isThere) missing.push(page);
    }
    if (missing.length > SHOWN_ONE_BY_ONE && this.cell.get().state === 'READY')
      await this.#loadTogether(missing);
    else await Promise.all(missing.map((page) => this.#load(page)));
  }

  /** Changes the list as an event tells. */
  edit(change: (list: SparseList<T>) => SparseList<T>): void {
    const { list, state } = this.cell.get();
    this.#edition++;
    if (state !== 'READY') return;
    const edited = change(list);
    if (edited !== list) this.cell.set({ list: edited, state });
  }

  /** Reads again what was looked at last, keeping what is shown until the answer is there. */
  async reload(): Promise<void> {
    this.#edition++;
    const edition = this.#edition;
    const first = Math.floor(this.#looked[0] / PAGE_SIZE);
    const last = Math.floor(Math.max(this.#looked[0], this.#looked[1]) / PAGE_SIZE);
    try {
      let fresh: SparseList<T> | undefined;
      for (let page = first; page <= last; page++) {
        const { total, values } = await this.#fetchPage(page * PAGE_SIZE, PAGE_SIZE);
        fresh = (fresh ?? SparseList.unloaded<T>(total)).withPage(page * PAGE_SIZE, values, total);
      }
      if (fresh === undefined) return;
      if (edition !== this.#edition && this.cell.get().state === 'READY')
        return await this.#settle(first, last);
      this.cell.set({ list: fresh, state: 'READY' });
    } catch (error) {
      this.#fail(error);
    }
  }

  /** Events came while the pages were read again: forget everything else and read those pages as usual. */
  async #settle(first: number, last: number): Promise<void> {
    this.cell.set({ list: SparseList.unloaded<T>(this.list.total), state: 'READY' });
    for (let page = first; page <= last; page++) await this.#load(page);
  }

  /** Many pages at once, shown once: each by itself would draw the list anew. */
  async #loadTogether(missing: readonly number[]): Promise<void> {
    const edition = this.#edition;
    try {
      const runs = runsOf(missing, this.#largest / PAGE_SIZE);
      const pages = await Promise.all(
        runs.map(([first, count]) => this.#fetchPage(first * PAGE_SIZE, count * PAGE_SIZE)),
      );
      if (edition !== this.#edition) {
        // What changed meanwhile may have moved places: then each page sees to itself.
        await Promise.all(missing.map((page) => this.#load(page)));
        return;
      }
      const parts = pages.map(({ values }, index) => [(runs[index]?.[0] ?? 0) * PAGE_SIZE, values] as const);
      this.cell.set({ list: this.list.withPages(parts, pages[0]?.total ?? this.list.total), state: 'READY' });
    } catch (error) {
      this.#fail(error);
    }
  }

  #load(page: number): Promise<void> {
    const running = this.#inFlight.get(page);
    if (running !== undefined) return running;
    const loading = this.#read(page).finally(() => this.#inFlight.delete(page));
    this.#inFlight.set(page, loading);
    return loading;
  }

  async #read(page: number): Promise<void> {
    const offset = page * PAGE_SIZE;
    try {
      for (let attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        const edition = this.#edition;
        const { total, values } = await this.#fetchPage(offset, PAGE_SIZE);
        if (edition !== this.#edition && attempt < MAX_ATTEMPTS) continue;
        this.cell.set({ list: this.list.withPage(offset, values, total), state: 'READY' });
        return;
      }
    } catch (error) {
      this.#fail(error);
    }
  }

  #fail(error: unknown): void {
    const { list } = this.cell.get();
    this.cell.set({ list, state: list.total === 0 ? 'FAILED' : 'READY', error });
  }
}

/** Pages that follow each other, as first page and count, no more than so many together. */
function runsOf(pages: readonly number[], longest: number): (readonly [first: number, count: number])[] {
  const runs: [number, number][] = [];
  for (const page of pages) {
    const last = runs.at(-1);
    if (last !== undefined && last[0] + last[1] === page && last[1] < longest) last[1] += 1;
    else runs.push([page, 1]);
  }
  return runs;
}
