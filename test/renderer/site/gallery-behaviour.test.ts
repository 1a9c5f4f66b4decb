import type { Locator, Page } from '@playwright/test';
import { pathToFileURL } from 'node:url';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layOutGallery } from '../../../shared/layout/lay-out-gallery.ts';
import { settingsFor } from '../../../shared/layout/layout-settings.ts';
import { ratioOf } from '../../../shared/site/item-markup.ts';
import { galleryOf, idOf, imageItem, pictureOf, videoItem } from '../../shared/site/site-fixture.ts';
import { expectSoon, openSitePages, type SitePages } from './site-pages.ts';

const long = galleryOf({ ...settingsFor('COLLAGE'), pageSize: 20 }, 50, { id: idOf(1), slug: 'long' });
const endless = galleryOf({ ...settingsFor('GRID'), pageSize: 12, loading: 'INFINITE_SCROLL' }, 60, {
  id: idOf(2),
  slug: 'endless',
});
const slides = galleryOf('THUMBNAILS', 6, { id: idOf(3), slug: 'slides' });
const strip = galleryOf('SLIDER', 12, { id: idOf(4), slug: 'strip' });
const links = galleryOf({ ...settingsFor('GRID'), click: 'LINK' }, 0, {
  id: idOf(5),
  slug: 'links',
  items: [
    imageItem(0, {
      link: { url: 'https://example.com/print', text: 'Buy a print' },
      picture: pictureOf('p0', 3 / 2, { alt: 'Alt of 0', placeholder: '#a0b1c2' }),
    }),
    imageItem(1),
  ],
});
const silent = galleryOf({ ...settingsFor('GRID'), click: 'NOTHING', video: 'ON_HOVER' }, 0, {
  id: idOf(6),
  slug: 'silent',
  items: [imageItem(0), videoItem(1)],
});
const magnified = galleryOf({ ...settingsFor('GRID'), click: 'MAGNIFY' }, 2, {
  id: idOf(8),
  slug: 'magnified',
});
const running = galleryOf({ ...settingsFor('FULL_SIZE'), slideSeconds: 1 }, 3, {
  id: idOf(7),
  slug: 'running',
});

let pages: SitePages;
let rightToLeft: SitePages;

beforeAll(async () => {
  pages = await openSitePages([long, endless, slides, strip, links, silent, running, magnified]);
  rightToLeft = await openSitePages([slides], { direction: 'rtl', language: 'ar' });
}, 180_000);

afterAll(async () => {
  await pages.close();
  await rightToLeft.close();
});

const itemsOf = (page: Page): Locator => page.locator('.items > .item');
const shownOf = (page: Page): Locator => page.locator('.items > .item:not([hidden])');

/** That the boxes come to be those of the layout functions for these ratios, to a tenth of a px: they glide there. */
async function expectLaidOut(
  page: Page,
  ratios: readonly number[],
  settings: typeof long.layout,
): Promise<void> {
  const farthest = async () => {
    const { width, boxes } = await page.evaluate(() => {
      const corner = document.querySelector('.items')!.getBoundingClientRect();
      const items = [...document.querySelectorAll('.items > .item:not([hidden])')];
      return {
        width: document.querySelector('.room')!.getBoundingClientRect().width,
        boxes: items.map((item) => {
          const box = item.getBoundingClientRect();
          return [box.x - corner.x, box.y - corner.y, box.width, box.height];
        }),
      };
    });
    const wanted = layOutGallery(ratios, width, settings).boxes;
    if (boxes.length !== wanted.length) return Number.POSITIVE_INFINITY;
    return Math.max(
      ...wanted.flatMap(({ x, y, width, height }, index) =>
        [x, y, width, height].map((value, part) => Math.abs(value - boxes[index]![part]!)),
      ),
    );
  };
  await expectSoon(farthest).toBeLessThan(0.1);
}

/** The number of the item that is in the middle of the slides. */
const currentSlide = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const scroller = document.querySelector('.scroller')!.getBoundingClientRect();
    const middle = scroller.x + scroller.width / 2;
    return [...document.querySelectorAll('.items > .item')].findIndex((item) => {
      const { left, right } = item.getBoundingClientRect();
      return left < middle && middle < right;
    });
  });

describe('tags as filters', () => {
  it('show what has the tag, on all pages of the gallery, in a layout of its own', async () => {
    const page = await pages.open(pages.addressOf(long));
    const button = page.getByRole('button', { name: /^Hills/ });
    const hills = long.items.filter(({ tags }) => tags.includes('Hills'));
    expect(await button.textContent()).toBe(`Hills ${hills.length}`);
    await button.focus();
    await page.keyboard.press('Enter');
    await expectSoon(() => shownOf(page).count()).toBe(hills.length);
    expect(await button.getAttribute('aria-pressed')).toBe('true');
    await expectSoon(() => page.getByRole('status').textContent()).toBe(`${hills.length} of 50 shown`);
    await expectLaidOut(page, hills.map(ratioOf), long.layout);

    await page.getByRole('button', { name: /^All/ }).click();
    await expectSoon(() => shownOf(page).count()).toBe(50);
    await expectLaidOut(page, long.items.map(ratioOf), long.layout);
    await page.close();
  });
});

