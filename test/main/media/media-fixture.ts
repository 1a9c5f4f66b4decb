import { mkdtemp, mkdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import sharp from 'sharp';
import { inject, onTestFinished } from 'vitest';
import type { StreamMessage } from '../../../shared/events/notice.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { EventStream } from '../../../main/events/event-stream.ts';
import {
  openMediaService,
  type MediaService,
  type OpenMediaOptions,
} from '../../../main/media/media-service.ts';
import { forkWorker, type SpawnWorker } from '../../../main/media/worker-process.ts';
import { sharedWorkers } from '../../support/shared-workers.ts';
import { openStore, type Store } from '../../../main/store/open-store.ts';

/** A library with its media folder on disk, and what a test asks of them. */
export interface MediaFixture {
  readonly library: string;
  readonly folder: string;
  readonly messages: StreamMessage[];
  readonly store: Store;
  readonly media: MediaService;
  /** The file at a path that is not missing, else the missing one, else undefined. */
  at(path: string): MediaFile | undefined;
  paths(): string[];
  /** Closes everything, does something, and opens it again: what happened while the application was closed. */
  whileClosed(action: () => Promise<unknown>): Promise<void>;
  inFolder(path: string): string;
  /** Answers when something holds; looks again with each change and each notice. */
  until(holds: () => boolean): Promise<void>;
  /** Needed only by tests that open many; the end of a test closes what is open. */
  close(): Promise<void>;
}

let shared: SpawnWorker | undefined;

/** Workers that all tests of a file share. */
export function workers(): SpawnWorker {
  shared ??= sharedWorkers(forkWorker(inject('mediaWorker')));
  return shared;
}

export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'gallery-desk-test-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Opens a library on an empty media folder; nothing waits and nothing is watched unless the test says so. */
export async function openMedia(
  options: Partial<Pick<OpenMediaOptions, 'watch' | 'times' | 'spawnWorker' | 'now'>> & {
    readonly before?: (folder: string) => Promise<unknown>;
  } = {},
): Promise<MediaFixture> {
  const library = await temporaryFolder();
  const folder = join(library, 'media');
  await mkdir(folder);
  await options.before?.(folder);
  const messages: StreamMessage[] = [];
  const waiting = new Set<() => void>();
  const open = async () => {
    const store = await openStore(library, {
      program: 'test',
      host: 'test',
      createWith: { name: 'Test', mediaFolder: 'media' },
    });
    const events = new EventStream();
    store.onChange((change) => events.publishChange(change));
    events.subscribe((message) => {
      messages.push(message);
      for (const look of waiting) look();
    });
    const media = await openMediaService({
      store,
      events,
      folder,
      cacheFolder: join(library, 'cache'),
      trashFolder: join(library, '.trash'),
      spawnWorker: options.spawnWorker ?? workers(),
      watch: options.watch ?? false,
      times: { settle: 0, gather: 0, ...options.times },
      now: options.now,
    });
    return { store, media };
  };
  let current = await open();
  const close = async () => {
    await current.media.close();
    await current.store.close();
  };
  onTestFinished(close);
  await current.media.whenPreviewed();
  return {
    library,
    folder,
    messages,
    get store() {
      return current.store;
    },
    get media() {
      return current.media;
    },
    at: (path) => current.store.state.media.byPath(path),
    paths: () =>
      [...current.store.state.media.values()]
        .filter(({ status }) => status !== 'MISSING')
        .map(({ path }) => path)
        .sort(),
    async whileClosed(action) {
      await close();
      await action();
      current = await open();
      await current.media.whenPreviewed();
    },
    inFolder: (path) => join(folder, path),
    close,
    until: (holds) =>
      new Promise((resolve) => {
        const look = () => {
          if (!holds()) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
  };
}

/** A small JPEG picture of one colour; other colours are other content. */
export function picture(colour: string, width = 48, height = 32): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: colour } })
    .jpeg()
    .toBuffer();
}

/** Writes a file with the folders above it. */
export async function put(path: string, content: Uint8Array | string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
}

/** Overwrites a file with other content of any size and gives it a date that differs for sure. */
export async function edit(path: string, content: Uint8Array): Promise<void> {
  await writeFile(path, content);
  const later = new Date(Date.now() + 5000);
  await utimes(path, later, later);
}
