import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Library } from '../library.ts';
import { securityHeaders, securityHeadersByName } from '../http/security-headers.ts';
import { describeError, HttpRefusal } from './error-response.ts';
import { galleryMethods } from './gallery-routes.ts';
import { addEventRoutes } from './event-routes.ts';
import { LibraryEvents } from './library-events.ts';
import { webhookMethods } from './webhook-routes.ts';
import { Webhooks } from './webhooks.ts';
import { eventToWire, eventTypeOf } from './wire-events.ts';
import { addUploadRoutes, fileMethods } from './file-routes.ts';
import type { FileParts } from './file-methods.ts';
import { openFileNotes } from './file-notes.ts';
import { addMediaRoutes } from './media-routes.ts';
import { UploadTickets } from './upload-ticket.ts';
import { openApiDocument } from './openapi.ts';
import { PAGE_STYLE, readingPage } from './reading-page.ts';
import { MediaAddresses } from './media-addresses.ts';
import { createMethodListener } from './method-listener.ts';
import { RestAccess } from './rest-access.ts';
import { MethodTable } from './rest-method.ts';

export interface RestAppOptions {
  readonly library: Library;
  readonly port: number;
  /** What a program must send in `Authorization`. */
  readonly token: string;
  /** Origins of pages that may use the API. Default: none. */
  readonly origins?: readonly string[];
  /** Folders (absolute) and https origins that files may be imported from. Default: none. */
  readonly importFrom?: readonly string[];
  /** ms before a webhook is tried again; attempts count from 1. */
  readonly webhookBackoff?: (attempt: number) => number;
  /** Hears of failures, for the log. */
  readonly report: (message: string) => void;
}

export interface RestApp {
  /** Answers a request, whichever it is. */
  answer(request: IncomingMessage, response: ServerResponse): void;
  readonly webhooks: Webhooks;
  /** Ends event streams and deliveries. */
  close(): Promise<void>;
}

/**
 * What the REST server answers over HTTP.
 *
 * @throws GalleryDeskError `DATA_LOSS` when what it keeps in the library's folder is damaged
 */
export async function createRestApp(options: RestAppOptions): Promise<RestApp> {
  const { library, port, token, origins = [], importFrom = [], report } = options;
  const app = new Hono();
  const access = new RestAccess({ port, token, origins });
  const origin = `http://127.0.0.1:${port}`;
  const addresses = new MediaAddresses(origin, token);
  const tickets = new UploadTickets(token);
  const notes = await openFileNotes(library.folder);
  const events = new LibraryEvents(library);
  const webhooks = await Webhooks.open({
    libraryFolder: library.folder,
    events,
    async describe({ envelope }) {
      const wire = await eventToWire(envelope, library.store.state, addresses);
      return { type: eventTypeOf(envelope), body: JSON.stringify(wire) };
    },
    report,
    ...(options.webhookBackoff && { backoff: options.webhookBackoff }),
  });
  const files: FileParts = { library, addresses, tickets, notes, origin, importFrom };

  app.onError((error, context) => {
    const { status, body, headers } = describeError(error, report);
    return context.json(body, status, { ...headers, 'cache-control': 'no-store' });
  });
  app.notFound(() => {
    throw new HttpRefusal(
      404,
      'NOT_FOUND',
      'There is no method at this address. /openapi.json lists all of them, and / describes them.',
    );
  });
  app.use(securityHeaders(port));
  addMediaRoutes(app, { library, access, addresses, report });
  app.use(async (context, next) => {
    access.requireSender((name) => context.req.header(name));
    await next();
  });
  if (origins.length > 0) {
    app.use(
      cors({
        origin: (origin) => access.allowedOrigin(origin),
        allowHeaders: ['authorization', 'content-type', 'last-event-id'],
      }),
    );
  }
  // What can be done here is no secret; only what is in the library is.
  app.get('/', (context) => context.html(readingPage()));
  app.get('/page.css', (context) =>
    context.body(PAGE_STYLE, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  app.get('/openapi.json', (context) => context.json(openApiDocument(origin)));
  addUploadRoutes(app, files, report);
  app.use(async (context, next) => {
    access.requireToken((name) => context.req.header(name));
    context.header('cache-control', 'no-store');
    await next();
  });
  addEventRoutes(app, { library, events, addresses });
  const isMethod = createMethodListener({
    methods: new MethodTable([
      ...galleryMethods({ library, addresses }),
      ...fileMethods(files),
      ...webhookMethods(webhooks),
    ]),
    access,
    headers: await securityHeadersByName(port),
    report,
  });
  const answerOthers = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return {
    answer(request, response) {
      if (!isMethod(request, response)) void answerOthers(request, response);
    },
    webhooks,
    async close() {
      await webhooks.close();
      events.close();
    },
  };
}
