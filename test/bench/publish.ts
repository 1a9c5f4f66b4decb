import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import {
  carryOut,
  COMMON,
  folderOfPeer,
  THUMBSUP_SIZES,
  type Sizes,
  type Task,
} from './publish/contenders.ts';
import { timeLargePlan } from './publish/large-plan.ts';
import { CHILD, runMeasured, type Measured } from './publish/measured-process.ts';
import { makePhoto, makePhotos, multiplyPhotos } from './publish/photos.ts';
import { atMost, benchOptions, median, printReport, type Figure, type Goal } from './support/report.ts';

type Who = 'ours' | 'eleventy-img' | 'thumbsup';

const THOUSAND = 'full, 1000 photos, peak memory';

class Samples {
  readonly #byName = new Map<string, { unit: string; values: Map<string, number[]> }>();

  add(name: string, unit: string, who: string, value: number): void {
    const entry = this.#byName.get(name) ?? { unit, values: new Map<string, number[]>() };
    this.#byName.set(name, entry);
    entry.values.set(who, [...(entry.values.get(who) ?? []), Number(value.toPrecision(4))]);
  }

  median(name: string, who: string): number {
    return median(this.#byName.get(name)?.values.get(who) ?? []);
  }

  figures(): Figure[] {
    return [...this.#byName].map(([name, { unit, values }]) => ({
      name,
      unit,
      ours: this.median(name, 'ours'),
      peers: Object.fromEntries(
        [...values].filter(([who]) => who !== 'ours').map(([who, list]) => [who, median(list)]),
      ),
      samples: Object.fromEntries(values),
    }));
  }
}

/** How many files there are. */
async function countFiles(folder: string): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).length;
}

/** Path, content and time of every file: what must be the same when nothing was written. */
async function fingerprintOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const names = (await readdir(folder, { recursive: true })).toSorted();
  for (const name of names) {
    const file = path.join(folder, name);
    const facts = await stat(file);
    if (!facts.isFile()) continue;
    hash.update(`${name} ${facts.mtimeMs} `).update(await readFile(file));
  }
  return hash.digest('hex');
}

interface Series {
  readonly folder: string;
  readonly photos: string;
  readonly sizes: Sizes;
  readonly contenders: readonly Who[];
}

const taskOf = ({ folder, photos, sizes }: Series, who: Task['who'], round: number): Task => ({
  who,
  photos,
  library: path.join(folder, `library-${round}`),
  output: path.join(folder, `${who === 'prepare' ? 'ours' : who}-${round}`),
  sizes,
});

/** Each contender on the same photos, in turn. */
async function runAll(
  series: Series,
  round: number,
  take: (who: Who, measured: Measured) => void,
): Promise<void> {
  for (const who of series.contenders) take(who, await runMeasured(taskOf(series, who, round)));
}

async function measureRound(
  series: Series,
  many: Series,
  round: number,
  samples: Samples,
): Promise<{ readonly isIdentical: boolean; readonly madeOfOne: number; readonly stale: number }> {
  const seconds =
    (name: string) =>
    (who: Who, { ms }: Measured) =>
      samples.add(name, 's', who, ms / 1000);
  await runMeasured(taskOf(series, 'prepare', round));
  await runAll(series, round, (who, measured) => {
    seconds('full')(who, measured);
    samples.add('full, peak memory', 'MB', who, measured.peakMemory / 1e6);
  });
  const before = await countFiles(path.join(series.folder, `ours-${round}`));

  // One photo is saved anew, and the running program has noticed it.
  await writeFile(path.join(series.photos, 'photo-0000.jpg'), await makePhoto(1000 + round, 4600));
  await runMeasured(taskOf(series, 'prepare', round));
  let madeOfOne = 0;
  await runAll(series, round, (who, measured) => {
    seconds('one changed')(who, measured);
    if (who === 'ours') madeOfOne = measured.made;
  });
  const after = await countFiles(path.join(series.folder, `ours-${round}`));

  await runMeasured(taskOf(many, 'prepare', round));
  await runAll(many, round, (who, measured) => {
    if (who === 'ours') samples.add('many photos, peak memory', 'MB', who, measured.peakMemory / 1e6);
  });
  const written = await fingerprintOf(path.join(many.folder, `ours-${round}`));
  await runAll(many, round, seconds('nothing changed'));
  return {
    isIdentical: written === (await fingerprintOf(path.join(many.folder, `ours-${round}`))),
    madeOfOne,
    // As many pictures went as came.
    stale: after - before,
  };
}

