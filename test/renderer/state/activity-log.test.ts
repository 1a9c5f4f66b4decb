import { beforeEach, describe, expect, it } from 'vitest';
import type { DomainEvent } from '../../../shared/events/domain-event.ts';
import type { Job } from '../../../shared/model/job.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { ActivityLog } from '../../../renderer/app/state/activity-log.ts';

const job = (id: string, state: Job['state']): Job => ({
  id,
  kind: 'INSPECT',
  label: 'Reading 3 new files',
  state,
  done: 3,
  total: 3,
  canCancel: false,
});

const file: MediaFile = {
  id: 'm1',
  path: 'trip/a.jpg',
  kind: 'IMAGE',
  mimeType: 'image/jpeg',
  sizeInBytes: 1,
  modifiedTime: 0,
  status: 'DAMAGED',
  addedDate: '2024-05-31T00:00:00.000Z',
  updatedDate: '2024-05-31T00:00:00.000Z',
};

let log: ActivityLog;
let now = 0;
const ids = (): string[] => log.ended.get().map((entry) => entry.job.id);

beforeEach(() => {
  now = 1000;
  log = new ActivityLog(() => now);
});

describe('ActivityLog', () => {
  it('lists what ended, the latest first, with its time, and nothing that runs', () => {
    log.takeJob(job('one', 'RUNNING'));
    log.takeJob(job('one', 'DONE'));
    now = 2000;
    log.takeJob(job('two', 'CANCELLED'));
    expect(log.ended.get().map((entry) => [entry.job.id, entry.time])).toEqual([
      ['two', 2000],
      ['one', 1000],
    ]);
    expect(log.unseenProblems.get()).toBe(0);
  });

  it('tells of an end once, also when it is told twice', () => {
    log.takeJob(job('one', 'FAILED'));
    log.takeJob(job('one', 'FAILED'));
    expect(ids()).toEqual(['one']);
    expect(log.unseenProblems.get()).toBe(1);
  });

  it('keeps a failure until it is dismissed, however much ends after it', () => {
    log.takeJob(job('failed', 'FAILED'));
    for (let index = 0; index < 100; index += 1) log.takeJob(job(`done ${index}`, 'DONE'));
    expect(ids()).toHaveLength(31);
    expect(ids().at(-1)).toBe('failed');
    expect(ids()[0]).toBe('done 99');
    log.see();
    expect(log.unseenProblems.get()).toBe(0);
    expect(ids()).toContain('failed');
    log.dismiss('failed');
    expect(ids()).not.toContain('failed');
  });

  it('counts files that turn out to be damaged, new or changed, and no others', () => {
    const update = (status: MediaFile['status'], former: MediaFile['status']): DomainEvent => ({
      type: 'mediaFileUpdated',
      mediaId: 'm1',
      changed: { status },
      previous: { status: former },
    });
    log.takeEvents([
      { type: 'mediaFileAdded', file },
      { type: 'mediaFileAdded', file: { ...file, status: 'READY' } },
      update('DAMAGED', 'READY'),
      update('READY', 'DAMAGED'),
    ]);
    expect(log.unreadable.get()).toBe(2);
    expect(log.unseenProblems.get()).toBe(2);
    log.see();
    expect(log.unreadable.get()).toBe(2);
  });
});
