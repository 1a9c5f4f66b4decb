import type { Connection } from './connection.ts';

/** Connects to the core in the way the host offers. Only that way's code is loaded. */
export async function connect(): Promise<Connection> {
  if (window.galleryDesk?.transport === 'message-port') {
    return (await import('./connect-message-port.ts')).connectMessagePort();
  }
  const address = new URL('contract', location.href);
  address.protocol = address.protocol === 'https:' ? 'wss:' : 'ws:';
  return (await import('./connect-web-socket.ts')).connectWebSocket(address.href);
}
