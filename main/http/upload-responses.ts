import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { UploadedFile } from '../../shared/model/uploaded-file.ts';

/** The part of the adding service that is needed here. */
export interface UploadTarget {
  take(uploadId: string, file: UploadedFile): Promise<void>;
}

/** The part of an address below the media base that takes files. */
export const UPLOADS = 'uploads/';

/** One file of an upload: `uploads/<uploadId>/<index>?path=<path below what was dropped>&modified=<ms since the epoch>`. */
export interface UploadRequest {
  /** Below the media base, percent-encoded as it came. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: ReadableStream<Uint8Array> | null;
}

const STATUSES: Readonly<Partial<Record<GalleryDeskError['code'], number>>> = {
  INVALID_ARGUMENT: 400,
  NOT_FOUND: 404,
  FAILED_PRECONDITION: 409,
};

function answer(status: number, text: string): Response {
  return new Response(text, {
    status,
    headers: {
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
      // What is left of a body that nobody reads must not be taken for the next request.
      ...(status === 200 ? {} : { connection: 'close' }),
    },
  });
}

function readFile({
  path,
  query,
  body,
}: UploadRequest): { uploadId: string; file: UploadedFile } | undefined {
  const [, uploadId, index] = /^uploads\/([\w-]{1,64})\/(\d{1,7})$/.exec(path) ?? [];
  const given = query.get('path');
  if (uploadId === undefined || index === undefined || given === null) return undefined;
  const modified = Number(query.get('modified') ?? Number.NaN);
  const bytes: AsyncIterable<Uint8Array> = body ?? new ReadableStream({ start: (stream) => stream.close() });
  return {
    uploadId,
    file: {
      index: Number(index),
      path: given,
      bytes,
      ...(Number.isFinite(modified) && modified > 0 ? { modifiedTime: modified } : {}),
    },
  };
}

/**
 * Takes the bytes of one file of an upload. Never throws. Who may send is the matter of the host.
 *
 * @param report hears of failures that are no matter of the request, for the log
 */
export async function uploadResponse(
  target: UploadTarget,
  request: UploadRequest,
  report: (message: string) => void,
): Promise<Response> {
  const read = readFile(request);
  if (read === undefined) return answer(404, 'No upload has this address.');
  try {
    await target.take(read.uploadId, read.file);
    return answer(200, '');
  } catch (error) {
    if (error instanceof GalleryDeskError) return answer(STATUSES[error.code] ?? 500, error.message);
    report(`${request.path}: ${String(error)}`);
    return answer(500, 'The file could not be taken.');
  }
}
