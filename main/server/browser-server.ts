import { access as checkAccess } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { textForPrograms } from '../../shared/text/core-text.ts';
import { systemCodeOf } from '../store/file-system.ts';
import { Access } from '../http/access.ts';
import { createBrowserApp } from './browser-app.ts';
import { ContractSockets, refuseUpgrade, type ContractRouter } from './contract-sockets.ts';
import { listen } from '../http/listen.ts';
import type { MediaSource } from '../http/media-responses.ts';
import type { UploadTarget } from '../http/upload-responses.ts';

export interface BrowserServerOptions {
  readonly router: ContractRouter;
  readonly media: MediaSource;
  readonly uploads: UploadTarget;
  /** Absolute path of the built renderer. */
  readonly rendererFolder: string;
  /** 0..65535; 0, the default, lets the system choose a free one. */
  readonly port?: number;
  /** Hears of failures, for the log. */
  readonly report: (message: string) => void;
}

/** The running loopback server of browser mode. */
export interface BrowserServer {
  readonly port: number;
  /** The address that lets a person in, with its token. */
  readonly address: string;
  /** An address that lets one browser in, once. */
  oneTimeAddress(): string;
  /** Ends all connections. */
  close(): Promise<void>;
}

/** The one interface that is listened on: nothing outside this machine can reach it. */
const HOST = '127.0.0.1';

function explain(error: unknown, port: number): unknown {
  const code = systemCodeOf(error);
  if (code === 'EADDRINUSE') {
    return new GalleryDeskError(
      'FAILED_PRECONDITION',
      textForPrograms(
        `Port ${port} is in use by another program. Choose another one with --port, or leave --port out to get a free one.`,
      ),
      { value: port, systemCode: 'EADDRINUSE' },
      { cause: error },
    );
  }
  if (code === 'EACCES') {
    return new GalleryDeskError(
      'FAILED_PRECONDITION',
      textForPrograms(
        `This system does not let you listen on port ${port}. Choose one above 1023 with --port, or leave --port out to get a free one.`,
      ),
      { value: port, systemCode: 'EACCES' },
      { cause: error },
    );
  }
  return error;
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The server listens on no port.');
  return address.port;
}

async function requireRenderer(folder: string): Promise<void> {
  const page = path.join(folder, 'index.html');
  await checkAccess(page).catch((cause: unknown) => {
    throw new GalleryDeskError(
      'FAILED_PRECONDITION',
      textForPrograms(
        `The files of the window are missing: there is no ${page}. Build Gallery Desk with "npm run build", or install it again.`,
      ),
      { file: page },
      { cause },
    );
  });
}

/**
 * Serves the window, its media and its contract on 127.0.0.1.
 *
 * @throws GalleryDeskError `FAILED_PRECONDITION` when the port is in use or not allowed, or the renderer was not built
 */
export async function startBrowserServer(options: BrowserServerOptions): Promise<BrowserServer> {
  await requireRenderer(options.rendererFolder);
  // Large files that are dropped take what they take: a body is read only of whoever was let in.
  const server: Server = createServer({ requestTimeout: 0 });
  const wanted = options.port ?? 0;
  await listen(server, { host: HOST, port: wanted }).catch((error: unknown) => {
    throw explain(error, wanted);
  });
  // Nobody knows the port before this line, and nothing is read before the listeners below are there: both are in one turn.
  const port = portOf(server);
  const access = new Access(port);
  const app = createBrowserApp({ ...options, port, access });
  const sockets = new ContractSockets(options.router);
  const answer = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  server.on('request', (request, response) => void answer(request, response));
  server.on('upgrade', (request, socket, head) => {
    socket.on('error', () => socket.destroy());
    const refusal = access.refusalOf((name) => {
      const value = request.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    });
    if (refusal !== undefined) refuseUpgrade(socket, refusal.status, refusal.reason);
    else if (request.url !== '/contract')
      refuseUpgrade(socket, 404, 'There is no WebSocket at this address.');
    else sockets.accept(request, socket, head);
  });
  return {
    port,
    address: access.entryAddress,
    oneTimeAddress: () => access.oneTimeAddress(),
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      await sockets.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
