/** How many times a new folder is looked at again, each time after twice as long. */
const LOOKS = 7;

/**
 * Folders that came new while they were watched. Watching a new folder begins a moment after it is there, and what came in that moment
 * is never told: measured, 2 to 5 of 100 files of a tree that is being copied. So a new folder is listed again, at growing intervals.
 */
export class FreshFolders {
  readonly #interval: number;
  readonly #look: (folder: string) => void;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  /** `interval` in ms to the first further look. */
  constructor(interval: number, look: (folder: string) => void) {
    this.#interval = interval;
    this.#look = look;
  }

  /** Notes a new folder, by its path. One that lies in a noted one is looked at with it, from the beginning. */
  add(folder: string): void {
    const outermost = [...this.#timers.keys()].find((known) => folder.startsWith(`${known}/`)) ?? folder;
    for (const known of this.#timers.keys()) if (known.startsWith(`${outermost}/`)) this.#forget(known);
    this.#plan(outermost, 1);
  }

  clear(): void {
    for (const folder of this.#timers.keys()) this.#forget(folder);
  }

  #plan(folder: string, look: number): void {
    this.#forget(folder);
    const timer = setTimeout(
      () => {
        this.#look(folder);
        if (look < LOOKS) this.#plan(folder, look + 1);
        else this.#forget(folder);
      },
      this.#interval * 2 ** look,
    );
    this.#timers.set(folder, timer.unref());
  }

  #forget(folder: string): void {
    clearTimeout(this.#timers.get(folder));
    this.#timers.delete(folder);
  }
}
