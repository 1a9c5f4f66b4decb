import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile, mkdir } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import sharp from 'sharp';
import { forkWorker } from '../../main/media/worker-process.ts';
import { openLibrary } from '../../main/library.ts';
import { benchOptions, ownFigure, printReport, type Figure } from './support/report.ts';

/** Benchmarks are started from the root of the repository. */
const OUT = path.resolve('out/main');
const PICTURES = 60;

/** Small pictures that differ by colour, from nothing but their number. */
async function makePictures(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (let index = 0; index < PICTURES; index += 1) {
    const background = { r: (index * 37) % 256, g: (index * 91) % 256, b: (index * 151) % 256 };
    const picture = await sharp({ create: { width: 640, height: 480, channels: 3, background } })
      .jpeg()
      .toBuffer();
    await writeFile(path.join(folder, `picture-${index}.jpg`), picture);
  }
}

/** A library of `galleries` × `itemsEach` picture items, closed again. */
async function makeLibrary(folder: string, galleries: number, itemsEach: number): Promise<void> {
  await makePictures(path.join(folder, 'media'));
  const library = await openLibrary(folder, {
    host: 'test',
    spawnWorker: forkWorker(path.join(OUT, 'media-worker.js')),
    watch: false,
  });
  await library.media.rescan();
  await library.media.whenPreviewed();
  const { files } = await library.media.list({ offset: 0, limit: 200, sort: 'PATH' });
  const mediaIds = Array.from({ length: itemsEach }, (_, index) => files[index % files.length]?.id ?? '');
  for (let index = 0; index < galleries; index += 1) {
    const { gallery } = await library.galleries.createGallery({ gallery: { name: `Gallery ${index + 1}` } });
    await library.galleries.addMediaToGallery({ galleryId: gallery.id, mediaIds, place: { at: 'end' } });
  }
  await library.close();
}

interface Times {
  /** ms from process start until the first contract call is answered to a page. */
  readonly answered: number;
  /** ms from process start until the first gallery rows are painted. */
  readonly painted: number;
}

function printedAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const match = /http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(output);
      if (match) resolve(match[0]);
    });
    child.once('exit', () => reject(new Error(`Browser mode ended: ${output}`)));
  });
}

async function startOnce(browser: Browser, library: string): Promise<Times> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;
  const started = performance.timeOrigin + performance.now();
  const child = spawn(process.execPath, [path.join(OUT, 'server.js'), '--library', library], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((resolve) => {
    child.once('exit', resolve);
  });
  try {
    await page.goto(await printedAddress(child));
    const marks = await page.waitForFunction(() => {
      const timeOf = (name: string): number | undefined => performance.getEntriesByName(name)[0]?.startTime;
      const answered = timeOf('contract-answered');
      const painted = timeOf('gallery-rows-painted');
      if (answered === undefined || painted === undefined) return false;
      return { answered: performance.timeOrigin + answered, painted: performance.timeOrigin + painted };
    });
    const times = await marks.jsonValue();
    if (times === false) throw new Error('The page set no marks.');
    return { answered: times.answered - started, painted: times.painted - started };
  } finally {
    await page.close();
    child.kill('SIGINT');
    await ended;
  }
}

const options = benchOptions(5);
const sizes = options.quick
  ? [{ galleries: 1, itemsEach: 100 }]
  : [
      { galleries: 1, itemsEach: 100 },
      { galleries: 10, itemsEach: 1000 },
    ];
const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-bench-'));
const browser = await chromium.launch({
  executablePath: process.env.GALLERY_DESK_TEST_BROWSER,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
try {
  const samples = new Map<string, Times[]>();
  for (const { galleries, itemsEach } of sizes) {
    await makeLibrary(path.join(folder, `${galleries * itemsEach}`), galleries, itemsEach);
    samples.set(`${galleries * itemsEach}`, []);
  }
  // Interleaved, after one start each that is not counted, so that a slow moment of the machine hits both sizes.
  for (let round = -1; round < options.rounds; round += 1) {
    for (const [size, times] of samples) {
      const measured = await startOnce(browser, path.join(folder, size));
      if (round >= 0) times.push(measured);
    }
  }
  const figures: Figure[] = [...samples].flatMap(([size, times]) => [
    ownFigure(
      `service answering, ${size} items`,
      'ms',
      times.map(({ answered }) => answered),
    ),
    ownFigure(
      `first gallery rows painted, ${size} items`,
      'ms',
      times.map(({ painted }) => painted),
    ),
  ]);
  printReport(
    {
      bench: 'startup',
      versions: { node: process.versions.node, chromium: browser.version() },
      rounds: options.rounds,
      figures,
      goals: [],
      missing: [],
    },
    options,
  );
} finally {
  await browser.close();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
