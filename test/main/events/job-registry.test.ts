import { describe, expect, it } from 'vitest';
import { EventStream } from '../../../main/events/event-stream.ts';
import { JobRegistry } from '../../../main/events/job-registry.ts';
import type { Job } from '../../../shared/model/job.ts';
import { textFromElsewhere } from '../../../shared/text/core-text.ts';

function openRegistry() {
  const events = new EventStream();
  const notices: Job[] = [];
  events.subscribe((message) => {
    if (message.kind === 'notice' && message.notice.type === 'jobChanged') notices.push(message.notice.job);
  });
  let time = 0;
  const jobs = new JobRegistry(events, () => time);
  return { jobs, notices, pass: (milliseconds: number) => (time += milliseconds) };
}

describe('a job', () => {
  it('is told of when it starts and ends, and listed between', () => {
    const { jobs, notices } = openRegistry();
    const job = jobs.start('SCAN', 'Looking');
    expect(jobs.list()).toMatchObject([
      { id: job.id, kind: 'SCAN', label: 'Looking', state: 'RUNNING', done: 0 },
    ]);
    job.finish();
    expect(jobs.list()).toEqual([]);
    expect(notices.map(({ state }) => state)).toEqual(['RUNNING', 'DONE']);
  });

  it('tells of its progress a few times a second only, and of its end with the last figures', () => {
    const { jobs, notices, pass } = openRegistry();
    const job = jobs.start('INSPECT', 'Reading');
    for (let done = 1; done <= 1000; done++) {
      pass(1);
      job.progress(done, 1000, `Reading ${done}`);
    }
    job.finish();
    expect(notices.length).toBeLessThanOrEqual(12);
    expect(notices.at(-1)).toMatchObject({ state: 'DONE', done: 1000, total: 1000, label: 'Reading 1000' });
  });

  it('fails with a problem, and hears nothing after its end', () => {
    const { jobs, notices } = openRegistry();
    const job = jobs.start('SCAN', 'Looking');
    job.fail(textFromElsewhere('The drive is gone.'));
    job.progress(1);
    job.finish();
    expect(notices.at(-1)).toMatchObject({ state: 'FAILED', problem: 'The drive is gone.' });
    expect(notices).toHaveLength(2);
  });

  it('is cancelled if it can be', () => {
    const { jobs } = openRegistry();
    let isCancelled = false;
    const job = jobs.start('INSPECT', 'Reading', { cancel: () => (isCancelled = true) });
    expect(jobs.list()[0]).toMatchObject({ canCancel: true });
    expect(jobs.cancel(job.id)).toMatchObject({ id: job.id, state: 'CANCELLED', canCancel: false });
    expect(isCancelled).toBe(true);
    expect(() => jobs.cancel(job.id)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    const fixed = jobs.start('SCAN', 'Looking');
    expect(() => jobs.cancel(fixed.id)).toThrow(expect.objectContaining({ code: 'FAILED_PRECONDITION' }));
  });
});
