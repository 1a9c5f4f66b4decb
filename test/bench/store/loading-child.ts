import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Store } from '../../../main/store/open-store.ts';
import { open } from './sample-library.ts';

/** What one fresh process measures of a library; see `loadInChild`. */
export type Task = 'page' | 'all' | 'parse';

export interface Measured {
  readonly ms: number;
  /** The longest time that nothing else could run, ms. */
  readonly longestBlock: number;
  /** bytes that stay */
  readonly heap: number;
}

async function firstPage(store: Store): Promise<void> {
  for (const { id } of store.state.galleriesByDate.slice(0, 10)) {
    const gallery = await store.state.gallery(id);
    gallery?.items.slice(0, 10);
  }
}

function heapInUse(): number {
  globalThis.gc?.();
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** Runs the task while it watches how long the event loop is kept from turning. */
async function measure(task: () => Promise<unknown>): Promise<Measured> {
  const before = heapInUse();
  let longestBlock = 0;
  let isDone = false;
  let last = performance.now();
  const turn = (): void => {
    const now = performance.now();
    longestBlock = Math.max(longestBlock, now - last);
    last = now;
    if (!isDone) setImmediate(turn);
  };
  setImmediate(turn);
  const started = performance.now();
  const kept = await task();
  const ms = performance.now() - started;
  isDone = true;
  const heap = heapInUse() - before;
  // Referred to after the measurement, so that it cannot be collected before.
  return { ms, longestBlock, heap: kept === undefined ? 0 : heap };
}

/** To be called in a process of its own. Prints what it measured. */
export async function runLoadingTask(task: Task, folder: string): Promise<void> {
  const measured = await measure(async () => {
    if (task === 'parse') {
      const galleries = path.join(folder, 'galleries');
      const parsed: unknown[] = [];
      for (const name of await readdir(galleries)) {
        parsed.push(JSON.parse(await readFile(path.join(galleries, name), 'utf8')));
      }
      return parsed;
    }
    const store = await open(folder);
    if (task === 'page') await firstPage(store);
    else for (const { id } of store.state.galleriesByDate) await store.state.gallery(id);
    return store;
  });
  console.log(JSON.stringify(measured));
  // The library is left to the lock's own clean-up, so that closing it is not part of what is measured.
  process.exit(0);
}
