import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import type { Library } from '../library.ts';
import { isInside } from '../media/scan.ts';
import { HttpRefusal } from './error-response.ts';
import { UPLOAD_LIMIT, writeAside } from './upload.ts';

/** ms */
const DOWNLOAD_TIMEOUT = 10 * 60 * 1000;

function notAllowed(url: string): HttpRefusal {
  return new HttpRefusal(
    403,
    'PERMISSION_DENIED',
    `Files may not be imported from ${url.slice(0, 200)}. Start the server with --import-from <folder or https origin> to allow it, or upload the file.`,
  );
}

function wrong(description: string) {
  return invalidFields([{ field: 'url', violatedRule: 'FORMAT', description }]);
}

function tryDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A file below one of the allowed folders, symbolic links resolved. */
async function allowedFile(file: string, folders: readonly string[]): Promise<string> {
  const found = await realpath(file).catch(() => undefined);
  for (const folder of folders) {
    const root = await realpath(folder).catch(() => undefined);
    if (root !== undefined && found !== undefined && isInside(root, found)) {
      if ((await stat(found)).isFile()) return found;
      throw wrong('Is a folder; name a file in it.');
    }
  }
  // A file that is not there and one that may not be read look the same: nobody learns of files by asking.
  throw notAllowed(file);
}

/**
 * Copies a file from elsewhere aside, into the media folder.
 *
 * @param url an absolute path, a `file:` address or an `https:` one
 * @param allowed folders (absolute) and https origins
 * @throws HttpRefusal 403 when it may not be read, 502 when the other server does not give it
 */
export async function importedFile(
  url: string,
  allowed: readonly string[],
  library: Pick<Library, 'media'>,
): Promise<{ aside: string; name: string }> {
  if (path.isAbsolute(url) || url.startsWith('file:')) {
    let file: string;
    try {
      file = url.startsWith('file:') ? fileURLToPath(url) : url;
    } catch {
      throw wrong('Is no address of a file on this machine.');
    }
    const found = await allowedFile(
      file,
      allowed.filter((entry) => path.isAbsolute(entry)),
    );
    return {
      aside: await writeAside(createReadStream(found), library, UPLOAD_LIMIT),
      name: path.basename(found),
    };
  }
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (address?.protocol !== 'https:') throw wrong('Must be an https address, or a file on this machine.');
  if (!allowed.includes(address.origin)) throw notAllowed(address.origin);
  // Following a redirect would lead to servers that nobody allowed.
  const response = await fetch(address, {
    redirect: 'error',
    signal: AbortSignal.timeout(DOWNLOAD_TIMEOUT),
  }).catch((error: unknown) => {
    throw new HttpRefusal(
      502,
      'UNAVAILABLE',
      `${address.host} does not answer: ${String(error)}. Try again later.`,
    );
  });
  if (!response.ok || response.body === null) {
    throw new HttpRefusal(
      502,
      'UNAVAILABLE',
      `${address.host} answers with status ${response.status} instead of the file.`,
    );
  }
  const name = tryDecode(address.pathname.split('/').at(-1) ?? '') || 'import';
  return {
    aside: await writeAside(response.body as AsyncIterable<Uint8Array>, library, UPLOAD_LIMIT),
    name,
  };
}
