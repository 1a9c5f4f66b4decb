import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { load, type Shot } from './api/load.ts';
import { galleryIdOf, itemIdOf, makeLibrary, sampleItem } from './store/sample-library.ts';
import {
  atLeast,
  atMost,
  benchOptions,
  median,
  printReport,
  type Figure,
  type Goal,
} from './support/report.ts';

const GALLERIES = 10;
const CONNECTIONS = 32;
const TOKEN = 'a-token-of-the-benchmark';
const JSON_SERVER = path.resolve('node_modules/json-server');

interface Running {
  readonly port: number;
  readonly token: string;
  stop(): Promise<void>;
}

function stopper(child: ChildProcess): () => Promise<void> {
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  return async () => {
    child.kill('SIGTERM');
    await ended;
  };
}

async function startOurs(folder: string): Promise<Running> {
  const args = ['out/main/cli.js', '--library', folder, 'serve', '--token', TOKEN];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      const found = /127\.0\.0\.1:(\d+)/.exec(text)?.[1];
      if (found !== undefined) resolve(Number(found));
    });
    child.once('close', () => reject(new Error(`It did not start: ${text}`)));
  });
  return { port, token: TOKEN, stop: stopper(child) };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}

async function startJsonServer(folder: string, items: number): Promise<Running> {
  const file = path.join(folder, 'db.json');
  const each = items / GALLERIES;
  await writeFile(
    file,
    JSON.stringify({
      galleries: Array.from({ length: GALLERIES }, (_, n) => ({
        id: galleryIdOf(n),
        name: `Gallery ${n}`,
        sortOrder: n,
      })),
      items: Array.from({ length: items }, (_, n) => ({
        ...sampleItem(n),
        galleryId: galleryIdOf(Math.floor(n / each)),
      })),
    }),
  );
  const port = await freePort();
  const program = path.join(JSON_SERVER, 'lib/cli/bin.js');
  const child = spawn(
    process.execPath,
    [program, file, '--port', String(port), '--host', '127.0.0.1', '--quiet'],
    {
      stdio: ['ignore', 'ignore', 'inherit'],
    },
  );
  const stop = stopper(child);
  for (;;) {
    const isUp = await fetch(`http://127.0.0.1:${port}/galleries`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isUp) return { port, token: TOKEN, stop };
    if (child.exitCode !== null) throw new Error('json-server did not start.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

type Kind = 'list page' | 'get gallery' | 'get item' | 'create item (durable)';

const newItem = (n: number) => ({
  title: `New frame ${n}`,
  image: { type: 'EXTERNAL', imageInfo: { id: `https://example.org/frame-${n}.jpg`, altText: 'A frame' } },
});

let made = 0;

/** The same question to both; the place of each is spread over all galleries and items. */
function shotOf(who: 'ours' | 'json-server', kind: Kind, n: number, items: number): Shot {
  const each = items / GALLERIES;
  const index = (n * 7919) % items;
  const gallery = galleryIdOf(Math.floor(index / each));
  const base = '/progallery/v2/galleries';
  const page = (n % Math.max(1, Math.floor(each / 50))) + 1;
  if (kind === 'create item (durable)') {
    const item = newItem(made++);
    return who === 'ours'
      ? { method: 'POST', path: `${base}/${gallery}/items`, body: JSON.stringify({ item }) }
      : { method: 'POST', path: '/items', body: JSON.stringify({ ...item, galleryId: gallery }) };
  }
  const paths = {
    ours: {
      'list page': `${base}/${gallery}/items?itemOffset=${(page - 1) * 50}&itemLimit=50`,
      'get gallery': `${base}/${gallery}?itemLimit=50`,
      'get item': `${base}/${gallery}/items/${itemIdOf(index)}`,
    },
    'json-server': {
      'list page': `/items?galleryId=${gallery}&_page=${page}&_limit=50`,
      // The gallery with its items, as far as it can: all of them.
      'get gallery': `/galleries/${gallery}?_embed=items`,
      'get item': `/items/${itemIdOf(index)}`,
    },
  };
  return { method: 'GET', path: paths[who][kind] };
}

const shots = (count: number, make: (n: number) => Shot): Shot[] =>
  Array.from({ length: count }, (_, n) => make(n));

const percentile = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? Number.NaN;

const options = benchOptions(5);
const sizes = options.quick ? [1000] : [1000, 100_000];
const hasPeer = existsSync(JSON_SERVER);
const samples = new Map<string, { unit: string; ours: number[]; peer: number[] }>();

function add(name: string, unit: string, who: 'ours' | 'peer', value: number): void {
  const entry = samples.get(name) ?? { unit, ours: [], peer: [] };
  entry[who].push(Number(value.toPrecision(4)));
  samples.set(name, entry);
}

/** Requests of a round. json-server writes its whole file for each creation, and answers big reads slowly: it gets fewer. */
function countOf(who: 'ours' | 'json-server', kind: Kind, items: number): number {
  const isCreation = kind === 'create item (durable)';
  const theirs = items > 10_000 ? (isCreation ? 8 : 64) : isCreation ? 200 : 3000;
  return Math.ceil((who === 'ours' ? 3000 : theirs) / (options.quick ? 10 : 1));
}

const KINDS: readonly Kind[] = ['list page', 'get gallery', 'get item', 'create item (durable)'];

for (const items of sizes) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-bench-'));
  const running: Running[] = [];
  try {
    await makeLibrary(path.join(folder, 'library'), GALLERIES, items / GALLERIES);
    const ours = await startOurs(path.join(folder, 'library'));
    running.push(ours);
    const peer = hasPeer ? await startJsonServer(folder, items) : undefined;
    if (peer !== undefined) running.push(peer);
    // Both have read their files and compiled their code before anything is measured.
    await load(
      ours,
      shots(1000, (n) => shotOf('ours', KINDS[n % 3] ?? 'get item', n, items)),
      CONNECTIONS,
    );
    if (peer !== undefined)
      await load(
        peer,
        shots(20, (n) => shotOf('json-server', KINDS[n % 3] ?? 'get item', n, items)),
        8,
      );
    for (let round = 0; round < options.rounds; round++) {
      for (const kind of KINDS) {
        const name = `${kind}, ${items} items`;
        const own = await load(
          ours,
          shots(countOf('ours', kind, items), (n) => shotOf('ours', kind, n, items)),
          CONNECTIONS,
        );
        add(name, 'requests/s', 'ours', own.throughput);
        if (peer === undefined) continue;
        const count = countOf('json-server', kind, items);
        const theirs = await load(
          peer,
          shots(count, (n) => shotOf('json-server', kind, n, items)),
          CONNECTIONS,
        );
        add(name, 'requests/s', 'peer', theirs.throughput);
      }
      // Nine reads to one change, as programs do.
      const mixed = await load(
        ours,
        shots(options.quick ? 300 : 5000, (n) =>
          shotOf('ours', n % 10 === 0 ? 'create item (durable)' : (KINDS[n % 3] ?? 'get item'), n, items),
        ),
        CONNECTIONS,
      );
      add(
        `mixed load of ${CONNECTIONS} connections, p99, ${items} items`,
        'ms',
        'ours',
        percentile(mixed.latencies, 0.99),
      );
    }
  } finally {
    for (const each of running) await each.stop();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

const figures = [...samples].map(([name, { unit, ours, peer }]): Figure => ({
  name,
  unit,
  ours: median(ours),
  peers: peer.length === 0 ? {} : { 'json-server': median(peer) },
  samples: peer.length === 0 ? { ours } : { ours, 'json-server': peer },
}));

function goals(): Goal[] {
  const ratios = figures.flatMap(({ name, ours, peers }) => {
    const theirs = peers['json-server'];
    if (theirs === undefined) return [];
    return [atLeast(`${name}: ours ÷ json-server`, ours / theirs, name.startsWith('create') ? 10 : 5)];
  });
  const slowest = figures.find(({ name }) => name.startsWith('mixed') && name.includes('100000'));
  return slowest === undefined
    ? ratios
    : [...ratios, atMost('p99 under a mixed load at 100000 items, ms', slowest.ours, 50)];
}

const versionOf = (folder: string): string => {
  const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  return version;
};

printReport(
  {
    bench: 'api',
    versions: { node: process.version, ...(hasPeer ? { 'json-server': versionOf(JSON_SERVER) } : {}) },
    rounds: options.rounds,
    figures,
    goals: goals(),
    missing: hasPeer ? [] : ['json-server'],
  },
  options,
);
