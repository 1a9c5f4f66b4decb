import { APP_SCHEME } from './addresses.ts';

/** The part of Electron's frame that the check needs. */
export interface Frame {
  readonly url: string;
  readonly parent: unknown;
}

/**
 * Whether a message comes from the page of a library's own window: its top frame, showing the application. A frame inside the page, a page
 * that was navigated elsewhere and a frame that is gone are strangers.
 *
 * @param hostName of the library whose window sent the message; undefined when the window is none of ours
 */
export function isTrustedSender(
  senderFrame: Frame | null,
  mainFrame: Frame,
  hostName: string | undefined,
): boolean {
  if (senderFrame === null || hostName === undefined) return false;
  if (senderFrame !== mainFrame || senderFrame.parent !== null) return false;
  const url = URL.canParse(senderFrame.url) ? new URL(senderFrame.url) : undefined;
  return url?.protocol === `${APP_SCHEME}:` && url.hostname === hostName;
}
