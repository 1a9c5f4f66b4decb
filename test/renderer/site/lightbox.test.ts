import type { CDPSession, Locator, Page } from '@playwright/test';
import { AxeBuilder } from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { galleryOf, idOf, imageItem, textItem, videoItem } from '../../shared/site/site-fixture.ts';
import { expectSoon, openSitePages, type SitePages } from './site-pages.ts';

const gallery = galleryOf('GRID', 0, {
  items: [
    imageItem(0, { title: 'First', description: 'A caption <b>as it is</b>' }),
    imageItem(1, { title: 'Second' }),
    textItem(2),
    imageItem(3, { title: 'Third' }),
    videoItem(4, { sources: [], embedAddress: 'https://youtu.be/dQw4w9WgXcQ', title: 'Elsewhere' }),
  ],
});

let pages: SitePages;
let rightToLeft: SitePages;

beforeAll(async () => {
  pages = await openSitePages([gallery]);
  rightToLeft = await openSitePages([gallery], { direction: 'rtl', language: 'ar' });
}, 180_000);

afterAll(async () => {
  await pages.close();
  await rightToLeft.close();
});

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Coast' });
const untilOpen = (page: Page): Promise<void> => page.locator('dialog:not([aria-busy])').waitFor();
const captionOf = (page: Page): Locator => page.locator('.lightbox-caption');
const frameOf = (page: Page, number: number): Locator => page.locator(`#item-${idOf(number)} .frame`);

/** The picture that is in the middle of the lightbox. */
const shownAlt = (page: Page): Promise<string | null | undefined> =>
  page.evaluate(() => {
    const element = document.elementFromPoint(innerWidth / 2, innerHeight / 2);
    const item = element?.closest('.pswp__item');
    return item?.querySelector('img:not(.pswp__img--placeholder)')?.getAttribute('alt');
  });

async function touch(session: CDPSession, type: string, points: readonly (readonly [number, number])[]) {
  await session.send('Input.dispatchTouchEvent', {
    type: type as 'touchStart',
    touchPoints: points.map(([x, y], id) => ({ x, y, id })),
  });
}

/** Moves fingers over the screen in small steps, as fingers do. */
async function drag(
  page: Page,
  from: readonly (readonly [number, number])[],
  to: typeof from,
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await touch(session, 'touchStart', from);
  for (let step = 1; step <= 8; step++) {
    const at = from.map(([x, y], index) => {
      const [endX, endY] = to[index]!;
      return [x + ((endX - x) * step) / 8, y + ((endY - y) * step) / 8] as const;
    });
    await touch(session, 'touchMove', at);
  }
  await touch(session, 'touchEnd', []);
}

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

