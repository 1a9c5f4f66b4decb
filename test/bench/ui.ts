import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { atMost, benchOptions, printReport } from './support/report.ts';
import { Samples } from './support/samples.ts';
import { firstBundleSize } from './ui/bundle-size.ts';
import { paintClock, scrollThrough, type Pace } from './ui/page-clock.ts';
import { BIG_GALLERY, makeUiLibrary, SMALL_GALLERY } from './ui/ui-library.ts';

const OPEN = 'first rows of a gallery, from the click to the paint';
const KEY = 'a key in a field, until it is painted';
const ALL = 'select all, until it is painted';
const DROP = 'dropping 100 items, until the new order is painted';
/**
 * What is scrolled: from end to end, where everything flies past, and at the pace of somebody who looks at what comes; in the view that a new
 * window has, and in the others at the pace that is harder for them.
 */
const SCROLLED = [
  { what: 'the gallery', grid: 'GALLERY', view: 'Whole pictures', pace: 'END_TO_END' },
  { what: 'the media list', grid: 'MEDIA', view: 'Squares', pace: 'END_TO_END' },
  { what: 'the gallery, looking', grid: 'GALLERY', view: 'Whole pictures', pace: 'LOOKING' },
  { what: 'the media list, looking', grid: 'MEDIA', view: 'Squares', pace: 'LOOKING' },
  { what: 'the gallery in justified rows', grid: 'GALLERY', view: 'Justified rows', pace: 'END_TO_END' },
  {
    what: 'the gallery in justified rows, looking',
    grid: 'GALLERY',
    view: 'Justified rows',
    pace: 'LOOKING',
  },
  { what: 'the media list in justified rows', grid: 'MEDIA', view: 'Justified rows', pace: 'END_TO_END' },
  {
    what: 'the media list in justified rows, looking',
    grid: 'MEDIA',
    view: 'Justified rows',
    pace: 'LOOKING',
  },
  { what: 'the gallery in a list, looking', grid: 'GALLERY', view: 'List', pace: 'LOOKING' },
  { what: 'the media list in a list, looking', grid: 'MEDIA', view: 'List', pace: 'LOOKING' },
] as const;
const VIEW_MENUS = { GALLERY: 'View', MEDIA: 'View and order of the media' } as const;
const slowOf = (what: string): string => `frames over 33 ms while scrolling through ${what}`;
const longestOf = (what: string): string => `longest frame while scrolling through ${what}`;
const drawnOf = (what: string): string => `frames with pictures while scrolling through ${what}`;

/** px a second: about four screens of the window. */
const LOOKING_SPEED = 3000;

/** px of a page that only has to be scrolled, to tell what the machine itself does to frames. */
const BLANK_HEIGHT = 500_000;

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

const gridOf = (name: string): string => `[role="listbox"][aria-label="Items of ${name}"]`;
const GALLERY_GRID = gridOf(BIG_GALLERY);
const MEDIA_GRID = '[role="listbox"][aria-label="Media files"]';

const rowOf = (page: Page, name: string) =>
  page.getByRole('grid', { name: 'Galleries' }).getByRole('row', { name: new RegExp(`^${name}, `) });

/** An expression: a screen of tiles with what they show is there. */
const isFilled = (grid: string): string =>
  `document.querySelectorAll('${grid} [data-item-id]').length >= 6 && document.querySelector('${grid} [data-index="0"] .tile-picture') !== null`;

async function measureOpening(page: Page, samples: Samples): Promise<void> {
  await rowOf(page, SMALL_GALLERY).click();
  await page.locator(`${gridOf(SMALL_GALLERY)} [data-index="0"] .tile-picture`).waitFor();
  const clock = paintClock(page);
  await clock.start('click', isFilled(GALLERY_GRID));
  await rowOf(page, BIG_GALLERY).click();
  samples.add(OPEN, 'ms', 'ours', await clock.read());
}

async function measureTyping(page: Page, samples: Samples): Promise<void> {
  await page.locator(`${GALLERY_GRID} [data-index="0"]`).click();
  const field = page.getByRole('textbox', { name: 'Title' });
  await field.click();
  const clock = paintClock(page);
  for (const [index, letter] of 'Harbour at dawn'.split('').entries()) {
    await clock.start('keydown', `document.activeElement.value.length === ${index + 1}`);
    await page.keyboard.press(letter);
    samples.add(KEY, 'ms', 'ours', await clock.read());
  }
  await page.keyboard.press('Escape');
}

async function measureSelectingAll(page: Page, samples: Samples): Promise<void> {
  await page.locator(`${GALLERY_GRID} [data-index="0"]`).click();
  const clock = paintClock(page);
  const isAllSelected = `document.querySelector('.gallery-count').textContent.startsWith('${ALL_OF_IT}') && document.querySelectorAll('${GALLERY_GRID} [aria-selected="false"]').length === 0`;
  await clock.start('keydown', isAllSelected);
  await page.keyboard.press('ControlOrMeta+a');
  samples.add(ALL, 'ms', 'ours', await clock.read());
  await page.keyboard.press('Escape');
}

