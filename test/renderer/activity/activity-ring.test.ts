import { describe, expect, it } from 'vitest';
import type { Job } from '../../../shared/model/job.ts';
import { partDone } from '../../../renderer/app/activity/activity-ring.tsx';

const job = (done: number, total?: number): Job => ({
  id: `${done}/${total}`,
  kind: 'ADD',
  label: 'Adding',
  state: 'RUNNING',
  done,
  canCancel: true,
  ...(total === undefined ? {} : { total }),
});

describe('partDone', () => {
  it('is of all work together', () => expect(partDone([job(10, 100), job(50, 100)])).toBe(0.3));

  it('leaves out work of which nobody knows how much it is', () =>
    expect(partDone([job(1, 2), job(7)])).toBe(0.5));

  it('is not known when none is, or nothing is to be done', () => {
    expect(partDone([job(7)])).toBeUndefined();
    expect(partDone([job(0, 0)])).toBeUndefined();
    expect(partDone([])).toBeUndefined();
  });

  it('never says more than all', () => expect(partDone([job(12, 10)])).toBe(1));
});
