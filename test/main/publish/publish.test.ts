import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { differenceOf, photo, picture, PublishDesk } from './publish-fixture.ts';

async function deskWithTwoGalleries() {
  const desk = await PublishDesk.open();
  const [one = '', two = '', three = ''] = await desk.add({
    'one.jpg': await photo(300, 200, 1),
    'two.jpg': await photo(120, 90, 2),
    'three.jpg': await photo(400, 400, 3),
  });
  const tuscany = await desk.gallery('Tuscany', [picture(one, 'One'), picture(two, 'Two')]);
  const umbria = await desk.gallery('Umbria', [picture(three, 'Three'), picture(one, 'One again')]);
  const site = await desk.site([tuscany.id, umbria.id]);
  return { desk, one, two, three, tuscany, umbria, site };
}

describe('publishing to a folder', () => {
  it('writes pages and pictures of every size, never larger than the original', async () => {
    const { desk } = await deskWithTwoGalleries();
    const plan = await desk.plan();
    expect(plan.totals).toMatchObject({ galleriesAdded: 2, picturesToMake: 3, filesToDelete: 0 });
    const result = await desk.run();
    expect(result).toMatchObject({ picturesMade: 3, filesDeleted: 0 });
    const files = [...(await desk.files()).keys()];
    expect(files).toContain('index.html');
    expect(files).toContain('tuscany/index.html');
    expect(files).toContain('umbria/index.html');
    expect(files).toContain('.gallery-desk/manifest.json');
    const widths = files
      .filter((file) => file.startsWith('media/'))
      .map((file) => /-(\d+)\.\w+$/.exec(file)?.[1]);
    expect(widths.toSorted()).toEqual([
      '120',
      '120',
      '160',
      '160',
      '160',
      '160',
      '80',
      '80',
      '80',
      '80',
      '80',
      '80',
    ]);
    expect(result.filesWritten).toBe(files.length - 1);
    expect(await desk.page('index.html')).toContain('Tuscany');
  });

  it('shows the poster of a video on another site in every size, and contacts that site by nothing on the page', async () => {
    const desk = await PublishDesk.open();
    const [still = ''] = await desk.add({ 'still.jpg': await photo(300, 200, 1) });
    const film = (posters: { id: string }[]) => ({
      title: 'Film',
      video: { videoInfo: { url: 'https://youtu.be/dQw4w9WgXcQ', posters } },
    });
    const films = await desk.gallery('Films', [film([{ id: still }]), film([])]);
    await desk.site([films.id]);
    const { findings } = await desk.library.publish.checkSite({ site: 'Portfolio' });
    expect(findings.map(({ kind, itemId }) => [kind, itemId])).toEqual([['NO_POSTER', films.itemIds[1]]]);
    await desk.run();
    const page = await desk.page('films/index.html');
    expect(page.match(/<img [^>]*src="[^"]+"/g)).toHaveLength(1);
    expect(page).toMatch(/<img [^>]*src="\.\.\/media\/[^"]+\.jpg"/);
    expect(page).not.toContain('ytimg');
    // Another poster is another picture of the page.
    const [other = ''] = await desk.add({ 'other.jpg': await photo(300, 200, 2) });
    await desk.library.galleries.updateGalleryItem({
      galleryId: films.id,
      item: { id: films.itemIds[0] ?? '', video: { videoInfo: { posters: [{ id: other }] } } },
    });
    expect(await desk.plan()).toMatchObject({ isUpToDate: false, totals: { picturesToMake: 1 } });
  });

  it('writes nothing when nothing changed', async () => {
    const { desk } = await deskWithTwoGalleries();
    await desk.run();
    const before = await desk.files();
    const remembered = await desk.library.publish.getSiteStatus({ site: 'Portfolio' });
    expect(await desk.plan()).toMatchObject({ isUpToDate: true, totals: { filesToWrite: 0 } });
    expect(await desk.run()).toMatchObject({ filesWritten: 0, filesDeleted: 0, picturesMade: 0 });
    expect(differenceOf(before, await desk.files())).toEqual({
      added: [],
      removed: [],
      changed: [],
      touched: [],
    });
    expect(await desk.library.publish.getSiteStatus({ site: 'Portfolio' })).toEqual(remembered);
  });

  it('waits for the placeholders of its pictures, so that they change no page when they come', async () => {
    const desk = await PublishDesk.open();
    const { library } = desk;
    const names: string[] = [];
    const isWaitedFor = (name: string): boolean =>
      library.store.state.media.byPath(name)?.thumbhash === undefined;
    // Previews are made meanwhile: photos come until some are ahead of theirs.
    while (!names.some(isWaitedFor) && names.length < 320) {
      const more = Array.from({ length: 16 }, (_, index) => `photo ${names.length + index}.jpg`);
      for (const [index, name] of more.entries()) {
        await writeFile(path.join(desk.mediaFolder, name), await photo(900, 600, names.length + index));
      }
      names.push(...more);
      await library.media.rescan();
    }
    const items = names.map((name) => picture(library.store.state.media.byPath(name)?.id ?? name));
    await desk.site([(await desk.gallery('Just come', items)).id]);
    await desk.run();
    await library.media.whenPreviewed();
    expect(await desk.plan()).toMatchObject({ isUpToDate: true, totals: { filesToWrite: 0 } });
  });

  it('writes what a change of one item touches, and nothing else', async () => {
    const { desk, tuscany } = await deskWithTwoGalleries();
    await desk.run();
    const before = await desk.files();
    await desk.library.galleries.updateGalleryItem({
      galleryId: tuscany.id,
      item: { id: tuscany.itemIds[0]!, title: 'Renamed' },
    });
    const plan = await desk.plan();
    expect(plan.galleries).toMatchObject([
      { state: 'CHANGED', changed: 1, added: 0, moved: 0, items: [{ change: 'CHANGED', title: 'Renamed' }] },
      { state: 'UP_TO_DATE' },
    ]);
    await desk.run();
    expect(differenceOf(before, await desk.files())).toMatchObject({
      added: [],
      removed: [],
      changed: ['.gallery-desk/manifest.json', `galleries/${tuscany.id}/1.js`, 'tuscany/index.html'],
    });
  });

  it('tells a new order from a change', async () => {
    const { desk, tuscany } = await deskWithTwoGalleries();
    await desk.run();
    await desk.library.galleries.moveGalleryItems({
      galleryId: tuscany.id,
      itemIds: [tuscany.itemIds[1]!],
      place: { at: 'start' },
    });
    const { galleries } = await desk.plan();
    expect(galleries[0]).toMatchObject({ state: 'REORDERED', moved: 1, changed: 0, added: 0, removed: 0 });
  });

  it('deletes the pictures of an item that went, and keeps those that another gallery shows', async () => {
    const { desk, umbria } = await deskWithTwoGalleries();
    await desk.run();
    const before = await desk.files();
    await desk.library.galleries.bulkDeleteGalleryItems({ galleryId: umbria.id, itemIds: umbria.itemIds });
    await desk.run();
    const { removed, added } = differenceOf(before, await desk.files());
    expect(added).toEqual([]);
    expect(removed.map((file) => /-(\d+\.\w+)$/.exec(file)?.[1])).toEqual([
      '160.jpg',
      '160.webp',
      '80.jpg',
      '80.webp',
    ]);
  });

  it('leaves an empty page where a deleted gallery was', async () => {
    const { desk, umbria } = await deskWithTwoGalleries();
    await desk.run();
    await desk.library.galleries.deleteGallery({ galleryId: umbria.id });
    expect((await desk.plan()).galleries[1]).toMatchObject({
      state: 'TO_BE_REMOVED',
      name: 'Umbria',
      removed: 2,
    });
    await desk.run();
    expect(await desk.page('umbria/index.html')).toContain('noindex');
    expect(await desk.page(`galleries/${umbria.id}/1.js`)).toContain(umbria.id);
    expect(await desk.page('index.html')).not.toContain('Umbria');
    expect((await desk.plan()).isUpToDate).toBe(true);
  });

  it('keeps the address of a renamed gallery', async () => {
    const { desk, umbria } = await deskWithTwoGalleries();
    await desk.run();
    await desk.library.galleries.updateGallery({ gallery: { id: umbria.id, name: 'Marche' } });
    await desk.run();
    expect(await desk.page('umbria/index.html')).toContain('Marche');
  });

  it('refuses a plan that would do something else by now', async () => {
    const { desk, tuscany } = await deskWithTwoGalleries();
    const { planId } = await desk.plan();
    await desk.library.galleries.updateGallery({ gallery: { id: tuscany.id, name: 'Toscana' } });
    const run = desk.library.publish.runPublish({ site: 'Portfolio', replaceKept: false, planId });
    await expect(run).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
    expect((await desk.files()).size).toBe(0);
  });

  it('verifies every file, and says which are missing or changed', async () => {
    const { desk } = await deskWithTwoGalleries();
    await desk.run();
    const clean = await desk.library.publish.verifyPublished({ site: 'Portfolio' });
    expect(clean).toMatchObject({
      isClean: true,
      summary: `${clean.totalFiles} of ${clean.totalFiles} files verified`,
    });
    await writeFile(path.join(desk.target, 'index.html'), 'mine');
    await rm(path.join(desk.target, 'tuscany/index.html'));
    expect(await desk.library.publish.verifyPublished({ site: 'Portfolio' })).toMatchObject({
      isClean: false,
      verifiedFiles: clean.totalFiles - 2,
      missing: ['tuscany/index.html'],
      changed: ['index.html'],
    });
  });

  it('keeps what a person changed or added, and says so', async () => {
    const { desk, umbria } = await deskWithTwoGalleries();
    await desk.run();
    await writeFile(path.join(desk.target, 'CNAME'), 'example.test');
    await writeFile(path.join(desk.target, 'index.html'), 'mine');
    await desk.library.galleries.updateGallery({ gallery: { id: umbria.id, name: 'Marche' } });
    const plan = await desk.plan();
    expect(plan.kept).toEqual([{ path: 'index.html', reason: 'CHANGED' }]);
    await desk.run();
    expect(await desk.page('index.html')).toBe('mine');
    expect(await desk.page('CNAME')).toBe('example.test');
    expect((await desk.plan()).kept).toEqual([{ path: 'index.html', reason: 'CHANGED' }]);
    await desk.run(true);
    expect(await desk.page('index.html')).toContain('Marche');
    expect(await desk.page('CNAME')).toBe('example.test');
    expect((await desk.plan()).kept).toEqual([]);
  });

  it('does not overwrite a page that was there before the site', async () => {
    const { desk } = await deskWithTwoGalleries();
    await mkdir(desk.target);
    await writeFile(path.join(desk.target, 'index.html'), 'somebody’s own page');
    expect((await desk.plan()).kept).toEqual([{ path: 'index.html', reason: 'FOREIGN' }]);
    await desk.run();
    expect(await desk.page('index.html')).toBe('somebody’s own page');
    expect(await desk.page('tuscany/index.html')).toContain('One');
    await desk.run(true);
    expect(await desk.page('index.html')).toContain('Tuscany');
  });

  it('makes again what vanished from the target', async () => {
    const { desk } = await deskWithTwoGalleries();
    await desk.run();
    const before = await desk.files();
    const gone = [...before.keys()].find((file) => file.startsWith('media/')) ?? '';
    await rm(path.join(desk.target, gone));
    await rm(path.join(desk.target, 'umbria/index.html'));
    expect(await desk.run()).toMatchObject({ filesWritten: 2, picturesMade: 0 });
    expect(differenceOf(before, await desk.files())).toMatchObject({ added: [], removed: [], changed: [] });
  });

  it('uses pictures again in another site', async () => {
    const { desk, tuscany } = await deskWithTwoGalleries();
    await desk.run();
    await desk.library.publish.createSite({
      site: {
        name: 'Second',
        galleries: [{ galleryId: tuscany.id }],
        pictures: { formats: ['webp', 'jpeg'], widths: [80, 160], quality: 80 },
        targets: [{ kind: 'FOLDER', folder: path.join(desk.folder, 'second') }],
      },
    });
    const result = await desk.library.publish.runPublish({ site: 'second', replaceKept: false });
    expect(result).toMatchObject({ picturesMade: 0 });
    expect(await readFile(path.join(desk.folder, 'second', 'tuscany', 'index.html'), 'utf8')).toContain(
      'Two',
    );
  });

  it('refuses a folder that holds another site', async () => {
    const { desk, tuscany } = await deskWithTwoGalleries();
    await desk.run();
    await desk.library.publish.createSite({
      site: {
        name: 'Second',
        galleries: [{ galleryId: tuscany.id }],
        targets: [{ kind: 'FOLDER', folder: desk.target }],
      },
    });
    const run = desk.library.publish.runPublish({ site: 'Second', replaceKept: false });
    await expect(run).rejects.toThrow('holds another site already');
  });
});
