/**
 * A list of known length of which only some values are loaded; the rest are holes. Immutable: every change answers a new list. Looking
 * up an id builds an index of the loaded values once a list, O(n).
 */
export class SparseList<T extends { readonly id: string }> {
  readonly slots: readonly (T | undefined)[];
  #indexById: Map<string, number> | undefined;

  constructor(slots: readonly (T | undefined)[]) {
    this.slots = slots;
  }

  /** A list of `total` holes. */
  static unloaded<T extends { readonly id: string }>(total: number): SparseList<T> {
    return new SparseList<T>(Array.from<undefined>({ length: total }));
  }

  get total(): number {
    return this.slots.length;
  }

  at(index: number): T | undefined {
    return this.slots[index];
  }

  /** The place of a loaded value, or -1. */
  indexOf(id: string): number {
    if (this.#indexById === undefined) {
      const indexById = new Map<string, number>();
      this.slots.forEach((value, index) => value !== undefined && indexById.set(value.id, index));
      this.#indexById = indexById;
    }
    return this.#indexById.get(id) ?? -1;
  }

  get(id: string): T | undefined {
    return this.slots[this.indexOf(id)];
  }

  /** Whether every value from `first` to `last`, both included, is loaded. */
  isLoaded(first: number, last: number): boolean {
    return this.firstHole(first, last) === -1;
  }

  /** The first hole from `first` to `last`, both included, or -1. */
  firstHole(first: number, last: number): number {
    for (let index = Math.max(0, first); index <= Math.min(last, this.total - 1); index++) {
      if (this.slots[index] === undefined) return index;
    }
    return -1;
  }

  /**
   * The list with a page as the core answered it. When the core counts differently, what was loaded before may be in the wrong place
   * and is forgotten.
   */
  withPage(offset: number, values: readonly T[], total: number): SparseList<T> {
    const slots = total === this.total ? [...this.slots] : Array.from<T | undefined>({ length: total });
    const arriving = new Set(values.map((value) => value.id));
    if (total === this.total) {
      for (let index = 0; index < slots.length; index++) {
        const value = slots[index];
        if (value !== undefined && arriving.has(value.id)) slots[index] = undefined;
      }
    }
    values.forEach((value, index) => {
      if (offset + index < total) slots[offset + index] = value;
    });
    return new SparseList(slots);
  }

  /** The list with several pages, each with the place that it begins at; as `withPage` for each of them. */
  withPages(
    pages: readonly (readonly [offset: number, values: readonly T[]])[],
    total: number,
  ): SparseList<T> {
    const isSame = total === this.total;
    const arriving = new Set(pages.flatMap(([, values]) => values.map(({ id }) => id)));
    const slots = isSame
      ? this.slots.map((value) => (value !== undefined && arriving.has(value.id) ? undefined : value))
      : Array.from<T | undefined>({ length: total });
    for (const [offset, values] of pages) {
      values.forEach((value, index) => {
        if (offset + index < total) slots[offset + index] = value;
      });
    }
    return new SparseList(slots);
  }

  /** The list with another value in place of the one with its id; the same list when that is not loaded. */
  withValue(value: T): SparseList<T> {
    const index = this.indexOf(value.id);
    if (index === -1) return this;
    const slots = [...this.slots];
    slots[index] = value;
    return new SparseList(slots);
  }

  /** The loaded values. */
  loaded(): T[] {
    return this.slots.filter((value) => value !== undefined);
  }
}
