import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { EventStream } from '../../../main/events/event-stream.ts';
import { JobRegistry } from '../../../main/events/job-registry.ts';
import { writeExport } from '../../../main/exchange/export-file.ts';
import { LongWork } from '../../../main/events/long-work.ts';
import type { Job } from '../../../shared/model/job.ts';
import { temporaryFolder } from '../exchange/exchange-fixture.ts';

function watchedWork() {
  const events = new EventStream();
  const jobs = new JobRegistry(events);
  const seen: Job[] = [];
  events.subscribe((message) => {
    if (message.kind === 'notice' && message.notice.type === 'jobChanged') seen.push(message.notice.job);
  });
  return { work: new LongWork(jobs, 'EXPORT', 'Exporting galleries'), jobs, seen };
}

/** Pieces without end; `onJob` is told once the work has become a job. */
function* endlessPieces(jobs: JobRegistry, onJob: (job: Job) => void): Generator<string> {
  for (;;) {
    yield 'x';
    const [job] = jobs.list();
    if (job !== undefined) onJob(job);
  }
}

describe('long work', () => {
  it('is a job with progress once it takes long, and can be cancelled, leaving nothing behind', async () => {
    const { work, jobs, seen } = watchedWork();
    const folder = await temporaryFolder();
    const pieces = endlessPieces(jobs, ({ id }) => jobs.cancel(id));
    work.begin(1_000_000_000);
    await expect(
      work.run(() => writeExport(path.join(folder, 'a.json'), pieces, { replace: false, work })),
    ).rejects.toMatchObject({ code: 'FAILED_PRECONDITION', message: /“Exporting galleries” was cancelled/ });
    expect(await readdir(folder)).toEqual([]);
    expect(seen[0]).toMatchObject({ kind: 'EXPORT', state: 'RUNNING', canCancel: true });
    expect(seen.at(-1)).toMatchObject({ state: 'CANCELLED' });
    expect(jobs.list()).toEqual([]);
  });

  it('cannot be cancelled any more once it is carried through', async () => {
    const { work, jobs, seen } = watchedWork();
    await work.run(async () => {
      while (jobs.list().length === 0) await work.rest();
      work.seal();
      await work.rest();
      expect(jobs.list()).toEqual([]);
    });
    expect(seen.at(-1)).toMatchObject({ state: 'DONE' });
  });

  it('says so when it fails', async () => {
    const { work, jobs, seen } = watchedWork();
    const failing = work.run(async () => {
      while (jobs.list().length === 0) await work.rest();
      throw new Error('The disk is full.');
    });
    await expect(failing).rejects.toThrow('The disk is full.');
    expect(seen.at(-1)).toMatchObject({ state: 'FAILED', problem: 'The disk is full.' });
  });

  it('shows no job for what is over before it has to rest', async () => {
    const { work, jobs, seen } = watchedWork();
    expect(await work.run(async () => jobs.list().length)).toBe(0);
    expect(seen).toEqual([]);
  });
});
