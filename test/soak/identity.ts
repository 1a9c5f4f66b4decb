import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { EventStream } from '../../main/events/event-stream.ts';
import { openMediaService } from '../../main/media/media-service.ts';
import { forkWorker } from '../../main/media/worker-process.ts';
import { openStore } from '../../main/store/open-store.ts';
import { IdentityTrial, OPERATIONS, type FolderOperation } from '../support/identity-trials.ts';

/*
 * The long form of the test of identities: `npm run soak -- identity [--trials n] [--seed n]`. The folder is kept when something is wrong.
 */

const STEPS = 40;

const { values, positionals } = parseArgs({
  options: { trials: { type: 'string' }, seed: { type: 'string' } },
  allowPositionals: true,
});
const [workerFile = ''] = positionals;
const trials = Number(values.trials ?? 200);
let random = Number(values.seed ?? Date.now() % 1_000_000);
console.log(`${trials} trials of ${STEPS} operations each, seed ${random}`);

function next(below: number): number {
  random = (Math.imul(random, 1_103_515_245) + 12_345) & 0x7fffffff;
  return (random >> 8) % below;
}

async function open(library: string, folder: string) {
  const store = await openStore(library, {
    program: 'soak',
    host: 'test',
    createWith: { name: 'Soak', mediaFolder: folder },
  });
  const events = new EventStream();
  store.onChange((change) => events.publishChange(change));
  const media = await openMediaService({
    store,
    events,
    folder,
    cacheFolder: path.join(library, 'cache'),
    trashFolder: path.join(library, '.trash'),
    spawnWorker: forkWorker(workerFile),
    watch: false,
    times: { settle: 0, gather: 0 },
  });
  await media.whenSettled();
  return { store, media };
}

/** Answers what went wrong, if anything did. */
async function runTrial(place: string): Promise<string | undefined> {
  const [library, folder] = [path.join(place, 'library'), path.join(place, 'media')];
  await mkdir(folder);
  let desk = await open(library, folder);
  const close = async () => {
    await desk.media.close();
    await desk.store.close();
  };
  const trial = new IdentityTrial(folder, { files: () => [...desk.store.state.media.values()] });
  const done: string[] = [];
  try {
    for (let step = 0; step < STEPS; step += 1) {
      const isClosed = next(4) === 0;
      const kind = OPERATIONS[next(OPERATIONS.length)] ?? 'write';
      // Each operation takes what it needs of this.
      const operation = { do: kind, which: next(12), to: next(12) } as FolderOperation;
      done.push(`${kind}${isClosed ? ' while closed' : ''} (${operation.which})`);
      if (isClosed) await close();
      const check = await trial.carryOut(operation);
      if (isClosed) desk = await open(library, folder);
      else await desk.media.rescan();
      await check();
    }
    return undefined;
  } catch (error) {
    return `${error instanceof Error ? error.message : String(error)}\nafter ${done.join(', ')}`;
  } finally {
    await close();
  }
}

let failures = 0;
for (let trial = 0; trial < trials; trial += 1) {
  const place = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-identity-'));
  const problem = await runTrial(place);
  if (problem === undefined) await rm(place, { recursive: true, force: true });
  else {
    failures += 1;
    console.log(`Trial ${trial}, folder ${place}: ${problem}`);
  }
}
console.log(`${failures} of ${trials} trials went wrong`);
if (failures > 0) process.exitCode = 1;
