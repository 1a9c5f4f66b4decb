import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdir } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import path from 'node:path';
import { listBackups } from '../../main/maintenance/backup-folder.ts';
import { nodeFileSystem } from '../../main/store/file-system.ts';
import { openStore } from '../../main/store/open-store.ts';
import { changesIn, problemIn } from './crash-model.ts';

export interface TrialOptions {
  /** Where the library is; it goes on from trial to trial. */
  readonly folder: string;
  /** Bundle of crash-child.ts. */
  readonly childFile: string;
  readonly trials: number;
  /** Of the random moments. */
  readonly seed: number;
  /** Backups are taken meanwhile, and sometimes the last one is restored; there are no migrations then. */
  readonly withBackups?: boolean;
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
/** One in this many trials kills a restore. */
const RESTORE_EVERY = 3;

/** What must not be in a library that was opened and closed. */
export const STRAY = /\.tmp$|\.partial|\.lock|^replacing/;
/** They may be in a folder that is not there when the library is opened, and go when the next backup is taken. */
export const UNFINISHED_BACKUP = /^backups.\d{4}-[^.]*\.partial/;

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
  const { withBackups = false } = options;
  let count = 0;
  for (let trial = 1; trial <= options.trials; trial += 1) {
    const isMigration = !withBackups && trial % MIGRATION_EVERY === 0;
    if (isMigration) migrationCount += 1;
    const isStart = trial % START_EVERY === 0 || isMigration;
    const delay = isStart ? EARLIEST + random() * (LATEST - EARLIEST) : random() * LONGEST_LIFE;
    const backup = withBackups && trial % RESTORE_EVERY === 0 ? await lastBackup(options.folder) : undefined;
    const work = backup !== undefined ? 'restore' : withBackups ? 'backups' : 'changes';
    const life = { isStart, delay, migrationCount, work } as const;
    const output = await workUntilKilled(options, life);
    const isRestored = output.includes('restored');
    if (work === 'restore') acknowledged = isRestored ? (backup ?? 0) : Math.min(count, backup ?? 0);
    else acknowledged = Math.max(acknowledged, ...numbersIn(output));
    const seen = await look(options.folder, migrationCount, acknowledged);
    let { problem } = seen;
    const isWhole = seen.count === backup || (!isRestored && seen.count === count);
    if (work === 'restore' && problem === undefined && !isWhole) {
      problem = `A restore of ${backup} changes over ${count} left ${seen.count}.`;
    }
    count = seen.count;
    acknowledged = Math.max(acknowledged, count);
    if (problem !== undefined) problems.push(`Trial ${trial} (seed ${options.seed}): ${problem}`);
    options.onTrial?.(trial, acknowledged);
  }
  return { acknowledged, problems };
}

/** The changes that the last backup holds; undefined without one. */
async function lastBackup(folder: string): Promise<number | undefined> {
  const { backups } = await listBackups(nodeFileSystem, path.join(folder, 'backups'), undefined);
  return backups.at(-1)?.manifest.sequence;
}

interface Life {
  /** Killed while it starts. */
  readonly isStart: boolean;
  /** ms */
  readonly delay: number;
  readonly migrationCount: number;
  readonly work: 'changes' | 'backups' | 'restore';
}

/** Answers what the process said. */
async function workUntilKilled(
  { folder, childFile }: TrialOptions,
  { isStart, delay, migrationCount, work }: Life,
): Promise<string> {
  const child = spawn(process.execPath, [childFile, folder, `${migrationCount}`, work], {
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
  return output;
}

/** The changes that were acknowledged. */
function numbersIn(output: string): number[] {
  const lines = output.split('\n').slice(0, -1);
  return lines.filter((line) => /^\d+$/.test(line)).map(Number);
}

/** What is wrong with the library after the kill, and how many changes it has had. */
async function look(
  folder: string,
  migrationCount: number,
  acknowledged: number,
): Promise<{ problem: string | undefined; count: number }> {
  let count = 0;
  const migrations = Array.from({ length: migrationCount }, () => ({}));
  try {
    const store = await openStore(folder, {
      program: 'Crash test',
      host: 'test',
      createWith: {},
      migrations,
    });
    try {
      count = changesIn(store.state);
      const problem = await problemIn(store.state, acknowledged);
      if (problem !== undefined) return { problem, count };
    } finally {
      await store.close();
    }
    const names = await readdir(folder, { recursive: true });
    const strays = names.filter((name) => STRAY.test(name) && !UNFINISHED_BACKUP.test(name));
    return { problem: strays.length === 0 ? undefined : `Left behind: ${strays.join(', ')}`, count };
  } catch (error) {
    return { problem: `The library cannot be opened: ${String(error)}`, count };
  }
}
