import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openLibrary } from '../../main/library.ts';
import { forkWorker } from '../../main/media/worker-process.ts';
import { startRestServer } from '../../main/rest/rest-server.ts';
import { growthOf } from './memory-trend.ts';
import { runRestTrial, type Served } from './rest-trial.ts';

/*
 * The long form of the REST API's soak: `npm run soak -- [--requests n]`. Ten minutes of a program that sends 200 requests a second, as fast
 * as they are answered.
 */

const REQUESTS = 10 * 60 * 200;
const AT_ONCE = 16;
const SAMPLES = 24;
/**
 * Bytes that each request may leave behind. A third of them are changes, and each can be undone for as long as the program runs: its step
 * and the label of it are 50 to 60 bytes a request. A request that is kept takes more than a thousand.
 */
const GROWTH_LIMIT = 100;

const { values, positionals } = parseArgs({
  options: {
    requests: { type: 'string' },
    trials: { type: 'string' },
    cuts: { type: 'string' },
    seed: { type: 'string' },
  },
  allowPositionals: true,
});
const requests = Number(values.requests ?? REQUESTS);
const [workerFile = ''] = positionals;
const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-rest-soak-'));
let close = async (): Promise<void> => undefined;

async function serve(): Promise<Served> {
  const library = await openLibrary(folder, {
    host: 'test',
    spawnWorker: forkWorker(workerFile),
    watch: false,
  });
  const server = await startRestServer({ library, report: console.error });
  close = async () => {
    await server.close();
    await library.close();
  };
  return {
    address: server.address,
    token: server.token,
    async restart() {
      await close();
      return serve();
    },
  };
}

console.log(`${requests} requests to the REST API`);
const { problems, samples } = await runRestTrial(await serve(), {
  requests,
  atOnce: AT_ONCE,
  samples: SAMPLES,
  onSample: ({ requests: count, heap }) =>
    console.log(`${count} requests, ${(heap / 1e6).toFixed(1)} MB in use`),
});
await close();
const growth = growthOf(samples);
console.log(`${growth.toFixed(1)} bytes more in use with each request; ${problems.length} problems`);
for (const problem of problems) console.log(problem);
if (problems.length > 0 || growth > GROWTH_LIMIT) process.exitCode = 1;
await rm(folder, { recursive: true, force: true, maxRetries: 3 });
