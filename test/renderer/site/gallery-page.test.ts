import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layOutGallery } from '../../../shared/layout/lay-out-gallery.ts';
import { LAYOUT_NAMES } from '../../../shared/layout/layout-settings.ts';
import { ratioOf } from '../../../shared/site/item-markup.ts';
import type { SiteGallery } from '../../../shared/site/page-model.ts';
import {
  galleryOf,
  idOf,
  imageItem,
  pictureOf,
  siteOf,
  textItem,
  videoItem,
} from '../../shared/site/site-fixture.ts';
import { generateSite } from './generated-site.ts';
import { launchBrowser, serveFolder, type StaticServer } from './site-browser.ts';
import { expectSoon } from './site-pages.ts';

let folder: string;
let browser: Browser;
let server: StaticServer;

/** A gallery of each layout, with items of every kind; and one of a hundred photos. */
const galleries: SiteGallery[] = LAYOUT_NAMES.map((name, index) =>
  galleryOf(name, 0, {
    id: idOf(1000 + index),
    slug: name.toLowerCase().replace('_', '-'),
    name,
    items: [
      ...Array.from({ length: 9 }, (_, item) => imageItem(item)),
      textItem(20),
      videoItem(21),
      imageItem(22),
    ],
  }),
);
const hundred = galleryOf('COLLAGE', 100, {
  id: idOf(2000),
  slug: 'hundred',
  items: [
    ...Array.from({ length: 99 }, (_, index) => imageItem(index)),
    imageItem(99, { picture: pictureOf('last', 3 / 2) }),
  ],
});
const all = [...galleries, hundred];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'gallery-desk-site-'));
  await generateSite(folder, siteOf(all), all);
  server = await serveFolder(folder);
  browser = await launchBrowser();
}, 180_000);

afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

const addressOf = (slug: string) => `${server.address}/${slug}/index.html`;
const fileOf = (slug: string) => pathToFileURL(path.join(folder, slug, 'index.html')).href;
const viewport = (width: number) => ({ viewport: { width, height: 900 } });

/** A page that keeps note of what goes wrong, of what it asks others for, and of every shift of its layout. */
interface WatchedPage {
  readonly page: Page;
  /** Goes to a page and waits until its first picture is there and everything has been painted. */
  visit: (address: string) => Promise<void>;
  /** What went wrong since the last visit began. */
  problems: () => Promise<string[]>;
}

