import type { Connect, Plugin } from 'vite';
import { landscapeOf } from './landscape.ts';

const answer: Connect.NextHandleFunction = (request, response, next) => {
  const match = /\/media\/(?:thumbnails|originals)\/m(\d+)(?:\?size=(\d+))?/.exec(request.url ?? '');
  if (match === null) return next();
  response.setHeader('content-type', 'image/svg+xml');
  response.setHeader('cache-control', 'max-age=3600');
  return response.end(landscapeOf(Number(match[1]), Number(match[2] ?? 1024)));
};

/** Answers the addresses of media with drawn landscapes, in development and in preview. */
export function pictures(): Plugin {
  return {
    name: 'fixture-pictures',
    configureServer: (server) => void server.middlewares.use(answer),
    configurePreviewServer: (server) => void server.middlewares.use(answer),
  };
}
