import http from 'node:http';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/websocket';
import { WebSocket, type ClientOptions } from 'ws';
import type { ContractClient } from '../../../shared/contract/contract.ts';

export interface Answer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: Buffer;
}

/** One request as it is written here: unlike `fetch`, every header can be set, `Host` too. */
export function request(
  port: number,
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: http.OutgoingHttpHeaders } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = http.request(
      { host: '127.0.0.1', port, path, method, headers, agent: false },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: Buffer.concat(chunks),
          }),
        );
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

/** Goes in by the printed address; answers the `Cookie` header that a browser would send from then on. */
export async function enter(address: string): Promise<string> {
  const url = new URL(address);
  const { headers } = await request(Number(url.port), url.pathname + url.search);
  return headers['set-cookie']?.[0]?.split(';')[0] ?? '';
}

/** An open socket. Rejects when it is refused, with the status. */
export function openSocket(address: string, options: ClientOptions = {}): Promise<WebSocket> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address, options);
    socket.once('open', () => resolve(socket));
    socket.once('unexpected-response', (_request, response) => {
      response.destroy();
      reject(new Error(`Refused with ${response.statusCode}`));
    });
    socket.once('error', reject);
  });
}

/** Becomes a WebSocket as the protocol wants it, then sends these bytes; resolves when the server has ended the connection. */
export function breakProtocol(port: number, cookie: string, bytes: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = {
      cookie,
      connection: 'Upgrade',
      upgrade: 'websocket',
      'sec-websocket-version': '13',
      'sec-websocket-key': Buffer.alloc(16).toString('base64'),
    };
    const sent = http.request({ host: '127.0.0.1', port, path: '/contract', headers, agent: false });
    sent.on('upgrade', (_response, socket) => {
      socket.on('close', () => resolve());
      socket.on('error', () => undefined);
      socket.resume();
      socket.write(bytes);
    });
    sent.on('error', reject);
    sent.end();
  });
}

/** The contract over an open socket. */
export function contractOver(socket: WebSocket): ContractClient {
  return createORPCClient(new RPCLink({ websocket: socket }));
}

/** Resolves when the socket is closed. */
export function closed(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => {
    socket.once('close', resolve);
  });
}
