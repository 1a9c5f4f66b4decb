import { RPCHandler } from '@orpc/server/message-port';
import { shell, type MessagePortMain } from 'electron';
import { openLibrary, type Library } from '../library.ts';
import type { Desktop } from '../router/desktop.ts';
import { openRestSwitch } from '../rest/rest-switch.ts';
import { createRouter } from '../router/router.ts';
import { serveControl } from '../server/control-endpoint.ts';
import { spawnUtilityWorker } from './utility-worker.ts';

export interface CoreOptions {
  /** Absolute. Becomes the library's media folder. */
  readonly mediaFolder?: string;
  /** The bundled program of the media worker, absolute. */
  readonly workerFile: string;
  /** The window around the library. */
  readonly desktop: Desktop;
}

/** An open library, ready to be called through message ports. */
export interface Core {
  readonly library: Library;
  /** Answers the contract's calls on a port until the port closes. */
  connect(port: MessagePortMain): void;
  /** Ends what the library serves, then closes it. */
  close(): Promise<void>;
}

/**
 * Opens a library for a window, and for the command line beside it. This module brings the whole core with it, so it is imported apart
 * from the entry.
 *
 * @throws what `openLibrary` throws
 */
export async function openCore(
  folder: string,
  { desktop, mediaFolder, workerFile }: CoreOptions,
): Promise<Core> {
  const library = await openLibrary(folder, {
    host: 'electron',
    spawnWorker: spawnUtilityWorker(workerFile),
    discard: (file) => shell.trashItem(file),
    ...(mediaFolder === undefined ? {} : { mediaFolder }),
  });
  const rest = await openRestSwitch(library, console.error);
  try {
    const router = createRouter(library, desktop, { rest });
    const handler = new RPCHandler(router);
    const control = await serveControl(router);
    await library.store.announceEndpoint(control.endpoint);
    return {
      library,
      connect(port) {
        handler.upgrade(port);
        port.start();
      },
      async close() {
        await Promise.all([control.close(), rest.close()]);
        await library.close();
      },
    };
  } catch (error) {
    await rest.close();
    await library.close();
    throw error;
  }
}
