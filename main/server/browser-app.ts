import { serveStatic } from '@hono/node-server/serve-static';
import { Hono, type Context } from 'hono';
import type { Access, Refusal } from '../http/access.ts';
import { mediaResponse, type MediaSource } from '../http/media-responses.ts';
import { securityHeaders } from '../http/security-headers.ts';
import { UPLOADS, uploadResponse, type UploadTarget } from '../http/upload-responses.ts';

export interface BrowserAppOptions {
  readonly port: number;
  readonly access: Access;
  readonly media: MediaSource;
  readonly uploads: UploadTarget;
  /** Absolute path of the built renderer. */
  readonly rendererFolder: string;
  /** Hears of failures, for the log. */
  readonly report: (message: string) => void;
}

function refuse(context: Context, { status, reason }: Refusal): Response {
  return context.text(`${reason}\n`, status, { 'cache-control': 'no-store' });
}

/**
 * The cookie is not sent along when a link in another page leads here, even to a browser that has it. One step from a page of our own
 * brings it along.
 */
function stepInside(context: Context): Response {
  return context.html(
    '<!doctype html><meta http-equiv="refresh" content="0;url=/"><title>Gallery Desk</title><a href="/">Gallery Desk</a>',
    200,
    { 'cache-control': 'no-store' },
  );
}

/** What the loopback server answers over HTTP: the way in, the window's files, thumbnails and originals. */
export function createBrowserApp({
  port,
  access,
  media,
  uploads,
  rendererFolder,
  report,
}: BrowserAppOptions): Hono {
  const app = new Hono();
  app.use(securityHeaders(port));
  app.use(async (context, next) => {
    const refusal = access.refusalOfSender((name) => context.req.header(name));
    if (refusal !== undefined) return refuse(context, refusal);
    const { method, path } = context.req;
    const isSent =
      method === 'POST' && (path.startsWith('/media/posters/') || path.startsWith(`/media/${UPLOADS}`));
    // A browser names the page behind every POST; a request without one is none of our window's.
    if (isSent && context.req.header('origin') === undefined) {
      return refuse(context, {
        status: 403,
        reason: 'Files and pictures are taken from the window of Gallery Desk only.',
      });
    }
    if (!isSent && method !== 'GET' && method !== 'HEAD') {
      return context.text('Only GET is answered here.\n', 405, { allow: 'GET, HEAD' });
    }
    return next();
  });
  app.get('/', (context, next) => {
    const token = context.req.query('token');
    if (token === undefined) return next();
    const cookie = access.exchange(token);
    if (cookie === undefined) {
      return refuse(context, {
        status: 401,
        reason:
          'This address is used up or of an earlier start. Open the one that Gallery Desk printed when it started last.',
      });
    }
    // Away from the address with the token, so that it is neither bookmarked nor shared.
    return context.body(null, 303, { location: '/', 'set-cookie': cookie, 'cache-control': 'no-store' });
  });
  app.use(async (context, next) => {
    const refusal = access.refusalOfSession((name) => context.req.header(name));
    if (refusal === undefined) return next();
    const isFromElsewhere = ['cross-site', 'same-site'].includes(context.req.header('sec-fetch-site') ?? '');
    return isFromElsewhere && context.req.path === '/' ? stepInside(context) : refuse(context, refusal);
  });
  app.post(`/media/${UPLOADS}*`, (context) => {
    const url = new URL(context.req.url);
    const path = url.pathname.slice('/media/'.length);
    return uploadResponse(uploads, { path, query: url.searchParams, body: context.req.raw.body }, report);
  });
  app.on(['GET', 'POST'], '/media/*', (context) => {
    const url = new URL(context.req.url);
    return mediaResponse(
      media,
      {
        method: context.req.method,
        header: (name) => context.req.header(name),
        path: url.pathname.slice('/media/'.length),
        query: url.searchParams,
        signal: context.req.raw.signal,
        body: context.req.raw.body,
      },
      report,
    );
  });
  app.use(async (context, next) => {
    await next();
    if (context.res.status !== 200) return;
    // The bundler names files in assets/ by their content.
    const isHashed = context.req.path.startsWith('/assets/');
    context.header('cache-control', isHashed ? 'private, max-age=31536000, immutable' : 'no-cache');
  });
  app.use(serveStatic({ root: rendererFolder }));
  app.notFound((context) => context.text('There is nothing at this address.\n', 404));
  app.onError((error, context) => {
    report(`${context.req.path}: ${error.message}`);
    return context.text('The request could not be answered.\n', 500);
  });
  return app;
}
