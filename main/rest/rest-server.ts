import { randomBytes } from 'node:crypto';
import { createServer as createHttpServer } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { createServer, type Server, type Socket } from 'node:net';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { Library } from '../library.ts';
import { listen } from '../http/listen.ts';
import { systemCodeOf } from '../store/file-system.ts';
import { certificateOf } from './certificate.ts';
import { createRestApp } from './rest-app.ts';
import type { Webhooks } from './webhooks.ts';

export interface RestServerOptions {
  readonly library: Library;
  /** 0..65535; 0, the default, lets the system choose a free one. */
  readonly port?: number;
  /** What programs must send; default: a new one. */
  readonly token?: string;
  /** Origins of pages that may use the API. Default: none. */
  readonly origins?: readonly string[];
  /** Folders (absolute) and https origins that files may be imported from. Default: none. */
  readonly importFrom?: readonly string[];
  /** ms before a webhook is tried again; attempts count from 1. Default: from a second up to ten minutes. */
  readonly webhookBackoff?: (attempt: number) => number;
  /** ms in which the head of a request must have come. Default: a minute. */
  readonly headTime?: number;
  /** Hears of failures, for the log. */
  readonly report: (message: string) => void;
}

/** The running REST server. */
export interface RestServer {
  readonly port: number;
  /** `http://127.0.0.1:<port>`; the same over https. */
  readonly address: string;
  readonly token: string;
  /** PEM, for programs that shall trust it. */
  readonly certificate: string;
  readonly webhooks: Pick<Webhooks, 'list' | 'deliveries' | 'remove'>;
  /** Ends all connections. */
  close(): Promise<void>;
}

const HOST = '127.0.0.1';

/** The first byte of a TLS connection (RFC 8446, section 5.1); no method of HTTP begins with it. */
const TLS_HANDSHAKE = 22;

/** A connection that says nothing is closed after this time, in ms. */
const SILENCE = 60_000;

/** ms between two looks at connections whose head is overdue. */
const LOOK_AT_HEADS = 10_000;

/** A token is short enough to be typed nowhere and long enough to be guessed never. */
export const newToken = (): string => randomBytes(32).toString('base64url');

function explain(error: unknown, port: number): unknown {
  const code = systemCodeOf(error);
  if (code !== 'EADDRINUSE' && code !== 'EACCES') return error;
  const reason = code === 'EADDRINUSE' ? 'is in use by another program' : 'may not be used by this one';
  return new GalleryDeskError(
    'FAILED_PRECONDITION',
    `Port ${port} ${reason}. Choose another one, or none to get one that is free.`,
    { value: port, systemCode: code },
    { cause: error },
  );
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('The server listens on no port.');
  return address.port;
}

/** Hands each connection to the server that speaks its protocol, by its first byte: programs need one address for both. */
function share(socket: Socket, http: Server, tls: Server): void {
  socket.on('error', () => socket.destroy());
  const giveUp = (): void => void socket.destroy();
  socket.setTimeout(SILENCE, giveUp);
  socket.once('data', (bytes) => {
    socket.setTimeout(0);
    socket.off('timeout', giveUp);
    socket.pause();
    socket.unshift(bytes);
    if (bytes[0] === TLS_HANDSHAKE) {
      // It takes what was read from the socket itself; nobody else may.
      tls.emit('connection', socket);
    } else {
      http.emit('connection', socket);
      socket.resume();
    }
  });
}

async function shareWhen(ready: Promise<void>, socket: Socket, http: Server, tls: Server): Promise<void> {
  await ready;
  share(socket, http, tls);
  socket.resume();
}

/**
 * Serves the Pro Gallery API of an open library on 127.0.0.1, over http and https at one port.
 *
 * @throws GalleryDeskError `FAILED_PRECONDITION` when the port is in use or not allowed
 */
export async function startRestServer(options: RestServerOptions): Promise<RestServer> {
  const { library, port: wanted = 0, token = newToken(), headTime = SILENCE } = options;
  const { certificate, privateKey } = await certificateOf(library.folder);
  const times = {
    headersTimeout: headTime,
    // Large files take what they take: a body is read only of whoever has the token or a ticket.
    requestTimeout: 0,
    connectionsCheckingInterval: Math.min(headTime, LOOK_AT_HEADS),
  };
  const http = createHttpServer(times);
  const tls = createTlsServer({ ...times, cert: certificate, key: privateKey });
  // They get their connections from another server, and would not look after the time of heads before they listen themselves.
  for (const each of [http, tls]) each.emit('listening');
  const sockets = new Set<Socket>();
  let announceReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => (announceReady = resolve));
  const server = createServer({ pauseOnConnect: true, noDelay: true }, (socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    // Whoever connects before everything is there waits a moment.
    void shareWhen(ready, socket, http, tls);
  });
  await listen(server, { host: HOST, port: wanted }).catch((error: unknown) => {
    throw explain(error, wanted);
  });
  const port = portOf(server);
  const rest = await createRestApp({ ...options, port, token }).catch((error: unknown) => {
    server.close();
    throw error;
  });
  for (const each of [http, tls]) each.on('request', rest.answer);
  tls.on('tlsClientError', (_error, socket) => socket.destroy());
  announceReady();
  return {
    port,
    address: `http://${HOST}:${port}`,
    token,
    certificate,
    webhooks: rest.webhooks,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      await rest.close();
      for (const socket of sockets) socket.destroy();
      for (const each of [http, tls]) each.close();
      await closed;
    },
  };
}
