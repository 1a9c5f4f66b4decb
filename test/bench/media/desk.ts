import path from 'node:path';
import { EventStream } from '../../../main/events/event-stream.ts';
import { openMediaService, type MediaService } from '../../../main/media/media-service.ts';
import { forkWorker } from '../../../main/media/worker-process.ts';
import { openStore, type Store } from '../../../main/store/open-store.ts';

/** Benchmarks are started from the root of the repository. */
const WORKER = path.resolve('out/main/media-worker.js');

/** A library with its media folder, as the application opens it. */
export interface Desk {
  readonly store: Store;
  readonly events: EventStream;
  readonly media: MediaService;
  close(): Promise<void>;
}

/** Answers as soon as the media folder begins to be looked at. A sweep would find what the watching missed, so there is none. */
export async function openDesk(library: string, folder: string, watch = false): Promise<Desk> {
  const store = await openStore(library, {
    program: 'Benchmark',
    host: 'test',
    createWith: { name: 'Benchmark', mediaFolder: folder },
  });
  const events = new EventStream();
  store.onChange((change) => events.publishChange(change));
  const media = await openMediaService({
    store,
    events,
    folder,
    cacheFolder: path.join(library, 'cache'),
    trashFolder: path.join(library, '.trash'),
    spawnWorker: forkWorker(WORKER),
    watch,
    times: { sweep: 24 * 3_600_000 },
  });
  return {
    store,
    events,
    media,
    async close() {
      await media.close();
      await store.close();
    },
  };
}

export async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}
