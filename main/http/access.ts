import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { parse } from 'hono/utils/cookie';

/** A header of the request by its lower-case name. */
export type ReadHeader = (name: string) => string | undefined;

/** Why a request is not answered. */
export interface Refusal {
  readonly status: 401 | 403;
  /** For people. */
  readonly reason: string;
}

const newSecret = (): string => randomBytes(32).toString('base64url');

const hashOf = (text: string): Buffer => hash('sha256', text, 'buffer');

/** Compares in constant time whatever the lengths, so that the time of an answer says nothing about the secret. */
export function isSameSecret(given: string, secret: string): boolean {
  return timingSafeEqual(hashOf(given), hashOf(secret));
}

/** The same for a secret that every request is compared with. */
export function secretCheck(secret: string): (given: string) => boolean {
  const expected = hashOf(secret);
  return (given) => timingSafeEqual(hashOf(given), expected);
}

/**
 * Who may talk to the loopback server. Any page in any browser on this machine can send requests to 127.0.0.1, so three things are
 * checked of each: that it was addressed to us (`Host`: a name that an attacker's DNS points at 127.0.0.1 is refused), that no other
 * page sent it (`Origin`, `Sec-Fetch-Site`), and that it carries the secret that only our own page was given (cookie).
 */
export class Access {
  readonly #hosts: readonly string[];
  readonly #entryToken = newSecret();
  readonly #session = newSecret();
  readonly #oneTimeTokens = new Set<string>();
  readonly #cookieName: string;
  readonly #origin: string;

  /** @param port the server listens on */
  constructor(port: number) {
    this.#hosts = [`127.0.0.1:${port}`, `localhost:${port}`];
    this.#origin = `http://127.0.0.1:${port}`;
    // Browsers share cookies between the ports of a host: two libraries open at once must not overwrite each other's.
    this.#cookieName = `gallery-desk-${port}`;
  }

  /** The address that lets a person in, for as long as the server runs. */
  get entryAddress(): string {
    return `${this.#origin}/?token=${this.#entryToken}`;
  }

  /**
   * An address that lets one browser in, once. For handing to a program that opens the browser: other users of the machine can read
   * its arguments, and find a token there that is used up.
   */
  oneTimeAddress(): string {
    const token = newSecret();
    this.#oneTimeTokens.add(token);
    return `${this.#origin}/?token=${token}`;
  }

  /** Answers the `Set-Cookie` header that a right token is exchanged for, or undefined for a wrong one. */
  exchange(token: string): string | undefined {
    // Every token is looked at, so that the time does not tell which one came close.
    const oneTime = [...this.#oneTimeTokens].filter((known) => isSameSecret(token, known));
    const isEntry = isSameSecret(token, this.#entryToken);
    if (!isEntry && oneTime.length === 0) return undefined;
    for (const used of oneTime) this.#oneTimeTokens.delete(used);
    return `${this.#cookieName}=${this.#session}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** Whether the request was addressed to this server by none but itself or a person. Known without any secret. */
  refusalOfSender(header: ReadHeader): Refusal | undefined {
    const host = header('host');
    if (host === undefined || !this.#hosts.includes(host.toLowerCase())) {
      return {
        status: 403,
        reason: `This server answers only to ${this.#hosts.join(' and ')}, not to ${host ?? 'a request without a host'}.`,
      };
    }
    const origin = header('origin');
    if (origin !== undefined && origin !== `http://${host.toLowerCase()}`) {
      return { status: 403, reason: 'Requests from other pages are refused.' };
    }
    // Pages on other ports of 127.0.0.1 count as the same site: SameSite cookies do not keep them out, and an <img> sends no Origin.
    const site = header('sec-fetch-site');
    const isNavigation = header('sec-fetch-mode') === 'navigate' && header('sec-fetch-dest') === 'document';
    if (site !== undefined && site !== 'same-origin' && site !== 'none' && !isNavigation) {
      return { status: 403, reason: 'Requests from other pages are refused.' };
    }
    return undefined;
  }

  /** Whether the request carries the cookie that a token was exchanged for. */
  refusalOfSession(header: ReadHeader): Refusal | undefined {
    const session = parse(header('cookie') ?? '', this.#cookieName)[this.#cookieName];
    if (session !== undefined && isSameSecret(session, this.#session)) return undefined;
    return {
      status: 401,
      reason:
        'Gallery Desk does not know this browser. Open the address with its token that was printed when Gallery Desk started; ' +
        'after a restart there is a new one.',
    };
  }

  /** All of the above, for what is never a first visit. */
  refusalOf(header: ReadHeader): Refusal | undefined {
    return this.refusalOfSender(header) ?? this.refusalOfSession(header);
  }
}
