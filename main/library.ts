import { randomUUID } from 'node:crypto';
import { mkdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { GalleryDeskError } from '../shared/errors/gallery-desk-error.ts';
import type { DecidedEvent } from '../shared/events/domain-event.ts';
import type { LibrarySettings } from '../shared/model/library.ts';
import type { LibraryInfo } from '../shared/contract/library.ts';
import { textFromElsewhere } from '../shared/text/core-text.ts';
import { EventStream } from './events/event-stream.ts';
import { JobRegistry } from './events/job-registry.ts';
import { createExchangeService, type ExchangeService } from './exchange/exchange-service.ts';
import { createFileAdding, type FileAdding } from './galleries/adding.ts';
import { createGalleryService, type GalleryService } from './galleries/gallery-service.ts';
import { createLocateService, type LocateService } from './galleries/locate-service.ts';
import { createMediaDeletion, type MediaDeletion } from './galleries/media-deletion.ts';
import { createVideoPosters, type VideoPosters } from './galleries/video-posters.ts';
import { createSmartService, type SmartService } from './galleries/smart-service.ts';
import { createHistoryService, type HistoryService } from './history/history-service.ts';
import { type BackupService, createBackupService } from './maintenance/backup-service.ts';
import { createAddingService, type AddingService } from './media/adding-service.ts';
import { openMediaService, type MediaService } from './media/media-service.ts';
import { createRecipeService, type RecipeService } from './recipes/recipe-service.ts';
import type { SpawnWorker } from './media/worker-process.ts';
import { createPublishService, type PublishService } from './publish/publish-service.ts';
import { askVideoSite, type AskAddress } from './video-sites/ask-video-site.ts';
import { openStore, type Store } from './store/open-store.ts';
import { decideLibraryUpdate, type LibraryUpdate } from './library-update.ts';
import { PROGRAM_VERSION } from './program-version.ts';

export interface OpenLibraryOptions {
  /** The host that opens it; the lock file names it to a second one. */
  readonly host: 'electron' | 'browser' | 'cli' | 'test';
  /** Starts the process that decodes media. */
  readonly spawnWorker: SpawnWorker;
  /** Absolute. Becomes the library's media folder when given. */
  readonly mediaFolder?: string;
  /** Makes the library when the folder holds none. Default true. */
  readonly create?: boolean;
  /** Absolute folder of the program's own files of published sites. Without it nothing can be published. */
  readonly siteFolder?: string;
  /** Watches the media folder. False for a host that answers one call and ends. Default true. */
  readonly watch?: boolean;
  /** Hands a file to the trash of the system, by its absolute path. Absent where the host has none: then emptying the trash erases. */
  readonly discard?: (diskPath: string) => Promise<void>;
  /** Asks sites of videos, when a person wants it. Default: over the network. */
  readonly askAddress?: AskAddress;
}

/** One open library: everything a host needs, and one place that closes it. */
export interface Library {
  /** Absolute path. */
  readonly folder: string;
  /** Of the program. */
  readonly version: string;
  readonly store: Store;
  readonly events: EventStream;
  readonly jobs: JobRegistry;
  readonly galleries: GalleryService;
  readonly media: MediaService;
  readonly locate: LocateService;
  /** Files on their way into the media folder. */
  readonly adding: AddingService;
  readonly files: FileAdding;
  /** Posters of videos that live on other sites. */
  readonly videoPosters: VideoPosters;
  /** Media files on their way into the trash and back. */
  readonly deletion: MediaDeletion;
  readonly exchange: ExchangeService;
  readonly recipes: RecipeService;
  readonly history: HistoryService;
  readonly backups: BackupService;
  readonly publish: PublishService;
  readonly smart: SmartService;
  info(): LibraryInfo;
  /** Changes the name or the media folder; the folder is switched to once the change is durable. */
  update(changes: LibraryUpdate): Promise<LibraryInfo>;
  /** Ends the watching and the workers, writes what is not written and gives up the lock. Safe to call twice. */
  close(): Promise<void>;
}

/** Where a library's media folder is, as an absolute path. */
function mediaFolderOf(folder: string, settings: LibrarySettings): string {
  return path.resolve(folder, settings.mediaFolder);
}

/** The media folder as the settings keep it: relative when it lies inside the library, so that the library can move. */
function settingOfMediaFolder(folder: string, mediaFolder: string): string {
  const absolute = path.resolve(folder, mediaFolder);
  const relative = path.relative(folder, absolute);
  const isInside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative);
  return (isInside ? relative : absolute).split(path.sep).join('/');
}

