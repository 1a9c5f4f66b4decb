import * as z from 'zod';
import { GalleryDeskError } from '../../shared/errors/gallery-desk-error.ts';
import { textFromElsewhere } from '../../shared/text/core-text.ts';
import { videoPlayerAddress } from '../../shared/site/video-player-address.ts';

/** ms that each answer may take */
const ANSWER_TIMEOUT = 15_000;

/** bytes; such answers have one or two thousand */
const LONGEST_FACTS = 256 * 1024;

/** bytes; the largest stills of these sites have some hundred thousand */
const LARGEST_PICTURE = 16 * 1024 * 1024;

/** px: the width of the still that is asked for */
const STILL_WIDTH = 1920;

/** Ends of file names by what the sites send. */
const EXTENSIONS: ReadonlyMap<string, string> = new Map([
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/webp', 'webp'],
  ['image/avif', 'avif'],
]);

/** What a site says of one of its videos. */
export interface VideoSiteAnswer {
  /** Absent when it has none. */
  readonly title?: string;
  readonly picture: Uint8Array;
  /** Of the picture's file: `jpg` and the like. */
  readonly extension: string;
}

/** Asks for an address, without following where it leads on. Rejects when nothing answers. */
export type AskAddress = (address: URL, signal: AbortSignal) => Promise<Response>;

/** Says nothing of the person beyond what every request does. */
const askOverNetwork: AskAddress = (address, signal) =>
  fetch(address, {
    redirect: 'error',
    credentials: 'omit',
    referrerPolicy: 'no-referrer',
    headers: { 'user-agent': 'Gallery Desk' },
    signal,
  });

/** One video as its site knows it, and where the site is asked. */
interface AskedVideo {
  readonly site: string;
  /** Of the title and the still, in the form of https://oembed.com. */
  readonly facts: URL;
  /** Larger stills than the one that the facts name, the largest first. Not every video has them. */
  readonly largerStills: readonly URL[];
  /** Where the stills of the site are. */
  readonly stillHosts: RegExp;
}

/** @param address of a page on which the video is watched, or of its player; undefined for anything else */
function askedVideoOf(address: string): AskedVideo | undefined {
  const player = videoPlayerAddress(address);
  if (player === undefined) return undefined;
  const { hostname, pathname, searchParams } = new URL(player);
  const id = pathname.split('/').at(-1) ?? '';
  if (hostname.endsWith('vimeo.com')) {
    // A video that is not listed is known by its id and its key together.
    const key = searchParams.get('h');
    const watched = `https://vimeo.com/${id}${key === null ? '' : `/${key}`}`;
    const query = new URLSearchParams({ url: watched, width: String(STILL_WIDTH) });
    return {
      site: 'Vimeo',
      facts: new URL(`https://vimeo.com/api/oembed.json?${query.toString()}`),
      largerStills: [],
      stillHosts: /(?:^|\.)vimeocdn\.com$/,
    };
  }
  const query = new URLSearchParams({ url: `https://www.youtube.com/watch?v=${id}`, format: 'json' });
  return {
    site: 'YouTube',
    facts: new URL(`https://www.youtube.com/oembed?${query.toString()}`),
    // A still that is not there is answered with a grey picture, and with the status 404.
    largerStills: ['maxresdefault', 'sddefault'].map(
      (name) => new URL(`https://i.ytimg.com/vi/${id}/${name}.jpg`),
    ),
    stillHosts: /(?:^|\.)ytimg\.com$/,
  };
}

const factsSchema = z.object({ title: z.string().optional(), thumbnail_url: z.string().optional() });

/** @throws Error with the reason, which ends a sentence */
async function bytesOf(response: Response, limit: number): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > limit) throw new Error('its answer is too long');
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/** @throws Error with the reason, which ends a sentence */
async function factsOf(facts: URL, ask: AskAddress, signal: AbortSignal) {
  const response = await ask(facts, signal);
  if (response.status === 401 || response.status === 403) throw new Error('the video is private');
  if (response.status === 400 || response.status === 404) throw new Error('it knows no such video');
  if (!response.ok) throw new Error(`its answer has the status ${response.status}`);
  const text = (await bytesOf(response, LONGEST_FACTS)).toString('utf8');
  try {
    return factsSchema.parse(JSON.parse(text));
  } catch {
    throw new Error('its answer cannot be understood');
  }
}

/** The first of these stills that is there. @throws Error with the reason, which ends a sentence */
async function firstStill(
  stills: readonly URL[],
  ask: AskAddress,
  signal: AbortSignal,
): Promise<Pick<VideoSiteAnswer, 'picture' | 'extension'>> {
  for (const still of stills) {
    const response = await ask(still, signal);
    const type = response.headers.get('content-type')?.split(';')[0]?.trim() ?? '';
    const extension = EXTENSIONS.get(type);
    if (response.ok && extension !== undefined) {
      return { picture: await bytesOf(response, LARGEST_PICTURE), extension };
    }
    await response.body?.cancel();
  }
  throw new Error('it has no picture of this video');
}

/**
 * Asks YouTube or Vimeo for the title and the still of one video. Nothing else in the program asks these sites for anything, and it is done
 * only when a person wants it.
 *
 * @param address of the video, as items have it
 * @throws GalleryDeskError `INVALID_ARGUMENT` for an address that names no video, `UNAVAILABLE` with the reason when the site does not give it
 */
export async function askVideoSite(
  address: string,
  ask: AskAddress = askOverNetwork,
): Promise<VideoSiteAnswer> {
  const video = askedVideoOf(address);
  if (video === undefined) {
    throw new GalleryDeskError(
      'INVALID_ARGUMENT',
      `${address.slice(0, 200)} names no video on YouTube or Vimeo. Choose a picture of your own.`,
      { value: address },
    );
  }
  const signal = AbortSignal.timeout(ANSWER_TIMEOUT);
  try {
    const { title = '', thumbnail_url: named = '' } = await factsOf(video.facts, ask, signal);
    const still = URL.canParse(named) ? new URL(named) : undefined;
    // An answer leads to the stills of the site, and nowhere else.
    const isOfSite = still?.protocol === 'https:' && video.stillHosts.test(still.hostname);
    const stills = still !== undefined && isOfSite ? [...video.largerStills, still] : video.largerStills;
    const { picture, extension } = await firstStill(stills, ask, signal);
    return { ...(title.trim() !== '' && { title: title.trim() }), picture, extension };
  } catch (error) {
    throw new GalleryDeskError(
      'UNAVAILABLE',
      `${video.site} did not give the picture of this video: ${textFromElsewhere(reasonOf(error))}. Choose a picture of your own, or try again later.`,
      { value: address },
      { cause: error },
    );
  }
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && error.name === 'TimeoutError') return 'it took too long';
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