async function measureDropping(page: Page, samples: Samples): Promise<void> {
  await page.locator(GALLERY_GRID).evaluate((grid) => (grid.scrollTop = 0));
  const tile = (index: number) => page.locator(`${GALLERY_GRID} [data-index="${index}"]`);
  await tile(0).click();
  // A hundred by the keyboard, which a person would do with Shift and a click.
  await page.locator(GALLERY_GRID).focus();
  for (let index = 0; index < 99; index += 1) await page.keyboard.press('Shift+ArrowRight');
  await page.locator(GALLERY_GRID).evaluate((grid) => {
    const dragged = grid.querySelector<HTMLElement>('[data-index="99"]');
    grid.scrollTop = (dragged?.offsetTop ?? 0) - 24;
  });
  await tile(104).locator('.tile-picture').waitFor();
  const last = await tile(99).boundingBox();
  const target = await tile(104).boundingBox();
  const moved = await tile(99).getAttribute('data-item-id');
  if (last === null || target === null || moved === null) throw new Error('The items are not in view.');
  const clock = paintClock(page);
  await page.mouse.move(last.x + last.width / 2, last.y + last.height / 2);
  await page.mouse.down();
  await page.mouse.move(last.x + last.width / 2 - 8, last.y + last.height / 2, { steps: 2 });
  await page.mouse.move(target.x + target.width - 6, target.y + target.height / 2 + 2, { steps: 6 });
  await page.mouse.move(target.x + target.width - 4, target.y + target.height / 2, { steps: 2 });
  await clock.start(
    'drop',
    `!['99', undefined].includes(document.querySelector('${GALLERY_GRID} [data-item-id="${moved}"]')?.dataset.index)`,
  );
  await page.mouse.up();
  samples.add(DROP, 'ms', 'ours', await clock.read());
  await page.keyboard.press('ControlOrMeta+z');
  await page.locator(`${GALLERY_GRID} [data-item-id="${moved}"][data-index="99"]`).waitFor();
}

async function chooseView(page: Page, grid: keyof typeof VIEW_MENUS, view: string): Promise<void> {
  await page.getByRole('button', { name: VIEW_MENUS[grid], exact: true }).click();
  await page.getByRole('menuitemradio', { name: view, exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
}

async function measureScrolling(page: Page, blank: Page, samples: Samples, duration: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const paces: Readonly<Record<'END_TO_END' | 'LOOKING', Pace>> = {
    END_TO_END: { duration, isWhole: !options.quick },
    LOOKING: { duration, speed: LOOKING_SPEED, isWhole: !options.quick },
  };
  for (const { what, grid, view, pace } of SCROLLED) {
    const element = grid === 'GALLERY' ? GALLERY_GRID : MEDIA_GRID;
    await chooseView(page, grid, view);
    const frames = await scrollThrough(page, session, element, paces[pace]);
    samples.add(slowOf(what), 'part', 'ours', frames.slow);
    samples.add(longestOf(what), 'ms', 'ours', frames.longest);
    samples.add(drawnOf(what), 'part', 'ours', frames.drawn);
  }
  await chooseView(page, 'GALLERY', 'Whole pictures');
  await chooseView(page, 'MEDIA', 'Squares');
  await blank.bringToFront();
  const blankSession = await blank.context().newCDPSession(blank);
  for (const pace of ['END_TO_END', 'LOOKING'] as const) {
    const frames = await scrollThrough(blank, blankSession, '#blank', paces[pace]);
    for (const { what } of SCROLLED.filter((scrolled) => scrolled.pace === pace)) {
      samples.add(slowOf(what), 'part', 'blank page', frames.slow);
      samples.add(longestOf(what), 'ms', 'blank page', frames.longest);
    }
  }
  await page.bringToFront();
}

const options = benchOptions(5);
const sizes = options.quick
  ? { files: 600, items: 400, ms: 500 }
  : { files: 100_000, items: 10_000, ms: 6000 };
/** What the window says when everything is selected begins with this. */
const ALL_OF_IT = `${sizes.items.toLocaleString('en')} of ${sizes.items.toLocaleString('en')} `;
const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-bench-'));
const samples = new Samples();
const browser = await chromium.launch({
  executablePath: process.env.GALLERY_DESK_TEST_BROWSER,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update'],
});
let server: ChildProcess | undefined;
try {
  await makeUiLibrary(folder, sizes.files, sizes.items);
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...environment } = process.env;
  server = spawn(process.execPath, [path.resolve('out/main/server.js'), '--library', folder], {
    env: environment,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(await printedAddress(server));
  await page.locator(`${MEDIA_GRID} [data-media-id]`).first().waitFor();
  const blank = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await blank.setContent(
    `<div id="blank" style="height: 780px; overflow: auto"><div style="height: ${BLANK_HEIGHT}px; background: linear-gradient(#fff, #ccc)"></div></div>`,
  );
  await page.bringToFront();
  // What is looked at for the first time is made then; what is measured is a library that is in use.
  for (let round = -1; round < options.rounds; round += 1) {
    const taken = round < 0 ? new Samples() : samples;
    await measureOpening(page, taken);
    await measureTyping(page, taken);
    await measureSelectingAll(page, taken);
    await measureDropping(page, taken);
    await measureScrolling(page, blank, taken, sizes.ms);
  }
  const bundle = await firstBundleSize(path.resolve('out/renderer'));
  samples.add('scripts and styles before anything is shown, gzipped', 'kB', 'ours', bundle / 1000);
  printReport(
    {
      bench: 'ui',
      versions: { node: process.versions.node, chromium: browser.version() },
      rounds: options.rounds,
      figures: samples.figures(),
      goals: [
        atMost(OPEN, samples.median(OPEN), 300),
        ...SCROLLED.flatMap(({ what }) => [
          atMost(slowOf(what), samples.median(slowOf(what)), 0.05),
          atMost(longestOf(what), samples.median(longestOf(what)), 200),
        ]),
        atMost(DROP, samples.median(DROP), 100),
        atMost(KEY, samples.median(KEY), 50),
        atMost(ALL, samples.median(ALL), 100),
        atMost('scripts and styles before anything is shown, gzipped, kB', bundle / 1000, 350),
      ],
      missing: [],
    },
    options,
  );
} finally {
  await browser.close();
  server?.kill('SIGINT');
  await new Promise((resolve) => (server === undefined ? resolve(undefined) : server.once('exit', resolve)));
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
}
