import { writeFile } from 'node:fs/promises';
import { Agent, request } from 'node:https';
import path from 'node:path';
import { ApiKeyStrategy, createClient } from '@wix/sdk';
import { files } from '@wix/media';
import { proGallery } from '@wix/pro-gallery';
import { startRestServer, type RestServer, type RestServerOptions } from '../../../main/rest/rest-server.ts';
import type { Library } from '../../../main/library.ts';
import { greyPng } from '../../support/media-files.ts';
import { openTestLibrary } from '../../support/test-library.ts';

export const TOKEN = 'a token of the tests that nobody else knows';

/** An answer, with whatever fields its body has. */
export interface RestAnswer {
  readonly status: number;
  readonly body: Json;
}

/** Any JSON, for tests to look into. */
// oxlint-disable-next-line typescript/no-explicit-any
export type Json = any;

/** A real REST server on a real library in a temporary folder. */
export interface RestFixture {
  readonly library: Library;
  /** Tests that serve the library anew put the new one in its place. */
  server: RestServer;
  readonly mediaFolder: string;
  /** What the server reported to its log. */
  readonly reports: string[];
  /** A request with the token, JSON in and out. */
  call(method: string, path: string, body?: unknown): Promise<RestAnswer>;
  /** Puts a grey picture into the media folder and answers its media id. */
  addPicture(name: string, grey?: number): Promise<string>;
  close(): Promise<void>;
}

export async function openRestFixture(options: Partial<RestServerOptions> = {}): Promise<RestFixture> {
  const { library, mediaFolder, remove } = await openTestLibrary();
  const reports: string[] = [];
  const server = await startRestServer({
    library,
    token: TOKEN,
    report: (message) => reports.push(message),
    ...options,
  });
  const fixture: RestFixture = {
    library,
    server,
    mediaFolder,
    reports,
    async call(method, address, body) {
      const response = await fetch(fixture.server.address + address, {
        method,
        headers: { authorization: TOKEN, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      });
      const text = await response.text();
      return {
        status: response.status,
        body: response.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) : text,
      };
    },
    async addPicture(name, grey = 120) {
      await writeFile(path.join(mediaFolder, name), greyPng(40, 30, grey));
      await library.media.rescan();
      const file = library.store.state.media.byPath(name);
      if (file === undefined) throw new Error(`${name} is not in the catalog.`);
      return file.id;
    },
    async close() {
      await fixture.server.close();
      await remove();
      if (reports.length > 0) throw new Error(`Reported: ${reports.join('\n')}`);
    },
  };
  return fixture;
}

/** The official client; it speaks https only, which `fetch` turns into plain http here unless another one is given. */
export function officialClient(
  { port }: RestServer,
  { apiKey = TOKEN, fetch: fetchWith = plainHttp }: { apiKey?: string; fetch?: typeof fetch } = {},
) {
  return createClient({
    modules: { proGallery, files },
    auth: ApiKeyStrategy({ apiKey, siteId: 'local' }),
    host: { apiBaseUrl: `127.0.0.1:${port}`, channel: noEvents },
    fetch: fetchWith,
  });
}

/** `fetch` over TLS that trusts the server's certificate and no other, as a program that was given it. */
export function overTls({ certificate }: RestServer): typeof fetch {
  const agent = new Agent({ ca: certificate, keepAlive: false });
  return ((address: string, init: RequestInit) =>
    new Promise<Response>((resolve, reject) => {
      const sent = request(
        address,
        { agent, method: init.method ?? 'GET', headers: { ...(init.headers as object) } },
        (response) => {
          const chunks: Buffer[] = [];
          response.on('data', (chunk: Buffer) => chunks.push(chunk));
          response.on('end', () =>
            resolve(new Response(Buffer.concat(chunks), { status: response.statusCode ?? 0 })),
          );
        },
      );
      sent.on('error', reject);
      sent.end(init.body as string | undefined);
    })) as typeof fetch;
}

/** The client wants a place to subscribe to events of its host; a server has none. */
const noEvents = { observeState: async () => ({ disconnect: () => undefined }) };

const plainHttp: typeof fetch = (input, init) => {
  const address = input instanceof Request ? input.url : String(input);
  return fetch(address.replace(/^https:/, 'http:'), init);
};