/** The media folder that events set; undefined when they set none. */
function mediaFolderAfter(events: readonly DecidedEvent[]): string | undefined {
  const changes = events.flatMap((event) => (event.type === 'libraryUpdated' ? [event.changed] : []));
  return changes.at(-1)?.mediaFolder ?? undefined;
}

async function requireFolder(folder: string): Promise<void> {
  const found = await stat(folder).catch(() => undefined);
  if (found?.isDirectory() === true) return;
  throw new GalleryDeskError(
    'FAILED_PRECONDITION',
    `The media folder ${folder} is not there. Make the folder, or name another one.`,
    { file: folder },
  );
}

/** What goes wrong behind the work is told in every window, and in the log: the last of it comes when no window is left. */
function tellProblem(events: EventStream, error: unknown): void {
  const message = error instanceof Error ? error.message : String(error);
  console.warn(message);
  events.publishNotice({ type: 'problemReported', message: textFromElsewhere(message) });
}

/**
 * Opens the library in a folder, or makes one there, and begins to watch its media folder.
 *
 * @throws GalleryDeskError `FAILED_PRECONDITION` when it is locked or newer than the program, `DATA_LOSS` when a file is
 *   damaged, `UNAVAILABLE` when the folder cannot be read or written.
 */
export async function openLibrary(libraryFolder: string, options: OpenLibraryOptions): Promise<Library> {
  const folder = path.resolve(libraryFolder);
  if (options.mediaFolder !== undefined) await requireFolder(options.mediaFolder);
  const events = new EventStream();
  const store = await openStore(folder, {
    program: `Gallery Desk ${PROGRAM_VERSION}`,
    host: options.host,
    onProblem: (error) => tellProblem(events, error),
    createWith:
      options.create === false
        ? undefined
        : {
            name: path.basename(folder),
            mediaFolder:
              options.mediaFolder === undefined ? 'media' : settingOfMediaFolder(folder, options.mediaFolder),
          },
  });
  const jobs = new JobRegistry(events);
  const history = createHistoryService({
    store,
    async check(decided) {
      const mediaFolder = mediaFolderAfter(decided);
      if (mediaFolder !== undefined) await requireFolder(path.resolve(folder, mediaFolder));
      media?.trash.expect(decided);
    },
  });
  let media: MediaService | undefined;
  try {
    store.onChange((change) => events.publishChange(change, history.take(change)));
    if (options.mediaFolder !== undefined) {
      const mediaFolder = settingOfMediaFolder(folder, options.mediaFolder);
      await store.change((state) => decideLibraryUpdate(state, { mediaFolder }));
    }
    // A media folder inside the library is ours to make; one elsewhere may be an unplugged drive and is never made.
    if (!path.isAbsolute(store.state.settings.mediaFolder)) {
      await mkdir(mediaFolderOf(folder, store.state.settings), { recursive: true });
    }
    media = await openMediaService({
      store,
      events,
      jobs,
      folder: mediaFolderOf(folder, store.state.settings),
      cacheFolder: path.join(folder, 'cache'),
      trashFolder: path.join(folder, '.trash'),
      ...(options.discard === undefined ? {} : { discard: options.discard }),
      spawnWorker: options.spawnWorker,
      watch: options.watch ?? true,
    });
  } catch (error) {
    await media?.close();
    await store.close();
    throw error;
  }
  const { host, spawnWorker, siteFolder, askAddress } = options;
  const library = composeLibrary(folder, {
    store,
    events,
    jobs,
    media,
    history,
    host,
    spawnWorker,
    siteFolder,
    askAddress,
  });
  // A host that answers one call and ends looks at a target when it is asked to.
  if (options.watch ?? true) {
    void library.publish.finishInterrupted().catch((error: unknown) => tellProblem(events, error));
  }
  return library;
}

