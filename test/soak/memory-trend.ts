import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What is in use at one moment. */
export interface MemorySample {
  /** Requests answered so far. */
  readonly requests: number;
  /** Bytes in use after a garbage collection. */
  readonly heap: number;
}

let collect: (() => void) | undefined;

/** Bytes that are in use: everything that nobody can reach any more is collected before. */
export async function usedHeap(): Promise<number> {
  setFlagsFromString('--expose-gc');
  collect ??= runInNewContext('gc') as () => void;
  // Twice, with a turn between: what finalizers let go of is collected by the second one.
  collect();
  await new Promise((resolve) => setImmediate(resolve));
  collect();
  return process.memoryUsage().heapUsed;
}

/**
 * Bytes by which each request makes the program grow: the median of the slopes between any two samples (Theil and Sen), which single
 * samples that are off do not move. The first third is left out: caches fill and code is compiled then.
 */
export function growthOf(samples: readonly MemorySample[]): number {
  const settled = samples.slice(Math.ceil(samples.length / 3));
  const slopes = settled.flatMap((from, index) =>
    settled.slice(index + 1).map((to) => (to.heap - from.heap) / (to.requests - from.requests)),
  );
  return slopes.toSorted((a, b) => a - b)[slopes.length >> 1] ?? 0;
}
