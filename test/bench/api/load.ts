import { connect, type Socket } from 'node:net';

/** One request as it goes over the wire. */
export interface Shot {
  readonly method: string;
  readonly path: string;
  readonly body?: string;
}

export interface LoadResult {
  /** Requests a second. */
  readonly throughput: number;
  /** ms of each request. */
  readonly latencies: readonly number[];
}

/** The first bytes after the answer, or -1 while it is not whole. */
function endOfAnswer(bytes: Buffer): number {
  const head = bytes.indexOf('\r\n\r\n');
  if (head === -1) return -1;
  const text = bytes.toString('latin1', 0, head).toLowerCase();
  const length = /\ncontent-length: (\d+)/.exec(text)?.[1];
  if (length !== undefined) {
    const end = head + 4 + Number(length);
    return bytes.length >= end ? end : -1;
  }
  const end = bytes.indexOf('\r\n0\r\n\r\n', head);
  return end === -1 ? -1 : end + 7;
}

/** One kept connection that asks one thing after another. Written by hand, so that the asking costs little of the machine. */
class Asker {
  readonly #socket: Socket;
  readonly #headers: string;
  #bytes: Buffer = Buffer.alloc(0);
  #answered: ((status: number) => void) | undefined;
  #failed: ((error: Error) => void) | undefined;

  constructor(port: number, token: string) {
    this.#socket = connect(port, '127.0.0.1');
    this.#socket.setNoDelay(true);
    this.#headers = `host: 127.0.0.1:${port}\r\nauthorization: ${token}\r\ncontent-type: application/json\r\n`;
    this.#socket.on('error', (error) => this.#failed?.(error));
    this.#socket.on('close', () => this.#failed?.(new Error('The server closed the connection.')));
    this.#socket.on('data', (chunk: Buffer) => {
      this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
      const end = endOfAnswer(this.#bytes);
      if (end === -1) return;
      const status = Number(this.#bytes.toString('latin1', 9, 12));
      this.#bytes = this.#bytes.subarray(end);
      this.#answered?.(status);
    });
  }

  ask({ method, path, body = '' }: Shot): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#failed = reject;
      this.#answered = (status) =>
        status >= 200 && status < 300
          ? resolve()
          : reject(new Error(`${method} ${path} was answered with ${status}.`));
      const length = body === '' ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
      this.#socket.write(`${method} ${path} HTTP/1.1\r\n${this.#headers}${length}\r\n${body}`);
    });
  }

  close(): void {
    this.#failed = undefined;
    this.#socket.destroy();
  }
}

/** Asks over so many connections at once, until all requests are answered. Throws when one is not answered with success. */
export async function load(
  { port, token }: { readonly port: number; readonly token: string },
  shots: readonly Shot[],
  connections: number,
): Promise<LoadResult> {
  const askers = Array.from({ length: connections }, () => new Asker(port, token));
  const latencies: number[] = [];
  let next = 0;
  const started = performance.now();
  try {
    await Promise.all(
      askers.map(async (asker) => {
        for (let index = next++; index < shots.length; index = next++) {
          const shot = shots[index];
          if (shot === undefined) return;
          const asked = performance.now();
          await asker.ask(shot);
          latencies.push(performance.now() - asked);
        }
      }),
    );
  } finally {
    for (const asker of askers) asker.close();
  }
  return { throughput: (shots.length / (performance.now() - started)) * 1000, latencies };
}
