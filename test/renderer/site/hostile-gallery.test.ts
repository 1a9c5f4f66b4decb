import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { galleryOf, imageItem, pictureOf, textItem } from '../../shared/site/site-fixture.ts';
import { expectSoon, openSitePages, type SitePages } from './site-pages.ts';

const attack = `"'><script>globalThis.ran = 1</script><img src=x onerror="globalThis.ran = 1">`;

/** Even the one field that is written as it is, as if nothing had sanitised it. */
const gallery = galleryOf('COLLAGE', 0, {
  name: attack,
  description: attack,
  items: [
    imageItem(0, {
      title: attack,
      description: attack,
      tags: [attack],
      link: { url: 'javascript:globalThis.ran = 1', text: attack },
      picture: pictureOf('p0', 1.5, { alt: attack }),
    }),
    textItem(1, { html: `<p>Words</p>${attack}<iframe src="https://evil.example/"></iframe>` }),
    imageItem(2),
  ],
});

let pages: SitePages;

beforeAll(async () => {
  pages = await openSitePages([gallery], { title: attack, description: attack });
}, 180_000);

afterAll(async () => pages.close());

describe('a hostile gallery in a browser', () => {
  it('runs nothing and loads nothing from elsewhere, in the page and in the lightbox', async () => {
    const page = await pages.browser.newPage();
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(pages.server.address) && !url.startsWith('data:')) elsewhere.push(url);
    });
    await page.goto(pages.addressOf(gallery));
    await page.locator('a.frame').first().click();
    await page.locator('dialog:not([aria-busy])').waitFor();
    await expectSoon(() => page.locator('.lightbox-caption .title').textContent()).toBe(attack);
    await page.keyboard.press('ArrowRight');
    await expectSoon(() => page.locator('.lightbox-caption .title').textContent()).toBe('Title 2');
    const hasRun = () => page.evaluate(() => 'ran' in globalThis);
    expect(await hasRun()).toBe(false);
    await page.goto(`${pages.server.address}/index.html`);
    expect(await hasRun()).toBe(false);
    expect(elsewhere).toEqual([]);
    await page.close();
  });
});
