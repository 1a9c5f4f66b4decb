import { mkdir, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { EventStream } from '../../main/events/event-stream.ts';
import { openMediaService } from '../../main/media/media-service.ts';
import { forkWorker, type SpawnWorker } from '../../main/media/worker-process.ts';
import { openStore } from '../../main/store/open-store.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { SoundFile } from './decode-files.ts';
import { randomFrom, spoiled } from './spoil.ts';

export interface DecodeTrials {
  /** Absolute path of an empty folder. */
  readonly folder: string;
  /** Absolute path of the bundled media worker. */
  readonly workerFile: string;
  readonly sound: readonly SoundFile[];
  readonly files: number;
  readonly seed: number;
  /** ms a worker may take for a file. */
  readonly timeout: number;
  readonly onProgress?: (text: string) => void;
}

export interface DecodeResult {
  readonly ready: number;
  readonly damaged: number;
  readonly unsupported: number;
  /** Workers that died or were ended because of a file. */
  readonly deaths: number;
  /** Files that kept a worker busy for too long, which ended it. */
  readonly timeouts: readonly string[];
  /** What must not be; each names its file. */
  readonly problems: readonly string[];
}

/** How long all of it may take for each file before it counts as hanging, ms. */
const PATIENCE = 2000;

/**
 * Puts spoiled files into a media folder and looks what becomes of them: each is shown or marked with a reason, none takes the application down
 * or holds it up, and none is read again while it stays as it is.
 */
export async function runDecodeTrials(options: DecodeTrials): Promise<DecodeResult> {
  const { folder, files, seed, sound } = options;
  const media = join(folder, 'media');
  await mkdir(media, { recursive: true });
  const random = randomFrom(seed);
  const names: string[] = [];
  for (let index = 0; index < files; index++) {
    const source = sound[index % sound.length];
    if (source === undefined) break;
    const name = `${String(index).padStart(5, '0')}-${source.name}`;
    names.push(name);
    await writeFile(join(media, name), spoiled(source.content, random));
  }

  const workers = countingWorkers(forkWorker(options.workerFile));
  const store = await openStore(join(folder, 'library'), {
    program: 'soak',
    host: 'test',
    createWith: { name: 'Soak', mediaFolder: media },
  });
  const events = new EventStream();
  store.onChange((change) => events.publishChange(change));
  const problems: string[] = [];
  events.subscribe((message) => {
    if (message.kind === 'notice' && message.notice.type === 'problemReported') {
      problems.push(message.notice.message);
    }
  });
  const service = await openMediaService({
    store,
    events,
    folder: media,
    cacheFolder: join(folder, 'library', 'cache'),
    trashFolder: join(folder, 'library', '.trash'),
    spawnWorker: workers.spawn,
    watch: false,
    times: { settle: 0, gather: 0, inspection: options.timeout },
  });
  try {
    await within(
      service.whenPreviewed(),
      files * PATIENCE + 10 * options.timeout,
      'the files were not all looked at',
    );
    options.onProgress?.(`${files} files looked at, ${workers.deaths()} workers lost`);
    const counts = { READY: 0, DAMAGED: 0, UNSUPPORTED: 0 };
    const timeouts: string[] = [];
    for (const name of names) {
      const file = store.state.media.byPath(name);
      const status = file?.status;
      if (file === undefined || status === undefined || !(status in counts)) {
        problems.push(`${name} is ${status ?? 'not in the catalog'}`);
        continue;
      }
      counts[status as keyof typeof counts] += 1;
      if (status === 'READY') continue;
      if (file.problem === undefined || file.problem.length < 20)
        problems.push(`${name} is ${status} without a reason`);
      if (file.problem?.includes('took longer') === true) timeouts.push(name);
    }
    const ids = names.flatMap((name) => store.state.media.byPath(name)?.id ?? []);
    const refused = await askForThumbnails(service, ids, problems);
    const asked = workers.requests().length;
    await askForThumbnails(service, refused, problems);
    for (const path of workers.requests().slice(asked)) problems.push(`${path} was decoded again in vain`);
    options.onProgress?.(`thumbnails asked for, ${workers.deaths()} workers lost`);

    const read = workers.requests();
    await service.rescan();
    await service.whenPreviewed();
    const marked = names.filter((name) => store.state.media.byPath(name)?.status !== 'READY');
    const again = workers
      .requests()
      .slice(read.length)
      .filter((path) => marked.includes(path));
    for (const path of new Set(again)) problems.push(`${path} was read again, though it had not changed`);
    await mend(media, marked[0], async () => {
      await service.rescan();
      await service.whenPreviewed();
    });
    const mended = marked[0] === undefined ? undefined : store.state.media.byPath(marked[0]);
    if (mended !== undefined && mended.status !== 'READY') {
      problems.push(`${mended.path} is ${mended.status}, though it was replaced with a good copy`);
    }
    return {
      ready: counts.READY,
      damaged: counts.DAMAGED,
      unsupported: counts.UNSUPPORTED,
      deaths: workers.deaths(),
      timeouts,
      problems,
    };
  } finally {
    await service.close();
    await store.close();
  }
}

type Service = Awaited<ReturnType<typeof openMediaService>>;

/** Whatever a window asks for, it is answered or refused. Answers what was refused. */
async function askForThumbnails(
  service: Service,
  ids: readonly string[],
  problems: string[],
): Promise<readonly string[]> {
  const refused = new Set<string>();
  for (const id of ids) {
    for (const size of [256, 1024]) {
      try {
        await service.thumbnail(id, size);
      } catch (error) {
        refused.add(id);
        if (!(error instanceof GalleryDeskError)) problems.push(`${service.get(id).path}: ${String(error)}`);
      }
    }
  }
  return [...refused];
}

/** Replaces a file with a good picture. */
async function mend(media: string, name: string | undefined, then: () => Promise<void>): Promise<void> {
  if (name === undefined) return;
  const path = join(media, name);
  const good = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'teal' } })
    .jpeg()
    .toBuffer();
  const { mtime } = await stat(path);
  await writeFile(path, good);
  const later = new Date(mtime.getTime() + 5000);
  await utimes(path, later, later);
  await then();
}

async function within<T>(work: Promise<T>, time: number, problem: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${problem} within ${Math.round(time / 1000)} s`)), time);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Workers that note which files they were asked for, and which of them died. */
function countingWorkers(spawn: SpawnWorker) {
  const asked: string[] = [];
  let deaths = 0;
  return {
    requests: () => [...asked],
    deaths: () => deaths,
    spawn: (): ReturnType<SpawnWorker> => {
      const worker = spawn();
      let isBusy = false;
      worker.onMessage((message) => {
        if (message.type !== 'ready') isBusy = false;
      });
      worker.onExit(() => {
        if (isBusy) deaths += 1;
      });
      return {
        ...worker,
        send(message) {
          isBusy = true;
          const { request } = message;
          if ('path' in request) asked.push(request.path);
          if ('files' in request) asked.push(...request.files.map(({ path }) => path));
          worker.send(message);
        },
      };
    },
  };
}
