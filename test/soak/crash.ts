import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCrashTrials } from './crash-trials.ts';
import { runPowerCuts } from './power-cut.ts';

/*
 * The long form of the crash tests: `npm run soak -- [--trials n] [--cuts n] [--seed n]`. Kills first, then power cuts on recorded disks.
 * The killed library and its history are kept when something is wrong.
 */

const { values, positionals } = parseArgs({
  options: {
    trials: { type: 'string' },
    cuts: { type: 'string' },
    seed: { type: 'string' },
    requests: { type: 'string' },
  },
  allowPositionals: true,
});
const [childFile = ''] = positionals;
const trials = Number(values.trials ?? 500);
const cuts = Number(values.cuts ?? 1000);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-soak-'));
console.log(`${trials} kills, seed ${seed}, library ${folder}`);

const problems: string[] = [];
for (const withBackups of [false, true]) {
  const result = await runCrashTrials({
    folder: path.join(folder, withBackups ? 'with-backups' : 'with-migrations'),
    childFile,
    trials: Math.ceil(trials / 2),
    seed,
    withBackups,
    onTrial: (trial, count) => {
      if (trial % 50 === 0) console.log(`${trial} kills, ${count} changes acknowledged`);
    },
  });
  console.log(
    `${withBackups ? 'Backups and restores' : 'Migrations'}: ${result.acknowledged} changes acknowledged, ${result.problems.length} problems`,
  );
  problems.push(...result.problems);
}
for (const problem of problems) console.log(problem);
const cutProblems = await runPowerCuts(cuts, seed);
console.log(`${cuts} power cuts each of a life, a migration and a restore, ${cutProblems.length} problems`);
for (const problem of cutProblems) console.log(problem);
if (problems.length + cutProblems.length > 0) process.exitCode = 1;
if (problems.length === 0) await rm(folder, { recursive: true, force: true });
