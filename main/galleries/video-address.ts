import { VIDEO_SITE_NAMES, type VideoSite } from '../../shared/model/video-site.ts';
import { invalidField } from './refusals.ts';

const HOSTS: Readonly<Record<VideoSite, readonly string[]>> = {
  YOUTUBE: ['youtube.com', 'youtu.be', 'youtube-nocookie.com'],
  VIMEO: ['vimeo.com'],
};

/** The https address, parsed, or undefined for anything else. */
export function parseHttps(address: string | undefined): URL | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  // An address with a user name shows one host and may name another.
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url : undefined;
}

function isOn(url: URL, type: VideoSite): boolean {
  return HOSTS[type].some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}

/** Which site an address belongs to, by its host. */
export function videoSiteOf(address: string | undefined): VideoSite | undefined {
  const url = parseHttps(address);
  if (url === undefined) return undefined;
  if (isOn(url, 'YOUTUBE')) return 'YOUTUBE';
  return isOn(url, 'VIMEO') ? 'VIMEO' : undefined;
}

/**
 * @param field path of the address, such as `item.video.videoInfo.url`
 * @throws GalleryDeskError `INVALID_ARGUMENT` unless it is an https address on the site
 */
export function checkVideoAddress(address: string | undefined, type: VideoSite, field: string): string {
  if (address === undefined || address === '') {
    throw invalidField(field, 'REQUIRED', `A ${VIDEO_SITE_NAMES[type]} video needs its https address.`);
  }
  const url = parseHttps(address);
  if (url === undefined || !isOn(url, type)) {
    throw invalidField(
      field,
      'FORMAT',
      `“${address.slice(0, 200)}” is no https address on ${HOSTS[type].join(', ')}, where ${VIDEO_SITE_NAMES[type]} videos are.`,
    );
  }
  return address;
}
