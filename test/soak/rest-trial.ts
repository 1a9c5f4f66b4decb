import { randomUUID } from 'node:crypto';
import { greyPng } from '../support/media-files.ts';
import { usedHeap, type MemorySample } from './memory-trend.ts';

/** A served library, and the way to serve it again from what is on the disk. */
export interface Served {
  readonly address: string;
  readonly token: string;
  restart(): Promise<Served>;
}

export interface RestTrialOptions {
  readonly requests: number;
  readonly atOnce: number;
  /** Times that memory is looked at. */
  readonly samples: number;
  readonly onSample?: (sample: MemorySample) => void;
}

export interface RestTrialResult {
  readonly problems: readonly string[];
  readonly samples: readonly MemorySample[];
}

/** Items that each worker keeps; with a bound, what grows is no data. */
const KEPT_ITEMS = 30;
/** One of so many requests uploads a file and removes it again. */
const UPLOAD_EVERY = 500;

interface Answer {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- whatever fields it has
  readonly body: any;
}

async function call(
  { address, token }: Served,
  method: string,
  path: string,
  body?: unknown,
): Promise<Answer> {
  const response = await fetch(address + path, {
    method,
    headers: { authorization: token },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
}

/** Counts the events of items, as a program that listens all the time. */
class Listener {
  readonly told = new Map<string, number>();
  readonly #ended = new AbortController();
  #reading: Promise<void> | undefined;

  async open({ address, token }: Served): Promise<void> {
    const response = await fetch(`${address}/events`, {
      headers: { authorization: token },
      signal: this.#ended.signal,
    });
    this.#reading = this.#read(response).catch(() => undefined);
  }

  async #read({ body }: Response): Promise<void> {
    let text = '';
    for await (const bytes of (body ?? []) as AsyncIterable<Uint8Array>) {
      text += Buffer.from(bytes).toString('utf8');
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        const type = /^event: .*_(created|updated|deleted)$/m.exec(message)?.[1];
        if (type !== undefined && message.includes('gallery_item_')) {
          this.told.set(type, (this.told.get(type) ?? 0) + 1);
        }
      }
    }
  }

  async close(): Promise<void> {
    this.#ended.abort();
    await this.#reading;
  }
}

/** Everything that the gallery holds, page by page: titles by id. */
async function titlesOf(served: Served, gallery: string): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (let offset = 0; ; offset += 200) {
    const { body } = await call(served, 'GET', `${gallery}/items?itemLimit=200&itemOffset=${offset}`);
    for (const { id, title } of body.items) titles.set(id, title);
    if (body.items.length < 200) return titles;
  }
}

/**
 * Sends many requests at once, as programs do: items are made, read, changed and deleted, files uploaded and removed, listeners come and
 * go, and some requests are refused. Whatever was acknowledged has to be there at the end, and after a restart; whoever listened has to have
 * been told of all of it.
 */
export async function runRestTrial(
  served: Served,
  { requests, atOnce, samples: sampleCount, onSample }: RestTrialOptions,
): Promise<RestTrialResult> {
  const problems: string[] = [];
  const samples: MemorySample[] = [];
  const done = { created: 0, updated: 0, deleted: 0 };
  const expected = new Map<string, string>();
  const made = await call(served, 'POST', '/progallery/v2/galleries', { gallery: { name: 'Soak' } });
  const gallery = `/progallery/v2/galleries/${made.body.gallery.id}`;
  const listener = new Listener();
  await listener.open(served);

  async function ask(method: string, path: string, status: number, body?: unknown): Promise<Answer> {
    const answer = await call(served, method, path, body);
    if (answer.status !== status) {
      problems.push(`${method} ${path} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
    }
    return answer;
  }

  async function upload(n: number): Promise<void> {
    const { body } = await ask('POST', '/site-media/v1/files/generate-upload-url', 200, {
      fileName: `${n}.png`,
    });
    const response = await fetch(body.uploadUrl, {
      method: 'PUT',
      body: new Uint8Array(greyPng(8 + (n % 50), 8, n % 256)),
    });
    const { file } = (await response.json()) as { file: { id: string } };
    await ask('POST', '/site-media/v1/bulk/files/delete', 200, { fileIds: [file.id], permanent: true });
  }

  async function comeAndGo(): Promise<void> {
    const other = new Listener();
    await other.open(served);
    await other.close();
  }

  async function change(n: number, own: string[]): Promise<void> {
    const oldest = own[0];
    if (n % 2 === 0 || oldest === undefined) {
      const title = `Frame ${n}`;
      const { body } = await ask('POST', `${gallery}/items`, 200, {
        item: { title, text: { html: `<p>${n}</p>` } },
      });
      done.created += 1;
      expected.set(body.item.id, title);
      own.push(body.item.id);
    } else {
      const title = `Changed ${n}`;
      await ask('PATCH', `${gallery}/items/${oldest}`, 200, { item: { title } });
      done.updated += 1;
      expected.set(oldest, title);
    }
    if (own.length <= KEPT_ITEMS) return;
    const gone = own.shift() ?? '';
    await ask('DELETE', `${gallery}/items/${gone}`, 200);
    done.deleted += 1;
    expected.delete(gone);
  }

  let next = 0;
  async function work(until: number, own: string[]): Promise<void> {
    for (let n = next++; n < until; n = next++) {
      if (n % UPLOAD_EVERY === 0) await upload(n);
      else if (n % 101 === 0) await comeAndGo();
      else if (n % 50 === 3) await ask('GET', `${gallery}/items/${randomUUID()}`, 404);
      else if (n % 50 === 7) await ask('POST', `${gallery}/items`, 400, { item: { title: n } });
      else if (n % 4 === 0) await ask('GET', `${gallery}/items?itemLimit=50`, 200);
      else if (n % 4 === 1) await ask('GET', `${gallery}?itemLimit=10`, 200);
      else await change(n >> 1, own);
    }
  }

  const workers = Array.from({ length: atOnce }, (): string[] => []);
  for (let sample = 1; sample <= sampleCount; sample++) {
    next = Math.floor((requests * (sample - 1)) / sampleCount);
    const until = Math.floor((requests * sample) / sampleCount);
    await Promise.all(workers.map((own) => work(until, own)));
    const found = { requests: until, heap: await usedHeap() };
    samples.push(found);
    onSample?.(found);
  }

  async function compare(when: string, now: Served): Promise<void> {
    const found = await titlesOf(now, gallery);
    const lost = [...expected].filter(([id, title]) => found.get(id) !== title);
    if (lost.length > 0) problems.push(`${when}, ${lost.length} acknowledged changes are not there.`);
    if (found.size !== expected.size)
      problems.push(`${when}, there are ${found.size} items, not ${expected.size}.`);
  }

  await compare('At the end', served);
  const isTold = (): boolean =>
    Object.entries(done).every(([type, count]) => (listener.told.get(type) ?? 0) >= count);
  for (let turns = 0; turns < 500 && !isTold(); turns++) await call(served, 'GET', gallery);
  if (!isTold()) {
    problems.push(`Of ${JSON.stringify(done)} changes, ${JSON.stringify([...listener.told])} were told.`);
  }
  await listener.close();
  await compare('After a restart', await served.restart());
  return { problems, samples };
}
