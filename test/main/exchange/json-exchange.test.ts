import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { LIBRARY_FORMAT } from '../../../shared/exchange/library-format.ts';
import type { Gallery } from '../../../shared/model/gallery.ts';
import { invertEvents } from '../../../shared/events/invert-events.ts';
import { exchangeDesk, FILES, FULL_ITEMS, withoutIds } from './exchange-fixture.ts';

type Json = Record<string, unknown>;
const parse = (text: string) => JSON.parse(text) as Json;
const galleriesOf = (text: string) => parse(text).galleries as Json[];

describe('exporting as JSON', () => {
  it('answers a gallery in the shape of the API, with all its items', async () => {
    const desk = exchangeDesk();
    const { id } = await desk.makeGallery('Coast', FULL_ITEMS);
    expect(parse(await desk.exported(id))).toEqual(JSON.parse(JSON.stringify(await desk.gallery(id))));
  });

  it('answers the library with its format, its version and every gallery in display order', async () => {
    const desk = exchangeDesk();
    await desk.makeGallery('First');
    await desk.makeGallery('Second', FULL_ITEMS);
    const document = parse(await desk.exported());
    expect(document).toMatchObject({ format: LIBRARY_FORMAT, version: 1 });
    expect(document.exportedDate).toMatch(/^\d{4}-.*Z$/);
    expect((document.galleries as Gallery[]).map(({ name, totalItems }) => [name, totalItems])).toEqual([
      ['Second', 5],
      ['First', 0],
    ]);
  });

  it('refuses to answer what is too long, and says what to do', async () => {
    const desk = exchangeDesk();
    const html = `<p>${'x'.repeat(150_000)}</p>`;
    await desk.makeGallery(
      'Long',
      Array.from({ length: 15 }, () => ({ text: { html } })),
    );
    await expect(desk.exported()).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      message: /Name a file/,
    });
  });

  it('refuses a gallery that is not there, and a library as CSV', async () => {
    const desk = exchangeDesk();
    await expect(desk.exported(randomUUID())).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(desk.exported(undefined, 'CSV')).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
  });
});

