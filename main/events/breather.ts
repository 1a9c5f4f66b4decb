import { setImmediate as nextTurn } from 'node:timers/promises';

/** ms of work at a stretch; others wait no longer than this. */
const STRETCH = 6;

/** Lets long work give way to everything else that waits. */
export class Breather {
  #since = performance.now();
  #done = 0;
  #total: number | undefined;

  /** Pieces of work done since it was last begun. */
  get done(): number {
    return this.#done;
  }

  /** Pieces of work there are; undefined while nobody knows. */
  get total(): number | undefined {
    return this.#total;
  }

  /** Starts counting pieces of work anew. */
  begin(total: number): void {
    this.#done = 0;
    this.#total = total;
  }

  /** One piece of work is done. */
  advance(): void {
    this.#done += 1;
  }

  /** Cheap to ask after each small piece of work: a promise is only made when it is time to rest. */
  get isDue(): boolean {
    return performance.now() - this.#since >= STRETCH;
  }

  async rest(): Promise<void> {
    await nextTurn();
    this.#since = performance.now();
  }
}

/** Runs a stepwise computation to its end, resting between steps. */
export async function inSteps<T>(steps: Generator<unknown, T>, breather: Breather): Promise<T> {
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
    if (breather.isDue) await breather.rest();
  }
}
