import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { missedFiles, type Burst } from './media/bursts.ts';
import { openDesk, timed } from './media/desk.ts';
import { makeCatalog, openAndWatch, type Opened } from './media/memory-child.ts';
import {
  chokidarReady,
  djpeg,
  findAndRead,
  hasProgram,
  sharpDecoding,
  vipsthumbnail,
  walk,
} from './media/peers.ts';
import { LARGE, makePhotos, makeTexts, photoMaker, SMALL } from './media/photos.ts';
import { timesUntilVisible } from './media/visible.ts';
import { atLeast, atMost, benchOptions, median, printReport, type Goal } from './support/report.ts';
import { Samples } from './support/samples.ts';

const CHILD = 'GALLERY_DESK_BENCH_WATCHING';

const THUMBNAILS = 'thumbnails of photos';
const READY = 'watching, ready';
const SCAN = 'first scan';
const RESCAN = 'rescan of unchanged files';
const ALONE = 'a new picture, until its placeholder is told';
const AMID = 'the same amid many that are being copied';
const MEMORY = 'memory of the main process';
const MEMORY_WATCHED = 'memory for watched files';

/** Photos to their catalog and cache, against programs that make thumbnails and nothing else. */
async function measureThumbnails(
  folder: string,
  count: number,
  rounds: number,
  samples: Samples,
): Promise<void> {
  const photos = path.join(folder, 'photos');
  await makePhotos(photos, count, await photoMaker(LARGE));
  for (let round = 0; round < rounds; round += 1) {
    const desk = {
      library: path.join(folder, `library ${round}`),
      thumbnails: path.join(folder, `vips ${round}`),
    };
    const perSecond = (ms: number) => (count / ms) * 1000;
    const ours = await timed(async () => {
      const { media, close } = await openDesk(desk.library, photos);
      await media.whenPreviewed();
      await close();
    });
    samples.add(THUMBNAILS, 'images/s', 'ours', perSecond(ours));
    if (hasProgram('vipsthumbnail')) {
      await mkdir(desk.thumbnails);
      const vips = await timed(() => vipsthumbnail(photos, desk.thumbnails));
      samples.add(THUMBNAILS, 'images/s', 'vipsthumbnail', perSecond(vips));
    }
    const decoding = await timed(() => sharpDecoding(photos));
    samples.add(THUMBNAILS, 'images/s', 'sharp, decoding alone', perSecond(decoding));
    if (hasProgram('djpeg')) {
      samples.add(THUMBNAILS, 'images/s', 'djpeg -scale 1/4', perSecond(await timed(() => djpeg(photos))));
    }
  }
}

async function measureScans(folder: string, count: number, rounds: number, samples: Samples): Promise<void> {
  const photos = path.join(folder, 'photos');
  await makePhotos(photos, count, await photoMaker(SMALL));
  await findAndRead(photos);
  for (let round = 0; round < rounds; round += 1) {
    const library = path.join(folder, `library ${round}`);
    const desk = await openDesk(library, photos);
    samples.add(SCAN, 'ms', 'ours', await timed(() => desk.media.whenSettled()));
    await desk.close();
    const incomplete = [...desk.store.state.media.values()].filter(
      (file) => file.width === undefined || file.fingerprint === undefined || file.dateTaken === undefined,
    );
    if (incomplete.length > 0) throw new Error(`${incomplete.length} files are not whole in the catalog.`);
    samples.add(SCAN, 'ms', 'find + read', await timed(() => findAndRead(photos)));
    const again = await openDesk(library, photos);
    await again.media.whenSettled();
    samples.add(RESCAN, 'ms', 'ours', await timed(() => again.media.rescan()));
    await again.close();
  }
}

