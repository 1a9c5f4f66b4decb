import { hash } from 'node:crypto';
import { isSameSecret } from '../http/access.ts';

/** 128 bits cannot be guessed. */
const KEY_BYTES = 16;

/** Where the bytes of the library's media are served. */
export const MEDIA_BASE = '/media/';

/**
 * The addresses of media files. Each holds a key of its own, derived from the token: who was given an address can load that file, in an
 * `<img>` too, and nothing else.
 */
export class MediaAddresses {
  readonly #origin: string;
  readonly #secret: string;

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

  /**
   * SHA-512/256 keeps half of its state to itself, so that a hash with the secret in front of it tells nobody how to make another; an HMAC
   * for each of the pictures of a page takes four times as long.
   */
  keyOf(mediaId: string): string {
    return hash('sha512-256', `${this.#secret} media ${mediaId}`, 'buffer').toString(
      'base64url',
      0,
      KEY_BYTES,
    );
  }

  isKeyOf(key: string, mediaId: string): boolean {
    return isSameSecret(key, this.keyOf(mediaId));
  }
}
