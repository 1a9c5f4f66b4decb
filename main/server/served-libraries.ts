import os from 'node:os';
import path from 'node:path';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import { defaultLibraryFolder } from '../default-library.ts';
import { openLibrary, type Library } from '../library.ts';
import type { SpawnWorker } from '../media/worker-process.ts';
import { openRestSwitch } from '../rest/rest-switch.ts';
import { desktopWithoutDialogs, type Desktop } from '../router/desktop.ts';
import { createRouter } from '../router/router.ts';
import { startBrowserServer, type BrowserServer } from './browser-server.ts';
import { serveControl } from './control-endpoint.ts';

/** Where the built parts of the program are, absolute. */
export interface ProgramFiles {
  readonly rendererFolder: string;
  readonly workerFile: string;
  /** The program's own files of published sites. */
  readonly siteFolder: string;
}

/** A library to open. */
export interface LibraryPlace {
  /** Absolute. */
  readonly folder: string;
  /** Absolute. Becomes the library's media folder. */
  readonly mediaFolder?: string;
  /** 0..65535. Undefined: a free one. */
  readonly port?: number;
  readonly isSample?: true;
  /** Throws away what was made for a demonstration, once the library is closed. */
  dispose?(): Promise<void>;
}

/** An open library at an address of its own. */
export interface ServedLibrary {
  readonly library: Library;
  readonly server: BrowserServer;
  readonly isSample: boolean;
  close(): Promise<void>;
}

/** The libraries that one process of browser mode serves: the one it was started with, and those that its windows open beside it. */
export class ServedLibraries {
  readonly #files: ProgramFiles;
  readonly #spawnWorker: SpawnWorker;
  /** By their folders. */
  readonly #served = new Map<string, Promise<ServedLibrary>>();
  #sample: Promise<ServedLibrary> | undefined;

  constructor(files: ProgramFiles, spawnWorker: SpawnWorker) {
    this.#files = files;
    this.#spawnWorker = spawnWorker;
  }

  /**
   * Opens a library and serves it, or answers the one that is served already.
   *
   * @throws what `openLibrary` and `startBrowserServer` throw; nothing stays open then
   */
  open(place: LibraryPlace): Promise<ServedLibrary> {
    const existing = this.#served.get(place.folder);
    if (existing !== undefined) return existing;
    const opening = this.#open(place);
    this.#served.set(place.folder, opening);
    opening.catch(() => this.#served.delete(place.folder));
    if (place.isSample) this.#sample = opening;
    return opening;
  }

  /** Ends all connections, writes what is not written and gives up the locks. */
  async close(): Promise<void> {
    const opened = await Promise.allSettled(this.#served.values());
    const closed = await Promise.allSettled(
      opened.flatMap((result) => (result.status === 'fulfilled' ? result.value.close() : [])),
    );
    for (const result of closed) if (result.status === 'rejected') throw result.reason;
  }

  #openSample(): Promise<ServedLibrary> {
    const sample = this.#sample ?? this.#makeSample();
    this.#sample = sample;
    // Asked again, it is tried again.
    sample.catch(() => (this.#sample = undefined));
    return sample;
  }

  async #makeSample(): Promise<ServedLibrary> {
    // Only a demonstration needs the painter of sample pictures.
    const { makeDemoLibrary } = await import('../demo/demo-library.ts');
    const { folder, dispose } = await makeDemoLibrary(this.#spawnWorker, undefined);
    return this.open({ folder, isSample: true, dispose });
  }

  /** The person's own library that was opened last, or else the one that opens when none is named. */
  async #openOwn(): Promise<ServedLibrary> {
    const served = await Promise.allSettled(this.#served.values());
    const own = served.flatMap((result) =>
      result.status === 'fulfilled' && !result.value.isSample ? result.value : [],
    );
    return own.at(-1) ?? this.open({ folder: await defaultLibraryFolder() });
  }

  async #open(place: LibraryPlace): Promise<ServedLibrary> {
    let library: Library | undefined;
    try {
      library = await openLibrary(place.folder, {
        host: 'browser',
        spawnWorker: this.#spawnWorker,
        siteFolder: this.#files.siteFolder,
        ...(place.mediaFolder === undefined ? {} : { mediaFolder: place.mediaFolder }),
      });
      const opened = library;
      const served = await this.#serve(opened, place);
      return {
        library: opened,
        server: served.server,
        isSample: place.isSample === true,
        async close() {
          try {
            await served.close();
            await opened.close();
          } finally {
            await place.dispose?.();
          }
        },
      };
    } catch (error) {
      await library?.close();
      await place.dispose?.();
      throw error;
    }
  }

  /** Serves an open library to the browser and to the command line. */
  async #serve(
    library: Library,
    { port, isSample }: LibraryPlace,
  ): Promise<{ server: BrowserServer; close(): Promise<void> }> {
    const rest = await openRestSwitch(library, console.error);
    const router = createRouter(library, this.#desktop(isSample), { rest });
    const server = await startBrowserServer({
      router,
      media: library.media,
      uploads: library.adding.uploads,
      rendererFolder: this.#files.rendererFolder,
      port,
      report: console.error,
    }).catch(async (error: unknown) => {
      await rest.close();
      throw error;
    });
    try {
      const control = await serveControl(router);
      await library.store.announceEndpoint(control.endpoint);
      return {
        server,
        async close() {
          await Promise.all([server.close(), control.close(), rest.close()]);
        },
      };
    } catch (error) {
      await Promise.all([server.close(), rest.close()]);
      throw error;
    }
  }

  /** The window in a browser: it has no dialogs or file manager of the system, and goes to another library by its address. */
  #desktop(isSample: true | undefined): Desktop {
    const opened = ({ library, server }: ServedLibrary) => ({
      folder: library.folder,
      address: server.oneTimeAddress(),
    });
    return {
      ...desktopWithoutDialogs,
      getDesktop: () => ({
        host: 'BROWSER',
        platform: process.platform,
        mediaBase: '/media/',
        hasNativeDialogs: false,
        ...(isSample === undefined ? {} : { isSample }),
      }),
      openLibraryFolder: async ({ folder }) => opened(await this.open({ folder: typedFolder(folder) })),
      openSampleLibrary: async () => opened(await this.#openSample()),
      leaveSampleLibrary: async () => opened(await this.#openOwn()),
    };
  }
}

/** A folder as a person types it. What is relative would depend on where the program was started, which nobody sees in a browser. */
function typedFolder(text: string): string {
  const folder = text.replace(/^~(?=$|[\\/])/, os.homedir());
  if (path.isAbsolute(folder)) return path.resolve(folder);
  const { root } = path.parse(os.homedir());
  throw invalidFields([
    {
      field: 'folder',
      description: `“${text}” is no whole path. Begin it with ${root} or ~.`,
      violatedRule: 'FORMAT',
    },
  ]);
}
