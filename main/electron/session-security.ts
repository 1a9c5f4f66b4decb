import { app, shell, type Session, type WebContents } from 'electron';
import { isAllowedRequest } from './content-security-policy.ts';
import { isWebLink } from './web-link.ts';

/** Opens a link in the person's browser, and nothing else: no other scheme can start a program from here. */
function openOutside(url: string): void {
  if (isWebLink(url)) void shell.openExternal(url).catch((error: unknown) => console.warn(error));
  else console.warn(`A page asked for ${url.slice(0, 200)}, which is not opened.`);
}

const withoutHash = (address: string): string => address.replace(/#.*$/s, '');

function isReload(contents: WebContents, url: string): boolean {
  return withoutHash(contents.getURL()) === withoutHash(url);
}

function guardContents(contents: WebContents): void {
  contents.on('will-frame-navigate', (details) => {
    if (details.isMainFrame && isReload(contents, details.url)) return;
    details.preventDefault();
    if (details.isMainFrame) openOutside(details.url);
  });
  contents.on('will-redirect', (details) => details.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(({ url }) => {
    openOutside(url);
    return { action: 'deny' };
  });
}

/** Keeps every page, now and later, on the application's own page: links open in the browser, everything else is refused. */
export function guardAllContents(): void {
  app.on('web-contents-created', (_event, contents) => guardContents(contents));
}

/**
 * Denies every permission, device, download and request to elsewhere.
 *
 * @param alsoAllowed origins that may be asked beside the application itself: those of a development server
 */
export function guardSession(session: Session, alsoAllowed: readonly string[]): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    const isAllowed = isAllowedRequest(url) || alsoAllowed.some((origin) => url.startsWith(`${origin}/`));
    answer({ cancel: !isAllowed });
  });
}
