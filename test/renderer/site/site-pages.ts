import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import type { Site, SiteGallery } from '../../../shared/site/page-model.ts';
import { expect } from 'vitest';
import { siteOf } from '../../shared/site/site-fixture.ts';
import { generateSite } from './generated-site.ts';
import { launchBrowser, serveFolder, type StaticServer } from './site-browser.ts';

/** A generated site that is served, and a browser to look at it. */
export interface SitePages {
  readonly folder: string;
  readonly server: StaticServer;
  readonly browser: Browser;
  addressOf: (gallery: Pick<SiteGallery, 'slug'>) => string;
  /** A page with a context of its own. */
  open: (address: string, options?: BrowserContextOptions) => Promise<Page>;
  close: () => Promise<void>;
}

export async function openSitePages(
  galleries: readonly SiteGallery[],
  change: Partial<Site> = {},
): Promise<SitePages> {
  const folder = await mkdtemp(path.join(tmpdir(), 'gallery-desk-site-'));
  await generateSite(folder, siteOf(galleries, change), galleries);
  const server = await serveFolder(folder);
  const browser = await launchBrowser();
  return {
    folder,
    server,
    browser,
    addressOf: ({ slug }) => `${server.address}/${slug}/index.html`,
    open: async (address, options = {}) => {
      // axe opens pages of its own in a page's context, which it may not in one that was made for a single page.
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      await page.goto(address);
      return page;
    },
    close: async () => {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What a page comes to by itself: machines that build are slow at times. */
export function expectSoon<T>(look: () => T) {
  return expect.poll(look, { timeout: 10_000 });
}
