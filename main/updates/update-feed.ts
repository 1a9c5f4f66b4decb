import semver from 'semver';
import { parse } from 'yaml';
import * as z from 'zod';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import type { FoundUpdate } from '../../shared/contract/desktop.ts';

/** ms that the server may take for its answer */
const ANSWER_TIMEOUT = 15_000;

/** bytes; such files have some hundred */
const LONGEST_FEED = 64 * 1024;

/** Where the releases of this program lie, and what runs here. */
export interface ReleasesOf {
  /** Of a folder on the web, with the files that electron-builder writes beside the installers. */
  readonly address: string;
  /** `process.platform` */
  readonly platform: string;
  /** Of the program that runs. */
  readonly version: string;
}

/** What is read of `latest.yml`, as electron-builder's generic provider documents it. */
const feedSchema = z.object({ version: z.string(), path: z.string().optional() });

/** The file that tells the latest release for a system: `latest.yml`, `latest-mac.yml`, `latest-linux.yml`. */
function feedName(platform: string): string {
  if (platform === 'darwin') return 'latest-mac.yml';
  return platform === 'win32' ? 'latest.yml' : 'latest-linux.yml';
}

/** Whether an address may be asked: encrypted, or on this machine, where distributors try things out. */
export function isReleasesAddress(address: string): boolean {
  if (!URL.canParse(address)) return false;
  const { protocol, hostname, username, password } = new URL(address);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && ['localhost', '127.0.0.1'].includes(hostname));
}

async function textOf(response: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body ?? []) {
    length += part.length;
    if (length > LONGEST_FEED) throw new Error('the answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}

/**
 * Asks the releases of the program for a newer one. Tells them nothing beyond what every request does. Answers nothing when the one that runs
 * is the latest.
 *
 * @throws `UNAVAILABLE` naming the address and what was the matter with it
 */
export async function lookForUpdate({
  address,
  platform,
  version,
}: ReleasesOf): Promise<FoundUpdate | undefined> {
  const folder = address.endsWith('/') ? address : `${address}/`;
  const feed = new URL(feedName(platform), folder);
  try {
    const response = await fetch(feed, {
      cache: 'no-store',
      credentials: 'omit',
      headers: { 'user-agent': 'Gallery Desk' },
      signal: AbortSignal.timeout(ANSWER_TIMEOUT),
    });
    if (!response.ok) throw new Error(`it answered with status ${response.status}`);
    const latest = feedSchema.parse(parse(await textOf(response)));
    if (semver.valid(latest.version) === null) throw new Error('it names no version');
    if (!semver.gt(latest.version, version)) return undefined;
    const download = new URL(latest.path ?? '', folder);
    // A page of another place is not what the person agreed to ask.
    return { version: latest.version, address: download.origin === feed.origin ? download.href : folder };
  } catch (error) {
    throw new GalleryDeskError(
      'UNAVAILABLE',
      `${feed.href} could not be asked for a newer version: ${reasonOf(error)}. Try again later.`,
      { value: feed.href },
      { cause: error },
    );
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof z.ZodError) return 'it names no version';
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
