import { once } from 'node:events';
import path from 'node:path';
import { defaultLibraryFolder } from '../default-library.ts';
import { openLibrary } from '../library.ts';
import { forkWorker } from '../media/worker-process.ts';
import { startRestServer } from '../rest/rest-server.ts';
import { noDesktop } from '../router/desktop.ts';
import { createRouter } from '../router/router.ts';
import { serveControl } from '../server/control-endpoint.ts';
import type { ServeOptions } from './serve-command.ts';

interface Surroundings {
  /** Absolute path of the bundled media worker. */
  readonly workerFile: string;
  /** Absolute folder of the program's files of sites. */
  readonly siteFolder: string;
  readonly print: (text: string) => Promise<void>;
  /** Receives what a person should know beside the answer. */
  readonly note: (text: string) => void;
  /** Ends the serving. */
  readonly signal: AbortSignal;
}

/**
 * Opens a library and serves the Pro Gallery API from it until the signal. Other command lines are answered meanwhile.
 *
 * @throws what `openLibrary` and `startRestServer` throw; nothing stays open then
 */
export async function serveLibrary(
  libraryFolder: string | undefined,
  options: ServeOptions,
  { workerFile, siteFolder, print, note, signal }: Surroundings,
): Promise<void> {
  const folder = path.resolve(libraryFolder ?? (await defaultLibraryFolder()));
  const library = await openLibrary(folder, { host: 'cli', spawnWorker: forkWorker(workerFile), siteFolder });
  try {
    for (const text of library.info().openingNotes) note(text);
    const control = await serveControl(createRouter(library, noDesktop));
    try {
      await library.store.announceEndpoint(control.endpoint);
      const server = await startRestServer({ library, ...options, report: note });
      try {
        const { address, token } = server;
        await print(`${JSON.stringify({ address, token, library: folder })}\n`);
        if (!signal.aborted) await once(signal, 'abort');
      } finally {
        await server.close();
      }
    } finally {
      await control.close();
    }
  } finally {
    await library.close();
  }
}