describe('importing JSON as new galleries', () => {
  it('makes of an exported library another one that is equal but for its ids', async () => {
    const desk = exchangeDesk();
    await desk.makeGallery('Coast', FULL_ITEMS);
    await desk.makeGallery('Empty');
    const text = await desk.exported();
    const other = exchangeDesk();
    const { planned } = await other.planAndRun(text);
    expect(planned.totals).toEqual({
      galleriesToAdd: 2,
      galleriesToChange: 0,
      itemsToAdd: 5,
      itemsToChange: 0,
      itemsUnchanged: 0,
      skipped: 0,
      repairs: 0,
      missingMedia: 0,
    });
    const again = await other.exported();
    expect(galleriesOf(again).map(withoutIds)).toEqual(galleriesOf(text).map(withoutIds));
    expect(galleriesOf(again)[0]!.id).not.toBe(galleriesOf(text)[0]!.id);
  });

  it('is one change, with a label, that can be taken back at once', async () => {
    const desk = exchangeDesk();
    await desk.makeGallery('Coast', FULL_ITEMS);
    const before = await desk.exported();
    const changes = desk.store.changes.length;
    await desk.planAndRun(before);
    expect(desk.store.changes).toHaveLength(changes + 1);
    const change = desk.store.changes.at(-1)!;
    expect(change.label).toBe('Import gallery “Coast”');
    await desk.store.change(() => ({
      label: 'Undo',
      events: invertEvents(change.events),
      result: undefined,
    }));
    expect(galleriesOf(await desk.exported())).toEqual(galleriesOf(before));
  });

  it('puts a copy below the gallery that has its sort order, and tells so', async () => {
    const desk = exchangeDesk();
    await desk.makeGallery('Old');
    await desk.makeGallery('New');
    const { planned } = await desk.planAndRun(await desk.exported());
    expect(planned.repairs.map(({ source, field }) => [source, field])).toEqual([
      ['galleries[0]', 'sortOrder'],
      ['galleries[1]', 'sortOrder'],
    ]);
    const { galleries } = await desk.galleries.listGallerySummaries({ offset: 0, limit: 10 });
    expect(galleries.map(({ name }) => name)).toEqual(['New', 'New', 'Old', 'Old']);
    expect(new Set(galleries.map(({ sortOrder }) => sortOrder)).size).toBe(4);
  });

  it('repairs duplicate and missing sort orders of items, keeping the order given', async () => {
    const desk = exchangeDesk();
    const items = [
      { title: 'b', sortOrder: 5 },
      { title: 'c', sortOrder: 5 },
      { title: 'a', sortOrder: 9 },
      { title: 'd', sortOrder: 1 },
      { title: 'e' },
    ].map((item) => ({ ...item, text: { html: '' } }));
    const { planned, result } = await desk.planAndRun(JSON.stringify({ name: 'Coast', items }));
    expect(planned.repairs).toMatchObject([
      { source: 'items[1]', field: 'sortOrder', message: /5 is taken/ },
    ]);
    const { items: shown } = await desk.gallery(result.addedGalleryIds[0]!);
    expect(shown.map(({ title }) => title).join('')).toBe('abcde');
    expect(shown[1]!.sortOrder).toBe(5);
  });

  it('keeps fields it does not know, through edits and clones, and gives them back on export', async () => {
    const desk = exchangeDesk();
    const item = {
      title: 'Dawn',
      mood: { calm: [true] },
      link: { url: 'https://a.test', target: '_blank' },
      image: { imageInfo: { id: 'm-dawn', hash: 'abc' }, watermark: 1 },
    };
    const { result } = await desk.planAndRun(
      JSON.stringify({ name: 'Coast', theme: { dark: true }, items: [item] }),
    );
    const galleryId = result.addedGalleryIds[0]!;
    const { id } = (await desk.gallery(galleryId)).items[0]!;
    await desk.galleries.updateGalleryItem({ galleryId, item: { id, title: 'Dusk' } });
    const { gallery: clone } = await desk.galleries.createGallery({ cloneFromGalleryId: galleryId });
    for (const exportedId of [galleryId, clone.id]) {
      const exported = parse(await desk.exported(exportedId));
      expect(exported.theme).toEqual({ dark: true });
      expect(exported).not.toHaveProperty('unknownFields');
      expect((exported.items as Json[])[0]).toMatchObject({ ...item, title: 'Dusk' });
    }
  });

  it('finds files by id, else by path or name, and reports those that are not there', async () => {
    const media = [
      ...FILES,
      { ...FILES[0]!, id: 'm-a', path: 'a/same.jpg', width: 1, height: 1 },
      { ...FILES[0]!, id: 'm-b', path: 'b/same.jpg', width: 2, height: 2 },
      { ...FILES[0]!, id: 'm-gone', path: 'gone.jpg', status: 'MISSING' as const },
    ];
    const desk = exchangeDesk(media);
    const image = (imageInfo: object) => ({ image: { imageInfo } });
    const items = [
      image({ id: 'm-dawn' }),
      image({ id: 'elsewhere', filename: 'dusk.jpg' }),
      image({ id: 'b/same.jpg' }),
      image({ id: 'x', filename: 'same.jpg', width: 1, height: 1 }),
      image({ id: 'm-gone' }),
      image({ id: 'x', filename: 'same.jpg' }),
      image({ id: 'x', filename: 'nowhere.jpg' }),
      image({ id: 'm-tide' }),
      { video: { videoInfo: { id: 'y', filename: 'tide.mp4' } } },
    ];
    const { planned, result } = await desk.planAndRun(JSON.stringify({ name: 'Coast', items }));
    expect(planned.missingMedia).toEqual([
      { source: 'items[4]', mediaId: 'm-gone', fileName: 'gone.jpg', isItemKept: true },
      { source: 'items[6]', mediaId: 'x', fileName: 'nowhere.jpg', isItemKept: false },
      { source: 'items[7]', mediaId: 'm-tide', fileName: '', isItemKept: false },
    ]);
    expect(planned.skipped.map(({ source, reason }) => [source, reason])).toEqual([
      ['items[5]', 'AMBIGUOUS'],
      ['items[6]', 'MISSING_MEDIA'],
      ['items[7]', 'MISSING_MEDIA'],
    ]);
    expect(planned.repairs.map(({ source }) => source)).toEqual([
      'items[1]',
      'items[2]',
      'items[3]',
      'items[8]',
    ]);
    const shown = (await desk.gallery(result.addedGalleryIds[0]!)).items;
    expect(shown.map((item) => (item.type === 'IMAGE' ? item.image.imageInfo.id : 'm-tide'))).toEqual([
      'm-dawn',
      'm-dusk',
      'm-b',
      'm-a',
      'm-gone',
      'm-tide',
    ]);
  });

  it('takes the answers of the API as well: one gallery, or a list of them', async () => {
    const desk = exchangeDesk();
    const gallery = { id: randomUUID(), name: 'Coast', items: [] };
    for (const document of [gallery, { gallery }, { totalGalleries: 1, galleries: [gallery] }, [gallery]]) {
      expect((await desk.plan(JSON.stringify(document))).galleries).toMatchObject([
        { action: 'ADD', name: 'Coast' },
      ]);
    }
  });
});

