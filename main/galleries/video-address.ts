import type { VideoPayload } from '../../shared/model/item.ts';
import { invalidField } from './refusals.ts';

type ExternalVideoType = Exclude<VideoPayload['type'], 'WIX_MEDIA'>;

const HOSTS: Readonly<Record<ExternalVideoType, readonly string[]>> = {
  YOUTUBE: ['youtube.com', 'youtu.be', 'youtube-nocookie.com'],
  VIMEO: ['vimeo.com'],
};

const NAMES: Readonly<Record<ExternalVideoType, string>> = { YOUTUBE: 'YouTube', VIMEO: 'Vimeo' };

/** The https address, parsed, or undefined for anything else. */
export function parseHttps(address: string | undefined): URL | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  // An address with a user name shows one host and may name another.
  return url.protocol === 'https:' && url.username === '' && url.password === '' ? url : undefined;
}

function isOn(url: URL, type: ExternalVideoType): boolean {
  return HOSTS[type].some((host) => url.hostname === host || url.hostname.endsWith(`.${host}`));
}

/** Which site an address belongs to, by its host. */
export function videoSiteOf(address: string | undefined): ExternalVideoType | undefined {
  const url = parseHttps(address);
  if (url === undefined) return undefined;
  if (isOn(url, 'YOUTUBE')) return 'YOUTUBE';
  return isOn(url, 'VIMEO') ? 'VIMEO' : undefined;
}

/**
 * @param field path of the address, such as `item.video.videoInfo.url`
 * @throws GalleryDeskError `INVALID_ARGUMENT` unless it is an https address on the site
 */
export function checkVideoAddress(
  address: string | undefined,
  type: ExternalVideoType,
  field: string,
): string {
  if (address === undefined || address === '') {
    throw invalidField(field, 'REQUIRED', `A ${NAMES[type]} video needs its https address.`);
  }
  const url = parseHttps(address);
  if (url === undefined || !isOn(url, type)) {
    throw invalidField(
      field,
      'FORMAT',
      `“${address.slice(0, 200)}” is no https address on ${HOSTS[type].join(', ')}, where ${NAMES[type]} videos are.`,
    );
  }
  return address;
}
