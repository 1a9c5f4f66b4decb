import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../main/store/open-store.ts';
import { problemIn } from './crash-model.ts';

export interface TrialOptions {
  /** Where the library is; it goes on from trial to trial. */
  readonly folder: string;
  /** Bundle of crash-child.ts. */
  readonly childFile: string;
  readonly trials: number;
  /** Of the random moments. */
  readonly seed: number;
  /** Told after each trial. */
  readonly onTrial?: (trial: number, acknowledged: number) => void;
}

export interface TrialResult {
  readonly acknowledged: number;
  readonly problems: readonly string[];
}

/** The longest that a process lives once its library is open, ms. */
const LONGEST_LIFE = 150;
/** One in this many is killed at some time of its start instead, ms from its first moment. */
const START_EVERY = 4;
const EARLIEST = 60;
const LATEST = 250;
/** One in this many trials takes the library to a new format. */
const MIGRATION_EVERY = 5;

/** A small generator of random numbers (mulberry32), so that a failing run can be repeated. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Kills a process that changes a library, at a random moment, again and again, and looks at the library each time. */
export async function runCrashTrials(options: TrialOptions): Promise<TrialResult> {
  const random = randomFrom(options.seed);
  const problems: string[] = [];
  let acknowledged = 0;
  let migrationCount = 0;
  for (let trial = 1; trial <= options.trials; trial += 1) {
    if (trial % MIGRATION_EVERY === 0) migrationCount += 1;
    const isStart = trial % START_EVERY === 0 || trial % MIGRATION_EVERY === 0;
    const delay = isStart ? EARLIEST + random() * (LATEST - EARLIEST) : random() * LONGEST_LIFE;
    acknowledged = await changeUntilKilled(options, migrationCount, { isStart, delay }, acknowledged);
    const problem = await look(options.folder, migrationCount, acknowledged);
    if (problem !== undefined) problems.push(`Trial ${trial} (seed ${options.seed}): ${problem}`);
    options.onTrial?.(trial, acknowledged);
  }
  return { acknowledged, problems };
}

/** Answers the highest change that was acknowledged. */
async function changeUntilKilled(
  { folder, childFile }: TrialOptions,
  migrationCount: number,
  { isStart, delay }: { readonly isStart: boolean; readonly delay: number },
  acknowledgedBefore: number,
): Promise<number> {
  const child = spawn(process.execPath, [childFile, folder, `${migrationCount}`], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  let output = '';
  const opened = new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes('open')) resolve();
    });
  });
  if (!isStart) await Promise.race([opened, closed]);
  await Promise.race([wait(delay), closed]);
  child.kill('SIGKILL');
  await closed;
  if (child.signalCode !== 'SIGKILL')
    throw new Error(`The process ended by itself: status ${child.exitCode}.`);
  const numbers = output
    .split('\n')
    .slice(0, -1)
    .filter((line) => /^\d+$/.test(line));
  return Math.max(acknowledgedBefore, ...numbers.map(Number));
}

/** What is wrong with the library after the kill. */
async function look(
  folder: string,
  migrationCount: number,
  acknowledged: number,
): Promise<string | undefined> {
  const migrations = Array.from({ length: migrationCount }, () => ({}));
  try {
    const store = await openStore(folder, {
      program: 'Crash test',
      host: 'test',
      createWith: {},
      migrations,
    });
    try {
      const problem = await problemIn(store.state, acknowledged);
      if (problem !== undefined) return problem;
    } finally {
      await store.close();
    }
    const names = await readdir(folder, { recursive: true });
    const strays = names.filter((name) => /\.tmp$|\.partial|\.lock/.test(name));
    return strays.length === 0 ? undefined : `Left behind: ${strays.join(', ')}`;
  } catch (error) {
    return `The library cannot be opened: ${String(error)}`;
  }
}
