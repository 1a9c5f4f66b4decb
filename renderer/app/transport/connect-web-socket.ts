import { createORPCClient, DynamicLink, type ClientContext } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WritableCell } from '../state/cell.ts';
import { ChangesUnderWay } from './changes-under-way.ts';
import type { Connection, ConnectionState } from './connection.ts';

const FIRST_DELAY_IN_MS = 400;
const LONGEST_DELAY_IN_MS = 5000;

const UNAUTHORIZED = 401;

/** Whether something answers at this page's address but wants none of us: a browser does not tell why a WebSocket failed. */
async function isRefused(): Promise<boolean> {
  try {
    const { status } = await fetch(location.pathname, { method: 'HEAD', cache: 'no-store' });
    return status === UNAUTHORIZED;
  } catch {
    return false;
  }
}

/** Reaches the core of browser mode, and comes back by itself when it was stopped and started again. */
export function connectWebSocket(address: string): Connection {
  const state = new WritableCell<ConnectionState>('CONNECTING');
  const changes = new ChangesUnderWay();
  let link: RPCLink<ClientContext>;
  let delay = FIRST_DELAY_IN_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function open(): void {
    clearTimeout(timer);
    const socket = new WebSocket(address);
    socket.binaryType = 'arraybuffer';
    link = new RPCLink({ websocket: socket, interceptors: [changes.track] });
    let wasOpen = false;
    socket.addEventListener('open', () => {
      wasOpen = true;
      delay = FIRST_DELAY_IN_MS;
      state.set('CONNECTED');
    });
    socket.addEventListener('close', () => void comeBack(wasOpen));
  }

  async function comeBack(wasOpen: boolean): Promise<void> {
    state.set('LOST');
    if (!wasOpen && (await isRefused())) return state.set('REFUSED');
    timer = setTimeout(open, delay);
    delay = Math.min(delay * 2, LONGEST_DELAY_IN_MS);
    return undefined;
  }

  open();
  return {
    client: createORPCClient(new DynamicLink(() => link)),
    transport: 'WEB_SOCKET',
    state,
    changes,
    retry: () => {
      if (state.get() !== 'CONNECTED') open();
    },
  };
}
