import { rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { ThumbnailCacheUsage } from '../../shared/contract/media.ts';
import { DEFAULT_MEDIA } from '../../shared/model/library.ts';
import type { MediaFacets } from '../../shared/model/media-facets.ts';
import type { MediaFile, MediaFileUses, MediaFolderStatus } from '../../shared/model/media-file.ts';
import type { MediaFilter } from '../../shared/schemas/media-filter.ts';
import type { ProofWishes } from '../../shared/schemas/proof.ts';
import type { CoreText } from '../../shared/text/core-text.ts';
import type { EventStream } from '../events/event-stream.ts';
import { JobRegistry } from '../events/job-registry.ts';
import type { ChangeableState } from '../store/state.ts';
import type { Store } from '../store/store.ts';
import { CatalogWriter } from './catalog-writer.ts';
import { changedMediaIds } from './changed-media-ids.ts';
import { describeRefusal } from './describe-refusal.ts';
import { InspectionQueue } from './inspection.ts';
import { MediaTrash } from './media-trash.ts';
import { Motions } from './motions.ts';
import { MediaFolder, type MediaFolderParts } from './media-folder.ts';
import { FolderList, type FolderPage } from './folder-list.ts';
import { MediaList, type MediaListInput, type MediaListOrder, type MediaPage } from './media-list.ts';
import { MetadataQueue } from './metadata-queue.ts';
import { DEFAULT_TIMES, type MediaTimes } from './media-times.ts';
import { fileOf, type PlacedFile } from './placed-file.ts';
import { PreviewQueue, type PreviewProgress } from './previews.ts';
import { makeProof } from './proofs.ts';
import { noSuchOriginal, offlineProblem, originalIn } from './original-in-folder.ts';
import { readTextFile } from './read-text.ts';
import { folderOf } from './folder-of.ts';
import { Posters } from './posters.ts';
import { Staging } from './staging.ts';
import { ThumbnailCache } from './thumbnail-cache.ts';
import { isInTrash } from './trash-decisions.ts';
import { TrashFolder } from './trash-folder.ts';
import { Thumbnails, type ServedFile } from './thumbnails.ts';
import { untilChange } from './until-change.ts';
import { WorkerPool } from './worker-pool.ts';
import type { SpawnWorker } from './worker-process.ts';

export interface OpenMediaOptions {
  readonly store: ChangeableState & Pick<Store, 'mediaUses'>;
  readonly events: EventStream;
  readonly jobs?: JobRegistry;
  /** Absolute path of the media folder. */
  readonly folder: string;
  /** Absolute path of the library's cache; made when it is needed. */
  readonly cacheFolder: string;
  /** Absolute path of the folder that keeps chosen posters; made when it is needed. Default: beside the cache. */
  readonly posterFolder?: string;
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
  list(input: MediaListInput): Promise<MediaPage>;
  /** Width by height of what each file of a list shows, in hundredths. */
  ratios(input: MediaListOrder): Promise<number[]>;
  /** The folders that hold files, a page of them. */
  folders(input: { readonly offset: number; readonly limit: number }): FolderPage;
  /** The values to filter by with their counts; of keywords, cameras, lenses and types at most `limit`. */
  facets(filter: MediaFilter, limit: number): Promise<MediaFacets>;
  /** Which galleries show files, in the order of the ids; files that none shows are left out. */
  uses(mediaIds: readonly string[]): Promise<MediaFileUses[]>;
  /** @throws `NOT_FOUND` naming the id. */
  get(mediaId: string): MediaFile;
  /** Unknown ids are left out. */
  getMany(mediaIds: readonly string[]): MediaFile[];
  /** Lists the folder again and answers when the catalog agrees with it. @throws `FAILED_PRECONDITION` when it is out of reach. */
  rescan(): Promise<void>;
  /** Answers when everything that was noticed is in the catalog, or the folder is out of reach. */
  whenSettled(): Promise<void>;
  /** Answers when the previews of all files in the catalog are made, as far as they can be; damaged pictures are marked by then. */
  whenPreviewed(): Promise<void>;
  /**
   * Makes the previews that these files lack, before all others. Answers when the catalog has them, as far as they can be made. Unknown ids
   * are left out.
   *
   * @throws the signal's reason
   */
  makePreviews(mediaIds: readonly string[], progress: PreviewProgress): Promise<void>;
  /** Looks for files that were just put into the folder. Answers when the catalog knows them, or has seen that they are not there. */
  whenKnown(files: readonly PlacedFile[]): Promise<void>;
  /** The text of a text file, decoded. @throws `NOT_FOUND`, `FAILED_PRECONDITION` when it is no text or too long. */
  readText(file: MediaFile): Promise<string>;
  /**
   * A thumbnail, made if need be. Size: px of the longer side. One that nobody waits for any more is not made.
   *
   * @throws `NOT_FOUND`, `UNAVAILABLE`.
   */
  thumbnail(mediaId: string, size: number, signal?: AbortSignal): Promise<ServedFile>;
  /** A picture as it would be published. One that nobody waits for any more is not made. @throws `NOT_FOUND`, `UNAVAILABLE`. */
  proof(mediaId: string, wishes: ProofWishes, signal?: AbortSignal): Promise<ServedFile>;
  /**
   * Takes a picture for a video: chosen by a person, or made by the window because nothing else makes one.
   *
   * @throws `NOT_FOUND`, `INVALID_ARGUMENT`, `FAILED_PRECONDITION`, `UNAVAILABLE`.
   */
  takePoster(
    mediaId: string,
    origin: 'CHOSEN' | 'AUTOMATIC',
    bytes: ReadableStream<Uint8Array>,
  ): Promise<void>;
  /** Makes an image of the media folder the poster of a video. @throws as `takePoster`. */
  setPoster(mediaId: string, imageId: string): Promise<MediaFile>;
  /** Goes back to the poster that is made by itself. @throws as `takePoster`. */
  resetPoster(mediaId: string): Promise<MediaFile>;
  /** Absolute path of the still that a person chose for a video; undefined when nobody did. */
  posterPathOf(file: MediaFile): string | undefined;
  /** What the thumbnails take on the disk. */
  cacheUsage(): ThumbnailCacheUsage;
  /** Removes all thumbnails; they are made again when they are looked at. */
  clearCache(): Promise<void>;
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
  const proofFolder = join(cacheFolder, 'proofs');
  const cache = new ThumbnailCache(thumbnailFolder, {
    maxBytes: () => (store.state.settings.media ?? DEFAULT_MEDIA).maxCacheBytes,
    now,
  });
  await cache.open();
  // What was coming in, or being made, when the application ended otherwise than by itself.
  for (const folder of [join(cacheFolder, 'incoming'), proofFolder]) {
    await rm(folder, { recursive: true, force: true }).catch(() => undefined);
  }
  const pool = new WorkerPool(options.spawnWorker, {
    timeout: times.inspection,
    onKept: (bytes) => cache.grew(bytes),
  });
  const writer = new CatalogWriter(store, { gatherTime: times.gather });
  const list = new MediaList(store.state.media);
  const folders = new FolderList(store.state.media);
  const unsubscribe = events.subscribe((message) => {
    if (message.kind === 'change') {
      const changed = [...changedMediaIds(message.change.events)];
      if (changed.length > 0) folders.forget();
      list.change(changed);
      for (const mediaId of changed) previews.noticed(mediaId);
      for (const event of message.change.events) {
        if (event.type !== 'libraryUpdated' || event.changed.media === undefined) continue;
        cache.check();
        media.watchAnew();
      }
    } else if (message.kind === 'notice' && message.notice.type === 'mediaFolderChanged') {
      if (message.notice.status.state === 'READY') previews.resume();
      else previews.pause();
    }
  });
  const onUncertain = (path: string) => media.markDirty(folderOf(path), 'shallow');
  const onProblem = (message: CoreText) => events.publishNotice({ type: 'problemReported', message });
  const inspection = new InspectionQueue({
    pool,
    writer,
    jobs,
    now,
    onUncertain,
    onProblem,
  });
  // What was deleted can still be looked at.
  const originalOf = (file: MediaFile) => (isInTrash(file) ? trash.locate(file) : originalIn(media, file));
  const previews = new PreviewQueue({
    catalog: store.state.media,
    pool,
    writer,
    jobs,
    thumbnailFolder,
    now,
    originalOf,
    onUncertain,
    onProblem,
  });
  const metadata = new MetadataQueue({
    catalog: store.state.media,
    pool,
    writer,
    jobs,
    now,
    onProblem,
  });
  const isWatched = options.watch ?? true;
  const motions = new Motions();
  const staging = new Staging(store.state.settings.id);
  const trash = new MediaTrash({
    store,
    folder: new TrashFolder(options.trashFolder, store.state.settings.id, () => media.folder),
    motions,
    mediaFolder() {
      if (media.status.state === 'OFFLINE') throw offlineProblem(media.status);
      return media.folder;
    },
    locate: (file) => originalIn(media, file),
    markDirty: (path) => media.markDirty(path, 'shallow'),
    ...(options.discard === undefined ? {} : { discard: options.discard }),
    now,
    onProblem,
  });
  const parts: MediaFolderParts = {
    store,
    events,
    jobs,
    pool,
    writer,
    inspection,
    metadata,
    cacheFolder,
    times,
    now,
    isWatched,
    watching: () => (store.state.settings.media ?? DEFAULT_MEDIA).watching,
    motions,
    async beforeFirstLook() {
      // What cannot be tidied up is no reason to take the folder for one that is out of reach.
      await staging.sweep(media.folder).catch((error: unknown) => {
        onProblem(`What an interrupted copy left could not be removed: ${describeRefusal(error)}`);
      });
      await trash.recover().catch((error: unknown) => {
        onProblem(`The trash could not be looked through: ${describeRefusal(error)}`);
      });
    },
  };
  let media = new MediaFolder(options.folder, parts);
  media.start();

  const get = (mediaId: string): MediaFile => {
    const file = store.state.media.get(mediaId);
    if (file === undefined) throw noSuchOriginal(mediaId, 'It is not in the catalog of this library.');
    return file;
  };
  const posters = new Posters({
    store,
    pool,
    previews,
    folder: options.posterFolder ?? join(dirname(cacheFolder), 'posters'),
    cacheFolder,
    thumbnailFolder,
    now,
  });
  const thumbnails = new Thumbnails({
    folder: thumbnailFolder,
    pool,
    cache,
    originalOf,
    posterOf: (file) => posters.pathOf(file),
  });

  return {
    trash,
    staging,
    status: () => media.status,
    async list(input) {
      if (input.use !== undefined) list.learnUses(await store.mediaUses());
      return list.page(input);
    },
    async ratios(input) {
      if (input.use !== undefined) list.learnUses(await store.mediaUses());
      return list.ratios(input);
    },
    folders: (input) => folders.page(input),
    async facets(filter, limit) {
      list.learnUses(await store.mediaUses());
      return list.facets(filter, limit);
    },
    async uses(mediaIds) {
      const uses = await store.mediaUses();
      return mediaIds.flatMap((mediaId) => {
        const galleries = uses.of(mediaId);
        return galleries.length === 0 ? [] : [{ mediaId, galleries }];
      });
    },
    get,
    getMany: (mediaIds) => mediaIds.flatMap((id) => store.state.media.get(id) ?? []),
    async rescan() {
      await media.rescan();
      if (media.status.state === 'OFFLINE') throw offlineProblem(media.status);
    },
    whenSettled: () => media.whenSettled(),
    async whenPreviewed() {
      await media.whenSettled();
      await previews.idle();
    },
    makePreviews: (mediaIds, progress) =>
      previews.makeAll(
        mediaIds.flatMap((id) => store.state.media.get(id) ?? []),
        progress,
      ),
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
    async thumbnail(mediaId, size, signal) {
      // What somebody looks at is decoded once for all its small sizes and its placeholder.
      const file = get(mediaId);
      if (size <= 512 && file.poster === undefined) await previews.makeNow(file, signal);
      return thumbnails.get(get(mediaId), size, signal);
    },
    async proof(mediaId, wishes, signal) {
      return makeProof(get(mediaId), wishes, { folder: proofFolder, pool, originalOf }, signal);
    },
    async takePoster(mediaId, origin, bytes) {
      const file = get(mediaId);
      if (origin === 'CHOSEN') await posters.choose(file, bytes);
      else {
        await posters.offer(file, bytes);
        thumbnails.tryAgain(file);
      }
    },
    async setPoster(mediaId, imageId) {
      const image = get(imageId);
      await posters.chooseFile(get(mediaId), await originalOf(image), image.path);
      return get(mediaId);
    },
    async resetPoster(mediaId) {
      await posters.reset(get(mediaId));
      return get(mediaId);
    },
    posterPathOf: (file) => posters.pathOf(file),
    cacheUsage: () => cache.usage,
    clearCache: () => cache.clear(),
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
      previews.pause();
      inspection.cancel();
      await closed;
      inspection.cancel();
      metadata.cancel();
      await Promise.all([inspection.idle(), metadata.idle()]);
      media = new MediaFolder(folder, parts);
      media.start();
      events.publishNotice({ type: 'mediaFolderChanged', status: media.status });
    },
    async close() {
      unsubscribe();
      previews.pause();
      inspection.cancel();
      metadata.cancel();
      await Promise.all([media.close(), pool.close()]);
      metadata.cancel();
      await Promise.all([inspection.idle(), previews.idle(), metadata.idle()]);
      await cache.close();
    },
  };
}

/** How often a file is looked for that was put into the folder: it may change once more, or be moved, while it is read. */
const MOST_LOOKS = 3;
