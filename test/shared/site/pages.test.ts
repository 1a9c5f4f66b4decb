import { describe, expect, it } from 'vitest';
import { LAYOUT_NAMES, settingsFor } from '../../../shared/layout/layout-settings.ts';
import { renderDeletedGallery } from '../../../shared/site/deleted-gallery.ts';
import { renderGalleryFiles } from '../../../shared/site/gallery-page.ts';
import { renderIndexPage } from '../../../shared/site/index-page.ts';
import type { Site, SiteGallery } from '../../../shared/site/page-model.ts';
import { renderSitemap } from '../../../shared/site/sitemap.ts';
import { galleryOf, idOf, imageItem, pictureOf, siteOf, textItem, videoItem } from './site-fixture.ts';

/** From the first page on. */
const filesOf = (site: Site, gallery: SiteGallery) =>
  [...renderGalleryFiles(site, gallery, (content) => content.length.toString(16))].toReversed();
const pagesOf = (site: Site, gallery: SiteGallery) =>
  filesOf(site, gallery).filter(({ path }) => path.endsWith('.html'));

function pageOf(gallery: SiteGallery, change: Partial<Site> = {}): string {
  return pagesOf(siteOf([gallery], change), gallery)[0]!.content;
}

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

describe('the pages of a gallery', () => {
  it('show every item, in order, whatever the layout', () => {
    for (const name of LAYOUT_NAMES) {
      const gallery = galleryOf(name, 30);
      const ids = [...pageOf(gallery).matchAll(/<li class="item[^>]* id="item-([^"]+)"/g)].map(
        ([, id]) => id,
      );
      expect(ids).toEqual(gallery.items.map(({ id }) => id));
    }
  });

  it('are as many as its items fill, each with its own', () => {
    const gallery = galleryOf({ ...settingsFor('GRID'), pageSize: 10 }, 25);
    const pages = pagesOf(siteOf([gallery]), gallery);
    expect(pages.map(({ path }) => path)).toEqual([
      'coast/index.html',
      'coast/page-2.html',
      'coast/page-3.html',
    ]);
    expect(pages.map(({ content }) => count(content, /<li class="item/g))).toEqual([10, 10, 5]);
    expect(pages[1]!.content).toContain('href="../coast/page-3.html"');
    expect(pages[1]!.content).toContain('href="../coast/index.html"');
  });

  it('say what they are to search engines and where they are shared, when they have an address', () => {
    const gallery = galleryOf('GRID', 2);
    const page = pageOf(gallery, { baseAddress: 'https://example.com/photos' });
    expect(page).toContain('<title>Coast – North Light</title>');
    expect(page).toContain('<meta name="description" content="Pictures of a coast in winter.">');
    expect(page).toContain('<link rel="canonical" href="https://example.com/photos/coast/">');
    expect(page).toContain(
      '<meta property="og:image" content="https://example.com/photos/media/p0-1280.jpg">',
    );
    const data: unknown = JSON.parse(/<script type="application\/ld\+json">(.*)<\/script>/.exec(page)![1]!);
    expect(data).toMatchObject({
      '@type': 'ImageGallery',
      name: 'Coast',
      url: 'https://example.com/photos/coast/',
      image: [{ contentUrl: 'https://example.com/photos/media/p0-1280.jpg', name: 'Title 0' }, {}],
    });
  });

  it('speak in relative addresses alone without one', () => {
    const page = pageOf(galleryOf('GRID', 2));
    expect(page).not.toMatch(/https?:\/\//);
    expect(page).not.toContain('canonical');
    for (const [, address] of page.matchAll(/(?:src|href)="([^"#]+)"/g))
      expect(address).toMatch(/^(\.\.\/|data:,)/);
  });

  it('ask for AVIF before WebP before JPEG, each in all widths', () => {
    const page = pageOf(galleryOf('GRID', 1));
    const formats = [...page.matchAll(/<source type="([^"]+)" srcset="([^"]+)"/g)];
    expect(formats.map(([, type]) => type)).toEqual(['image/avif', 'image/webp']);
    expect(formats[0]![2]).toBe(
      '../media/p0-320.avif 320w, ../media/p0-640.avif 640w, ../media/p0-1280.avif 1280w',
    );
    expect(page).toContain('src="../media/p0-640.jpg"');
  });

  it('encode names that mean something in an address or a list of addresses', () => {
    const picture = pictureOf('a b,c#d?e%f', 1.5);
    const page = pageOf(galleryOf('GRID', 0, { items: [imageItem(0, { picture })] }));
    expect(page).toContain('../media/a%20b%2Cc%23d%3Fe%25f-320.avif 320w, ');
  });

  it('keep the focal point of a cropped picture in view, and show a placeholder until it is there', () => {
    const picture = pictureOf('p0', 1.5, { focalPoint: { x: 0.25, y: 1.5 }, placeholder: '#a0b1c2' });
    const page = pageOf(galleryOf('GRID', 0, { items: [imageItem(0, { picture })] }));
    expect(page).toContain('style="object-position:25% 100%;background-color:#a0b1c2;"');
  });

  it('show a picture that has no file as a tile with its words', () => {
    const picture = pictureOf('p0', 1.5, { sources: [] });
    const page = pageOf(galleryOf('GRID', 0, { items: [imageItem(0, { picture, title: 'Lost' })] }));
    expect(page).toContain('<span class="blank">Lost</span>');
    expect(page).not.toContain('<img');
  });

  it('let a page play videos from elsewhere only where it has some', () => {
    const elsewhere = videoItem(0, { sources: [], embedAddress: 'https://vimeo.com/76979871' });
    const page = pageOf(galleryOf('GRID', 0, { items: [elsewhere] }));
    expect(page).toContain('frame-src https://www.youtube-nocookie.com https://player.vimeo.com;');
    expect(page).toContain('data-player="https://player.vimeo.com/video/76979871?autoplay=1&amp;dnt=1"');
    expect(pageOf(galleryOf('GRID', 2))).toContain('frame-src &#39;none&#39;;');
  });

  it('are empty for an empty gallery, and say so', () => {
    const page = pageOf(galleryOf('GRID', 0));
    expect(page).toContain('There is nothing here at the moment.');
    expect(page).not.toContain('<ul class="items"');
  });

  it('count the tags of the whole gallery', () => {
    const gallery = galleryOf({ ...settingsFor('GRID'), pageSize: 10 }, 30);
    const page = pageOf(gallery);
    expect(page).toContain('data-tag="">All <span class="count">30</span>');
    expect(page).toMatch(/>Hills <span class="count">10<\/span>/);
    expect(pageOf({ ...gallery, layout: { ...gallery.layout, areTagsShown: false } })).not.toContain(
      'data-tag=',
    );
  });

  it('are the same every time', () => {
    const gallery = galleryOf('MAGIC', 40);
    expect(pageOf(gallery)).toBe(pageOf(gallery));
  });
});

describe('the words of the pages', () => {
  it('are in the language of the site, or in English', () => {
    const gallery = galleryOf({ ...settingsFor('GRID'), pageSize: 10 }, 20);
    const wordsIn = (language: string) =>
      /<a class="more"[^>]*>([^<]*)</.exec(pageOf(gallery, { language }))?.[1];
    expect(['en', 'de-CH', 'FR', 'ar', 'sw'].map(wordsIn)).toEqual([
      'Next page',
      'Nächste Seite',
      'Page suivante',
      'الصفحة التالية',
      'Next page',
    ]);
  });
});

describe('a hostile gallery', () => {
  const script = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
  const gallery = galleryOf('COLLAGE', 0, {
    name: script,
    description: script,
    items: [
      imageItem(0, {
        title: script,
        description: script,
        tags: [script],
        link: { url: 'java\nscript:alert(1)', text: script },
        picture: pictureOf('p0', 1.5, {
          alt: script,
          placeholder: 'red;background:url(https://evil.example/)',
        }),
      }),
      imageItem(1, { link: { url: ' JavaScript:alert(1)', text: '' } }),
      imageItem(2, { link: { url: 'data:text/html,<script>alert(1)</script>', text: '' } }),
      videoItem(3, { sources: [], embedAddress: 'https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ' }),
      textItem(4, {
        css: { backgroundColor: 'red;background:url(https://evil.example/)', padding: '1px;x:y', ratio: 'a' },
      }),
    ],
  });
  const site = siteOf([gallery], {
    title: script,
    description: script,
    baseAddress: 'javascript:alert(1)',
  });

  it('is inert on every page', () => {
    for (const click of ['LIGHTBOX', 'LINK'] as const) {
      const hostile = { ...gallery, layout: { ...gallery.layout, click } };
      const pages = [renderIndexPage(site), ...pagesOf(site, hostile)];
      for (const { content } of pages) {
        expect(content).not.toContain('<script>');
        expect(content).not.toContain('<img src=x');
        expect(content).not.toMatch(/(?:href|src)="\s*(?:java|data:text)/i);
        expect(content).not.toMatch(/style="[^"]*evil/);
        expect(content).not.toMatch(/data-player/);
        expect(count(content, /<script/g)).toBe(1);
      }
    }
  });

  it('cannot end the script that carries it, nor the one that describes it', () => {
    const [data] = filesOf(site, gallery);
    expect(data!.path).toBe(`galleries/${gallery.id}/1.js`);
    // What the gallery says comes into it escaped, so not even a page made of this file would run anything.
    expect(data!.content).not.toMatch(/<\/?script|<!--/i);
    const page = pageOf(gallery, { baseAddress: 'https://example.com/' });
    expect(count(page, /<\/script>/g)).toBe(2);
  });

  it('is loaded by no page but its own style and script', () => {
    const page = pageOf(gallery);
    expect(page).toContain(
      'default-src &#39;none&#39;; script-src &#39;self&#39;; style-src &#39;self&#39;; style-src-attr',
    );
  });
});

describe('a deleted gallery', () => {
  it('leaves an empty widget at its address and for pages that embed it', () => {
    const site = siteOf([galleryOf('GRID', 1)]);
    const files = renderDeletedGallery(site, { id: idOf(7), slug: 'gone' });
    expect(files.map(({ path }) => path)).toEqual(['gone/index.html', `galleries/${idOf(7)}/1.js`]);
    expect(files[0]!.content).toContain('<p class="empty">');
    expect(files[0]!.content).toContain('noindex');
    expect(files[1]!.content).toMatch(/^\(self\.galleryDeskData\?\?=\[\]\)\.push\(\{/);
  });
});

describe('the front page', () => {
  it('leads to every gallery, with its cover and the number of its items', () => {
    const galleries = [
      galleryOf('GRID', 3),
      galleryOf('GRID', 1, { id: idOf(5), slug: 'hills', name: 'Hills' }),
    ];
    const { content, path } = renderIndexPage(siteOf(galleries));
    expect(path).toBe('index.html');
    expect(content).toContain('<a href="coast/index.html"><span class="cover"><picture>');
    expect(content).toContain('3 items');
    expect(content).toContain('1 item<');
  });
});

describe('the sitemap', () => {
  it('names every page by its absolute address, and is none without a base address', () => {
    const gallery = galleryOf({ ...settingsFor('GRID'), pageSize: 10 }, 15, { slug: 'küste & meer' });
    expect(renderSitemap(siteOf([gallery]), [gallery])).toBeUndefined();
    const sitemap = renderSitemap(siteOf([gallery], { baseAddress: 'https://example.com/p?q#h' }), [gallery]);
    expect(sitemap!.content.match(/<loc>.*?<\/loc>/g)).toEqual([
      '<loc>https://example.com/p/</loc>',
      '<loc>https://example.com/p/k%C3%BCste%20%26%20meer/</loc>',
      '<loc>https://example.com/p/k%C3%BCste%20%26%20meer/page-2.html</loc>',
    ]);
  });
});
