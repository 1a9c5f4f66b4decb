import { APP_SCHEME, MEDIA_SCHEME } from './addresses.ts';

const MEDIA = `${MEDIA_SCHEME}:`;

/** What a window may load: scripts and styles of the application only, its library's media, nothing remote, no code from text. */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  `img-src 'self' ${MEDIA} data: blob:`,
  `media-src ${MEDIA} blob:`,
  `connect-src 'self' ${MEDIA}`,
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-src 'none'",
  "frame-ancestors 'none'",
  "object-src 'none'",
].join('; ');

/** What a window may ask for; `devtools:` is the developer tools' own. `http:`, `file:` and the rest are refused before a request is made. */
const ALLOWED_SCHEMES = [APP_SCHEME, MEDIA_SCHEME, 'blob', 'data', 'devtools'];

/** Whether a window may ask for this address at all: a second wall behind the policy, for the whole session. */
export function isAllowedRequest(url: string): boolean {
  return ALLOWED_SCHEMES.some((scheme) => url.startsWith(`${scheme}:`));
}
