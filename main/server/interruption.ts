import { stayAliveFor } from './stay-alive.ts';

/**
 * Within this time of the first, in ms, a second signal is the same press of Ctrl+C: the terminal sends it to every program that runs
 * in it, and npm passes on to its child what the child was sent already.
 */
const SAME_PRESS = 500;

/**
 * Lets Ctrl+C, SIGTERM and a closing terminal end the program in good order: status 0 when `close` succeeds, 1 when it fails. A second
 * press of Ctrl+C ends it at once, with 130.
 *
 * @param close may be called while the program is still starting
 */
export function closeOnInterruption(close: () => Promise<void>): void {
  let since: number | undefined;
  const end = (signal: NodeJS.Signals): void => {
    if (since === undefined) {
      since = performance.now();
      stayAliveFor(close()).then(
        () => process.exit(0),
        (error: unknown) => {
          console.error(error instanceof Error ? error.message : error);
          process.exit(1);
        },
      );
    } else if (signal === 'SIGINT' && performance.now() - since > SAME_PRESS) {
      console.error('Ended without closing; what was confirmed is kept.');
      process.exit(130);
    }
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
}
