import type { SpawnWorker, WorkerProcess } from '../../main/media/worker-process.ts';
import type { FromWorker } from '../../main/media/worker/messages.ts';

/**
 * Lends the same worker processes to one test after another: starting one takes longer than most tests. A worker that is ended without
 * work under way goes back; one that is busy is really killed.
 */
export function sharedWorkers(spawn: SpawnWorker): SpawnWorker {
  const idle: { process: WorkerProcess; borrow: (to: (message: FromWorker) => void) => void }[] = [];
  const start = () => {
    const process = spawn();
    let deliver: ((message: FromWorker) => void) | undefined;
    const early: FromWorker[] = [];
    process.onMessage((message) => (deliver === undefined ? early.push(message) : deliver(message)));
    return {
      process,
      borrow: (to: (message: FromWorker) => void) => {
        deliver = to;
        for (const message of early.splice(0)) to(message);
      },
    };
  };
  return () => {
    const known = idle.pop();
    const lent = known ?? start();
    const listeners: ((message: FromWorker) => void)[] = [];
    const exits: ((reason: string) => void)[] = [];
    let underWay = 0;
    let hasEnded = false;
    const end = (reason: string) => {
      if (hasEnded) return;
      hasEnded = true;
      for (const listener of exits) listener(reason);
    };
    queueMicrotask(() => {
      lent.borrow((message) => {
        if (message.type !== 'ready') underWay -= 1;
        if (!hasEnded) for (const listener of listeners) listener(message);
      });
      if (known !== undefined) for (const listener of listeners) listener({ type: 'ready' });
    });
    lent.process.onExit(end);
    return {
      send: (message) => {
        underWay += 1;
        lent.process.send(message);
      },
      onMessage: (listener) => void listeners.push(listener),
      onExit: (listener) => void exits.push(listener),
      kill: () => {
        if (hasEnded) return;
        if (underWay > 0) lent.process.kill();
        else {
          idle.push(lent);
          queueMicrotask(() => end('handed back'));
        }
      },
    };
  };
}
