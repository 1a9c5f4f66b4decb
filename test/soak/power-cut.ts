import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { powerCutProblems, recordLife, recordMigration } from './power-cut-trials.ts';

/** The long form of the power-cut test: all over a recorded life and a recorded migration. Answers what is wrong. */
export async function runPowerCuts(cuts: number, seed: number): Promise<string[]> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-power-'));
  try {
    const life = await recordLife(await mkdtemp(path.join(folder, 'life-')));
    const problems = await powerCutProblems(life, 0, { cuts, seed });
    const migration = await recordMigration(await mkdtemp(path.join(folder, 'migration-')));
    return [...problems, ...(await powerCutProblems(migration, 1, { cuts, seed }))];
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
