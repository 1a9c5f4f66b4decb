import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { EventStream } from '../../main/events/event-stream.ts';
import { openMediaService } from '../../main/media/media-service.ts';
import { forkWorker } from '../../main/media/worker-process.ts';
import { openStore } from '../../main/store/open-store.ts';

/**
 * Opens a media folder of thirty folders where the system watches fewer, puts a file into each, and prints what is known then: arguments
 * are an empty folder and the media worker.
 */
// Watching keeps no program running.
const waiting = setInterval(() => undefined, 1000);
const [library = '', worker = ''] = process.argv.slice(2);
const folder = path.join(library, 'media');
const names = Array.from({ length: 30 }, (_, index) => `folder ${index}`);
for (const name of names) await mkdir(path.join(folder, name), { recursive: true });
const store = await openStore(library, {
  program: 'test',
  host: 'test',
  createWith: { name: 'Test', mediaFolder: 'media' },
});
const events = new EventStream();
let look: (() => void) | undefined;
store.onChange((change) => {
  events.publishChange(change);
  look?.();
});
const media = await openMediaService({
  store,
  events,
  folder,
  cacheFolder: path.join(library, 'cache'),
  trashFolder: path.join(library, '.trash'),
  spawnWorker: forkWorker(worker),
  times: { settle: 20, poll: 50 },
});
await media.whenSettled();
const { state, problem } = media.status();
for (const name of names) await writeFile(path.join(folder, name, 'a.txt'), name);
await new Promise<void>((resolve) => {
  look = () => store.state.media.size === names.length && resolve();
  look();
});
console.log(JSON.stringify({ state, problem, files: store.state.media.size }));
clearInterval(waiting);
await media.close();
await store.close();
