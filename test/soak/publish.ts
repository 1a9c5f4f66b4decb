import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { stayAliveFor } from '../../main/server/stay-alive.ts';
import { runPublishTrials } from './publish-trials.ts';

/*
 * The long form of the test of killed publishing: `npm run soak -- publish [--trials n] [--seed n]`. The folder is kept when something is wrong.
 */

const { values, positionals } = parseArgs({
  options: { trials: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const [cli = ''] = positionals;
const trials = Number(values.trials ?? 300);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-killed-'));
console.log(`${trials} runs killed, seed ${seed}, folder ${folder}`);
const work = runPublishTrials({
  folder,
  cli,
  trials,
  seed,
  onTrial: (trial, so) => {
    if (trial % 50 === 0) console.log(trial, JSON.stringify(so));
  },
});
const { problems, ...counts } = await stayAliveFor(work);
console.log(JSON.stringify(counts), `${problems.length} problems`);
for (const problem of problems) console.log(problem);
if (problems.length > 0) process.exitCode = 1;
else await rm(folder, { recursive: true, force: true });
