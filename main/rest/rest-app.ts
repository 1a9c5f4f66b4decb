import { Hono } from 'hono';
import { cors } from 'hono/cors';
import type { Library } from '../library.ts';
import { securityHeaders } from '../server/security-headers.ts';
import { describeError, HttpRefusal } from './error-response.ts';
import { addGalleryRoutes } from './gallery-routes.ts';
import { MediaAddresses } from './media-addresses.ts';
import { RestAccess } from './rest-access.ts';

export interface RestAppOptions {
  readonly library: Library;
  readonly port: number;
  /** What a program must send in `Authorization`. */
  readonly token: string;
  /** Origins of pages that may use the API. Default: none. */
  readonly origins?: readonly string[];
  /** Hears of failures, for the log. */
  readonly report: (message: string) => void;
}

/** What the REST server answers over HTTP. */
export function createRestApp({ library, port, token, origins = [], report }: RestAppOptions): Hono {
  const app = new Hono();
  const access = new RestAccess({ port, token, origins });
  const addresses = new MediaAddresses(`http://127.0.0.1:${port}`, token);

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
  app.use(async (context, next) => {
    access.requireSender((name) => context.req.header(name));
    await next();
  });
  if (origins.length > 0) {
    app.use(cors({ origin: [...origins], allowHeaders: ['authorization', 'content-type', 'last-event-id'] }));
  }
  app.use(async (context, next) => {
    access.requireToken(context);
    context.header('cache-control', 'no-store');
    await next();
  });
  addGalleryRoutes(app, { library, addresses });
  return app;
}
