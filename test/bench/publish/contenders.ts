import { existsSync, readdirSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openLibrary, type Library } from '../../../main/library.ts';
import { forkWorker } from '../../../main/media/worker-process.ts';

/** Sizes that a contender makes. */
export interface Sizes {
  /** px */
  readonly widths: readonly number[];
  readonly formats: readonly ('avif' | 'webp' | 'jpeg')[];
}

export const COMMON: Sizes = { widths: [320, 640, 1280, 1920], formats: ['webp', 'jpeg'] };

/** What thumbsup makes by itself: 120 px and 1000 px high, here as the widths of pictures of 3 by 2. */
export const THUMBSUP_SIZES: Sizes = { widths: [180, 1500], formats: ['jpeg'] };

/** What one process does, measured from when its program is loaded. */
export interface Task {
  readonly who: 'ours' | 'prepare' | 'eleventy-img' | 'thumbsup';
  readonly photos: string;
  /** Ours: the library. */
  readonly library: string;
  readonly output: string;
  readonly sizes: Sizes;
}

export interface Done {
  /** ms of the work itself. */
  readonly ms: number;
  /** Ours: pictures whose sizes were made. */
  readonly made: number;
}

const built = (name: string): string => path.resolve('out', name);

async function open({ library, photos }: Task): Promise<Library> {
  await mkdir(library, { recursive: true });
  return openLibrary(library, {
    host: 'test',
    spawnWorker: forkWorker(built('main/media-worker.js')),
    siteFolder: built('site'),
    mediaFolder: photos,
    watch: false,
  });
}

/** Brings the library up to date with its photos, as a running Gallery Desk does by itself, and makes its site when there is none. */
async function prepare(task: Task): Promise<Done> {
  const started = performance.now();
  const library = await open(task);
  try {
    await library.media.rescan();
    await library.media.whenPreviewed();
    if (library.store.state.settings.sites === undefined) {
      const { gallery } = await library.galleries.createGallery({ gallery: { name: 'Photos' } });
      const ids = [...library.store.state.media.values()].map(({ id }) => id);
      for (let start = 0; start < ids.length; start += 200) {
        const mediaIds = ids.slice(start, start + 200);
        await library.galleries.addMediaToGallery({ galleryId: gallery.id, mediaIds, place: { at: 'end' } });
      }
      const { widths, formats } = task.sizes;
      await library.publish.createSite({
        site: {
          name: 'Site',
          galleries: [{ galleryId: gallery.id }],
          pictures: { widths: [...widths], formats: [...formats], quality: 80 },
          targets: [{ kind: 'FOLDER', folder: task.output }],
        },
      });
    }
  } finally {
    await library.close();
  }
  return { ms: performance.now() - started, made: 0 };
}

async function publish(task: Task): Promise<Done> {
  const library = await open(task);
  try {
    const started = performance.now();
    const { picturesMade } = await library.publish.runPublish({ site: 'Site', replaceKept: false });
    return { ms: performance.now() - started, made: picturesMade };
  } finally {
    await library.close();
  }
}

/** Where peers may be installed: here, or in a folder of their own. */
const PLACES = [
  process.cwd(),
  ...(process.env.GALLERY_DESK_BENCH_PEERS === undefined ? [] : [process.env.GALLERY_DESK_BENCH_PEERS]),
];

/** The folder of an installed package, or undefined. */
export function folderOfPeer(name: string): string | undefined {
  return PLACES.map((place) => path.join(place, 'node_modules', name)).find((folder) => existsSync(folder));
}

type EleventyImage = (file: string, options: Readonly<Record<string, unknown>>) => Promise<unknown>;

async function eleventy({ photos, output, sizes }: Task): Promise<Done> {
  const folder = folderOfPeer('@11ty/eleventy-img') ?? '';
  const entry = createRequire(path.join(folder, 'package.json')).resolve('@11ty/eleventy-img');
  const { default: image } = (await import(pathToFileURL(entry).href)) as { default: EleventyImage };
  const files = readdirSync(photos).map((name) => path.join(photos, name));
  const started = performance.now();
  await Promise.all(
    files.map((file) =>
      image(file, {
        widths: [...sizes.widths],
        formats: [...sizes.formats],
        outputDir: output,
        urlPath: '/img/',
        useCache: true,
      }),
    ),
  );
  return { ms: performance.now() - started, made: 0 };
}

interface Thumbsup {
  readonly options: { get(args: readonly string[]): Readonly<Record<string, unknown>> };
  readonly log: { init(level: unknown, file: unknown): void };
  build(options: Readonly<Record<string, unknown>>, done: (error?: Error | null) => void): void;
}

/** The parts of its own command line, in their order, without the messages. */
function loadThumbsup(): Thumbsup {
  const folder = folderOfPeer('thumbsup') ?? '';
  const require = createRequire(path.join(folder, 'package.json'));
  const options = require('./src/cli/options.js') as Thumbsup['options'];
  const log = require('./bin/log.js') as Thumbsup['log'];
  return {
    options,
    log,
    // It reads the level of its messages when it is loaded.
    build: (given, done) => (require('./src/index.js') as Pick<Thumbsup, 'build'>).build(given, done),
  };
}

async function thumbsup({ photos, output }: Task): Promise<Done> {
  await mkdir(output, { recursive: true });
  const { options, log, build } = loadThumbsup();
  const given = options.get(['--input', photos, '--output', output, '--log', 'info', '--cleanup', 'true']);
  log.init(given.log, given.logFile);
  const started = performance.now();
  await new Promise<void>((resolve, reject) => {
    build(given, (error) => (error ? reject(error) : resolve()));
  });
  return { ms: performance.now() - started, made: 0 };
}

/** Carries out a task in this process. */
export function carryOut(task: Task): Promise<Done> {
  switch (task.who) {
    case 'prepare':
      return prepare(task);
    case 'ours':
      return publish(task);
    case 'eleventy-img':
      return eleventy(task);
    case 'thumbsup':
      return thumbsup(task);
    default:
      throw new TypeError(`There is no contender ${String(task.who)}.`);
  }
}
