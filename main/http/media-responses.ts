import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { THUMBNAIL_SIZES, type ThumbnailSize } from '../../shared/model/thumbnail-size.ts';
import { proofQuerySchema, type ProofWishes } from '../../shared/schemas/proof.ts';
import { systemCodeOf } from '../store/file-system.ts';
import { fileResponse, type FileToSend } from './file-response.ts';

/** The part of the media service that is needed here. */
export interface MediaSource {
  /**
   * @param size px on the longer side
   * @param signal tells that nobody waits for it any more
   */
  thumbnail(mediaId: string, size: ThumbnailSize, signal?: AbortSignal): Promise<FileToSend>;
  original(mediaId: string): Promise<FileToSend>;
  /** A picture as it would be published; absent where nobody may look at one. */
  proof?(mediaId: string, wishes: ProofWishes, signal?: AbortSignal): Promise<FileToSend>;
  /** Takes a picture for a video; absent where nobody may give one. */
  takePoster?(
    mediaId: string,
    origin: 'CHOSEN' | 'AUTOMATIC',
    bytes: ReadableStream<Uint8Array>,
  ): Promise<void>;
}

/** What to answer with: the request's method and headers, and the part of its address below the media base. */
export interface MediaRequest {
  readonly method: string;
  readonly header: (name: string) => string | null | undefined;
  /** `thumbnails/<mediaId>`, `originals/<mediaId>`, `proofs/<mediaId>` or `posters/<mediaId>`, percent-encoded as it came. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Tells that nobody waits for the answer any more. */
  readonly signal?: AbortSignal;
  /** What was sent with a POST. Whoever passes it on has made sure that the window of this library sent it. */
  readonly body?: ReadableStream<Uint8Array> | null;
}

/**
 * Beside the headers of every answer. Whatever a file holds, it runs nothing when it is opened on its own: an SVG with scripts or a page saved as a picture is a picture or
 * nothing. Pictures, films and sound are shown; everything else is offered for saving.
 */
function harmless(mimeType: string): Record<string, string> {
  const isShown = /^(image|video|audio)\//.test(mimeType) || mimeType === 'text/plain';
  return {
    'content-security-policy':
      "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:; media-src 'self'",
    'content-disposition': isShown ? 'inline' : 'attachment',
  };
}

function refuse(status: number, reason: string): Response {
  return new Response(reason, {
    status,
    headers: { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' },
  });
}

/** How long a thumbnail may be kept: an address with a fingerprint names content that never changes. */
export function thumbnailCacheControl(query: URLSearchParams): string {
  return query.has('v') ? 'private, max-age=31536000, immutable' : 'private, no-cache';
}

/** The file that an address names, with how long it may be kept; undefined when it names none. */
async function findFile(
  media: MediaSource,
  { path, query, signal }: MediaRequest,
): Promise<{ file: FileToSend; cacheControl: string } | undefined> {
  const [, kind, mediaId] = /^(thumbnails|originals|proofs)\/([\w~-][\w.~-]*)$/.exec(path) ?? [];
  if (mediaId === undefined) return undefined;
  if (kind === 'originals') return { file: await media.original(mediaId), cacheControl: 'private, no-cache' };
  if (kind === 'proofs') {
    const wishes = proofQuerySchema.safeParse(Object.fromEntries(query));
    if (media.proof === undefined || !wishes.success) return undefined;
    return { file: await media.proof(mediaId, wishes.data, signal), cacheControl: 'no-store' };
  }
  const size = THUMBNAIL_SIZES.find((known) => String(known) === (query.get('size') ?? '512'));
  if (size === undefined) return undefined;
  return {
    file: await media.thumbnail(mediaId, size, signal),
    cacheControl: thumbnailCacheControl(query),
  };
}

async function sendFile(media: MediaSource, request: MediaRequest): Promise<Response> {
  const found = await findFile(media, request);
  if (found === undefined) return refuse(404, 'No media file has this address.');
  const { file, cacheControl } = found;
  return fileResponse(request, file, { ...harmless(file.mimeType), 'cache-control': cacheControl });
}

/** `posters/<mediaId>?origin=chosen|automatic`: a picture for a video. */
async function takePoster(media: MediaSource, { path, query, body }: MediaRequest): Promise<Response> {
  const [, mediaId] = /^posters\/([\w~-][\w.~-]*)$/.exec(path) ?? [];
  const origin = ({ chosen: 'CHOSEN', automatic: 'AUTOMATIC' } as const)[query.get('origin') ?? ''];
  if (media.takePoster === undefined || mediaId === undefined || origin === undefined) {
    return refuse(405, 'Media can only be read.');
  }
  if (body === null || body === undefined) return refuse(400, 'There is no picture in the request.');
  await media.takePoster(mediaId, origin, body);
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } });
}

function refusalOf(error: unknown, request: MediaRequest): Response {
  if (error instanceof GalleryDeskError) {
    if (error.code === 'NOT_FOUND') return refuse(404, error.message);
    if (error.code === 'INVALID_ARGUMENT')
      return refuse(request.method === 'POST' ? 400 : 404, error.message);
    return refuse(409, error.message);
  }
  if (systemCodeOf(error) === 'ENOENT') return refuse(404, 'The file is no longer in the media folder.');
  return refuse(500, 'The file could not be read.');
}

/**
 * Answers a request for a thumbnail, an original or a proof, or takes a poster. Never throws: a file that is unknown, gone, damaged or unreadable is a response too.
 *
 * @param report hears of failures that are no matter of the request, for the log
 */
export async function mediaResponse(
  media: MediaSource,
  request: MediaRequest,
  report: (message: string) => void,
): Promise<Response> {
  const isRead = request.method === 'GET' || request.method === 'HEAD';
  if (!isRead && request.method !== 'POST') return refuse(405, 'Media can only be read.');
  try {
    if (!isRead) return await takePoster(media, request);
    return await sendFile(media, request).catch((error: unknown) => {
      // A thumbnail may be removed from the cache between being found and being opened; it is made anew.
      const isLost = request.path.startsWith('thumbnails/') && systemCodeOf(error) === 'ENOENT';
      if (isLost) return sendFile(media, request);
      throw error;
    });
  } catch (error) {
    const response = refusalOf(error, request);
    if (response.status === 500) report(`${request.path}: ${String(error)}`);
    return response;
  }
}
