import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { soundFiles } from './decode-files.ts';
import { runDecodeTrials } from './decode-trials.ts';

/*
 * The long form of the decode test: `npm run soak -- decode [--files n] [--seed n] [--samples folder]`. The folder is kept when something is wrong.
 */

const { values, positionals } = parseArgs({
  options: { files: { type: 'string' }, seed: { type: 'string' }, samples: { type: 'string' } },
  allowPositionals: true,
});
const [workerFile = ''] = positionals;
const files = Number(values.files ?? 2500);
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-decode-'));
console.log(`${files} spoiled files, seed ${seed}, folder ${folder}`);
const began = performance.now();
const { problems, ...counts } = await runDecodeTrials({
  folder,
  workerFile,
  sound: await soundFiles(values.samples),
  files,
  seed,
  timeout: 20_000,
  onProgress: (text) => console.log(text),
});
console.log(
  JSON.stringify(counts),
  `${Math.round((performance.now() - began) / 1000)} s, ${problems.length} problems`,
);
for (const problem of problems) console.log(problem);
if (problems.length > 0) process.exitCode = 1;
else await rm(folder, { recursive: true, force: true });
