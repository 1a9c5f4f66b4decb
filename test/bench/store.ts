import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { type FileSystem, nodeFileSystem } from '../../main/store/file-system.ts';
import { openStore, type Store } from '../../main/store/open-store.ts';
import { type Measured, runLoadingTask, type Task } from './store/loading-child.ts';
import { findSqlite, openAppend, openLowdb, openSqlite, type Peer } from './store/peers.ts';
import { editTitle, galleryIdOf, makeLibrary, open, itemIdOf } from './store/sample-library.ts';
import { atLeast, atMost, benchOptions, type Goal, printReport } from './support/report.ts';
import { Samples } from './support/samples.ts';

const CHILD = 'GALLERY_DESK_BENCH_LOADING';

function percentile(samples: readonly number[], share: number): number {
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

async function timed(work: () => unknown): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

const EDITS = 200;

function editFigure(size: number): string {
  return `durable change, ${size} items, p50`;
}

/** p50 of single edits, one after another, at one size; all contenders in turn within each round. */
async function measureEdits(folder: string, size: number, rounds: number, samples: Samples): Promise<void> {
  await mkdir(folder, { recursive: true });
  const library = path.join(folder, 'library');
  await makeLibrary(library, 1, size);
  const store = await open(library);
  await store.state.gallery(galleryIdOf(0));
  await editTitle(store, 0, 'First');
  const lineLength = (await stat(path.join(library, 'journal.jsonl'))).size - 140;
  const sqlite = findSqlite();
  const contenders = new Map<string, Peer>([
    [
      'ours',
      {
        edit: (index, title) => editTitle(store, index, title),
        close: () => store.close(),
      },
    ],
    ['append + fdatasync', await openAppend(folder, lineLength)],
    ['lowdb', await openLowdb(folder, size)],
  ]);
  if (sqlite !== undefined) contenders.set(sqlite.name, openSqlite(folder, size, sqlite.open));
  for (let round = -1; round < rounds; round += 1) {
    for (const [who, contender] of contenders) {
      const count = who === 'lowdb' ? Math.max(3, Math.min(EDITS, 20_000 / size)) : EDITS;
      const times: number[] = [];
      for (let edit = 0; edit < count; edit += 1) {
        const index = (edit * 7919) % size;
        times.push(await timed(() => contender.edit(index, `Title ${round} ${edit}`)));
      }
      if (round >= 0) samples.add(editFigure(size), 'ms', who, percentile(times, 0.5));
    }
  }
  for (const contender of contenders.values()) await contender.close();
}

/** Edits go on while a snapshot of everything is written. */
async function measureDuringSnapshot(store: Store, size: number): Promise<number[]> {
  await editTitle(store, 0, 'To be written');
  const times: number[] = [];
  const progress = { isDone: false };
  const snapshot = store.flush().finally(() => {
    progress.isDone = true;
  });
  for (let edit = 0; !progress.isDone; edit += 1) {
    times.push(await timed(() => editTitle(store, (edit * 7919) % size, `During ${edit}`)));
  }
  await snapshot;
  return times;
}

async function measureThroughput(store: Store, size: number, changes: number): Promise<number> {
  let next = 0;
  const loop = async (): Promise<void> => {
    while (next < changes) {
      next += 1;
      await editTitle(store, (next * 7919) % size, `In flight ${next}`);
    }
  };
  const ms = await timed(() => Promise.all(Array.from({ length: 64 }, loop)));
  return (changes / ms) * 1000;
}

/** The flushes that one change of 1,000 items takes. */
async function flushesOfBulkEdit(folder: string): Promise<number> {
  let flushes = 0;
  const counting: FileSystem = {
    ...nodeFileSystem,
    async open(file, flags, mode) {
      const handle = await nodeFileSystem.open(file, flags, mode);
      return {
        read: (...args) => handle.read(...args),
        write: (...args) => handle.write(...args),
        truncate: (length) => handle.truncate(length),
        sync: () => handle.sync().finally(() => (flushes += 1)),
        datasync: () => handle.datasync().finally(() => (flushes += 1)),
        stat: () => handle.stat(),
        close: () => handle.close(),
      };
    },
  };
  const store = await openStore(folder, { program: 'Benchmark', host: 'test', fileSystem: counting });
  await store.state.gallery(galleryIdOf(0));
  flushes = 0;
  await store.change(() => ({
    label: 'Change titles of 1000 items',
    events: Array.from({ length: 1000 }, (_, index) => ({
      type: 'galleryItemUpdated',
      galleryId: galleryIdOf(0),
      itemId: itemIdOf(index),
      changed: { title: `Bulk ${index}` },
      previous: {},
    })),
    result: undefined,
  }));
  const counted = flushes;
  await store.close();
  return counted;
}

/** In a fresh process: what was loaded before must not help. */
function loadInChild(task: Task, folder: string): Measured {
  const output = execFileSync(process.execPath, ['--expose-gc', process.argv[1] ?? ''], {
    env: { ...process.env, [CHILD]: JSON.stringify([task, folder]) },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const measured: Measured = JSON.parse(output);
  return measured;
}

async function pageTimes(folder: string, pages: number): Promise<number> {
  const store = await open(folder);
  const { galleriesByDate } = store.state;
  const times: number[] = [];
  for (let page = 0; page < pages; page += 1) {
    const offset = (page * 10) % galleriesByDate.size;
    times.push(await timed(() => galleriesByDate.slice(offset, 10)));
  }
  await store.close();
  return percentile(times, 0.5) * 1000;
}

async function run(): Promise<void> {
  const options = benchOptions(5);
  const { rounds, quick } = options;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-bench-'));
  const samples = new Samples();
  const sizes = quick ? [100, 1000] : [100, 1000, 10_000, 100_000];
  const largest = sizes.at(-1) ?? 100;
  try {
    for (const size of sizes) await measureEdits(path.join(folder, `edits-${size}`), size, rounds, samples);

    const library = path.join(folder, `edits-${largest}`, 'library');
    const store = await open(library);
    await store.state.gallery(galleryIdOf(0));
    for (let round = 0; round < rounds; round += 1) {
      const times = await measureDuringSnapshot(store, largest);
      samples.add('durable change during a snapshot, p99', 'ms', 'ours', percentile(times, 0.99));
      samples.add(
        '64 changes in flight',
        'changes/s',
        'ours',
        await measureThroughput(store, largest, quick ? 2000 : 20_000),
      );
    }
    await store.close();
    const bulk = path.join(folder, `edits-${sizes[1]}`, 'library');
    samples.add('flushes of a change of 1000 items', 'flushes', 'ours', await flushesOfBulkEdit(bulk));

    const few = path.join(folder, 'few');
    const many = path.join(folder, 'many');
    await makeLibrary(few, 10, 100);
    await makeLibrary(many, quick ? 50 : 1000, 100);
    for (let round = 0; round < rounds; round += 1) {
      samples.add('first page of galleries, 10 galleries', 'ms', 'ours', loadInChild('page', few).ms);
      samples.add('first page of galleries, 1000 galleries', 'ms', 'ours', loadInChild('page', many).ms);
      const all = loadInChild('all', many);
      const parsed = loadInChild('parse', many);
      samples.add('everything loaded', 'ms', 'ours', all.ms);
      samples.add('everything loaded', 'ms', 'JSON.parse', parsed.ms);
      samples.add('longest block while everything is loaded', 'ms', 'ours', all.longestBlock);
      samples.add('memory with everything loaded', 'MB', 'ours', all.heap / 1e6);
      samples.add('memory with everything loaded', 'MB', 'parsed objects', parsed.heap / 1e6);
    }
    const one = loadInChild('all', library);
    samples.add('longest block while one gallery of all items is loaded', 'ms', 'ours', one.longestBlock);

    const lists = new Map(
      [100, quick ? 500 : 10_000].map((count) => [count, path.join(folder, `list-${count}`)]),
    );
    for (const [count, target] of lists) await makeLibrary(target, count, 1);
    for (let round = 0; round < rounds; round += 1) {
      for (const [count, target] of lists) {
        samples.add(`page of ${count} galleries`, 'µs', 'ours', await pageTimes(target, 2000));
      }
    }
    const sqlite = findSqlite();
    printReport(
      {
        bench: 'store',
        versions: { node: process.versions.node },
        rounds,
        figures: samples.figures(),
        goals: quick ? [] : goalsOf(samples, sqlite?.name),
        missing: sqlite === undefined ? ['better-sqlite3'] : [],
      },
      options,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function ratio(name: string, value: number, other: number, limit: number): Goal {
  return atMost(name, value / other, limit);
}

function goalsOf(samples: Samples, sqlite: string | undefined): Goal[] {
  const ours = samples.median(editFigure(100_000));
  return [
    ...(sqlite === undefined
      ? []
      : [
          ratio(`change at 100000 items ÷ ${sqlite}`, ours, samples.median(editFigure(100_000), sqlite), 1.5),
        ]),
    ratio(
      'change at 100000 items ÷ append + fdatasync',
      ours,
      samples.median(editFigure(100_000), 'append + fdatasync'),
      3,
    ),
    atLeast('plain lowdb ÷ change at 100000 items', samples.median(editFigure(100_000), 'lowdb') / ours, 300),
    ratio('change at 100000 items ÷ at 100 items', ours, samples.median(editFigure(100)), 1.5),
    atMost(
      'p99 during a snapshot of 100000 items, ms',
      samples.median('durable change during a snapshot, p99'),
      20,
    ),
    atLeast('64 changes in flight, changes/s', samples.median('64 changes in flight'), 20_000),
    atMost('flushes of a change of 1000 items', samples.median('flushes of a change of 1000 items'), 5),
    atMost(
      'first page at 1000 galleries, ms',
      samples.median('first page of galleries, 1000 galleries'),
      100,
    ),
    ratio(
      'first page at 1000 galleries ÷ at 10',
      samples.median('first page of galleries, 1000 galleries'),
      samples.median('first page of galleries, 10 galleries'),
      2,
    ),
    ratio(
      'everything loaded ÷ JSON.parse',
      samples.median('everything loaded'),
      samples.median('everything loaded', 'JSON.parse'),
      1.5,
    ),
    atMost(
      'longest block while everything is loaded, ms',
      samples.median('longest block while everything is loaded'),
      20,
    ),
    ratio(
      'memory ÷ that of the parsed objects',
      samples.median('memory with everything loaded'),
      samples.median('memory with everything loaded', 'parsed objects'),
      1.3,
    ),
    ratio(
      'page of 10000 galleries ÷ of 100',
      samples.median('page of 10000 galleries'),
      samples.median('page of 100 galleries'),
      2,
    ),
  ];
}

const asked = process.env[CHILD];
if (asked === undefined) await run();
else {
  const [task, folder]: [Task, string] = JSON.parse(asked);
  await runLoadingTask(task, folder);
}
