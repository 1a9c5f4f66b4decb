const YOUTUBE_HOSTS = /^(?:www\.|m\.|music\.)?(?:youtube\.com|youtube-nocookie\.com|youtu\.be)$/;
const VIMEO_HOSTS = /^(?:www\.|player\.)?vimeo\.com$/;

/** Where players of videos that live elsewhere come from: what a page's policy has to let in. */
export const PLAYER_ORIGINS: readonly string[] = [
  'https://www.youtube-nocookie.com',
  'https://player.vimeo.com',
];

/** The folders of YouTube under which one video each is; beside them are lists, channels and searches. */
const YOUTUBE_FOLDERS: readonly string[] = ['embed', 'shorts', 'live', 'v'];

/** The id of the one video that an address of YouTube names. */
function youtubeIdOf(url: URL, segments: readonly string[]): string | undefined {
  const [first = '', second = ''] = segments;
  const id =
    url.hostname === 'youtu.be'
      ? first
      : first === 'watch' || first === ''
        ? (url.searchParams.get('v') ?? second)
        : YOUTUBE_FOLDERS.includes(first)
          ? second
          : '';
  // The player of a list is where the player of a video of this name would be.
  return /^[\w-]{6,20}$/.test(id) && id !== 'videoseries' ? id : undefined;
}

/** Seconds from the beginning, of `90`, `90s` or `1m30s`, as shared addresses name the place where to start. */
function startOf(url: URL): number {
  const text = url.searchParams.get('t') ?? url.searchParams.get('start') ?? '';
  const [, hours = '0', minutes = '0', seconds = '0'] =
    /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s?)?$/.exec(text) ?? [];
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}

function youtubePlayer(id: string, url: URL): string {
  const start = startOf(url);
  return `https://www.youtube-nocookie.com/embed/${id}?autoplay=1${start === 0 ? '' : `&start=${start}`}`;
}

/** A video that is not listed is shown to whoever has its key, which follows the id or is the parameter `h`. */
function vimeoPlayer(url: URL, segments: readonly string[]): string | undefined {
  const place = segments.findIndex((segment) => /^\d{5,15}$/.test(segment));
  if (place === -1) return undefined;
  const key = url.searchParams.get('h') ?? segments[place + 1] ?? '';
  const shown = /^[\da-f]{6,40}$/.test(key) ? `&h=${key}` : '';
  return `https://player.vimeo.com/video/${segments[place]}?autoplay=1&dnt=1${shown}`;
}

/**
 * The address of the player for a YouTube or Vimeo video, in the form of each that sets no cookies before it plays, or undefined for any
 * other address.
 */
export function videoPlayerAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  // An address with a user name shows one host and may name another.
  if (url.protocol !== 'https:' || url.username !== '' || url.password !== '') return undefined;
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  if (YOUTUBE_HOSTS.test(url.hostname)) {
    const id = youtubeIdOf(url, segments);
    return id === undefined ? undefined : youtubePlayer(id, url);
  }
  return VIMEO_HOSTS.test(url.hostname) ? vimeoPlayer(url, segments) : undefined;
}
