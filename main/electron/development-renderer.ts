import { CONTENT_SECURITY_POLICY } from './content-security-policy.ts';

/**
 * The server that serves the renderer from its sources while somebody works on it, as electron-vite names it. Never in a package.
 *
 * @param environment of the process
 */
export function developmentServer(
  isPackaged: boolean,
  environment: Readonly<Record<string, string | undefined>>,
): URL | undefined {
  const address = environment.ELECTRON_RENDERER_URL;
  if (isPackaged || address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) ? url : undefined;
}

/** The policy with what hot reloading needs: its inline starter, styles that scripts write, its socket. */
function developmentPolicy(server: URL): string {
  return CONTENT_SECURITY_POLICY.replace("script-src 'self'", "script-src 'self' 'unsafe-inline'")
    .replace("style-src 'self'", "style-src 'self' 'unsafe-inline'")
    .replace("connect-src 'self'", `connect-src 'self' ${server.origin} ${socketOrigin(server)}`);
}

/** The origin of the server's socket for hot reloading. */
export const socketOrigin = (server: URL): string => server.origin.replace(/^http/, 'ws');

/** Answers `app://<library>/…` from the development server, so that a window has the same origin as in the package. */
export function createDevelopmentHandler(
  server: URL,
  isOpen: (hostName: string) => boolean,
): (request: Request) => Promise<Response> {
  return async (request) => {
    const url = new URL(request.url);
    if (!isOpen(url.hostname)) return new Response(null, { status: 404 });
    const path = url.pathname === '/index.html' ? '/' : url.pathname;
    const answer = await fetch(new URL(path + url.search, server), {
      headers: { accept: request.headers.get('accept') ?? '*/*' },
    });
    const headers = new Headers(answer.headers);
    // The body is decoded already.
    headers.delete('content-encoding');
    headers.delete('content-length');
    headers.set('content-security-policy', developmentPolicy(server));
    return new Response(answer.body, { status: answer.status, headers });
  };
}
