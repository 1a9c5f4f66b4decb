import { APP_SCHEME, MEDIA_SCHEME } from './addresses.ts';

/**
 * The policy of a library's window: scripts and styles of the application only, media of this library only, nothing remote, no code from
 * text.
 *
 * @param hostName of the library, as in its `app://` and `media://` addresses
 */
export function contentSecurityPolicy(hostName: string): string {
  const media = `${MEDIA_SCHEME}://${hostName}`;
  const rules: Record<string, string> = {
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': "'self'",
    'font-src': "'self'",
    'img-src': `'self' ${media} data: blob:`,
    'media-src': `${media} blob:`,
    'connect-src': `'self' ${media}`,
    'worker-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'frame-src': "'none'",
    'frame-ancestors': "'none'",
    'object-src': "'none'",
  };
  return Object.entries(rules)
    .map(([directive, sources]) => `${directive} ${sources}`)
    .join('; ');
}

/** What a window may ask for; `devtools:` is the developer tools' own. `http:`, `file:` and the rest are refused before a request is made. */
const ALLOWED_SCHEMES = [APP_SCHEME, MEDIA_SCHEME, 'blob', 'data', 'devtools'];

/** Whether a window may ask for this address at all: a second wall behind the policy, for the whole session. */
export function isAllowedRequest(url: string): boolean {
  return ALLOWED_SCHEMES.some((scheme) => url.startsWith(`${scheme}:`));
}
