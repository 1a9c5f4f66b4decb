/** The longest interval of a timer, in ms. */
const LONGEST = 2 ** 31 - 1;

/**
 * Keeps the program running while something is waited for that does not do so by itself: Node ends a program whose last wait is for a
 * media worker, since workers do not keep their parent alive.
 */
export async function stayAliveFor<T>(work: Promise<T>): Promise<T> {
  const timer = setInterval(() => undefined, LONGEST);
  try {
    return await work;
  } finally {
    clearInterval(timer);
  }
}
