import { createORPCClient, DynamicLink, type ClientContext } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WritableCell } from '../state/cell.ts';
import type { Connection, ConnectionState } from './connection.ts';

const FIRST_DELAY_IN_MS = 400;
const LONGEST_DELAY_IN_MS = 5000;

/** Reaches the core of browser mode, and comes back by itself when it was stopped and started again. */
export function connectWebSocket(address: string): Connection {
  const state = new WritableCell<ConnectionState>('CONNECTING');
  let link: RPCLink<ClientContext>;
  let delay = FIRST_DELAY_IN_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    clearTimeout(timer);
    const socket = new WebSocket(address);
    socket.binaryType = 'arraybuffer';
    link = new RPCLink({ websocket: socket });
    socket.addEventListener('open', () => {
      delay = FIRST_DELAY_IN_MS;
      state.set('CONNECTED');
    });
    socket.addEventListener('close', () => {
      state.set('LOST');
      timer = setTimeout(open, delay);
      delay = Math.min(delay * 2, LONGEST_DELAY_IN_MS);
    });
  }

  open();
  return {
    client: createORPCClient(new DynamicLink(() => link)),
    state,
    retry: () => {
      if (state.get() === 'LOST') open();
    },
  };
}
