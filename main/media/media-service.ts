import { realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { MediaFile, MediaFolderStatus } from '../../shared/model/media-file.ts';
import type { EventStream } from '../events/event-stream.ts';
import { JobRegistry } from '../events/job-registry.ts';
import type { ChangeableState } from '../store/state.ts';
import { CatalogWriter } from './catalog-writer.ts';
import { describeRefusal } from './describe-refusal.ts';
import { InspectionQueue } from './inspection.ts';
import { MediaTrash } from './media-trash.ts';
import { Motions } from './motions.ts';
import { MediaFolder, type MediaFolderParts } from './media-folder.ts';
import { MediaList, type MediaListInput, type MediaPage } from './media-list.ts';
import { DEFAULT_TIMES, type MediaTimes } from './media-times.ts';
import { fileOf, type PlacedFile } from './placed-file.ts';
import { readTextFile } from './read-text.ts';
import { folderOf } from './reconciler.ts';
import { diskPathOf, isGone, isInside } from './scan.ts';
import { Staging } from './staging.ts';
import { isInTrash } from './trash-decisions.ts';
import { TrashFolder } from './trash-folder.ts';
import { Thumbnails, type ServedFile } from './thumbnails.ts';
import { WorkerPool } from './worker-pool.ts';
import type { SpawnWorker } from './worker-process.ts';

export interface OpenMediaOptions {
  readonly store: ChangeableState;
  readonly events: EventStream;
  readonly jobs?: JobRegistry;
  /** Absolute path of the media folder. */
  readonly folder: string;
  /** Absolute path of the library's cache; made when it is needed. */
  readonly cacheFolder: string;
  /** Absolute path of the library's trash; made when it is needed. */
  readonly trashFolder: string;
  /** Hands a file to the trash of the system, by its absolute path. Absent where the host has none. */
  readonly discard?: (diskPath: string) => Promise<void>;
  readonly spawnWorker: SpawnWorker;
  /** Notices changes by itself; without it only `rescan` does. Default true. */
  readonly watch?: boolean;
  readonly times?: Partial<MediaTimes>;
  /** ms since the epoch */
  readonly now?: () => number;
}

/** The media folder of a library, its catalog and the pictures made from it. */
export interface MediaService {
  readonly trash: MediaTrash;
  /** Where files are written before they get their place. */
  readonly staging: Staging;
  status(): MediaFolderStatus;
  list(input: MediaListInput): MediaPage;
  /** @throws `NOT_FOUND` naming the id. */
  get(mediaId: string): MediaFile;
  /** Unknown ids are left out. */
  getMany(mediaIds: readonly string[]): MediaFile[];
  /** Lists the folder again and answers when the catalog agrees with it. @throws `FAILED_PRECONDITION` when it is out of reach. */
  rescan(): Promise<void>;
  /** Answers when everything that was noticed is in the catalog, or the folder is out of reach. */
  whenSettled(): Promise<void>;
  /** Looks for files that were just put into the folder. Answers when the catalog knows them, or has seen that they are not there. */
  whenKnown(files: readonly PlacedFile[]): Promise<void>;
  /** The text of a text file, decoded. @throws `NOT_FOUND`, `FAILED_PRECONDITION` when it is no text or too long. */
  readText(file: MediaFile): Promise<string>;
  /** A thumbnail, made if need be. Size: px of the longer side. @throws `NOT_FOUND`, `UNAVAILABLE`. */
  thumbnail(mediaId: string, size: number): Promise<ServedFile>;
  /** @throws `NOT_FOUND`, `FAILED_PRECONDITION` when the folder is out of reach. */
  original(mediaId: string): Promise<ServedFile & { readonly sizeInBytes: number }>;
  /** Goes on with another folder; files of the former one that are not in it are missing. @throws `INVALID_ARGUMENT` */
  changeFolder(folder: string): Promise<void>;
  /** Ends watcher, workers and timers. */
  close(): Promise<void>;
}

/** Opens the media folder and begins to list and watch it; answers before that is done, and when the folder is out of reach too. */
export async function openMediaService(options: OpenMediaOptions): Promise<MediaService> {
  const { store, events, cacheFolder } = options;
  const jobs = options.jobs ?? new JobRegistry(events);
  const times = { ...DEFAULT_TIMES, ...options.times };
  const now = options.now ?? Date.now;
  const thumbnailFolder = join(cacheFolder, 'thumbnails');
  const pool = new WorkerPool(options.spawnWorker, { timeout: times.inspection });
  const writer = new CatalogWriter(store, { gatherTime: times.gather });
  const list = new MediaList(store.state.media);
  const unsubscribe = events.subscribe((message) => {
    if (message.kind === 'change' && message.change.events.some(({ type }) => type.startsWith('mediaFile')))
      list.forget();
  });
  const inspection = new InspectionQueue({
    pool,
    writer,
    jobs,
    thumbnailFolder,
    now,
    onUncertain: (path) => media.markDirty(folderOf(path), 'shallow'),
    onProblem: (message) => events.publishNotice({ type: 'problemReported', message }),
  });
  const isWatched = options.watch ?? true;
  const motions = new Motions();
  const staging = new Staging(store.state.settings.id);
  const report = (message: string) => events.publishNotice({ type: 'problemReported', message });
  const trash = new MediaTrash({
    store,
    folder: new TrashFolder(options.trashFolder, store.state.settings.id, () => media.folder),
    motions,
    mediaFolder() {
      if (media.status.state === 'OFFLINE') throw offline(media.status);
      return media.folder;
    },
    locate: (file) => locate(media, file),
    markDirty: (path) => media.markDirty(path, 'shallow'),
    ...(options.discard === undefined ? {} : { discard: options.discard }),
    now,
    onProblem: report,
  });
  const parts: MediaFolderParts = {
    store,
    events,
    jobs,
    writer,
    inspection,
    cacheFolder,
    times,
    now,
    isWatched,
    motions,
    async beforeFirstLook() {
      // What cannot be tidied up is no reason to take the folder for one that is out of reach.
      await staging.sweep(media.folder).catch((error: unknown) => {
        report(`What an interrupted copy left could not be removed: ${describeRefusal(error)}`);
      });
      await trash.recover().catch((error: unknown) => {
        report(`The trash could not be looked through: ${describeRefusal(error)}`);
      });
    },
  };
  let media = new MediaFolder(options.folder, parts);
  media.start();

  const get = (mediaId: string): MediaFile => {
    const file = store.state.media.get(mediaId);
    if (file === undefined) throw notFound(mediaId, 'It is not in the catalog of this library.');
    return file;
  };
  // What was deleted can still be looked at.
  const originalOf = (file: MediaFile) => (isInTrash(file) ? trash.locate(file) : locate(media, file));
  const thumbnails = new Thumbnails(thumbnailFolder, pool, originalOf);

  return {
    trash,
    staging,
    status: () => media.status,
    list: (input) => list.page(input),
    get,
    getMany: (mediaIds) => mediaIds.flatMap((id) => store.state.media.get(id) ?? []),
    async rescan() {
      await media.rescan();
      if (media.status.state === 'OFFLINE') throw offline(media.status);
    },
    whenSettled: () => media.whenSettled(),
    async whenKnown(files) {
      const unknown = () => files.filter((file) => fileOf(store.state.media, file) === undefined);
      for (let look = 0; look < MOST_LOOKS && unknown().length > 0; look++) {
        for (const { path } of unknown()) media.markDirty(folderOf(path), 'shallow');
        // The files may be there long before all others are, amid the first listing of a large folder.
        const known = untilChange(events, () => unknown().length === 0);
        await Promise.race([media.whenSettled(), known.reached]);
        known.stop();
      }
    },
    async readText(file) {
      if (file.kind !== 'TEXT') {
        throw new GalleryDeskError('FAILED_PRECONDITION', `“${file.path}” is no text file.`, {
          value: file.id,
        });
      }
      return readTextFile(await originalOf(file), file.path);
    },
    thumbnail: async (mediaId, size) => thumbnails.get(get(mediaId), size),
    async original(mediaId) {
      const file = get(mediaId);
      const path = await originalOf(file);
      return { path, mimeType: file.mimeType, sizeInBytes: (await stat(path)).size };
    },
    async changeFolder(folder) {
      const found = await stat(folder).catch(() => undefined);
      if (found?.isDirectory() !== true) {
        throw new GalleryDeskError(
          'INVALID_ARGUMENT',
          `There is no folder ${folder}. Choose one that is there.`,
          { file: folder },
        );
      }
      const closed = media.close();
      inspection.cancel();
      await closed;
      inspection.cancel();
      await inspection.idle();
      media = new MediaFolder(folder, parts);
      media.start();
      events.publishNotice({ type: 'mediaFolderChanged', status: media.status });
    },
    async close() {
      unsubscribe();
      inspection.cancel();
      await Promise.all([media.close(), pool.close()]);
      await inspection.idle();
    },
  };
}

/** How often a file is looked for that was put into the folder: it may change once more, or be moved, while it is read. */
const MOST_LOOKS = 3;

/** Answers when something holds that changes of the library bring about. */
function untilChange(
  events: EventStream,
  holds: () => boolean,
): { readonly reached: Promise<void>; stop(): void } {
  let stop = (): void => undefined;
  const reached = new Promise<void>((resolve) => {
    stop = events.subscribe(({ kind }) => {
      if (kind === 'change' && holds()) resolve();
    });
  });
  return { reached, stop: () => stop() };
}

/** The path on disk of a file that is there, symbolic links resolved; never outside the media folder. */
async function locate(media: MediaFolder, file: MediaFile): Promise<string> {
  if (media.status.state === 'OFFLINE') throw offline(media.status);
  if (file.status === 'MISSING') throw notFound(file.id, file.problem ?? 'The file is missing.');
  try {
    const root = await realpath(media.folder);
    const path = await realpath(await diskPathOf(root, file.path));
    if (isInside(root, path)) return path;
  } catch (error) {
    if (!isGone(error)) throw error;
    throw notFound(file.id, `“${file.path}” is no longer in the media folder.`);
  }
  throw notFound(file.id, `“${file.path}” leads out of the media folder.`);
}

function notFound(mediaId: string, reason: string): GalleryDeskError {
  return new GalleryDeskError('NOT_FOUND', `There is no media file ${mediaId}. ${reason}`, {
    value: mediaId,
  });
}

function offline({ folder, problem }: MediaFolderStatus): GalleryDeskError {
  return new GalleryDeskError(
    'FAILED_PRECONDITION',
    problem ?? `The media folder ${folder} is out of reach.`,
    { file: folder },
  );
}
