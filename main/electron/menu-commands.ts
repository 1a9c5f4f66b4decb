import type { MenuCommand } from '../../shared/contract/desktop.ts';

/** The entries that a person chose in the native menu, on their way to one window. */
export class MenuCommands {
  readonly #listeners = new Set<(command: MenuCommand) => void>();

  send(command: MenuCommand): void {
    for (const listener of this.#listeners) listener(command);
  }

  /** Calls the listener with every entry from now on. Answers the function that ends it. */
  listen(listener: (command: MenuCommand) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
