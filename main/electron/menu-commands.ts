import type { MenuCommand } from '../../shared/contract/desktop.ts';

/** How many entries are kept for a page that is still starting. */
const KEPT = 10;

/** The entries that a person chose in the native menu, on their way to one window. */
export class MenuCommands {
  readonly #listeners = new Set<(command: MenuCommand) => void>();
  /** What was chosen before the page listened for the first time; undefined once it has. */
  #early: MenuCommand[] | undefined = [];

  send(command: MenuCommand): void {
    if (this.#early !== undefined && this.#early.length < KEPT) this.#early.push(command);
    for (const listener of this.#listeners) listener(command);
  }

  /**
   * Calls the listener with every entry from now on; the first listener also with those that were chosen while the page was starting.
   *
   * @returns the function that ends it
   */
  listen(listener: (command: MenuCommand) => void): () => void {
    const early = this.#early ?? [];
    this.#early = undefined;
    this.#listeners.add(listener);
    for (const command of early) listener(command);
    return () => this.#listeners.delete(listener);
  }
}
