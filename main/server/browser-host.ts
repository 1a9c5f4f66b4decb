import { defaultLibraryFolder } from '../default-library.ts';
import type { HostOptions } from '../host-options.ts';
import type { Library } from '../library.ts';
import { forkWorker, type SpawnWorker } from '../media/worker-process.ts';
import type { BrowserServer } from './browser-server.ts';
import { ServedLibraries, type LibraryPlace, type ProgramFiles } from './served-libraries.ts';

/** Browser mode, running. */
export interface BrowserHost {
  /** The one it was started with. */
  readonly library: Library;
  readonly server: BrowserServer;
  /** Ends all connections, writes what is not written, gives up the locks; removes the library of a demonstration. */
  close(): Promise<void>;
}

async function placeFor(
  { demo, libraryFolder, mediaFolder, port }: HostOptions,
  spawnWorker: SpawnWorker,
): Promise<LibraryPlace> {
  if (demo) {
    // Only a demonstration needs the painter of sample pictures.
    const { makeDemoLibrary } = await import('../demo/demo-library.ts');
    const made = await makeDemoLibrary(spawnWorker, mediaFolder);
    const { folder, dispose } = made;
    return mediaFolder === undefined
      ? { folder, port, isSample: true, dispose }
      : { folder, mediaFolder, port, dispose };
  }
  return {
    folder: libraryFolder ?? (await defaultLibraryFolder()),
    port,
    ...(mediaFolder === undefined ? {} : { mediaFolder }),
  };
}

/**
 * Opens a library and serves it.
 *
 * @throws what `openLibrary` and `startBrowserServer` throw; nothing stays open then
 */
export async function openBrowserHost(options: HostOptions, files: ProgramFiles): Promise<BrowserHost> {
  const spawnWorker = forkWorker(files.workerFile);
  const libraries = new ServedLibraries(files, spawnWorker);
  const { library, server } = await libraries.open(await placeFor(options, spawnWorker));
  return { library, server, close: () => libraries.close() };
}
