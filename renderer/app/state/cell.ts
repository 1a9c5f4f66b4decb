/** A value that can be read and watched. */
export interface Cell<T> {
  readonly get: () => T;
  /** Calls the listener after each change; answers the function that ends it. */
  readonly subscribe: (listener: () => void) => () => void;
}

/** A value with listeners: what `useSyncExternalStore` needs and nothing more. */
export class WritableCell<T> implements Cell<T> {
  #value: T;
  readonly #listeners = new Set<() => void>();

  constructor(value: T) {
    this.#value = value;
  }

  readonly get = (): T => this.#value;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Setting the same value again tells nobody. */
  set(value: T): void {
    if (Object.is(value, this.#value)) return;
    this.#value = value;
    // A copy: a listener may end its own subscription.
    for (const listener of Array.from(this.#listeners)) listener();
  }

  update(change: (value: T) => T): void {
    this.set(change(this.#value));
  }
}
