import { textFromElsewhere, type CoreText } from '../../shared/text/core-text.ts';
import { nameOf } from './worker/failure.ts';
import type { FromWorker, WorkerFailure, WorkerRequest, WorkerResults } from './worker/messages.ts';
import type { SpawnWorker, WorkerProcess } from './worker-process.ts';

/**
 * Why a request came to nothing, beside what the worker itself says:
 * - `KILLED`: the file took the worker down, twice
 * - `TIMEOUT`: it kept the worker busy for too long
 * - `UNAVAILABLE`: no worker can be started; no fault of the file
 * - `CANCELLED`: nobody wants the answer any more
 */
export type PoolFailure = WorkerFailure | 'KILLED' | 'TIMEOUT' | 'UNAVAILABLE' | 'CANCELLED';

/** A request that came to nothing. The message is for people. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError';

  constructor(
    readonly failure: PoolFailure,
    message: CoreText,
  ) {
    super(message);
  }
}

/** `screen`: somebody is looking at the place where the answer goes. */
export type Priority = 'screen' | 'background';

export interface PoolOptions {
  /** Workers that run at once. Each decodes one file at a time, so that it is known which file took it down. */
  readonly size?: number;
  /** ms a request may take once a worker has it. */
  readonly timeout?: number;
  /** ms after which a worker without work is let go; decoders keep the memory of the largest picture they saw. */
  readonly idleTime?: number;
  /** Told by how many bytes the kept thumbnails grew. */
  readonly onKept?: (bytes: number) => void;
}

/** ms in which a worker must be ready. */
const START_TIMEOUT = 60_000;

interface Task {
  readonly request: WorkerRequest;
  readonly resolve: (result: WorkerResults[WorkerRequest['type']]) => void;
  readonly reject: (error: WorkerError) => void;
  /** Of those for what is looked at: the look it belongs to; a later one has a higher number. */
  look: number;
  /** Workers that died with it. */
  deaths: number;
}

/** ms. Requests for what is looked at that come within this time of one another belong to the same look. */
const SAME_LOOK = 100;

/** Runs requests in media workers; starts them when there is work and replaces those that die. */
export class WorkerPool {
  readonly #spawn: SpawnWorker;
  readonly #size: number;
  readonly #timeout: number;
  readonly #idleTime: number;
  readonly #screen: Task[] = [];
  readonly #background: Task[] = [];
  readonly #workers = new Set<Worker>();
  readonly #onKept: (bytes: number) => void;
  #look = 0;
  #lastAsked = Number.NEGATIVE_INFINITY;
  #isClosed = false;

  constructor(spawn: SpawnWorker, options: PoolOptions = {}) {
    this.#spawn = spawn;
    this.#size = options.size ?? 2;
    this.#timeout = options.timeout ?? 60_000;
    this.#idleTime = options.idleTime ?? 30_000;
    this.#onKept = options.onKept ?? (() => undefined);
  }

  /**
   * What is on screen comes before all else, and of that what was asked for last: whoever scrolls on does not wait for what went by. What
   * is asked for together is answered in its order.
   *
   * @param signal withdraws a request that has not begun
   * @throws WorkerError
   */
  run<R extends WorkerRequest>(
    request: R,
    priority: Priority,
    signal?: AbortSignal,
  ): Promise<WorkerResults[R['type']]> {
    return new Promise((resolve, reject) => {
      if (this.#isClosed || signal?.aborted === true) {
        reject(new WorkerError('CANCELLED', 'The request was cancelled.'));
        return;
      }
      const queue = priority === 'screen' ? this.#screen : this.#background;
      const cancel = () => {
        const index = queue.indexOf(task);
        if (index < 0) return;
        queue.splice(index, 1);
        task.reject(new WorkerError('CANCELLED', 'The request was cancelled.'));
      };
      const task: Task = {
        request,
        resolve: (result) => {
          signal?.removeEventListener('abort', cancel);
          // The worker answers each request with the result of its type.
          resolve(result as WorkerResults[R['type']]);
        },
        reject: (error) => {
          signal?.removeEventListener('abort', cancel);
          reject(error);
        },
        look: priority === 'screen' ? this.#currentLook() : 0,
        deaths: 0,
      };
      signal?.addEventListener('abort', cancel, { once: true });
      queue.push(task);
      this.#distribute();
    });
  }

