import { defaultLibraryFolder } from '../default-library.ts';
import type { HostOptions } from '../host-options.ts';
import { openLibrary, type Library } from '../library.ts';
import { forkWorker, type SpawnWorker } from '../media/worker-process.ts';
import { desktopWithoutDialogs, type Desktop } from '../router/desktop.ts';
import { openRestSwitch } from '../rest/rest-switch.ts';
import { createRouter } from '../router/router.ts';
import { startBrowserServer, type BrowserServer } from './browser-server.ts';
import { serveControl } from './control-endpoint.ts';

/** Where the built parts of the program are, absolute. */
export interface ProgramFiles {
  readonly rendererFolder: string;
  readonly workerFile: string;
}

/** Browser mode, running. */
export interface BrowserHost {
  readonly library: Library;
  readonly server: BrowserServer;
  /** Ends all connections, writes what is not written, gives up the lock; removes the library of a demonstration. */
  close(): Promise<void>;
}

/** The window in a browser: it has no dialogs or file manager of the system. */
const browserDesktop: Desktop = {
  ...desktopWithoutDialogs,
  getDesktop: () => ({
    host: 'BROWSER',
    platform: process.platform,
    mediaBase: '/media/',
    hasNativeDialogs: false,
  }),
};

/** The folders to open, and how to throw away what was made for a demonstration only. */
interface Folders {
  readonly library: string;
  readonly media: string | undefined;
  dispose(): Promise<void>;
}

async function foldersFor(
  { demo, libraryFolder, mediaFolder }: HostOptions,
  spawnWorker: SpawnWorker,
): Promise<Folders> {
  if (demo) {
    // Only a demonstration needs the painter of sample pictures.
    const { makeDemoLibrary } = await import('../demo/demo-library.ts');
    const made = await makeDemoLibrary(spawnWorker, mediaFolder);
    return { library: made.folder, media: made.mediaFolder, dispose: made.dispose };
  }
  return {
    library: libraryFolder ?? (await defaultLibraryFolder()),
    media: mediaFolder,
    dispose: async () => undefined,
  };
}

/** Serves an open library to the browser and to the command line. */
async function serve(
  library: Library,
  { port }: HostOptions,
  { rendererFolder }: ProgramFiles,
): Promise<{ server: BrowserServer; close(): Promise<void> }> {
  const rest = await openRestSwitch(library, console.error);
  const router = createRouter(library, browserDesktop, { rest });
  const server = await startBrowserServer({
    router,
    media: library.media,
    uploads: library.adding.uploads,
    rendererFolder,
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

/**
 * Opens a library and serves it.
 *
 * @throws what `openLibrary` and `startBrowserServer` throw; nothing stays open then
 */
export async function openBrowserHost(options: HostOptions, files: ProgramFiles): Promise<BrowserHost> {
  const spawnWorker = forkWorker(files.workerFile);
  const folders = await foldersFor(options, spawnWorker);
  let library: Library | undefined;
  try {
    library = await openLibrary(folders.library, {
      host: 'browser',
      spawnWorker,
      ...(folders.media === undefined ? {} : { mediaFolder: folders.media }),
    });
    const opened = library;
    const served = await serve(opened, options, files);
    return {
      library: opened,
      server: served.server,
      async close() {
        try {
          await served.close();
          await opened.close();
        } finally {
          await folders.dispose();
        }
      },
    };
  } catch (error) {
    await library?.close();
    await folders.dispose();
    throw error;
  }
}
