import { compareInDisplayOrder, type Ordered } from './display-order.ts';

/** From this many changes on, rebuilding the list is cheaper than moving its tail for each. */
const BULK = 32;

/** A sorted list that can only be read. */
export interface ReadonlySortedList<T extends { readonly id: string }> extends Iterable<T> {
  readonly size: number;
  get(id: string): T | undefined;
  has(id: string): boolean;
  at(index: number): T | undefined;
  /** The place of an id, or -1. O(log n). */
  indexOf(id: string): number;
  /** At most `limit` values from `offset`. */
  slice(offset: number, limit: number): T[];
}

/**
 * Values with ids, kept sorted: lookup by id in O(1), place of an id in O(log n), insertion and removal in O(log n) plus moving the
 * tail of one array, which for 100,000 entries takes some ten microseconds. Values are immutable; to change one, `set` its successor.
 */
export class SortedList<T extends { readonly id: string }> implements ReadonlySortedList<T> {
  readonly #compare: (a: T, b: T) => number;
  readonly #rankOf: ((value: T) => number) | undefined;
  #sorted: T[];
  /** Of `#sorted`, side by side: a search in a long list would otherwise wait for the memory of each value it passes. */
  #ranks: number[];
  readonly #byId: Map<string, T>;

  /**
   * `compare` must never answer 0 for two values of different ids. `rankOf`, where there is such a number, grows with the order that
   * `compare` makes; values of one rank are told apart by `compare`.
   */
  constructor(compare: (a: T, b: T) => number, values: Iterable<T> = [], rankOf?: (value: T) => number) {
    this.#compare = compare;
    this.#rankOf = rankOf;
    this.#byId = new Map();
    for (const value of values) this.#byId.set(value.id, value);
    this.#sorted = [...this.#byId.values()].sort(compare);
    this.#ranks = rankOf === undefined ? [] : this.#sorted.map(rankOf);
  }

  get size(): number {
    return this.#sorted.length;
  }

  get(id: string): T | undefined {
    return this.#byId.get(id);
  }

  has(id: string): boolean {
    return this.#byId.has(id);
  }

  at(index: number): T | undefined {
    return this.#sorted[index];
  }

  indexOf(id: string): number {
    const value = this.#byId.get(id);
    return value === undefined ? -1 : this.#lowerBound(value);
  }

  slice(offset: number, limit: number): T[] {
    return this.#sorted.slice(offset, offset + limit);
  }

  [Symbol.iterator](): Iterator<T> {
    return this.#sorted[Symbol.iterator]();
  }

  /** Adds the value, or puts it in place of the one with its id. */
  set(value: T): void {
    const former = this.#byId.get(value.id);
    this.#byId.set(value.id, value);
    if (former === undefined) {
      const last = this.#sorted.at(-1);
      this.#insert(
        last === undefined || this.#compare(last, value) < 0 ? this.size : this.#lowerBound(value),
        value,
      );
      return;
    }
    const index = this.#lowerBound(former);
    if (this.#compare(former, value) === 0) {
      this.#sorted[index] = value;
      return;
    }
    this.#remove(index);
    this.#insert(this.#lowerBound(value), value);
  }

  /** Removes the value with this id; false when there is none. */
  delete(id: string): boolean {
    const value = this.#byId.get(id);
    if (value === undefined) return false;
    this.#remove(this.#lowerBound(value));
    this.#byId.delete(id);
    return true;
  }

  /**
   * Applies many changes at once: a value is set, `undefined` removes. O(n + k log k), where one by one each of the k changes would move
   * the tail of the array.
   */
  update(changes: ReadonlyMap<string, T | undefined>): void {
    if (changes.size < BULK) {
      for (const [id, value] of changes) {
        if (value === undefined) this.delete(id);
        else this.set(value);
      }
      return;
    }
    const kept = this.#sorted.filter(({ id }) => !changes.has(id));
    const added = [...changes.values()].filter((value) => value !== undefined).sort(this.#compare);
    for (const [id, value] of changes) {
      if (value === undefined) this.#byId.delete(id);
      else this.#byId.set(id, value);
    }
    this.#sorted = merge(kept, added, this.#compare);
    if (this.#rankOf !== undefined) this.#ranks = this.#sorted.map(this.#rankOf);
  }

  #insert(index: number, value: T): void {
    if (index === this.#sorted.length) this.#sorted.push(value);
    else this.#sorted.splice(index, 0, value);
    if (this.#rankOf === undefined) return;
    if (index === this.#ranks.length) this.#ranks.push(this.#rankOf(value));
    else this.#ranks.splice(index, 0, this.#rankOf(value));
  }

  #remove(index: number): void {
    this.#sorted.splice(index, 1);
    if (this.#rankOf !== undefined) this.#ranks.splice(index, 1);
  }

  /** The first index whose value does not come before the given one. */
  #lowerBound(value: T): number {
    let low = 0;
    let high = this.#sorted.length;
    if (this.#rankOf !== undefined) {
      const rank = this.#rankOf(value);
      while (low < high) {
        const middle = (low + high) >>> 1;
        if ((this.#ranks[middle] ?? Infinity) < rank) low = middle + 1;
        else high = middle;
      }
      high = this.#sorted.length;
      // Nearly always one value; the rare others of its rank are passed by halves too.
      if (this.#ranks[low + 1] !== rank) high = Math.min(high, low + 1);
    }
    while (low < high) {
      const middle = (low + high) >>> 1;
      const candidate = this.#sorted[middle];
      if (candidate !== undefined && this.#compare(candidate, value) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function merge<T>(left: readonly T[], right: readonly T[], compare: (a: T, b: T) => number): T[] {
  const merged: T[] = [];
  let next = 0;
  for (const value of left) {
    for (let other = right[next]; other !== undefined && compare(other, value) < 0; other = right[next]) {
      merged.push(other);
      next += 1;
    }
    merged.push(value);
  }
  for (; next < right.length; next += 1) merged.push(right[next] as T);
  return merged;
}

/** A list in display order. */
export function sortedForDisplay<T extends Ordered>(values: Iterable<T> = []): SortedList<T> {
  return new SortedList<T>(compareInDisplayOrder, values, rankInDisplayOrder);
}

function rankInDisplayOrder({ sortOrder }: Ordered): number {
  return -sortOrder;
}
