import { Access, secretCheck, type ReadHeader } from '../http/access.ts';
import { HttpRefusal } from './error-response.ts';

/** Wrong tokens answered in a period before further ones are not even compared. */
const FAILURES_ALLOWED = 20;
/** ms */
const FAILURE_PERIOD = 10_000;

export interface RestAccessOptions {
  readonly port: number;
  readonly token: string;
  /** Origins of pages that may use the API, such as `http://localhost:3000`. Default: none. */
  readonly origins?: readonly string[];
  /** ms, never going back. Default: the clock. */
  readonly now?: () => number;
}

/**
 * Who may use the API: programs of this machine that know the token. Pages in a browser on this machine can send requests here too, so
 * before any secret it is checked that a request was addressed to this server and sent by no page that the person did not allow.
 */
export class RestAccess {
  readonly #sender: Access;
  readonly #isToken: (given: string) => boolean;
  readonly #origins: readonly string[];
  readonly #now: () => number;
  #failures: number[] = [];

  constructor({ port, token, origins = [], now = () => performance.now() }: RestAccessOptions) {
    this.#sender = new Access(port);
    this.#isToken = secretCheck(token);
    this.#origins = origins;
    this.#now = now;
  }

  /** @throws HttpRefusal 403 for a request of a page, or one that was meant for another host */
  requireSender(header: ReadHeader, { isEmbeddable = false } = {}): void {
    const origin = header('origin');
    const isAllowed = isEmbeddable || this.allowedOrigin(origin) !== undefined;
    const refusal = this.#sender.refusalOfSender((name) =>
      isAllowed && name !== 'host' ? undefined : this.#asPlainHttp(name, header),
    );
    if (refusal !== undefined) throw new HttpRefusal(403, 'PERMISSION_DENIED', refusal.reason);
  }

  /** The origin of a page that the person allowed, for the answer to name; undefined for all others. */
  allowedOrigin(origin: string | undefined): string | undefined {
    return origin !== undefined && this.#origins.includes(origin) ? origin : undefined;
  }

  /** @throws HttpRefusal 401 without the right token, 429 after too many wrong ones */
  requireToken(header: ReadHeader): void {
    const given = (header('authorization') ?? '').trim().replace(/^Bearer\s+/i, '');
    if (given !== '' && this.#isToken(given)) return;
    const now = this.#now();
    this.#failures = this.#failures.filter((time) => now - time < FAILURE_PERIOD);
    if (this.#failures.length >= FAILURES_ALLOWED) {
      throw new HttpRefusal(
        429,
        'RESOURCE_EXHAUSTED',
        'Too many requests came with a wrong token. Wait ten seconds, and send the token that Gallery Desk shows.',
        { 'retry-after': String(FAILURE_PERIOD / 1000) },
      );
    }
    this.#failures.push(now);
    throw new HttpRefusal(
      401,
      'UNAUTHENTICATED',
      given === ''
        ? 'The request has no token. Send the one that Gallery Desk shows in the header Authorization.'
        : 'The token is not that of this server. Send the one that Gallery Desk shows in the header Authorization.',
      { 'www-authenticate': 'Bearer' },
    );
  }

  /** The origin of a page of this server is its own, over TLS as well. */
  #asPlainHttp(name: string, header: ReadHeader): string | undefined {
    const value = header(name);
    return name === 'origin' ? value?.replace(/^https:/, 'http:') : value;
  }
}
