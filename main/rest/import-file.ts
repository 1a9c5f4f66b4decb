import { createReadStream } from 'node:fs';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { invalidFields } from '../../shared/errors/invalid-fields.ts';
import { textForPrograms } from '../../shared/text/core-text.ts';
import type { Library } from '../library.ts';
import { isInside } from '../media/scan.ts';
import { HttpRefusal } from './error-response.ts';
import { tooLarge, writeAside } from './upload.ts';

/** ms */
const DOWNLOAD_TIMEOUT = 10 * 60 * 1000;

const MOST_REDIRECTS = 5;

function notAllowed(url: string): HttpRefusal {
  return new HttpRefusal(
    403,
    'PERMISSION_DENIED',
    `Files may not be imported from ${url.slice(0, 200)}. Allow it among the programs' settings in the window or with --import-from <folder or https origin>, or upload the file.`,
  );
}

function wrong(description: string) {
  return invalidFields([{ field: 'url', violatedRule: 'FORMAT', description: textForPrograms(description) }]);
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

function unavailable(host: string, what: string): HttpRefusal {
  return new HttpRefusal(502, 'UNAVAILABLE', `${host} ${what}. Try again later, or upload the file.`);
}

function reasonOf(error: unknown): string {
  const { cause = error } = error instanceof Error ? error : {};
  return cause instanceof Error ? cause.message : String(cause);
}

/**
 * An address that may be read. That it is https keeps an origin what the person took it for: a name that is made to lead into the
 * network of this machine has no certificate there.
 */
function allowedAddress(text: string, base: URL | undefined, allowed: readonly string[]): URL {
  const address = URL.canParse(text, base) ? new URL(text, base) : undefined;
  if (address?.protocol !== 'https:') throw wrong('Must be an https address, or a file on this machine.');
  if (!allowed.includes(address.origin)) throw notAllowed(address.origin);
  if (address.username !== '' || address.password !== '') {
    throw wrong('Holds a name or a password, which is not sent. Leave it out, or upload the file.');
  }
  return address;
}

/** The answer that holds the file. A redirect leads on only to origins that are allowed as well. */
async function download(
  url: string,
  allowed: readonly string[],
  signal: AbortSignal,
): Promise<{ address: URL; response: Response }> {
  let address = allowedAddress(url, undefined, allowed);
  for (let redirects = 0; redirects <= MOST_REDIRECTS; redirects++) {
    const { host } = address;
    const response = await fetch(address, { redirect: 'manual', signal }).catch((error: unknown) => {
      throw unavailable(host, `does not answer: ${reasonOf(error)}`);
    });
    const location = response.headers.get('location');
    if (response.status < 300 || response.status >= 400 || location === null) return { address, response };
    await response.body?.cancel();
    address = allowedAddress(location, address, allowed);
  }
  throw unavailable(address.host, `leads on more than ${MOST_REDIRECTS} times`);
}

/** The bytes of an answer; when they end early, it is the other server's fault. */
async function* bytesOf(body: AsyncIterable<Uint8Array>, host: string): AsyncGenerator<Uint8Array> {
  try {
    yield* body;
  } catch (error) {
    throw unavailable(host, `did not give the whole file: ${reasonOf(error)}`);
  }
}

/**
 * Copies a file from elsewhere aside, into the media folder.
 *
 * @param url an absolute path, a `file:` address or an `https:` one
 * @param allowed folders (absolute) and https origins
 * @param limit bytes
 * @throws HttpRefusal 403 when it may not be read, 413 when it is too large, 502 when the other server does not give it
 */
export async function importedFile(
  url: string,
  allowed: readonly string[],
  library: Pick<Library, 'media'>,
  limit: number,
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
      aside: await writeAside(createReadStream(found), library, limit),
      name: path.basename(found),
    };
  }
  const ended = new AbortController();
  const signal = AbortSignal.any([ended.signal, AbortSignal.timeout(DOWNLOAD_TIMEOUT)]);
  try {
    const { address, response } = await download(url, allowed, signal);
    if (!response.ok || response.body === null) {
      throw unavailable(address.host, `answers with status ${response.status} instead of the file`);
    }
    if (Number(response.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit);
    const body = response.body as AsyncIterable<Uint8Array>;
    return {
      aside: await writeAside(bytesOf(body, address.host), library, limit),
      name: tryDecode(address.pathname.split('/').at(-1) ?? '') || 'import',
    };
  } finally {
    // What is refused halfway is not loaded to its end.
    ended.abort();
  }
}
