import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  isPossibleInRestore,
  powerCutProblems,
  recordLife,
  recordMigration,
  recordRestore,
} from './power-cut-trials.ts';

/** The long form of the power-cut test: all over a recorded life, a migration and a restore. Answers what is wrong. */
export async function runPowerCuts(cuts: number, seed: number): Promise<string[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-power-'));
  try {
    const life = await recordLife(await mkdtemp(path.join(folder, 'life-')));
    const problems = await powerCutProblems(life, { migrationCount: 0 }, { cuts, seed });
    const migration = await recordMigration(await mkdtemp(path.join(folder, 'migration-')));
    problems.push(...(await powerCutProblems(migration, { migrationCount: 1 }, { cuts, seed })));
    const restore = await recordRestore(await mkdtemp(path.join(folder, 'restore-')));
    const expectation = { migrationCount: 0, isPossible: isPossibleInRestore };
    return [...problems, ...(await powerCutProblems(restore, expectation, { cuts, seed }))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
