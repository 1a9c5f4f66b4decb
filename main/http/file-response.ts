import { open, type FileHandle } from 'node:fs/promises';
import { parseByteRange } from './byte-range.ts';

export interface FileToSend {
  /** Absolute path. */
  readonly path: string;
  readonly mimeType: string;
  /** The bytes, when the disk had no room for the file. */
  readonly content?: Uint8Array<ArrayBuffer>;
}

/** The headers of the request that matter for a file. */
type ReadHeader = (name: string) => string | null | undefined;

/** Whether what the client has is what the file still is. */
function isUnchanged(header: ReadHeader, etag: string, modified: Date): boolean {
  const ifNoneMatch = header('if-none-match');
  if (ifNoneMatch !== null && ifNoneMatch !== undefined) {
    return ifNoneMatch
      .split(',')
      .some((tag) => tag.trim() === '*' || tag.trim().replace(/^W\//, '') === etag);
  }
  const since = Date.parse(header('if-modified-since') ?? '');
  return modified.getTime() <= since;
}

/** A client that resumes names what it has the beginning of; if that has changed, it needs the whole file. */
function mayResume(header: ReadHeader, etag: string, lastModified: string): boolean {
  const ifRange = header('if-range');
  return ifRange === null || ifRange === undefined || ifRange === etag || ifRange === lastModified;
}

/** The most that is read of a file at once, in bytes. */
const CHUNK_SIZE = 256 * 1024;

/** The bytes of an open file, which is closed afterwards. Fails when it turns out shorter than it was: no client waits for the rest. */
function streamOf(handle: FileHandle, first: number, last: number): ReadableStream<Uint8Array<ArrayBuffer>> {
  let position = first;
  return new ReadableStream({
    async pull(controller) {
      try {
        const buffer = new Uint8Array(Math.min(CHUNK_SIZE, last + 1 - position));
        const { bytesRead } = await handle.read(buffer, 0, buffer.byteLength, position);
        if (bytesRead === 0) throw new Error('The file became shorter while it was sent.');
        controller.enqueue(buffer.subarray(0, bytesRead));
        position += bytesRead;
        if (position <= last) return;
        controller.close();
      } catch (error) {
        controller.error(error);
      }
      await handle.close();
    },
    cancel: () => handle.close(),
  });
}

/**
 * Answers a GET or HEAD request with a file, or with the part of it that `Range` asks for, read as it is sent; with 304 when the client
 * has it already.
 *
 * @param headers beside those of the file itself
 * @throws the file system's error when the file cannot be opened, such as ENOENT for one that vanished
 */
export async function fileResponse(
  request: { readonly method: string; readonly header: ReadHeader },
  file: FileToSend,
  headers: Readonly<Record<string, string>>,
): Promise<Response> {
  if (file.content !== undefined) {
    return new Response(request.method === 'HEAD' ? null : file.content, {
      headers: {
        ...headers,
        'content-type': file.mimeType,
        'content-length': String(file.content.length),
        'cache-control': 'no-store',
      },
    });
  }
  const handle = await open(file.path);
  let isHandedOver = false;
  try {
    const status = await handle.stat();
    if (!status.isFile()) throw new Error(`${file.path} is not a file.`);
    const { size, mtime } = status;
    const etag = `"${size.toString(36)}-${Math.trunc(status.mtimeMs * 1000).toString(36)}"`;
    const lastModified = mtime.toUTCString();
    const common = { ...headers, etag, 'last-modified': lastModified, 'accept-ranges': 'bytes' };
    if (isUnchanged(request.header, etag, new Date(lastModified))) {
      return new Response(null, { status: 304, headers: common });
    }
    const range = mayResume(request.header, etag, lastModified)
      ? parseByteRange(request.header('range'), size)
      : 'whole';
    if (range === 'unsatisfiable') {
      return new Response(null, { status: 416, headers: { ...common, 'content-range': `bytes */${size}` } });
    }
    const { first, last } = range === 'whole' ? { first: 0, last: size - 1 } : range;
    const answer = {
      status: range === 'whole' ? 200 : 206,
      headers: {
        ...common,
        'content-type': file.mimeType,
        'content-length': String(last - first + 1),
        ...(range === 'whole' ? {} : { 'content-range': `bytes ${first}-${last}/${size}` }),
      },
    };
    if (request.method === 'HEAD' || size === 0) return new Response(null, answer);
    isHandedOver = true;
    return new Response(streamOf(handle, first, last), answer);
  } finally {
    if (!isHandedOver) await handle.close();
  }
}