  /** Ends all workers; requests under way are cancelled. Answers when no process is left. */
  async close(): Promise<void> {
    this.#isClosed = true;
    this.#rejectQueued(new WorkerError('CANCELLED', 'The media workers were closed.'));
    // Worker processes keep nothing running, so that without this the application would end before they have, and before what it does next.
    const wait = setInterval(() => undefined, 1000);
    await Promise.all([...this.#workers].map((worker) => worker.end()));
    clearInterval(wait);
  }

  #distribute(): void {
    while (this.#screen.length + this.#background.length > 0) {
      const worker = [...this.#workers].find((candidate) => candidate.isFree) ?? this.#startWorker();
      if (worker === undefined) return;
      const task = this.#nextOnScreen() ?? this.#background.shift();
      if (task !== undefined) worker.carryOut(task, this.#timeout);
    }
  }

  #currentLook(): number {
    const now = performance.now();
    if (now - this.#lastAsked > SAME_LOOK) this.#look += 1;
    this.#lastAsked = now;
    return this.#look;
  }

  /** The first request of the last look. */
  #nextOnScreen(): Task | undefined {
    const last = this.#screen.at(-1);
    if (last === undefined) return undefined;
    const index = this.#screen.findIndex(({ look }) => look === last.look);
    return this.#screen.splice(index, 1)[0];
  }

  #startWorker(): Worker | undefined {
    if (this.#workers.size >= this.#size || this.#isClosed) return undefined;
    const worker: Worker = new Worker(this.#spawn(), this.#idleTime, {
      onFree: () => this.#distribute(),
      onKept: this.#onKept,
      onEnd: (task, reason) => {
        this.#workers.delete(worker);
        if (task !== undefined) this.#mourn(task, reason, worker.wasReady);
        if (!worker.wasReady && !this.#isClosed) {
          // Whatever keeps one from starting keeps the next from starting, ten thousand times.
          this.#rejectQueued(unavailable(reason));
        }
        this.#distribute();
      },
    });
    this.#workers.add(worker);
    return worker;
  }

  #mourn(task: Task, reason: string, wasReady: boolean): void {
    if (this.#isClosed) task.reject(new WorkerError('CANCELLED', 'The media workers were closed.'));
    else if (!wasReady) task.reject(unavailable(reason));
    else if (++task.deaths < 2) {
      // Once may be the system being short of memory; the same file twice is the file.
      this.#background.unshift(task);
    } else {
      task.reject(
        new WorkerError('KILLED', `Reading “${nameOf(task.request)}” stopped the media worker (${reason}).`),
      );
    }
  }

  #rejectQueued(error: WorkerError): void {
    for (const task of [...this.#screen.splice(0), ...this.#background.splice(0)]) task.reject(error);
  }
}

function unavailable(reason: string): WorkerError {
  return new WorkerError(
    'UNAVAILABLE',
    `The media worker could not be started (${reason}), so files cannot be read. Start the application again; if that does not help, install it again.`,
  );
}

interface WorkerEvents {
  readonly onFree: () => void;
  readonly onKept: (bytes: number) => void;
  /** With the task that was under way. */
  readonly onEnd: (task: Task | undefined, reason: string) => void;
}

/** One process and the one task it has. */
class Worker {
  readonly #process: WorkerProcess;
  readonly #events: WorkerEvents;
  readonly #idleTime: number;
  readonly #ended: Promise<void>;
  #task: Task | undefined;
  #taskId = 0;
  #timeout = 0;
  #timer: NodeJS.Timeout | undefined;
  wasReady = false;

  constructor(process: WorkerProcess, idleTime: number, events: WorkerEvents) {
    this.#process = process;
    this.#events = events;
    this.#idleTime = idleTime;
    process.onMessage((message) => this.#take(message));
    this.#ended = new Promise((resolve) => {
      process.onExit((reason) => {
        clearTimeout(this.#timer);
        const task = this.#task;
        this.#task = undefined;
        this.#isEnding = true;
        resolve();
        events.onEnd(task, reason);
      });
    });
  }

  #isEnding = false;

  get isFree(): boolean {
    return this.#task === undefined && !this.#isEnding;
  }

  carryOut(task: Task, timeout: number): void {
    this.#task = task;
    clearTimeout(this.#timer);
    this.#timeout = timeout;
    this.#watch(task);
    this.#process.send({ id: ++this.#taskId, request: task.request });
  }

  /** The time a file may take does not begin before the worker has: on a busy machine starting may take longer. */
  #watch(task: Task): void {
    clearTimeout(this.#timer);
    const time = this.wasReady ? this.#timeout : START_TIMEOUT;
    // This timer is what keeps the application running while it waits for an answer.
    this.#timer = setTimeout(() => this.#giveUp(task), time);
  }

  async end(): Promise<void> {
    this.#isEnding = true;
    this.#process.kill();
    await this.#ended;
  }

  #take(message: FromWorker): void {
    if (message.type === 'ready') {
      this.wasReady = true;
      if (this.#task !== undefined) this.#watch(this.#task);
      return;
    }
    const task = this.#task;
    if (task === undefined || message.id !== this.#taskId) return;
    this.#task = undefined;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.end(), this.#idleTime).unref();
    if (message.type === 'done') {
      if (message.keptBytes !== 0) this.#events.onKept(message.keptBytes);
      task.resolve(message.result);
    } else task.reject(new WorkerError(message.failure, textFromElsewhere(message.problem)));
    if (this.isFree) this.#events.onFree();
  }

  #giveUp(task: Task): void {
    this.#task = undefined;
    const seconds = Math.round((this.wasReady ? this.#timeout : START_TIMEOUT) / 1000);
    task.reject(
      this.wasReady
        ? new WorkerError(
            'TIMEOUT',
            `Reading “${nameOf(task.request)}” took longer than ${seconds} s and was stopped.`,
          )
        : unavailable(`it was not ready within ${seconds} s`),
    );
    void this.end();
  }
}