describe('importing JSON by id', () => {
  it('changes the fields that the file gives, adds what is new, and leaves everything else', async () => {
    const desk = exchangeDesk();
    const made = await desk.makeGallery('Coast', FULL_ITEMS);
    const strangerId = randomUUID();
    const document = {
      id: made.id,
      name: 'Shore',
      items: [
        { id: made.items[0]!.id, title: 'Changed' },
        { id: strangerId, text: { html: '<p>New</p>' } },
      ],
    };
    const { planned, result } = await desk.planAndRun(JSON.stringify(document), { mode: 'UPDATE' });
    expect(planned.label).toBe('Update gallery “Coast” from a file');
    expect(planned.galleries).toMatchObject([
      {
        action: 'CHANGE',
        fields: [{ field: 'name', before: '"Coast"', after: '"Shore"' }],
        itemsToAdd: 1,
        itemsToChange: 1,
      },
    ]);
    expect(planned.items).toMatchObject([
      { action: 'CHANGE', fields: [{ field: 'title', before: '"Dawn, “first” light"', after: '"Changed"' }] },
      { action: 'ADD', itemId: strangerId },
    ]);
    expect(result.totals).toEqual(planned.totals);
    const after = await desk.gallery(made.id);
    expect(after.name).toBe('Shore');
    expect(after.totalItems).toBe(6);
    const changed = after.items.find(({ id }) => id === made.items[0]!.id);
    expect({ ...changed, updatedDate: '' }).toEqual({ ...made.items[0], title: 'Changed', updatedDate: '' });
  });

  it('finds nothing to do in what was just exported', async () => {
    const desk = exchangeDesk();
    await desk.makeGallery('Coast', FULL_ITEMS);
    const changes = desk.store.changes.length;
    const { planned } = await desk.planAndRun(await desk.exported(), { mode: 'UPDATE' });
    expect(planned.totals).toMatchObject({
      galleriesToAdd: 0,
      galleriesToChange: 0,
      itemsToChange: 0,
      itemsUnchanged: 5,
      repairs: 0,
      skipped: 0,
    });
    expect(desk.store.changes).toHaveLength(changes);
  });

  it('takes for no change what the catalog learned of a file since the item was made', async () => {
    const { durationInMillis: _, ...pending } = FILES[2]!;
    const desk = exchangeDesk([{ ...pending, status: 'PENDING' }]);
    const { id } = await desk.makeGallery('Clips', [{ video: { videoInfo: { id: 'm-tide' } } }]);
    await desk.store.change(() => ({
      label: 'Inspect',
      result: undefined,
      events: [
        {
          type: 'mediaFileUpdated',
          mediaId: 'm-tide',
          changed: { status: 'READY', durationInMillis: 9000 },
          previous: {},
        },
      ],
    }));
    const exported = await desk.exported(id);
    expect(exported).toContain('"durationInMillis":9000');
    expect((await desk.plan(exported, { mode: 'UPDATE' })).totals).toMatchObject({ itemsUnchanged: 1 });
  });

  it('brings a deleted gallery and a deleted item back under their own ids', async () => {
    const desk = exchangeDesk();
    const kept = await desk.makeGallery('Kept', FULL_ITEMS);
    const gone = await desk.makeGallery('Gone', FULL_ITEMS);
    const before = await desk.exported();
    await desk.galleries.deleteGallery({ galleryId: gone.id });
    await desk.galleries.deleteGalleryItem({ galleryId: kept.id, itemId: kept.items[1]!.id });
    await desk.planAndRun(before, { mode: 'UPDATE' });
    const undated = (text: string) => galleriesOf(text).map((gallery) => ({ ...gallery, updatedDate: '' }));
    expect(undated(await desk.exported())).toEqual(undated(before));
  });

  it('gives every item the place that the file gives it', async () => {
    const desk = exchangeDesk();
    const { id, items } = await desk.makeGallery('Coast', FULL_ITEMS);
    const orders = items.map(({ sortOrder }) => sortOrder);
    const turned = items.map((item, index) => ({ id: item.id, sortOrder: orders.at(-1 - index) }));
    await desk.planAndRun(JSON.stringify({ id, items: turned }), { mode: 'UPDATE' });
    expect((await desk.gallery(id)).items.map((item) => item.id)).toEqual(
      items.map((item) => item.id).toReversed(),
    );
  });

  it('leaves out a second entry of one id, and an item of another kind', async () => {
    const desk = exchangeDesk();
    const { id, items } = await desk.makeGallery('Coast', FULL_ITEMS);
    const [first, second] = items;
    const document = {
      galleries: [
        {
          id,
          items: [
            { id: first!.id, title: 'One' },
            { id: first!.id, title: 'Two' },
            { id: second!.id, text: { html: 'x' } },
          ],
        },
        { id, name: 'Again' },
      ],
    };
    const { planned } = await desk.planAndRun(JSON.stringify(document), { mode: 'UPDATE' });
    expect(planned.skipped.map(({ source, reason }) => [source, reason])).toEqual([
      ['galleries[1]', 'DUPLICATE'],
      ['galleries[0].items[1]', 'DUPLICATE'],
      ['galleries[0].items[2]', 'OTHER_KIND'],
    ]);
    expect((await desk.gallery(id)).items.map(({ title }) => title)).toContain('One');
  });
});
