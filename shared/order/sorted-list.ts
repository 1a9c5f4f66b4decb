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
  #sorted: T[];
  readonly #byId: Map<string, T>;

  /** `compare` must never answer 0 for two values of different ids. */
  constructor(compare: (a: T, b: T) => number, values: Iterable<T> = []) {
    this.#compare = compare;
    this.#byId = new Map();
    for (const value of values) this.#byId.set(value.id, value);
    this.#sorted = [...this.#byId.values()].sort(compare);
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
    const last = this.#sorted.at(-1);
    if (former === undefined && (last === undefined || this.#compare(last, value) < 0)) {
      this.#byId.set(value.id, value);
      this.#sorted.push(value);
      return;
    }
    if (former !== undefined) {
      const index = this.#lowerBound(former);
      this.#byId.set(value.id, value);
      if (this.#compare(former, value) === 0) {
        this.#sorted[index] = value;
        return;
      }
      this.#sorted.splice(index, 1);
    }
    this.#byId.set(value.id, value);
    this.#sorted.splice(this.#lowerBound(value), 0, value);
  }

  /** Removes the value with this id; false when there is none. */
  delete(id: string): boolean {
    const value = this.#byId.get(id);
    if (value === undefined) return false;
    this.#sorted.splice(this.#lowerBound(value), 1);
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
  }

  /** The first index whose value does not come before the given one. */
  #lowerBound(value: T): number {
    let low = 0;
    let high = this.#sorted.length;
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
  return new SortedList<T>(compareInDisplayOrder, values);
}