describe('a gallery of several pages', () => {
  it('brings the next page into the same layout, and goes on with its first picture', async () => {
    const page = await pages.open(pages.addressOf(long));
    expect(await itemsOf(page).count()).toBe(20);
    await page.getByRole('link', { name: 'Show more' }).click();
    await expectSoon(() => itemsOf(page).count()).toBe(40);
    await expectLaidOut(page, long.items.slice(0, 40).map(ratioOf), long.layout);
    expect(await page.evaluate(() => document.activeElement?.closest('.item')?.id)).toBe(`item-${idOf(20)}`);
    const picture = itemsOf(page).nth(39).locator('img');
    await picture.scrollIntoViewIfNeeded();
    await expectSoon(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth > 0)).toBe(true);
    await page.getByRole('link', { name: 'Show more' }).click();
    await expectSoon(() => itemsOf(page).count()).toBe(50);
    expect(await page.getByRole('link', { name: 'Show more' }).count()).toBe(0);
    await page.close();
  });

  it('does so from a folder too', async () => {
    const page = await pages.open(pathToFileURL(path.join(pages.folder, 'long', 'index.html')).href);
    await page.getByRole('link', { name: 'Show more' }).click();
    await expectSoon(() => itemsOf(page).count()).toBe(40);
    await page.close();
  });

  it('leads from page to page without script', async () => {
    const page = await pages.open(pages.addressOf(long), { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.waitForURL(/page-2\.html$/);
    await page.getByRole('link', { name: 'Next page' }).click();
    await page.waitForURL(/page-3\.html$/);
    expect(await itemsOf(page).count()).toBe(10);
    expect(await page.getByRole('link', { name: 'Next page' }).count()).toBe(0);
    await page.getByRole('link', { name: 'Previous page' }).click();
    await page.waitForURL(/page-2\.html$/);
    await page.close();
  });

  it('leads to the next page when more cannot be brought', async () => {
    const page = await pages.open(pages.addressOf(long));
    await page.route('**/galleries/**', (route) => route.abort());
    await page.getByRole('link', { name: 'Show more' }).click();
    await page.waitForURL(/page-2\.html$/);
    expect(await itemsOf(page).count()).toBe(20);
    await page.close();
  });

  it('opens a picture of a later page by its address', async () => {
    const page = await pages.open(`${pages.addressOf(long)}#item-${idOf(45)}`);
    await expectSoon(() => page.locator('.lightbox-caption').textContent()).toContain('Title 45');
    expect(await itemsOf(page).count()).toBe(50);
    await page.close();
  });

  it('grows while it is scrolled, when it is endless', async () => {
    const page = await pages.open(pages.addressOf(endless));
    await expectSoon(async () => {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
      return itemsOf(page).count();
    }).toBe(60);
    await page.close();
  });
});

describe('slides', () => {
  it('go on with the buttons, the keys and the small pictures', async () => {
    const page = await pages.open(pages.addressOf(slides));
    const previous = page.getByRole('button', { name: 'Previous' });
    const next = page.getByRole('button', { name: 'Next' });
    expect(await currentSlide(page)).toBe(0);
    // There is nothing before the first one.
    expect(await previous.count()).toBe(0);
    await page.locator('.room').hover();
    await next.click();
    await expectSoon(() => currentSlide(page)).toBe(1);
    await page.locator('.scroller').focus();
    await page.keyboard.press('ArrowRight');
    await expectSoon(() => currentSlide(page)).toBe(2);
    await page.keyboard.press('End');
    await expectSoon(() => currentSlide(page)).toBe(5);
    await expectSoon(() => next.count()).toBe(0);
    expect(await previous.count()).toBe(1);
    await page.locator('.thumbnail-strip a').nth(3).click();
    await expectSoon(() => currentSlide(page)).toBe(3);
    await expectSoon(() => page.locator('.thumbnail-strip [aria-current]').getAttribute('href')).toBe(
      `#item-${idOf(3)}`,
    );
    await page.close();
  });

  it('are chosen by the small pictures without script', async () => {
    const page = await pages.open(pages.addressOf(slides), { javaScriptEnabled: false });
    await page.locator('.thumbnail-strip a').nth(4).click();
    await expectSoon(() => currentSlide(page)).toBe(4);
    await page.close();
  });

  it('go the other way where reading does', async () => {
    const page = await rightToLeft.open(rightToLeft.addressOf(slides));
    await page.locator('.scroller').focus();
    await page.keyboard.press('ArrowLeft');
    await expectSoon(() => currentSlide(page)).toBe(1);
    await page.close();
  });

  it('of a strip go on by what fits', async () => {
    const page = await pages.open(pages.addressOf(strip));
    await page.locator('.room').hover();
    await page.getByRole('button', { name: 'Next' }).click();
    const firstShown = () =>
      page.evaluate(() => {
        const edge = document.querySelector('.scroller')!.getBoundingClientRect().left;
        return [...document.querySelectorAll('.item')].findIndex(
          (item) => item.getBoundingClientRect().left > edge - 5,
        );
      });
    await expectSoon(firstShown).toBeGreaterThan(1);
    await page.close();
  });

  it('that go on by themselves stop with a button, and wait for visitors who want less motion', async () => {
    const page = await pages.open(pages.addressOf(running));
    await expectSoon(() => currentSlide(page)).toBe(1);
    await page.getByRole('button', { name: 'Pause slideshow' }).click();
    expect(await page.getByRole('button', { name: 'Play slideshow' }).isVisible()).toBe(true);
    await page.close();
    const calm = await pages.open(pages.addressOf(running), { reducedMotion: 'reduce' });
    expect(await calm.getByRole('button', { name: 'Play slideshow' }).isVisible()).toBe(true);
    await calm.close();
  });
});

describe('clicks', () => {
  it('lead to the link of the item, and do nothing for one without', async () => {
    const page = await pages.open(pages.addressOf(links));
    expect(await page.getByRole('link', { name: 'Alt of 0' }).getAttribute('href')).toBe(
      'https://example.com/print',
    );
    await itemsOf(page).nth(1).click();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.close();
  });

  it('do nothing where nothing is wanted, but still play videos', async () => {
    const page = await pages.open(pages.addressOf(silent));
    await itemsOf(page).nth(0).click();
    expect(await page.getByRole('dialog').count()).toBe(0);
    await itemsOf(page).nth(1).click();
    await expectSoon(() => page.locator('.lightbox-film video').count()).toBe(1);
    await page.close();
  });
});

describe('magnifying', () => {
  it('shows the picture larger than the window at once', async () => {
    const page = await pages.open(pages.addressOf(magnified), { viewport: { width: 700, height: 900 } });
    await itemsOf(page).first().click();
    await page.locator('dialog:not([aria-busy])').waitFor();
    await expectSoon(() =>
      page
        .locator('.pswp__img:not(.pswp__img--placeholder)')
        .first()
        .evaluate((image) => image.getBoundingClientRect().width),
    ).toBeGreaterThan(1000);
    await page.keyboard.press('Escape');
    await expectSoon(() => page.getByRole('dialog').count()).toBe(0);
    await page.close();
  });
});

describe('a placeholder', () => {
  it('goes once its picture is there, so that nothing shows through', async () => {
    const page = await pages.open(pages.addressOf(links), { javaScriptEnabled: false });
    const colourOf = (one: Page) =>
      itemsOf(one)
        .first()
        .locator('img')
        .evaluate((image) => getComputedStyle(image).backgroundColor);
    expect(await colourOf(page)).toBe('rgb(160, 177, 194)');
    await page.close();
    const scripted = await pages.open(pages.addressOf(links));
    await expectSoon(() => colourOf(scripted)).toBe('rgba(0, 0, 0, 0)');
    await scripted.close();
  });
});

describe('videos', () => {
  it('load nothing before they are wanted, and play silently while they are pointed at', async () => {
    const page = await pages.open(pages.addressOf(silent));
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.evaluate(() => {
      const seen: boolean[] = [];
      Object.assign(globalThis, { seen });
      new MutationObserver((records) => {
        for (const node of records.flatMap(({ addedNodes }) => [...addedNodes])) {
          if (node instanceof HTMLVideoElement) seen.push(node.muted && node.loop && !node.controls);
        }
      }).observe(document.body, { childList: true, subtree: true });
    });
    expect(await page.locator('video').count()).toBe(0);
    await itemsOf(page).nth(1).hover();
    await expectSoon(() => page.evaluate(() => (globalThis as unknown as { seen: boolean[] }).seen)).toEqual([
      true,
    ]);
    await expectSoon(() => asked.some((url) => url.endsWith('/media/film.mp4'))).toBe(true);
    await page.close();
  });
});

describe('a page on paper', () => {
  it('shows every picture and caption, whole', async () => {
    const page = await pages.open(pages.addressOf(long));
    await page.emulateMedia({ media: 'print' });
    const last = itemsOf(page).nth(19);
    expect(await last.evaluate((item) => getComputedStyle(item).position)).toBe('static');
    expect(await last.locator('figcaption').evaluate((caption) => getComputedStyle(caption).opacity)).toBe(
      '1',
    );
    expect(await page.locator('.filters').isVisible()).toBe(false);
    await page.close();
  });
});
