import { utilityProcess } from 'electron';
import { workerEnvironment, type SpawnWorker } from '../media/worker-process.ts';
import type { FromWorker } from '../media/worker/messages.ts';

/** Characters of what a worker wrote on standard error that are kept for its obituary. */
const LAST_WORDS = 2000;

/**
 * Media workers as Electron's utility processes: the packed executable cannot be run as Node, so a plain fork would start a second
 * application.
 *
 * @param entryFile the bundled worker, absolute; may lie inside `app.asar`
 */
export function spawnUtilityWorker(entryFile: string): SpawnWorker {
  return () => {
    const child = utilityProcess.fork(entryFile, [], {
      serviceName: 'Gallery Desk media worker',
      execArgv: [],
      env: workerEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let lastWords = '';
    child.stderr?.on('data', (text: Buffer) => {
      lastWords = (lastWords + text.toString('utf8')).slice(-LAST_WORDS);
    });
    let hasEnded = false;
    child.on('exit', () => (hasEnded = true));
    return {
      send: (message) => {
        // oxlint-disable-next-line unicorn/require-post-message-target-origin -- to a process, not to a window
        if (!hasEnded) child.postMessage(message);
      },
      onMessage: (listener) => void child.on('message', (message: FromWorker) => listener(message)),
      onExit: (listener) =>
        void child.once('exit', (code) =>
          listener(lastWords === '' ? `exit status ${code}` : `exit status ${code}: ${lastWords.trim()}`),
        ),
      kill: () => {
        // A decoder that hangs does not listen to the polite signal that `child.kill` sends.
        if (child.pid !== undefined && process.platform !== 'win32') process.kill(child.pid, 'SIGKILL');
        else child.kill();
      },
    };
  };
}
