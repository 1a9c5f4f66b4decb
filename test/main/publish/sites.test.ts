import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { salvageLibrary } from '../../../main/maintenance/salvage.ts';
import { openPublishLibrary, photo, picture, PublishDesk } from './publish-fixture.ts';

describe('the sites of a library', () => {
  it('are made with defaults, changed and forgotten, each as a step that can be undone', async () => {
    const desk = await PublishDesk.open();
    const { publish, history } = desk.library;
    const names = async () =>
      (await publish.listSites({})).sites.map(({ name, theme }) => `${name} ${theme}`);
    const { site } = await publish.createSite({ site: { name: 'Portfolio' } });
    expect(site).toMatchObject({
      language: 'en',
      theme: 'AUTOMATIC',
      metadata: 'COPYRIGHT',
      targets: [],
      galleries: [],
    });
    await publish.updateSite({ site: 'portfolio', changes: { theme: 'DARK', title: 'Ana’s pictures' } });
    await publish.updateSite({ site: site.id, changes: { title: null } });
    expect(await names()).toEqual(['Portfolio DARK']);
    expect((await publish.listSites({})).sites[0]).not.toHaveProperty('title');
    await publish.deleteSite({ site: 'Portfolio' });
    expect(await names()).toEqual([]);
    await history.undo();
    expect(await names()).toEqual(['Portfolio DARK']);
    await history.undo();
    await history.undo();
    expect(await names()).toEqual(['Portfolio AUTOMATIC']);
    await history.undo();
    expect(await names()).toEqual([]);
  });

  it('have names of their own, and places of their own', async () => {
    const desk = await PublishDesk.open();
    const { publish } = desk.library;
    await publish.createSite({ site: { name: 'Portfolio' } });
    await expect(publish.createSite({ site: { name: 'PORTFOLIO' } })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
    const twice = [
      { kind: 'FOLDER', folder: desk.target },
      { kind: 'FOLDER', folder: path.join(desk.target, '..', 'site') },
    ] as const;
    await expect(publish.updateSite({ site: 'Portfolio', changes: { targets: [...twice] } })).rejects.toThrow(
      'same place',
    );
    await expect(publish.planPublish({ site: 'Nobody', replaceKept: false })).rejects.toThrow(
      'There are “Portfolio”',
    );
    await expect(publish.planPublish({ site: 'Portfolio', replaceKept: false })).rejects.toThrow(
      'no place to go',
    );
  });

  it('are checked when the library is opened, because people write them by hand too', async () => {
    const desk = await PublishDesk.open();
    await desk.site([], { title: 'Ana’s pictures', baseAddress: 'https://ana.example/work/' });
    await desk.library.close();
    const file = path.join(desk.folder, 'library', 'library.json');
    const written = await readFile(file, 'utf8');
    const open = (text: string): Promise<unknown> =>
      writeFile(file, text).then(() => openPublishLibrary(desk.folder));
    for (const [from, to, where] of [
      [/"widths": \[\s*80/, '"widths": [8', 'sites[0].pictures.widths[0]'],
      ['"direction": "ltr"', '"direction": "up"', 'sites[0].direction'],
      [/"kind": "FOLDER"/, '"kind": "CLOUD"', 'sites[0].targets[0].kind'],
      ['"https://ana.example/work/"', '"javascript:alert(1)"', 'sites[0].baseAddress'],
    ] as const) {
      const changed = written.replace(from, to);
      expect(changed).not.toBe(written);
      await expect(open(changed)).rejects.toThrow(`is damaged at ${where}: `);
    }
    const library = await openPublishLibrary(desk.folder).catch(() => undefined);
    expect(library).toBeUndefined();
    await writeFile(file, written);
    const again = await openPublishLibrary(desk.folder);
    expect((await again.publish.listSites({})).sites).toMatchObject([{ title: 'Ana’s pictures' }]);
    await again.close();
    const damaged = Buffer.from(written.replace('"direction": "ltr"', '"direction": "up"'));
    const context = { file, date: '2026-01-01T00:00:00.000Z', newId: () => 'new' };
    // What a repair cannot read of them, it leaves out.
    expect(salvageLibrary(damaged, 'Work', context)?.settings.sites).toEqual([]);
  });

  it('tell how each gallery stands to what is published, and tell windows when that changes', async () => {
    const desk = await PublishDesk.open();
    const [one = ''] = await desk.add({ 'one.jpg': await photo(100, 80, 1) });
    const gallery = await desk.gallery('Tuscany', [picture(one, 'One'), picture(one, 'Two')]);
    const other = await desk.gallery('Umbria', [picture(one)]);
    await desk.site([gallery.id, other.id]);
    const told: string[] = [];
    desk.library.events.subscribe((message) => {
      if (message.kind === 'notice' && message.notice.type === 'sitePublished')
        told.push(message.notice.siteId);
    });
    const states = async () =>
      (await desk.library.publish.getSiteStatus({ site: 'Portfolio' })).galleries.map(({ state }) => state);
    expect(await states()).toEqual(['NOT_PUBLISHED', 'NOT_PUBLISHED']);
    await desk.run();
    expect(told).toHaveLength(1);
    expect(await states()).toEqual(['UP_TO_DATE', 'UP_TO_DATE']);
    const place = { at: 'end' } as const;
    await desk.library.galleries.moveGalleryItems({
      galleryId: gallery.id,
      itemIds: [gallery.itemIds[0]!],
      place,
    });
    await desk.library.galleries.updateGallery({ gallery: { id: other.id, name: 'Marche' } });
    expect(await states()).toEqual(['REORDERED', 'CHANGED']);
    await desk.library.publish.updateSite({
      site: 'Portfolio',
      changes: { galleries: [{ galleryId: gallery.id }] },
    });
    expect(await states()).toEqual(['REORDERED', 'TO_BE_REMOVED']);
    await desk.run();
    expect(await states()).toEqual(['UP_TO_DATE']);
  });
});
