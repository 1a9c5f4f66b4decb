import { mediaResponse, type MediaSource } from '../server/media-responses.ts';
import { appOrigin } from './addresses.ts';

function refuse(status: number, reason: string): Response {
  return new Response(reason, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/**
 * Answers `media://<library>/thumbnails/<mediaId>` and `media://<library>/originals/<mediaId>` with files of that open library, to its own
 * window only.
 *
 * @param find the media of an open library by its host name; the answer may wait for the library to open
 * @param report hears of files that could not be answered
 */
export function createMediaHandler(
  find: (hostName: string) => Promise<MediaSource> | undefined,
  report: (message: string) => void,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const ownOrigin = appOrigin(url.hostname);
    const origin = request.headers.get('origin');
    if (origin !== null && origin !== ownOrigin) {
      return refuse(403, 'This media belongs to another library.');
    }
    const media = await find(url.hostname)?.catch(() => undefined);
    if (media === undefined) return refuse(404, 'No library is open at this address.');
    const response = await mediaResponse(
      media,
      {
        method: request.method,
        header: (name) => request.headers.get(name),
        path: url.pathname.slice(1),
        query: url.searchParams,
      },
      report,
    );
    // The page is of another scheme, so another origin: it may read the pixels of its own library's media, to make posters.
    response.headers.set('access-control-allow-origin', ownOrigin);
    response.headers.set('cross-origin-resource-policy', 'cross-origin');
    return response;
  };
}
