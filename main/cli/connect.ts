import { hostname } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { isAboutLock, readLock } from '../store/lock.ts';
import type { Connection } from './control-client.ts';
import type { InProcessOptions } from './in-process.ts';

export interface ConnectOptions extends InProcessOptions {
  /** How long to wait for a library that another command line has open, in ms. */
  readonly patience: number;
  readonly signal: AbortSignal;
}

/** How often the lock is looked at while waiting, in ms. */
const LOOK_AGAIN = 50;

/** Connects to the application that has the library open, when there is one that can be reached. */
export async function connectToRunning(folder: string): Promise<Connection | undefined> {
  // A lock that cannot be read is the matter of the opening that follows, which says for people what is wrong with the folder.
  const lock = await readLock(folder).catch(() => undefined);
  // A socket of another machine that shares the folder cannot be reached from here.
  if (lock?.endpoint === undefined || lock.hostname !== hostname()) return undefined;
  const { connectToControl } = await import('./control-client.ts');
  return connectToControl(lock.endpoint);
}

/**
 * Finds a way to call the contract of a library: through the application that has it open, or by opening it here. Two command lines at
 * once wait for each other, and for an application that is just starting or closing.
 *
 * @param folder absolute path of the library
 * @throws what `openLibrary` throws; `FAILED_PRECONDITION` when the library stays locked by somebody who cannot be asked
 */
export async function connectToLibrary(
  folder: string,
  { patience, signal, ...options }: ConnectOptions,
): Promise<Connection> {
  const deadline = performance.now() + patience;
  for (;;) {
    const running = await connectToRunning(folder);
    if (running !== undefined) return running;
    // Loaded only now: asking a running application needs none of it.
    const { openInProcess } = await import('./in-process.ts');
    try {
      return await openInProcess(folder, options);
    } catch (error) {
      if (!isAboutLock(error) || performance.now() >= deadline) throw error;
    }
    await pause(LOOK_AGAIN, undefined, { signal });
  }
}
