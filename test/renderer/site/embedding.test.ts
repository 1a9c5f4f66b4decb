import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settingsFor } from '../../../shared/layout/layout-settings.ts';
import { renderDeletedGallery } from '../../../shared/site/deleted-gallery.ts';
import { embedCode } from '../../../shared/site/embed-code.ts';
import { galleryOf, idOf, siteOf } from '../../shared/site/site-fixture.ts';
import { writeFiles } from './generated-site.ts';
import { serveFolder, type StaticServer } from './site-browser.ts';
import { expectSoon, openSitePages, type SitePages } from './site-pages.ts';

const gallery = galleryOf({ ...settingsFor('COLLAGE'), pageSize: 10 }, 24, { id: idOf(1) });
const other = galleryOf('THUMBNAILS', 4, { id: idOf(2), slug: 'other' });
const deleted = { id: idOf(3), slug: 'gone' };

let pages: SitePages;
/** A site of somebody else, which shows galleries of the first. */
let elsewhere: string;
let host: StaticServer;

beforeAll(async () => {
  pages = await openSitePages([gallery, other]);
  await writeFiles(pages.folder, renderDeletedGallery(siteOf([gallery, other]), deleted));
  elsewhere = await mkdtemp(path.join(tmpdir(), 'gallery-desk-elsewhere-'));
  host = await serveFolder(elsewhere, '');
}, 180_000);

afterAll(async () => {
  await pages.close();
  await host.close();
  await rm(elsewhere, { recursive: true, force: true });
});

/** Opens a page of another origin with this in its body, and styles that are not made for galleries. */
async function openHost(body: string, root = pages.server.address, isFile = false): Promise<Page> {
  const html = `<!doctype html><html lang="en"><title>A page elsewhere</title>
    <style>* { border: 3px solid red; } img { width: 10px; } p { color: lime; } .item { display: none; }</style>
    <script src="${root}/assets/embed.js" async></script>
    <main><h1>Elsewhere</h1>${body}</main></html>`;
  await writeFile(path.join(elsewhere, 'index.html'), html);
  const file = pathToFileURL(path.join(elsewhere, 'index.html')).href;
  return pages.open(isFile ? file : `${host.address}/index.html`);
}

const tag = (id: string, content = '') =>
  `<gallery-desk-gallery gallery="${id}">${content}</gallery-desk-gallery>`;
const picturesOf = (page: Page) => page.locator('gallery-desk-gallery .item img');

describe('a gallery in a page of another origin', () => {
  it('shows its pictures with its own styles, and leaves those of the page alone', async () => {
    const page = await openHost(tag(gallery.id));
    await expectSoon(() => picturesOf(page).count()).toBe(10);
    const first = picturesOf(page).first();
    await expectSoon(() => first.evaluate((image: HTMLImageElement) => image.naturalWidth > 0)).toBe(true);
    expect(await first.evaluate((image) => image.getBoundingClientRect().width)).toBeGreaterThan(100);
    expect(await first.evaluate((image) => getComputedStyle(image).borderTopWidth)).toBe('0px');
    expect(await page.locator('h1').evaluate((title) => getComputedStyle(title).borderTopWidth)).toBe('3px');
    await page.close();
  });

  it('opens pictures in the lightbox over the page, and is worked with the keyboard', async () => {
    const page = await openHost(tag(gallery.id));
    await page.locator('gallery-desk-gallery a.frame').first().focus();
    await page.keyboard.press('Enter');
    await page.locator('gallery-desk-gallery dialog:not([aria-busy])').waitFor();
    await page.keyboard.press('ArrowRight');
    await expectSoon(() => page.locator('.lightbox-caption .title').textContent()).toBe('Title 1');
    expect(new URL(page.url()).hash).toBe('');
    const reached = new Set<string | null | undefined>();
    for (let presses = 0; presses < 8; presses++) {
      await page.keyboard.press('Tab');
      const [isInside, name] = await page.evaluate(() => {
        const active = document.activeElement?.shadowRoot?.activeElement;
        return [active?.closest('dialog') !== null, active?.getAttribute('aria-label')] as const;
      });
      expect(isInside).toBe(true);
      reached.add(name);
    }
    expect([...reached]).toEqual(expect.arrayContaining(['Close', 'Zoom', 'Previous', 'Next']));
    await page.keyboard.press('Escape');
    await expectSoon(() => page.locator('dialog').count()).toBe(0);
    const focused = await page.evaluate(
      () => document.activeElement?.shadowRoot?.activeElement?.closest('.item')?.id,
    );
    expect(focused).toBe(`item-${idOf(1)}`);
    await page.close();
  });

  it('brings more, and filters', async () => {
    const page = await openHost(tag(gallery.id));
    await page.getByRole('button', { name: 'Show more' }).click();
    await expectSoon(() => picturesOf(page).count()).toBe(20);
    await page.getByRole('button', { name: /^Hills/ }).click();
    await expectSoon(() => page.locator('.item:not([hidden])').count()).toBe(8);
    await page.close();
  });

  it('stands beside others, and changes with its attribute', async () => {
    const page = await openHost(tag(gallery.id) + tag(other.id));
    await expectSoon(() => picturesOf(page).count()).toBe(14);
    await page
      .locator('gallery-desk-gallery')
      .first()
      .evaluate((element, id) => element.setAttribute('gallery', id), other.id);
    await expectSoon(() => picturesOf(page).count()).toBe(8);
    await page.close();
  });

  it('works in a page that was opened from a folder, from a site in a folder', async () => {
    const page = await openHost(tag(gallery.id), pathToFileURL(pages.folder).href, true);
    await expectSoon(() => picturesOf(page).count()).toBe(10);
    await page.close();
  });

  it('is an empty widget once it is deleted, here and at its address', async () => {
    const page = await openHost(tag(deleted.id));
    await expectSoon(() => page.locator('gallery-desk-gallery .empty').textContent()).toContain(
      'nothing here',
    );
    await page.goto(pages.addressOf(deleted));
    expect(await page.locator('.gallery .empty').textContent()).toContain('nothing here');
    await page.close();
  });

  it('says quietly when it cannot be reached, or shows what the page has for that', async () => {
    const page = await openHost(tag('nowhere') + tag('neither', '<a href="/coast">The coast</a>'));
    const [plain, own] = [
      page.locator('gallery-desk-gallery').first(),
      page.locator('gallery-desk-gallery').last(),
    ];
    await expectSoon(() => plain.evaluate((element) => element.shadowRoot?.textContent)).toContain(
      'cannot be reached',
    );
    expect(await own.getByRole('link', { name: 'The coast' }).isVisible()).toBe(true);
    await page.close();
  });

  it('passes the checks of axe', async () => {
    const page = await openHost(tag(gallery.id));
    await expectSoon(() => picturesOf(page).count()).toBe(10);
    const { violations } = await new AxeBuilder({ page })
      .setLegacyMode(true)
      .include('gallery-desk-gallery')
      .analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await page.close();
  });
});

describe('the code for embedding', () => {
  it('names the script and the gallery, and leads to its page where no script runs', () => {
    const site = { ...siteOf([gallery]), baseAddress: 'https://example.com/photos' };
    expect(embedCode(site, { ...gallery, name: 'Coast & <sea>' })).toBe(
      `<script src="https://example.com/photos/assets/embed.js" async></script>
<gallery-desk-gallery gallery="${gallery.id}"><a href="https://example.com/photos/coast/">Coast &amp; &lt;sea&gt;</a></gallery-desk-gallery>
`,
    );
    expect(embedCode(siteOf([gallery]), gallery)).toBeUndefined();
  });
});
