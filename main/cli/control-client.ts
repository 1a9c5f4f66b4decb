import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { connect } from 'node:net';
import { WebSocket } from 'ws';
import type { ContractClient } from '../../shared/contract/contract.ts';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { textForPrograms } from '../../shared/text/core-text.ts';

/** How long a running application has to answer, in ms. */
const HANDSHAKE_TIMEOUT = 10_000;

/** A way to call the contract, wherever it is carried out. */
export interface Connection {
  readonly client: ContractClient;
  close(): Promise<void>;
}

/** Opens the socket; undefined when nobody listens there, or somebody else. */
function openSocket(address: string, token: string): Promise<WebSocket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket('ws://gallery-desk/contract', {
      createConnection: () => connect(address),
      headers: { authorization: `Bearer ${token}` },
      handshakeTimeout: HANDSHAKE_TIMEOUT,
      perMessageDeflate: false,
    });
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, response) => {
      response.destroy();
      resolve(undefined);
    });
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined);
      else {
        reject(
          new GalleryDeskError(
            'UNAVAILABLE',
            textForPrograms(
              `Gallery Desk is running on this library but does not answer (${error.message}). Try again, or close it.`,
            ),
            error.code === undefined ? {} : { systemCode: error.code },
            { cause: error },
          ),
        );
      }
    });
  });
}

/**
 * Connects to the application that has the library open.
 *
 * @returns undefined when nobody answers at the address: the application was killed and left it behind
 * @throws GalleryDeskError `UNAVAILABLE` when somebody is there but does not answer
 */
export async function connectToControl(endpoint: {
  readonly address: string;
  readonly token: string;
}): Promise<Connection | undefined> {
  const socket = await openSocket(endpoint.address, endpoint.token);
  if (socket === undefined) return undefined;
  const closed = new Promise<void>((resolve) => {
    socket.once('close', () => resolve());
  });
  let isOurs = false;
  const link = new RPCLink({
    websocket: socket,
    interceptors: [
      async (call) => {
        try {
          return await call.next();
        } catch (error) {
          if (socket.readyState === socket.OPEN || isOurs) throw error;
          throw new GalleryDeskError(
            'UNAVAILABLE',
            textForPrograms(
              'Gallery Desk was closed before it answered. Look whether the change was made, and try again.',
            ),
            {},
            { cause: error },
          );
        }
      },
    ],
  });
  return {
    client: createORPCClient(link),
    close() {
      isOurs = true;
      socket.close(1000);
      return closed;
    },
  };
}