async function run(): Promise<void> {
  const options = benchOptions(3);
  const { rounds, quick } = options;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-bench-'));
  const samples = new Samples();
  const installed = (['eleventy-img', 'thumbsup'] as const).filter(
    (peer) => folderOfPeer(peer === 'thumbsup' ? peer : '@11ty/eleventy-img') !== undefined,
  );
  const photos = path.join(folder, 'photos');
  const manyPhotos = path.join(folder, 'many-photos');
  try {
    await makePhotos(photos, quick ? 3 : 60, 'LARGE');
    await makePhotos(manyPhotos, quick ? 20 : 600, 'SMALL');
    const contenders: readonly Who[] = ['ours', ...installed];
    const series = { folder: path.join(folder, 'few'), photos, sizes: COMMON, contenders };
    const many = { folder: path.join(folder, 'many'), photos: manyPhotos, sizes: COMMON, contenders };
    const own = {
      folder: path.join(folder, 'own'),
      photos,
      sizes: THUMBSUP_SIZES,
      contenders: ['ours'],
    } as const;
    const outcomes = [];
    for (let round = 0; round < rounds; round += 1) {
      outcomes.push(await measureRound(series, many, round, samples));
      await runMeasured(taskOf(own, 'prepare', round));
      await runAll(own, round, (who, { ms }) =>
        samples.add('full, at the sizes of thumbsup', 's', who, ms / 1000),
      );
      samples.add('plan of 10000 items', 'ms', 'ours', await timeLargePlan(folder, quick ? 500 : 10_000));
    }
    // Once: it takes minutes, and what it takes of memory does not depend on what else runs.
    const thousand = path.join(folder, 'thousand-photos');
    await multiplyPhotos(photos, thousand, quick ? 4 : 1000);
    const large = { folder: path.join(folder, 'thousand'), photos: thousand, sizes: COMMON, contenders: [] };
    await runMeasured(taskOf(large, 'prepare', 0));
    const { peakMemory } = await runMeasured(taskOf(large, 'ours', 0));
    samples.add(THOUSAND, 'MB', 'ours', peakMemory / 1e6);
    const isIdentical = outcomes.every((outcome) => outcome.isIdentical);
    const mostMade = Math.max(...outcomes.map(({ madeOfOne }) => madeOfOne));
    const mostStale = Math.max(...outcomes.map(({ stale }) => stale));
    printReport(
      {
        bench: 'publish',
        versions: { node: process.versions.node },
        rounds,
        figures: samples.figures(),
        goals: quick
          ? []
          : [
              ...goalsOf(samples, installed),
              atMost('photos made anew when one changed', mostMade, 1),
              atMost('files more than before when one changed', mostStale, 0),
              atMost('runs without a change that touched a file', isIdentical ? 0 : 1, 0),
            ],
        missing: [
          ...(installed.includes('eleventy-img') ? [] : ['@11ty/eleventy-img']),
          ...(installed.includes('thumbsup') ? [] : ['thumbsup']),
        ],
      },
      options,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function goalsOf(samples: Samples, peers: readonly Who[]): Goal[] {
  const ours = (name: string) => samples.median(name, 'ours');
  const ratio = (name: string, figure: string, peer: Who, limit: number): Goal[] =>
    peers.includes(peer) ? [atMost(name, ours(figure) / samples.median(figure, peer), limit)] : [];
  const faster = (figure: string) => Math.min(...peers.map((peer) => samples.median(figure, peer)));
  return [
    ...ratio('full ÷ eleventy-img', 'full', 'eleventy-img', 0.5),
    ...ratio('peak memory ÷ eleventy-img', 'full, peak memory', 'eleventy-img', 0.5),
    ...(peers.includes('thumbsup')
      ? [
          atMost(
            'full at the sizes of thumbsup ÷ thumbsup',
            ours('full, at the sizes of thumbsup') / samples.median('full', 'thumbsup'),
            0.1,
          ),
        ]
      : []),
    ...(peers.length === 0
      ? []
      : [
          atMost(
            'nothing changed ÷ the faster peer',
            ours('nothing changed') / faster('nothing changed'),
            0.4,
          ),
          atMost('one changed ÷ the faster peer', ours('one changed') / faster('one changed'), 0.85),
        ]),
    atMost('peak memory with 1000 photos of 12 to 24 megapixels, MB', ours(THOUSAND), 600),
    atMost('plan of 10000 items, ms', ours('plan of 10000 items'), 1000),
  ];
}

const asked = process.env[CHILD];
if (asked === undefined) await run();
else {
  const task: Task = JSON.parse(asked);
  console.log(JSON.stringify(await carryOut(task)));
  process.exit(0);
}
