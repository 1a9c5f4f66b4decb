import type { FromWorker, ToWorker } from './messages.ts';

/** The side of Electron's `utilityProcess` that its child sees; the types of Node do not know it. */
interface ParentPort {
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
  postMessage(message: unknown): void;
}

export interface ParentChannel {
  send(message: FromWorker): void;
}

/** The way to the process that started this one: a utility process of Electron or a child process of Node. */
export function openParentChannel(onMessage: (message: ToWorker) => void): ParentChannel {
  const { parentPort } = process as NodeJS.Process & { readonly parentPort?: ParentPort };
  if (parentPort !== undefined) {
    // The messages come from the pool of the same build, so they are what their type says.
    parentPort.on('message', (event) => onMessage(event.data as ToWorker));
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- to a process, not to a window
    return { send: (message) => parentPort.postMessage(message) };
  }
  if (process.send === undefined) {
    throw new Error('The media worker is started by the application, not by hand.');
  }
  process.on('message', (message) => onMessage(message as ToWorker));
  // Without its parent a worker has nobody to work for.
  process.on('disconnect', () => process.exit(0));
  return {
    send: (message) => {
      if (process.connected) process.send?.(message);
    },
  };
}
