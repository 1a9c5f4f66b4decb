import { createHmac } from 'node:crypto';
import { isSameSecret } from '../http/access.ts';

/** Where the bytes of the library's media are served. */
export const MEDIA_BASE = '/media/';

/**
 * The addresses of media files. Each holds a key of its own, derived from the token: who was given an address can load that file, in an
 * `<img>` too, and nothing else.
 */
export class MediaAddresses {
  readonly #origin: string;
  readonly #secret: string;
  readonly #keys = new Map<string, string>();

  /** @param origin `http://127.0.0.1:<port>` */
  constructor(origin: string, secret: string) {
    this.#origin = origin;
    this.#secret = secret;
  }

  original(mediaId: string): string {
    return `${this.#origin}${MEDIA_BASE}originals/${mediaId}?key=${this.keyOf(mediaId)}`;
  }

  /** @param width px; the smallest kept thumbnail that is as wide is served, or the original */
  thumbnail(mediaId: string, width: number): string {
    return `${this.#origin}${MEDIA_BASE}images/${mediaId}?width=${width}&key=${this.keyOf(mediaId)}`;
  }

  /** An address as items keep it, `originals/<id>`, as a whole one; others as they are. */
  absolute(url: string): string {
    const mediaId = /^originals\/([\w~-][\w.~-]*)$/.exec(url)?.[1];
    return mediaId === undefined ? url : this.original(mediaId);
  }

  keyOf(mediaId: string): string {
    const known = this.#keys.get(mediaId);
    if (known !== undefined) return known;
    const key = createHmac('sha256', this.#secret)
      .update(`media ${mediaId}`)
      .digest('base64url')
      .slice(0, 22);
    // Enough for the pages of any one gallery; a long session must not keep one for each file ever asked for.
    if (this.#keys.size >= 10_000) this.#keys.clear();
    this.#keys.set(mediaId, key);
    return key;
  }

  isKeyOf(key: string, mediaId: string): boolean {
    return isSameSecret(key, this.keyOf(mediaId));
  }
}