async function watch(options: BrowserContextOptions): Promise<WatchedPage> {
  const page = await (await browser.newContext(options)).newPage();
  let problems: string[] = [];
  let base = '';
  page.on('console', (message) => problems.push(message.text()));
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(base) && !url.startsWith('data:')) problems.push(`asked for ${url}`);
  });
  // Collected from the first frame on, as a browser reports it to the owner of the page.
  await page.addInitScript(() => {
    const shifts: string[] = [];
    Object.assign(globalThis, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push(`shifted by ${JSON.stringify(entry)}`);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return {
    page,
    visit: async (address) => {
      problems = [];
      base = new URL('..', address).href;
      await page.goto(address);
      await page.waitForFunction(() => document.querySelector('img')!.naturalWidth > 0);
      await page.evaluate(
        () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
      );
    },
    problems: async () => [
      ...problems,
      ...(await page.evaluate(() => (globalThis as unknown as { shifts: string[] }).shifts)),
    ],
  };
}

async function open(address: string, options: BrowserContextOptions): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage();
  await page.goto(address);
  return page;
}

/** The boxes of the items as the browser has them, against the list's own corner. */
async function boxesIn(page: Page) {
  return page.evaluate(() => {
    const corner = document.querySelector('.items')!.getBoundingClientRect();
    return {
      container: document.querySelector('.room')!.getBoundingClientRect().width,
      boxes: [...document.querySelectorAll('.items > .item')].map((item) => {
        const { x, y, width, height } = item.getBoundingClientRect();
        return { x: x - corner.x, y: y - corner.y, width, height };
      }),
    };
  });
}

/** Slides may be cut to the height of the screen. */
const areCut = ({ layout }: SiteGallery) => ['FULL_SIZE', 'SLIDESHOW', 'THUMBNAILS'].includes(layout.layout);

/** The items that are not where the layout functions put them, by a tenth of a px or more. */
async function misplacedIn(page: Page, gallery: SiteGallery): Promise<string[]> {
  const { container, boxes } = await boxesIn(page);
  const layout = layOutGallery(gallery.items.map(ratioOf), container, gallery.layout);
  if (boxes.length !== layout.boxes.length) return [`${boxes.length} items`];
  return layout.boxes.flatMap((box, index) =>
    (['x', 'y', 'width', 'height'] as const).flatMap((name) => {
      const shown = boxes[index]![name];
      if ((name === 'height' && areCut(gallery)) || Math.abs(shown - box[name]) < 0.1) return [];
      return `item ${index}: ${name} is ${shown}, not ${box[name]}`;
    }),
  );
}

describe('a page of each layout', () => {
  for (const width of [390, 820, 1440]) {
    it(`has every box where the layout functions put it, and nothing shifts, ${width} px wide`, async () => {
      const { page, visit, problems } = await watch(viewport(width));
      for (const gallery of galleries) {
        await visit(addressOf(gallery.slug));
        expect({
          layout: gallery.name,
          misplaced: await misplacedIn(page, gallery),
          problems: await problems(),
        }).toEqual({ layout: gallery.name, misplaced: [], problems: [] });
      }
      expect(server.missing).toEqual([]);
      await page.context().close();
    }, 120_000);
  }

  it('is laid out before any script runs', async () => {
    const page = await open(addressOf('masonry'), { ...viewport(1440), javaScriptEnabled: false });
    expect(
      await misplacedIn(
        page,
        galleries.find(({ slug }) => slug === 'masonry')!,
      ),
    ).toEqual([]);
    await page.context().close();
  });

  it('opens from a folder without an error, and asks nobody else for anything', async () => {
    const { page, visit, problems } = await watch(viewport(820));
    for (const { slug } of galleries) {
      await visit(fileOf(slug));
      expect([slug, ...(await problems())]).toEqual([slug]);
    }
    await page.context().close();
  }, 120_000);

  it('is mirrored from right to left', async () => {
    const page = await open(addressOf('collage'), viewport(1440));
    const before = await boxesIn(page);
    await page.evaluate(() => (document.documentElement.dir = 'rtl'));
    const after = await boxesIn(page);
    for (const [index, box] of before.boxes.entries()) {
      const mirrored = after.boxes[index]!;
      expect(before.container - (mirrored.x + mirrored.width)).toBeCloseTo(box.x, 0);
      expect(mirrored.y).toBeCloseTo(box.y, 0);
    }
    await page.context().close();
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`passes the checks of axe, ${colorScheme}`, async () => {
      for (const slug of ['collage', 'slider', 'thumbnails', 'full-size']) {
        const page = await open(addressOf(slug), { ...viewport(1440), colorScheme });
        const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
        expect(violations.map(({ id, nodes }) => `${slug} ${id}: ${nodes[0]?.html}`)).toEqual([]);
        await page.context().close();
      }
    }, 120_000);
  }
});

describe('a page of a hundred photos', () => {
  it('needs at most 40 kB of script and 15 kB of style', async () => {
    const size = async (name: string) => gzipSync(await readFile(path.join(folder, 'assets', name))).length;
    expect(await size('site.js')).toBeLessThanOrEqual(40_000);
    expect(await size('embed.js')).toBeLessThanOrEqual(40_000);
    expect(await size('site.css')).toBeLessThanOrEqual(15_000);
  });

  it('shows every picture without script', async () => {
    const page = await open(addressOf('hundred'), { ...viewport(1440), javaScriptEnabled: false });
    const pictures = page.locator('.item img');
    expect(await pictures.count()).toBe(100);
    for (const index of [0, 50, 99]) {
      const picture = pictures.nth(index);
      await picture.scrollIntoViewIfNeeded();
      await expect
        .poll(() => picture.evaluate((image: HTMLImageElement) => image.complete && image.naturalWidth > 0), {
          timeout: 10_000,
        })
        .toBe(true);
    }
    expect(await page.locator('.filters').isVisible()).toBe(false);
    await page.context().close();
  });

  it('leads to the large picture without script', async () => {
    const page = await open(addressOf('hundred'), { ...viewport(1440), javaScriptEnabled: false });
    await page.locator('a.frame').first().click();
    await page.waitForURL(/media/);
    expect(page.url()).toMatch(/media\/p0-1280\.jpg$/);
    await page.context().close();
  });

  it('asks only for what is near, and for the first row at once', async () => {
    const asked: string[] = [];
    const context = await browser.newContext(viewport(820));
    const page = await context.newPage();
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(addressOf('hundred'));
    const [first, last] = [page.locator('.item img').first(), page.locator('.item img').last()];
    expect(await first.getAttribute('loading')).toBeNull();
    expect(await first.getAttribute('fetchpriority')).toBe('high');
    expect(await last.getAttribute('loading')).toBe('lazy');
    expect(await page.locator('img[fetchpriority]').count()).toBe(1);
    await page.waitForFunction(() => document.querySelector('img')!.naturalWidth > 0);
    const isLast = (url: string) => url.includes('/media/last-');
    expect(asked.some(isLast)).toBe(false);
    await last.scrollIntoViewIfNeeded();
    await expectSoon(() => asked.some(isLast)).toBe(true);
    await context.close();
  });

  it('asks for pictures as wide as they show, in the best format the browser knows', async () => {
    for (const width of [390, 820, 1440]) {
      const page = await open(addressOf('hundred'), viewport(width));
      await page.waitForFunction(() => [...document.images].slice(0, 8).every(({ complete }) => complete));
      const chosen = await page.evaluate(() =>
        [...document.querySelectorAll<HTMLImageElement>('.item img')].slice(0, 8).map((image) => ({
          source: image.currentSrc,
          shown: image.getBoundingClientRect().width,
        })),
      );
      for (const { source, shown } of chosen) {
        const taken = Number(/-(\d+)\.avif$/.exec(source)?.[1]);
        // Browsers take a slightly smaller one rather than one of twice the size.
        expect(taken).toBeGreaterThanOrEqual(Math.min(shown * 0.75, 1280));
        expect(taken).toBeLessThanOrEqual(Math.max(shown * 2.4, 320));
      }
      await page.context().close();
    }
  });
});
