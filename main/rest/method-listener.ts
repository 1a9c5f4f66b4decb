import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReadHeader } from '../http/access.ts';
import { describeError } from './error-response.ts';
import { readBody, readQuery } from './request-input.ts';
import type { RestAccess } from './rest-access.ts';
import type { FoundMethod, MethodTable } from './rest-method.ts';

export interface MethodListenerParts {
  readonly methods: MethodTable;
  readonly access: RestAccess;
  /** Of every answer. */
  readonly headers: Readonly<Record<string, string>>;
  readonly report: (message: string) => void;
}

/** How long a client may go on sending what nobody wants any more before its connection is cut, in ms. */
const DISCARD_TIME = 5000;

const headerOf =
  ({ headers }: IncomingMessage): ReadHeader =>
  (name) => {
    const value = headers[name];
    return Array.isArray(value) ? value.join(', ') : value;
  };

/** A client that still sends reads no answer: what comes is thrown away until it looks. */
function discardRest(request: IncomingMessage): void {
  if (request.complete) return;
  request.resume();
  const timer = setTimeout(() => request.socket.destroy(), DISCARD_TIME).unref();
  for (const end of ['end', 'close'] as const) request.once(end, () => clearTimeout(timer));
}

/**
 * Answers the methods of the API straight on Node's request and response. A program asks for thousands of items one after another, and
 * a request through the web's `Request` and `Response` takes several times as long as finding and writing what it asks for.
 *
 * Answers whether there is a method at the address; all other requests are left alone.
 */
export function createMethodListener({
  methods,
  access,
  headers,
  report,
}: MethodListenerParts): (request: IncomingMessage, response: ServerResponse) => boolean {
  const fixed = Object.entries({
    ...headers,
    'content-type': 'application/json',
    'cache-control': 'no-store',
  }).flat();

  function send(
    response: ServerResponse,
    status: number,
    body: string,
    more: Readonly<Record<string, string>> = {},
  ): void {
    const length = String(Buffer.byteLength(body));
    response.writeHead(status, [...fixed, ...Object.entries(more).flat(), 'content-length', length]);
    response.end(body);
  }

  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    { method, path }: FoundMethod,
    query: string,
  ): Promise<void> {
    const header = headerOf(request);
    const origin = access.allowedOrigin(header('origin'));
    const shared: Readonly<Record<string, string>> =
      origin === undefined ? {} : { 'access-control-allow-origin': origin, vary: 'Origin' };
    try {
      access.requireSender(header);
      access.requireToken(header);
      const given = method.query === undefined ? await readBody(request) : readQuery(query, method.query);
      send(response, 200, await method.answer(given, path), shared);
    } catch (error) {
      const refusal = describeError(error, report);
      send(response, refusal.status, JSON.stringify(refusal.body), { ...shared, ...refusal.headers });
      discardRest(request);
    }
  }

  return (request, response) => {
    const { method = '', url = '' } = request;
    const end = url.indexOf('?');
    const found = methods.find(method, end === -1 ? url : url.slice(0, end));
    if (found === undefined) return false;
    void answer(request, response, found, end === -1 ? '' : url.slice(end + 1));
    return true;
  };
}