interface Parts {
  readonly store: Store;
  readonly events: EventStream;
  readonly jobs: JobRegistry;
  readonly media: MediaService;
  readonly history: HistoryService;
  readonly host: OpenLibraryOptions['host'];
  readonly spawnWorker: SpawnWorker;
  readonly siteFolder: string | undefined;
  readonly askAddress: AskAddress | undefined;
}

/** The command line opens a library for one call, again and again; tests ask for the backups they want. */
const AUTOMATIC_BACKUPS = {
  electron: 'WHILE_OPEN',
  browser: 'WHILE_OPEN',
  cli: 'WHEN_DUE',
  test: 'NEVER',
} as const;

function composeLibrary(folder: string, parts: Parts): Library {
  const { store, events, jobs, media, history, host, spawnWorker, siteFolder, askAddress } = parts;
  const context = { now: () => new Date(), newId: randomUUID };
  const galleries = createGalleryService({ store, readText: (file) => media.readText(file) });
  const adding = createAddingService({ store, jobs, media, exclude: [folder, path.join(folder, 'cache')] });
  const files = createFileAdding({
    adding,
    store,
    readText: (file) => media.readText(file),
    context,
  });
  const videoPosters = createVideoPosters({
    store,
    adding,
    context,
    ask: (address) => askVideoSite(address, askAddress),
  });
  const smart = createSmartService({ store, media });
  const exchange = createExchangeService({
    store,
    jobs,
    keptFolders: () => [folder, mediaFolderOf(folder, store.state.settings)],
  });
  const recipes = createRecipeService({
    store,
    jobs,
    mediaFolder: () => mediaFolderOf(folder, store.state.settings),
    readText: (file) => media.readText(file),
  });
  const backups = createBackupService({
    store,
    program: `Gallery Desk ${PROGRAM_VERSION}`,
    automatic: AUTOMATIC_BACKUPS[host],
    jobs,
    mediaFolder: () => mediaFolderOf(folder, store.state.settings),
    onProblem: (error) => tellProblem(events, error),
  });
  const publish = createPublishService({
    store,
    events,
    jobs,
    media,
    folder,
    mediaFolder: () => mediaFolderOf(folder, store.state.settings),
    spawnWorker,
    siteFolder,
  });
  const info = (): LibraryInfo => ({
    settings: store.state.settings,
    folder,
    version: PROGRAM_VERSION,
    openingNotes: store.notes,
  });
  /** Switches to another media folder when a change makes it that of the library. */
  async function followMediaFolder<T>(change: () => Promise<T>): Promise<T> {
    const before = mediaFolderOf(folder, store.state.settings);
    const result = await change().finally(() => media.trash.followed());
    const after = mediaFolderOf(folder, store.state.settings);
    if (after !== before) await media.changeFolder(after);
    return result;
  }
  let closing: Promise<void> | undefined;
  return {
    folder,
    version: PROGRAM_VERSION,
    store,
    events,
    jobs,
    galleries,
    media,
    locate: createLocateService(store),
    adding,
    files,
    videoPosters,
    deletion: createMediaDeletion(store, media.trash),
    exchange,
    recipes,
    smart,
    backups,
    publish,
    history: {
      ...history,
      undo: () => followMediaFolder(() => history.undo()),
      redo: () => followMediaFolder(() => history.redo()),
    },
    info,
    async update(changes) {
      const asked =
        changes.mediaFolder === undefined
          ? changes
          : { ...changes, mediaFolder: settingOfMediaFolder(folder, changes.mediaFolder) };
      if (asked.mediaFolder !== undefined) await requireFolder(path.resolve(folder, asked.mediaFolder));
      await followMediaFolder(() => store.change((state) => decideLibraryUpdate(state, asked)));
      return info();
    },
    close() {
      const closed =
        closing ??
        publish
          .close()
          .finally(() => adding.close())
          .finally(() => media.close())
          .finally(() => backups.close())
          .finally(() => store.close());
      closing = closed;
      return closed;
    },
  };
}
