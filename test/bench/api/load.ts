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

/**
 * One kept connection that asks one thing after another. Written by hand, so that the asking costs little of the machine. A server that is
 * busy for seconds takes a connection for an idle one and closes it with the request in it; then it is asked again, and the time counts.
 */
class Asker {
  readonly #port: number;
  readonly #headers: string;
  #socket: Socket;
  #bytes: Buffer = Buffer.alloc(0);
  #pending:
    | {
        readonly text: string;
        readonly resolve: (status: number) => void;
        readonly reject: (error: Error) => void;
      }
    | undefined;
  #isClosed = false;

  constructor(port: number, token: string) {
    this.#port = port;
    this.#headers = `host: 127.0.0.1:${port}\r\nauthorization: ${token}\r\ncontent-type: application/json\r\n`;
    this.#socket = this.#connect();
  }

  async ask({ method, path, body = '' }: Shot): Promise<void> {
    const length = body === '' ? '' : `content-length: ${Buffer.byteLength(body)}\r\n`;
    const text = `${method} ${path} HTTP/1.1\r\n${this.#headers}${length}\r\n${body}`;
    const status = await new Promise<number>((resolve, reject) => {
      this.#pending = { text, resolve, reject };
      this.#socket.write(text);
    });
    if (status < 200 || status >= 300) throw new Error(`${method} ${path} was answered with ${status}.`);
  }

  close(): void {
    this.#isClosed = true;
    this.#socket.destroy();
  }

  #connect(): Socket {
    const socket = connect(this.#port, '127.0.0.1');
    socket.setNoDelay(true);
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') this.#pending?.reject(error);
    });
    socket.on('close', () => {
      if (this.#isClosed) return;
      this.#bytes = Buffer.alloc(0);
      this.#socket = this.#connect();
      if (this.#pending !== undefined) this.#socket.write(this.#pending.text);
    });
    socket.on('data', (chunk: Buffer) => {
      this.#bytes = this.#bytes.length === 0 ? chunk : Buffer.concat([this.#bytes, chunk]);
      const end = endOfAnswer(this.#bytes);
      if (end === -1) return;
      const status = Number(this.#bytes.toString('latin1', 9, 12));
      this.#bytes = this.#bytes.subarray(end);
      const pending = this.#pending;
      this.#pending = undefined;
      pending?.resolve(status);
    });
    return socket;
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
