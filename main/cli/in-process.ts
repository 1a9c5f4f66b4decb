import { existsSync } from 'node:fs';
import path from 'node:path';
import { openLibrary } from '../library.ts';
import { forkWorker } from '../media/worker-process.ts';
import { noDesktop } from '../router/desktop.ts';
import { createInMemoryClient } from '../router/in-memory-client.ts';
import { createRouter } from '../router/router.ts';
import { serveControl } from '../server/control-endpoint.ts';
import type { Connection } from './control-client.ts';

export interface InProcessOptions {
  /** Absolute path of the bundled media worker. */
  readonly workerFile: string;
  /** Absolute folder of the program's files of sites. */
  readonly siteFolder: string;
  /** Stays open for long: watches the media folder, and answers other command lines that would find the library locked. */
  readonly stays: boolean;
  /** Receives what a person should know beside the answer: that a library was made, or what was found wrong in it. */
  readonly note: (text: string) => void;
}

/**
 * Opens a library that no application has open, for one call or for a stream. Apart from the latter nothing is watched: the catalog
 * is as the last run left it until `media rescan`.
 *
 * @throws what `openLibrary` throws
 */
export async function openInProcess(
  folder: string,
  { workerFile, siteFolder, stays, note }: InProcessOptions,
): Promise<Connection> {
  const isThere = existsSync(path.join(folder, 'library.json'));
  const library = await openLibrary(folder, {
    host: 'cli',
    spawnWorker: forkWorker(workerFile),
    siteFolder,
    watch: stays,
  });
  if (!isThere) note(`Made a new library in ${folder}.`);
  for (const text of library.info().openingNotes) note(text);
  try {
    const router = createRouter(library, noDesktop);
    const control = stays ? await serveControl(router) : undefined;
    if (control !== undefined) await library.store.announceEndpoint(control.endpoint);
    return {
      client: createInMemoryClient(router),
      async close() {
        await control?.close();
        await library.close();
      },
    };
  } catch (error) {
    await library.close();
    throw error;
  }
}
