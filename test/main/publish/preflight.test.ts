import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { isDeadLink } from '../../../main/publish/site-links.ts';
import { photo, picture, PublishDesk } from './publish-fixture.ts';

describe('preflight', () => {
  it('names what visitors would miss, with gallery and item, and lets it be published', async () => {
    const desk = await PublishDesk.open();
    const [one = ''] = await desk.add({ 'one.jpg': await photo(100, 80, 1) });
    const gallery = await desk.gallery('Tuscany', [
      picture(one, 'Silent', ' '),
      { ...picture(one, 'Linked'), link: { url: '../nowhere/' } },
      { ...picture(one, 'Elsewhere'), link: { url: 'https://example.test/' } },
      {
        title: 'Words',
        text: { html: '<p><a href="../umbria/index.html#x">there</a> <a href="../gone/">gone</a></p>' },
      },
      { title: 'Remote', image: { imageInfo: { id: 'https://example.test/a.jpg' } } },
    ]);
    const empty = await desk.gallery('Umbria', []);
    await desk.site([gallery.id, empty.id]);
    const { findings, totalErrors } = await desk.library.publish.checkSite({ site: 'Portfolio' });
    const told = findings.map(({ kind, galleryId, itemId }) => [
      kind,
      galleryId === gallery.id ? gallery.itemIds.indexOf(itemId ?? '') : galleryId,
    ]);
    expect(totalErrors).toBe(0);
    expect(told).toEqual([
      ['NO_ALT_TEXT', 0],
      ['DEAD_LINK', 1],
      ['TEXT_ITEM', 3],
      ['DEAD_LINK', 3],
      ['LIVES_ELSEWHERE', 4],
      ['EMPTY_GALLERY', empty.id],
    ]);
    expect((await desk.run()).filesWritten).toBeGreaterThan(0);
  });

  it('keeps a site from being published while a file is missing or damaged, and writes nothing', async () => {
    const desk = await PublishDesk.open();
    const [one = '', two = ''] = await desk.add({
      'one.jpg': await photo(100, 80, 1),
      'two.jpg': await photo(100, 80, 2),
    });
    const gallery = await desk.gallery('Tuscany', [picture(one, 'One'), picture(two, 'Two')]);
    await desk.site([gallery.id]);
    await rm(path.join(desk.mediaFolder, 'one.jpg'));
    await writeFile(
      path.join(desk.mediaFolder, 'two.jpg'),
      Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(500)]),
    );
    await desk.library.media.rescan();
    await desk.library.media.whenPreviewed();
    const { findings } = await desk.plan();
    expect(findings.map(({ severity, kind, itemId }) => [severity, kind, itemId])).toEqual([
      ['ERROR', 'MISSING_FILE', gallery.itemIds[0]],
      ['ERROR', 'DAMAGED_FILE', gallery.itemIds[1]],
    ]);
    await expect(desk.run()).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      data: { value: gallery.itemIds[0] },
    });
    expect((await desk.files()).size).toBe(0);
  });

  it('refuses a site without galleries', async () => {
    const desk = await PublishDesk.open();
    await desk.site([]);
    await expect(desk.run()).rejects.toThrow('shows no gallery');
  });
});

describe('a link', () => {
  const pages = new Set(['index.html', 'tuscany/index.html', 'umbria/index.html']);
  const isDead = (link: string, base?: string) => isDeadLink(link, 'tuscany', pages, base);

  it.each([
    '../umbria/',
    '../umbria/index.html',
    '../',
    '../index.html',
    '#top',
    '?page=2',
    '../umbria/page-2.html',
  ])('%s leads to a page of the site', (link) => expect(isDead(link)).toBe(false));

  it.each(['../gone/', 'umbria/', '../umbria/x.html', '/%E0%A4%A'])('%s leads nowhere', (link) => {
    expect(isDead(link, 'https://example.test/')).toBe(true);
  });

  it.each(['https://elsewhere.test/x', 'mailto:a@b.test', 'tel:+1', '../../beside-the-site/'])(
    '%s leads out of the site and is not looked at',
    (link) => expect(isDead(link)).toBe(false),
  );

  it('by its whole address leads into the site as well', () => {
    expect(isDead('https://example.test/a/umbria/', 'https://example.test/a/')).toBe(false);
    expect(isDead('https://example.test/a/gone/', 'https://example.test/a/')).toBe(true);
    expect(isDead('https://example.test/other/', 'https://example.test/a/')).toBe(false);
  });
});
