import { mediaResponse, type MediaSource } from '../server/media-responses.ts';
import { UPLOADS, uploadResponse, type UploadTarget } from '../server/upload-responses.ts';
import { appOrigin } from './addresses.ts';

function refuse(status: number, reason: string): Response {
  return new Response(reason, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** The media of an open library, and the window that may read it. */
export interface OpenMedia {
  /** Host name of the library in `app://` addresses. */
  readonly hostName: string;
  /** Rejects when the library did not open. */
  readonly source: Promise<MediaSource>;
  /** Takes what is pasted or dropped without a path. */
  readonly uploads: () => Promise<UploadTarget>;
}

/**
 * Answers `media://<media host>/thumbnails/<mediaId>` and `media://<media host>/originals/<mediaId>` with files of an open library, to its
 * own window only. Files are taken at `uploads/`, from that window alone.
 *
 * @param find the library whose media host it is
 * @param report hears of files that could not be answered
 */
export function createMediaHandler(
  find: (mediaHost: string) => OpenMedia | undefined,
  report: (message: string) => void,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    const found = find(url.hostname);
    const media = await found?.source.catch(() => undefined);
    if (found === undefined || media === undefined) return refuse(404, 'No library is open at this address.');
    const ownOrigin = appOrigin(found.hostName);
    const origin = request.headers.get('origin');
    if (origin !== null && origin !== ownOrigin) {
      return refuse(403, 'This media belongs to another library.');
    }
    const path = url.pathname.slice(1);
    const isUpload = request.method === 'POST' && path.startsWith(UPLOADS);
    // Who only reads may be an image without an origin; who sends names itself.
    if (isUpload && origin === null)
      return refuse(403, 'Files are taken from the window of the library only.');
    if (isUpload) {
      const upload = { path, query: url.searchParams, body: request.body };
      return forWindow(await uploadResponse(await found.uploads(), upload, report), ownOrigin);
    }
    const response = await mediaResponse(
      media,
      {
        method: request.method,
        header: (name) => request.headers.get(name),
        path,
        query: url.searchParams,
      },
      report,
    );
    return forWindow(response, ownOrigin);
  };
}

/** The page is of another scheme, so another origin: it may read the pixels of its own library's media, to make posters. */
function forWindow(response: Response, ownOrigin: string): Response {
  response.headers.set('access-control-allow-origin', ownOrigin);
  response.headers.set('cross-origin-resource-policy', 'cross-origin');
  response.headers.set('x-content-type-options', 'nosniff');
  return response;
}
