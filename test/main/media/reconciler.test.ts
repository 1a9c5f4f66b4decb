import { rename } from 'node:fs/promises';
import { expect, it, onTestFinished, vi } from 'vitest';
import { EventStream } from '../../../main/events/event-stream.ts';
import { JobRegistry } from '../../../main/events/job-registry.ts';
import { CatalogWriter } from '../../../main/media/catalog-writer.ts';
import { FreshFolders } from '../../../main/media/fresh-folders.ts';
import { InspectionQueue } from '../../../main/media/inspection.ts';
import { MetadataQueue } from '../../../main/media/metadata-queue.ts';
import { reconcile } from '../../../main/media/reconciler.ts';
import type { Scope } from '../../../main/media/scope.ts';
import { SettleBook } from '../../../main/media/settle-book.ts';
import { WorkerPool } from '../../../main/media/worker-pool.ts';
import { openMedia, picture, put, workers, type MediaFixture } from './media-fixture.ts';

/** Looks at a part of the folder, as after an event in that part. */
async function lookAt(
  scope: Scope,
  { store, folder }: MediaFixture,
  clock: { now: number },
  settle: number,
  book?: SettleBook,
) {
  const pool = new WorkerPool(workers());
  onTestFinished(() => pool.close());
  const writer = new CatalogWriter(store, { gatherTime: 0 });
  const now = () => clock.now;
  const jobs = new JobRegistry(new EventStream());
  const metadata = new MetadataQueue({
    catalog: store.state.media,
    pool,
    writer,
    jobs,
    now,
    onProblem: (message) => expect.fail(message),
  });
  const inspection = new InspectionQueue({
    pool,
    writer,
    jobs,
    now,
    onUncertain: () => undefined,
    onProblem: (message) => expect.fail(message),
  });
  const settleBook = book ?? new SettleBook(settle, now);
  const again = await reconcile(scope, {
    catalog: store.state.media,
    pool,
    writer,
    inspection,
    metadata,
    root: folder,
    exclude: [],
    settleBook,
    isInMotion: () => false,
    now,
    signal: new AbortController().signal,
    requireReachable: async () => undefined,
    onUnreadable: () => undefined,
  });
  await inspection.idle();
  return { again: [...again.folders], settleBook };
}

it('a move whose new place is noticed before its old one is no copy', async () => {
  const fixture = await openMedia({
    before: async (folder) => put(`${folder}/old/a.jpg`, await picture('red')),
  });
  const { at, inFolder, store } = fixture;
  const { id } = at('old/a.jpg')!;
  await put(inFolder('new/note.txt'), 'text');
  await rename(inFolder('old/a.jpg'), inFolder('new/a.jpg'));
  await lookAt(new Map([['new', 'deep']]), fixture, { now: Date.now() }, 0);
  expect(at('new/a.jpg')!.id).toBe(id);
  expect(store.state.media.size).toBe(2);
});

it('a removal is held until the settle time has passed, and a move in between takes the id along', async () => {
  const fixture = await openMedia({
    before: async (folder) => {
      await put(`${folder}/old/a.jpg`, await picture('red'));
      await put(`${folder}/old/b.jpg`, await picture('green'));
    },
  });
  const { at, inFolder, library } = fixture;
  const [a, b] = [at('old/a.jpg')!.id, at('old/b.jpg')!.id];
  await rename(inFolder('old/a.jpg'), `${library}/a.jpg`);
  await rename(inFolder('old/b.jpg'), `${library}/b.jpg`);
  const clock = { now: Date.now() };
  const { again, settleBook } = await lookAt(new Map([['old', 'shallow']]), fixture, clock, 1000);
  expect(again).toEqual(['old']);
  expect(at('old/a.jpg')!.status).toBe('READY');
  await rename(`${library}/b.jpg`, inFolder('b.jpg'));
  clock.now += 999;
  await lookAt(new Map([['old', 'shallow']]), fixture, clock, 1000, settleBook);
  expect(at('old/a.jpg')!.status).toBe('READY');
  clock.now += 1000;
  await lookAt('everything', fixture, clock, 1000, settleBook);
  expect(at('b.jpg')!.id).toBe(b);
  expect(at('old/a.jpg')).toMatchObject({ id: a, status: 'MISSING' });
});

it('a new folder is looked at again at growing intervals, those in it together with it, and then no more', () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const looks: string[] = [];
  const fresh = new FreshFolders(100, (folder) => looks.push(folder));
  fresh.add('trip/day 1');
  fresh.add('trip');
  fresh.add('trip/day 2');
  vi.advanceTimersByTime(199);
  expect(looks).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(looks).toEqual(['trip']);
  vi.advanceTimersByTime(400);
  expect(looks).toEqual(['trip', 'trip']);
  vi.advanceTimersByTime(1_000_000);
  expect(looks).toHaveLength(7);
  fresh.add('other');
  fresh.clear();
  vi.advanceTimersByTime(1_000_000);
  expect(looks).toHaveLength(7);
});
