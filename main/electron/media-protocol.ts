import { setTimeout as delay } from 'node:timers/promises';
import { mediaResponse, thumbnailCacheControl, type MediaSource } from '../http/media-responses.ts';
import { UPLOADS, uploadResponse, type UploadTarget } from '../http/upload-responses.ts';
import { appOrigin } from './addresses.ts';

function refuse(status: number, reason: string): Response {
  return new Response(reason, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** ms after which an answer begins without its content. */
const BEGIN_AFTER = 40;

/**
 * The answer itself when it comes at once, else one that begins without its content: the protocol tells that a window does not wait any more only by
 * cancelling the content. A refusal that comes too late for its status breaks the content off, which is as good as a refusal to an `<img>`.
 */
async function cancellable(
  answer: Promise<Response>,
  abort: AbortController,
  cacheControl: string,
): Promise<Response> {
  const timer = new AbortController();
  const late = delay(BEGIN_AFTER, undefined, { signal: timer.signal }).catch(() => undefined);
  const soon = await Promise.race([answer, late]);
  timer.abort();
  if (soon !== undefined) return soon;
  let reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  const content = new ReadableStream<Uint8Array>({
    async pull(controller) {
      if (reader === undefined) {
        const response = await answer;
        if (!response.ok || response.body === null) throw new Error(await response.text());
        reader = response.body.getReader();
      }
      const { done, value } = await reader.read();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel(reason) {
      abort.abort();
      await reader?.cancel(reason);
    },
  });
  // Whether it will be JPEG or WebP is not known yet; decoders of pictures look at the bytes.
  return new Response(content, { headers: { 'content-type': 'image/jpeg', 'cache-control': cacheControl } });
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
 * Answers `media://<media host>/thumbnails/<mediaId>`, and `originals` and `proofs` likewise, with files of an open library, to its own window
 * only. Files are taken at `uploads/`, from that window alone.
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
    // Pages name themselves behind every POST; pictures and films are asked for without.
    if (origin === null ? request.method === 'POST' : origin !== ownOrigin) {
      return refuse(403, 'This media belongs to another library.');
    }
    const path = url.pathname.slice(1);
    if (request.method === 'POST' && path.startsWith(UPLOADS)) {
      const upload = { path, query: url.searchParams, body: request.body };
      return forWindow(await uploadResponse(await found.uploads(), upload, report), ownOrigin);
    }
    const abort = new AbortController();
    const answer = mediaResponse(
      media,
      {
        method: request.method,
        header: (name) => request.headers.get(name),
        path,
        query: url.searchParams,
        signal: abort.signal,
        body: request.body,
      },
      report,
    );
    const cacheControl = request.method === 'GET' ? madeWhenAskedFor(path, url.searchParams) : undefined;
    const response =
      cacheControl === undefined ? await answer : await cancellable(answer, abort, cacheControl);
    return forWindow(response, ownOrigin);
  };
}

/** How long an answer may be kept whose content may have to be made first, so that the window may stop waiting; undefined for all others. */
function madeWhenAskedFor(path: string, query: URLSearchParams): string | undefined {
  if (path.startsWith('thumbnails/')) return thumbnailCacheControl(query);
  return path.startsWith('proofs/') ? 'no-store' : undefined;
}

/** The page is of another scheme, so another origin: it may read the pixels of its own library's media, to make posters. */
function forWindow(response: Response, ownOrigin: string): Response {
  response.headers.set('access-control-allow-origin', ownOrigin);
  response.headers.set('cross-origin-resource-policy', 'cross-origin');
  response.headers.set('x-content-type-options', 'nosniff');
  return response;
}
