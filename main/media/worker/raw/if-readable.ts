import { MalformedError } from '../bounded-file.ts';

/** What an action answers; undefined when what it looked at is not what it is said to be. @throws what the disk says. */
export async function ifReadable<T>(action: () => Promise<T>): Promise<T | undefined> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof MalformedError || error instanceof RangeError) return undefined;
    throw error;
  }
}
