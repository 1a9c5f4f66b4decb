import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Context, Router } from '@orpc/server';
import { RPCHandler } from '@orpc/server/ws';
import { WebSocketServer } from 'ws';
import type { contract } from '../../shared/contract/contract.ts';

/** Handlers for the whole contract that need nothing from the transport. */
export type ContractRouter = Router<typeof contract, Context>;

/** The largest message taken, in bytes: a thousand long text items fit. */
const MAX_MESSAGE = 256 * 1024 * 1024;

/** How long a peer has to answer a closing socket, in ms. */
const CLOSING_GRACE = 1000;

/** Answers an upgrade that is refused, in the little HTTP that a raw socket needs. */
export function refuseUpgrade(socket: Duplex, status: 401 | 403 | 404, reason: string): void {
  const names = { 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found' };
  socket.end(
    `HTTP/1.1 ${status} ${names[status]}\r\nConnection: close\r\nContent-Type: text/plain; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(reason)}\r\n\r\n${reason}`,
  );
}

/** The WebSocket side of the contract: every socket that gets here may call everything. */
export class ContractSockets {
  readonly #server = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_MESSAGE,
    // Compressing what travels within one machine costs more than it saves.
    perMessageDeflate: false,
  });
  readonly #handler: RPCHandler<Context>;

  constructor(router: ContractRouter) {
    this.#handler = new RPCHandler(router);
  }

  /** Takes over a socket whose request was found in order. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (webSocket) => {
      // A peer that breaks the protocol or vanishes is closed by ws; its error must not end the program.
      webSocket.on('error', () => webSocket.terminate());
      void this.#handler.upgrade(webSocket);
    });
  }

  /** Says goodbye on every socket and resolves when all are closed. */
  async close(): Promise<void> {
    this.#server.close();
    await Promise.all(
      [...this.#server.clients].map(
        (socket) =>
          new Promise<void>((resolve) => {
            const timer = setTimeout(() => socket.terminate(), CLOSING_GRACE);
            socket.once('close', () => {
              clearTimeout(timer);
              resolve();
            });
            if (socket.readyState === socket.CLOSED) {
              clearTimeout(timer);
              resolve();
            } else {
              socket.close(1001, 'Gallery Desk is closing.');
            }
          }),
      ),
    );
  }
}
