import { Hono, type MiddlewareHandler } from 'hono';
import { secureHeaders } from 'hono/secure-headers';

const SELF = "'self'";
const NONE = "'none'";

/**
 * The headers of every answer: the window runs its own scripts only, loads nothing remote, is framed by nobody, and tells nobody its
 * address. Answers that set a stricter header of their own keep it.
 *
 * @param port the server listens on
 */
export function securityHeaders(port: number): MiddlewareHandler {
  return secureHeaders({
    overwrite: false,
    contentSecurityPolicy: {
      defaultSrc: [NONE],
      scriptSrc: [SELF],
      styleSrc: [SELF],
      fontSrc: [SELF],
      imgSrc: [SELF, 'data:', 'blob:'],
      mediaSrc: [SELF, 'blob:'],
      // Safari does not count a WebSocket of the same origin as 'self'.
      connectSrc: [SELF, `ws://127.0.0.1:${port}`, `ws://localhost:${port}`],
      workerSrc: [SELF],
      manifestSrc: [SELF],
      baseUri: [NONE],
      formAction: [NONE],
      frameSrc: [NONE],
      frameAncestors: [NONE],
      objectSrc: [NONE],
    },
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: 'same-origin',
    // Answers would contradict each other: a browser keeps the first one for the whole origin.
    originAgentCluster: false,
    referrerPolicy: 'no-referrer',
    xFrameOptions: 'DENY',
    // Only for https, and this is loopback.
    strictTransportSecurity: false,
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], usb: [] },
  });
}

/** The same headers by name, for answers that do not pass through Hono. */
export async function securityHeadersByName(port: number): Promise<Readonly<Record<string, string>>> {
  const app = new Hono().use(securityHeaders(port)).get('/', (context) => context.body(null));
  const { headers } = await app.request('/');
  return Object.fromEntries(headers);
}
