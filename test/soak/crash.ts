import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runCrashTrials } from './crash-trials.ts';

/*
 * The long form of the crash test: `npm run soak -- [--trials n] [--seed n]`. The library and its history are kept when something is
 * wrong.
 */

const { values, positionals } = parseArgs({
  options: { trials: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const [childFile = ''] = positionals;
const trials = Number(values.trials ?? 500);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-soak-'));
console.log(`${trials} kills, seed ${seed}, library ${folder}`);

const { acknowledged, problems } = await runCrashTrials({
  folder,
  childFile,
  trials,
  seed,
  onTrial: (trial, count) => {
    if (trial % 50 === 0) console.log(`${trial} kills, ${count} changes acknowledged`);
  },
});
console.log(`${acknowledged} changes acknowledged, ${problems.length} problems`);
for (const problem of problems) console.log(problem);
if (problems.length > 0) process.exitCode = 1;
else await rm(folder, { recursive: true, force: true });
