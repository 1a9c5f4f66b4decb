const YOUTUBE_HOSTS = /^(?:www\.|m\.)?(?:youtube\.com|youtube-nocookie\.com|youtu\.be)$/;
const VIMEO_HOSTS = /^(?:www\.|player\.)?vimeo\.com$/;

/** Where players of videos that live elsewhere come from: what a page's policy has to let in. */
export const PLAYER_ORIGINS: readonly string[] = [
  'https://www.youtube-nocookie.com',
  'https://player.vimeo.com',
];

/**
 * The address of the player for a YouTube or Vimeo video, in the form of each that sets no cookies before it plays, or undefined for any
 * other address.
 */
export function videoPlayerAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const segments = url.pathname.split('/').filter((segment) => segment !== '');
  if (YOUTUBE_HOSTS.test(url.hostname)) {
    const id = url.searchParams.get('v') ?? segments.at(-1) ?? '';
    return /^[\w-]{6,20}$/.test(id) ? `https://www.youtube-nocookie.com/embed/${id}?autoplay=1` : undefined;
  }
  if (VIMEO_HOSTS.test(url.hostname)) {
    const id = segments.find((segment) => /^\d{5,15}$/.test(segment));
    return id === undefined ? undefined : `https://player.vimeo.com/video/${id}?autoplay=1&dnt=1`;
  }
  return undefined;
}
