import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { WritableCell } from '../state/cell.ts';
import { ChangesUnderWay } from './changes-under-way.ts';
import type { Connection, ConnectionState } from './connection.ts';

/** The word by which the preload script knows the port that it forwards to the main process. */
const GREETING = 'gallery-desk:connect';

/** Reaches the core in the main process of the desktop application. The port lives as long as the window. */
export function connectMessagePort(): Connection {
  const { port1, port2 } = new MessageChannel();
  const changes = new ChangesUnderWay();
  const state = new WritableCell<ConnectionState>('CONNECTED');
  port1.addEventListener('close', () => state.set('LOST'));
  port1.start();
  window.postMessage(GREETING, location.origin, [port2]);
  return {
    client: createORPCClient(new RPCLink({ port: port1, interceptors: [changes.track] })),
    transport: 'MESSAGE_PORT',
    state,
    changes,
    retry: () => location.reload(),
  };
}