/** In a fresh process: what was loaded before must not help. */
function watchInChild(library: string, folder: string): Opened {
  const output = execFileSync(process.execPath, ['--expose-gc', process.argv[1] ?? ''], {
    env: { ...process.env, [CHILD]: JSON.stringify([library, folder]) },
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const opened: Opened = JSON.parse(output);
  return opened;
}

async function measureWatching(
  folder: string,
  count: number,
  rounds: number,
  samples: Samples,
): Promise<void> {
  const [media, library] = [path.join(folder, 'media'), path.join(folder, 'library')];
  await makeTexts(media, count / 100, 100);
  const desk = await openDesk(library, media);
  await desk.media.whenSettled();
  await desk.close();
  for (let round = 0; round < rounds; round += 1) {
    const { ready, before, after } = watchInChild(library, media);
    samples.add(READY, 'ms', 'ours', ready);
    samples.add(MEMORY_WATCHED, 'MB', 'ours', after - before);
    samples.add(READY, 'ms', 'readdir + stat', await timed(() => walk(media)));
    samples.add(READY, 'ms', 'chokidar alone', await timed(() => chokidarReady(media)));
  }
}

async function run(): Promise<void> {
  const options = benchOptions(3);
  const { quick, rounds } = options;
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-bench-'));
  const samples = new Samples();
  // Watching keeps no program running.
  const running = setInterval(() => undefined, 1000);
  const place = (name: string) => path.join(folder, name);
  // The archives that are unpacked are packed here.
  const missing = ['vipsthumbnail', 'djpeg', 'zip', 'unzip'].filter((name) => !hasProgram(name));
  try {
    await measureThumbnails(place('thumbnails'), quick ? 6 : 60, rounds, samples);
    await measureScans(place('scans'), quick ? 100 : 10_000, rounds, samples);
    await measureWatching(place('watching'), quick ? 1000 : 50_000, rounds, samples);

    const kinds: Burst[] = [
      'cp -r',
      'mv',
      ...(missing.some((name) => name.endsWith('zip')) ? [] : ['unzip' as const]),
    ];
    const size = quick
      ? { bursts: 2, folders: 8, filesEach: 10 }
      : { bursts: 30, folders: 40, filesEach: 50 };
    for (const kind of kinds)
      samples.add(
        `files missed in bursts of ${kind}`,
        'files',
        'ours',
        await missedFiles(place(kind), kind, size),
      );

    const photo = await photoMaker(SMALL);
    const amount = quick ? { pictures: 2, others: 40 } : { pictures: 20, others: 2000 };
    const { alone, amid } = await timesUntilVisible(place('visible'), photo, amount);
    for (const time of alone) samples.add(ALONE, 'ms', 'ours', time);
    for (const time of amid) samples.add(AMID, 'ms', 'ours', time);

    const [library, media] = [place('memory library'), place('memory media')];
    await makeCatalog(library, media, quick ? 1000 : 100_000);
    samples.add(MEMORY, 'MB', 'ours', watchInChild(library, media).after);
    printReport(
      {
        bench: 'media',
        versions: { node: process.versions.node },
        rounds,
        figures: samples.figures(),
        goals: quick ? [] : goalsOf(samples, kinds, amid),
        missing,
      },
      options,
    );
  } finally {
    clearInterval(running);
    await rm(folder, { recursive: true, force: true });
  }
}

function goalsOf(samples: Samples, kinds: readonly Burst[], amid: readonly number[]): Goal[] {
  const thumbnails = samples.median(THUMBNAILS);
  return [
    ...(hasProgram('vipsthumbnail')
      ? [atLeast('thumbnails ÷ vipsthumbnail', thumbnails / samples.median(THUMBNAILS, 'vipsthumbnail'), 1.2)]
      : []),
    atMost('first scan ÷ find + read', samples.median(SCAN) / samples.median(SCAN, 'find + read'), 3),
    atMost('rescan of 10000 unchanged files, ms', samples.median(RESCAN), 1500),
    ...kinds.map((kind) =>
      atMost(`files missed in 30 bursts of ${kind}`, samples.median(`files missed in bursts of ${kind}`), 0),
    ),
    atMost(
      'watching 50000 files ÷ readdir + stat',
      samples.median(READY) / samples.median(READY, 'readdir + stat'),
      6,
    ),
    atMost('a new picture, ms', samples.median(ALONE), 1000),
    atMost(
      'the same amid 2000 that are copied, the slowest but one of twenty, ms',
      secondSlowest(amid),
      1000,
    ),
    atMost('memory of the main process with 100000 media files, MB', samples.median(MEMORY), 400),
  ];
}

/** The 95th percentile of twenty. */
function secondSlowest(times: readonly number[]): number {
  return times.toSorted((a, b) => b - a)[1] ?? median(times);
}

const asked = process.env[CHILD];
if (asked === undefined) await run();
else {
  const [library, folder]: [string, string] = JSON.parse(asked);
  console.log(JSON.stringify(await openAndWatch(library, folder)));
}
