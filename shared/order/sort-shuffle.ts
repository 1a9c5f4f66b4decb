/** mulberry32 by Tommy Ettinger (public domain): 32 bits of state are plenty for shuffling a list that people look at. */
function randomNumbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * The entries in an order that depends on nothing but their present order and the seed (a whole number from 0 to 2^32 − 1): the same
 * seed shuffles the same list the same way everywhere. Fisher–Yates, O(n).
 */
export function shuffled<T>(entries: readonly T[], seed: number): T[] {
  const result = [...entries];
  const random = randomNumbers(seed);
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    [result[last], result[other]] = [result[other] as T, result[last] as T];
  }
  return result;
}
