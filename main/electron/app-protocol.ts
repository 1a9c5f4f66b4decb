import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';

const MIME_TYPES: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

function refuse(status: number, reason: string): Response {
  return new Response(reason, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } });
}

/** The file that an address names, or undefined when there is none inside the folder. */
async function fileAt(root: string, pathname: string): Promise<string | undefined> {
  let relative: string;
  try {
    relative = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  if (relative.includes('\0') || relative.includes('\\')) return undefined;
  const wanted = path.join(root, relative === '/' ? 'index.html' : relative);
  // After symlinks, so that none leads out of the folder either.
  const file = await realpath(wanted).catch(() => undefined);
  return file?.startsWith(root + path.sep) === true ? file : undefined;
}

/**
 * Answers `app://<library>/…` with the files of the renderer under the strict policy.
 *
 * @param folder the built renderer; nothing outside it is ever answered, whatever the address says
 * @param isOpen whether a host name belongs to an open library; others get nothing
 */
export function createAppHandler(
  folder: string,
  isOpen: (hostName: string) => boolean,
): (request: Request) => Promise<Response> {
  const root = realpath(folder);
  // Awaited in every request; without this an early failure would count as unhandled.
  root.catch(() => undefined);
  return async (request) => {
    const url = new URL(request.url);
    if (request.method !== 'GET') return refuse(405, 'Only GET is answered here.');
    if (!isOpen(url.hostname)) return refuse(404, 'No library is open at this address.');
    const file = await fileAt(await root, url.pathname);
    const type = file === undefined ? undefined : MIME_TYPES[path.extname(file).toLowerCase()];
    if (file === undefined || type === undefined) return refuse(404, 'The application has no such file.');
    const bytes = await readFile(file).catch(() => undefined);
    if (bytes === undefined) return refuse(404, 'The application has no such file.');
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': type,
        'content-length': String(bytes.byteLength),
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'cross-origin-opener-policy': 'same-origin',
        'referrer-policy': 'no-referrer',
        'x-content-type-options': 'nosniff',
        'cache-control': 'no-cache',
      },
    });
  };
}
