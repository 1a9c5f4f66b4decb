import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { WorkerPool, type PoolOptions } from '../../../main/media/worker-pool.ts';
import { forkWorker, type SpawnWorker } from '../../../main/media/worker-process.ts';
import type { InspectRequest } from '../../../main/media/worker/messages.ts';
import { temporaryFolder } from './media-fixture.ts';

/** A worker process that does to itself what the path of a request says, and remembers deaths in a file. */
const PROGRAM = `
import { existsSync, writeFileSync } from 'node:fs';
process.on('disconnect', () => process.exit());
process.on('message', ({ id, request }) => {
  const { path, file } = request;
  if (path.startsWith('hang')) return;
  if (path === 'die') process.kill(process.pid, 'SIGKILL');
  if (path === 'die once' && !existsSync(file)) {
    writeFileSync(file, '');
    process.kill(process.pid, 'SIGKILL');
  }
  if (path === 'wait for file') {
    const look = () => (existsSync(file) ? answer() : setTimeout(look, 2));
    return look();
  }
  answer();
  function answer() {
    if (path === 'fail') process.send({ type: 'failed', id, failure: 'DAMAGED', problem: 'It is broken.' });
    else process.send({ type: 'done', id, result: { kind: 'OTHER', mimeType: String(process.pid), status: 'READY' } });
  }
});
process.send({ type: 'ready' });
`;

async function openPool(options: PoolOptions = {}, program = PROGRAM) {
  const folder = await temporaryFolder();
  const entry = join(folder, 'worker.mjs');
  await writeFile(entry, program);
  const fork = forkWorker(entry);
  let started = 0;
  const ended: Promise<void>[] = [];
  const spawn: SpawnWorker = () => {
    started += 1;
    const worker = fork();
    ended.push(new Promise((resolve) => worker.onExit(() => resolve())));
    return { ...worker, onExit: (listener) => worker.onExit(listener) };
  };
  const pool = new WorkerPool(spawn, { size: 1, ...options });
  onTestFinished(() => pool.close());
  const request = (path: string): InspectRequest => ({
    type: 'inspect',
    path,
    file: join(folder, 'marker'),
  });
  return { pool, request, marker: join(folder, 'marker'), started: () => started, ended };
}

describe('the worker pool', () => {
  it('answers requests and uses its workers again', async () => {
    const { pool, request, started } = await openPool({ size: 2 });
    const answers = await Promise.all(Array.from({ length: 20 }, () => pool.run(request('a'), 'background')));
    expect(new Set(answers.map(({ mimeType }) => mimeType)).size).toBeLessThanOrEqual(2);
    expect(started()).toBe(2);
  });

  it('passes on what the worker says of a file', async () => {
    const { pool, request } = await openPool();
    await expect(pool.run(request('fail'), 'background')).rejects.toMatchObject({
      failure: 'DAMAGED',
      message: 'It is broken.',
    });
  });

  it('gives a file that took the worker down one more chance, and then names it', async () => {
    const { pool, request, started } = await openPool();
    await expect(pool.run(request('die once'), 'background')).resolves.toMatchObject({ status: 'READY' });
    expect(started()).toBe(2);
    await expect(pool.run(request('die'), 'background')).rejects.toMatchObject({
      failure: 'KILLED',
      message: expect.stringMatching(/“die”.*SIGKILL/),
    });
    await expect(pool.run(request('a'), 'background')).resolves.toMatchObject({ status: 'READY' });
  });

  it('stops a file that takes too long, and goes on with the others', async () => {
    const { pool, request } = await openPool({ timeout: 300 });
    const slow = pool.run(request('hang forever'), 'background');
    const next = pool.run(request('a'), 'background');
    await expect(slow).rejects.toMatchObject({
      failure: 'TIMEOUT',
      message: expect.stringContaining('hang forever'),
    });
    await expect(next).resolves.toMatchObject({ status: 'READY' });
  });

  it('answers what is on the screen before what waits in the background', async () => {
    const { pool, request, marker } = await openPool();
    const order: string[] = [];
    const note = (name: string) => () => void order.push(name);
    const all = [
      pool.run(request('wait for file'), 'background').then(note('under way')),
      pool.run(request('a'), 'background').then(note('background')),
      pool.run(request('b'), 'screen').then(note('screen')),
    ];
    await writeFile(marker, '');
    await Promise.all(all);
    expect(order).toEqual(['under way', 'screen', 'background']);
  });

  it('drops what is cancelled before its turn', async () => {
    const { pool, request, marker } = await openPool();
    const abort = new AbortController();
    const first = pool.run(request('wait for file'), 'background');
    const second = pool.run(request('a'), 'background', abort.signal);
    abort.abort();
    await expect(second).rejects.toMatchObject({ failure: 'CANCELLED' });
    await writeFile(marker, '');
    await expect(first).resolves.toMatchObject({ status: 'READY' });
  });

  it('blames no file when workers do not start, and does not start one for each', async () => {
    const { pool, request, started } = await openPool({}, 'process.exit(7);');
    const all = Array.from({ length: 50 }, () =>
      pool.run(request('a'), 'background').catch((error: unknown) => error),
    );
    for (const error of await Promise.all(all)) expect(error).toMatchObject({ failure: 'UNAVAILABLE' });
    expect(started()).toBe(1);
  });

  it('leaves no process behind when it is closed', async () => {
    const { pool, request, ended } = await openPool({ size: 2 });
    await pool.run(request('a'), 'background');
    const hanging = pool.run(request('hang'), 'background').catch((error: unknown) => error);
    await pool.close();
    expect(await hanging).toMatchObject({ failure: 'CANCELLED' });
    await Promise.all(ended);
    await expect(pool.run(request('a'), 'screen')).rejects.toMatchObject({ failure: 'CANCELLED' });
  });

  it('lets a worker without work go', async () => {
    const { pool, request, ended, started } = await openPool({ idleTime: 1 });
    await pool.run(request('a'), 'background');
    await Promise.all(ended);
    await expect(pool.run(request('a'), 'background')).resolves.toMatchObject({ status: 'READY' });
    expect(started()).toBe(2);
  });

  it('answers what was looked at last before what was looked at earlier, and each look in its order', async () => {
    const { pool, request, marker } = await openPool();
    const busy = pool.run(request('wait for file'), 'background');
    const order: string[] = [];
    const ask = (name: string, priority: 'screen' | 'background') =>
      pool.run(request(name), priority).then(() => order.push(name));
    const background = ask('background', 'background');
    const earlier = [ask('earlier 1', 'screen'), ask('earlier 2', 'screen')];
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 1000);
    const later = [ask('later 1', 'screen'), ask('later 2', 'screen')];
    vi.restoreAllMocks();
    await writeFile(marker, '');
    await Promise.all([busy, background, ...earlier, ...later]);
    expect(order).toEqual(['later 1', 'later 2', 'earlier 1', 'earlier 2', 'background']);
  });
});