describe('the lightbox', () => {
  it('opens with a click, goes on with its buttons, and closes', async () => {
    const page = await pages.open(pages.addressOf(gallery));
    await frameOf(page, 0).click();
    await expectSoon(() => dialogOf(page).isVisible()).toBe(true);
    await expectSoon(() => shownAlt(page)).toBe('Alt of 0');
    await page.getByRole('button', { name: 'Next' }).click();
    await expectSoon(() => shownAlt(page)).toBe('Alt of 1');
    await page.getByRole('button', { name: 'Close' }).click();
    await expectSoon(() => dialogOf(page).count()).toBe(0);
    await page.close();
  });

  it('is worked with the keyboard alone, and gives the focus back to where the visitor got', async () => {
    const page = await pages.open(pages.addressOf(gallery));
    await frameOf(page, 0).focus();
    await page.keyboard.press('Enter');
    await untilOpen(page);
    await expectSoon(() => shownAlt(page)).toBe('Alt of 0');
    // Text has nothing to enlarge: the picture after it comes next.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expectSoon(() => shownAlt(page)).toBe('Alt of 3');
    await page.keyboard.press('ArrowLeft');
    await expectSoon(() => shownAlt(page)).toBe('Alt of 1');
    for (let presses = 0; presses < 12; presses++) {
      await page.keyboard.press('Tab');
      expect(
        await page.evaluate(
          () =>
            document.activeElement?.closest('dialog') !== null || document.activeElement === document.body,
        ),
      ).toBe(true);
    }
    await page.keyboard.press('Escape');
    await expectSoon(() => dialogOf(page).count()).toBe(0);
    await expect
      .poll(() => frameOf(page, 1).evaluate((frame) => frame === document.activeElement))
      .toBe(true);
    await page.close();
  });

  it('shows the caption as text', async () => {
    const page = await pages.open(pages.addressOf(gallery));
    await frameOf(page, 0).click();
    await expectSoon(() => captionOf(page).textContent()).toBe('FirstA caption <b>as it is</b>');
    await untilOpen(page);
    await page.keyboard.press('ArrowRight');
    await expectSoon(() => captionOf(page).textContent()).toBe('Second');
    await page.close();
  });

  it('is swiped, pinched and closed with fingers', async () => {
    const page = await pages.open(pages.addressOf(gallery), phone);
    await frameOf(page, 0).tap();
    await expectSoon(() => shownAlt(page)).toBe('Alt of 0');
    await untilOpen(page);
    await drag(page, [[320, 400]], [[60, 400]]);
    await expectSoon(() => shownAlt(page)).toBe('Alt of 1');
    await expectSoon(() => captionOf(page).textContent()).toBe('Second');
    await drag(
      page,
      [
        [185, 422],
        [205, 422],
      ],
      [
        [85, 422],
        [305, 422],
      ],
    );
    await expectSoon(() => page.locator('.pswp--zoomed-in').count()).toBe(1);
    await page.goBack();
    await expectSoon(() => dialogOf(page).count()).toBe(0);
    await page.close();
  });

  it('has an address for each picture, and opens with it', async () => {
    const page = await pages.open(pages.addressOf(gallery));
    await frameOf(page, 0).click();
    await untilOpen(page);
    await page.keyboard.press('ArrowRight');
    await expectSoon(() => new URL(page.url()).hash).toBe(`#item-${idOf(1)}`);
    await page.goBack();
    await expectSoon(() => dialogOf(page).count()).toBe(0);
    expect(new URL(page.url()).hash).toBe('');
    await page.close();

    const linked = await pages.open(`${pages.addressOf(gallery)}#item-${idOf(3)}`);
    await expectSoon(() => shownAlt(linked)).toBe('Alt of 3');
    await linked.keyboard.press('Escape');
    await expectSoon(() => new URL(linked.url()).hash).toBe('');
    await linked.close();
  });

  it('asks YouTube for nothing before the visitor plays the video', async () => {
    const page = await pages.open(pages.addressOf(gallery));
    const asked: string[] = [];
    await page.context().route(/youtube/, (route) => {
      asked.push(route.request().url());
      return route.fulfill({ contentType: 'text/html', body: '<title>Player</title>' });
    });
    await frameOf(page, 3).click();
    await untilOpen(page);
    await page.keyboard.press('ArrowRight');
    await expectSoon(() => page.locator('.lightbox-film button').isVisible()).toBe(true);
    expect(asked).toEqual([]);
    await page.locator('.lightbox-film button').click();
    await expectSoon(() => asked).toEqual(['https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1']);
    await page.close();
  });

  it('leaves clicks with a modifier to the browser', async () => {
    const page = await pages.open(pages.addressOf(gallery));
    const [other] = await Promise.all([
      page.context().waitForEvent('page'),
      frameOf(page, 0).click({ modifiers: ['ControlOrMeta'] }),
    ]);
    await other.waitForURL(/p0-1280\.jpg$/);
    expect(await dialogOf(page).count()).toBe(0);
    await page.close();
  });

  it('does not move for visitors who want less motion', async () => {
    const page = await pages.open(pages.addressOf(gallery), { reducedMotion: 'reduce' });
    await frameOf(page, 0).click();
    await expectSoon(() => shownAlt(page)).toBe('Alt of 0');
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    await page.close();
  });

  it('goes the other way where reading does', async () => {
    const page = await rightToLeft.open(rightToLeft.addressOf(gallery));
    await frameOf(page, 0).click();
    await expectSoon(() => shownAlt(page)).toBe('Alt of 0');
    await expectSoon(() => page.locator('.pswp__counter').textContent()).toBe('1 / 4');
    await untilOpen(page);
    await page.keyboard.press('ArrowLeft');
    await expectSoon(() => shownAlt(page)).toBe('Alt of 1');
    await page.close();
  });

  it('passes the checks of axe', async () => {
    const page = await pages.open(pages.addressOf(gallery));
    await frameOf(page, 0).click();
    await untilOpen(page);
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).include('dialog').analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.close();
  });
});
