import { setImmediate as nextTurn } from 'node:timers/promises';

/** ms of work at a stretch; others wait no longer than this. */
const STRETCH = 6;

/** Lets long work give way to everything else that waits. */
export class Turns {
  #since = performance.now();

  /** To be awaited between small pieces of work. */
  async give(): Promise<void> {
    if (performance.now() - this.#since < STRETCH) return;
    await nextTurn();
    this.#since = performance.now();
  }
}
