import { fork } from 'node:child_process';
import type { FromWorker, ToWorker } from './worker/messages.ts';

/** A running media worker, whatever kind of process the host makes of it. */
export interface WorkerProcess {
  send(message: ToWorker): void;
  onMessage(listener: (message: FromWorker) => void): void;
  /** Called once when the process has ended, with what is known of why, for logs: "signal SIGKILL". */
  onExit(listener: (reason: string) => void): void;
  /** Ends the process at once; a decoder that hangs does not listen to anything milder. */
  kill(): void;
}

/** Starts a media worker. */
export type SpawnWorker = () => WorkerProcess;

/** Characters of what a worker wrote on standard error that are kept for its obituary. */
const LAST_WORDS = 2000;

/** Of a send to a process that just died; its exit is what counts. */
function ignoreError(): void {}

/**
 * The environment of a media worker. glibc gives every thread a heap of its own and keeps what was freed in each: with two heaps a worker that
 * cuts photos of 24 megapixels takes a third less memory and no more time. Other systems do not know the variable.
 */
export function workerEnvironment(): NodeJS.ProcessEnv {
  return { ...process.env, MALLOC_ARENA_MAX: '2' };
}

/** Media workers as child processes of Node. They end with their parent and do not keep it alive. */
export function forkWorker(entryFile: string): SpawnWorker {
  return () => {
    // Arguments of the parent, such as a debugger's port, are not for its children.
    const child = fork(entryFile, [], {
      execArgv: [],
      env: workerEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let lastWords = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      lastWords = (lastWords + text).slice(-LAST_WORDS);
    });
    child.unref();
    child.channel?.unref();
    if (child.stderr !== null && 'unref' in child.stderr && typeof child.stderr.unref === 'function') {
      child.stderr.unref();
    }
    const ended = new Promise<string>((resolve) => {
      child.on('exit', (code, signal) =>
        resolve(signal === null ? `exit status ${code}` : `signal ${signal}`),
      );
      child.on('error', (error) => {
        // Other errors are about a message or a signal and are followed by an exit or by nothing.
        if (child.pid === undefined) resolve(error.message);
      });
    });
    return {
      send: (message) => void (child.connected && child.send(message, ignoreError)),
      onMessage: (listener) => void child.on('message', (message) => listener(message as FromWorker)),
      onExit: (listener) =>
        void ended.then((reason) => listener(lastWords === '' ? reason : `${reason}: ${lastWords.trim()}`)),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}
