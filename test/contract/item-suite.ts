import { describe, expect, it } from 'vitest';
import type { Connected } from './contract-suite.ts';
import { galleryOf, textItem, titlesOf } from './fixtures.ts';
import { expectNotFound, expectTaken, expectViolation, NOBODY } from './refusal.ts';

const YOUTUBE = 'https://www.youtube.com/watch?v=abc';

export function itemSuite(connected: Connected): void {
  const galleries = () => connected.client.galleries;
  const itemIn = async (galleryId: string, item: object) =>
    (await galleries().createGalleryItem({ galleryId, item: { text: { html: 'x' }, ...item } })).item;

  describe('items', () => {
    it('get an id, a type and dates, and show the newest first', async () => {
      const { gallery } = await galleryOf(connected.client);
      const one = await itemIn(gallery.id, {
        title: 'one',
        tags: { values: ['tag'] },
        link: { url: 'https://a.test' },
      });
      const two = await itemIn(gallery.id, { title: 'two' });
      expect(one).toEqual({
        id: expect.any(String) as unknown,
        sortOrder: expect.any(Number) as unknown,
        title: 'one',
        tags: { values: ['tag'] },
        link: { url: 'https://a.test' },
        type: 'TEXT',
        text: { html: 'x' },
        createdDate: expect.any(String) as unknown,
        updatedDate: one.createdDate,
      });
      expect(two.sortOrder).toBeGreaterThan(one.sortOrder);
      const { items } = await galleries().listGalleryItems({ galleryId: gallery.id });
      expect(items).toEqual([two, one]);
      expect(await galleries().getGalleryItem({ galleryId: gallery.id, itemId: one.id })).toEqual({
        item: one,
      });
      const after = (await galleries().getGallery({ galleryId: gallery.id })).gallery;
      expect(after.totalItems).toBe(2);
      expect(after.updatedDate).toBe(two.updatedDate);
    });

    it('ignore read-only and unknown fields', async () => {
      const { gallery } = await galleryOf(connected.client);
      const item = await itemIn(gallery.id, {
        id: NOBODY,
        type: 'IMAGE',
        createdDate: '2001-01-01T00:00:00.000Z',
        updatedDate: '2001-01-01T00:00:00.000Z',
        nonsense: 1,
        title: null,
      });
      expect(item).toMatchObject({ type: 'TEXT', text: { html: 'x' } });
      expect(item.id).not.toBe(NOBODY);
      expect(item.createdDate > '2002').toBe(true);
      expect(Object.keys(item).toSorted()).toEqual([
        'createdDate',
        'id',
        'sortOrder',
        'text',
        'type',
        'updatedDate',
      ]);
    });

    it('are changed several at once, in one step, all or none, and keep their places', async () => {
      const { gallery } = await galleryOf(connected.client);
      const one = await itemIn(gallery.id, { title: 'one' });
      const two = await itemIn(gallery.id, { title: 'two', tags: { values: ['dawn'] } });
      const tags = { values: ['dawn', 'boats'] };
      const changes = [
        { id: one.id, tags, sortOrder: 5 },
        { id: two.id, tags, title: null },
      ];
      const { items } = await galleries().updateGalleryItems({ galleryId: gallery.id, items: changes });
      expect(items).toMatchObject([
        { id: one.id, title: 'one', tags, sortOrder: one.sortOrder },
        { id: two.id, tags, sortOrder: two.sortOrder },
      ]);
      expect(items[1]).not.toHaveProperty('title');
      expect((await galleries().listGalleryItems({ galleryId: gallery.id })).items).toEqual(
        items.toReversed(),
      );
      const { label } = await connected.client.history.undo({});
      expect(label).toContain('2 items');
      expect((await galleries().listGalleryItems({ galleryId: gallery.id })).items).toEqual([two, one]);

      const refused = galleries().updateGalleryItems({
        galleryId: gallery.id,
        items: [
          { id: one.id, title: 'new' },
          { id: NOBODY, title: 'new' },
        ],
      });
      await expectNotFound(refused, NOBODY);
      await expectViolation(
        galleries().updateGalleryItems({ galleryId: gallery.id, items: [{ id: one.id }, { id: one.id }] }),
        'items[1].id',
        'OTHER',
      );
      expect((await galleries().listGalleryItems({ galleryId: gallery.id })).items).toEqual([two, one]);
    });

    it('are made in bulk, all or none', async () => {
      const { gallery } = await galleryOf(connected.client, 'old');
      const items = ['a', 'b', 'c'].map((title) => textItem(title));
      const created = await galleries().createGalleryItems({ galleryId: gallery.id, items });
      expect(created.items.map(({ title }) => title)).toEqual(['a', 'b', 'c']);
      expect(await titlesOf(connected.client, gallery.id)).toEqual(['a', 'b', 'c', 'old']);
      const withBad = [
        textItem('d'),
        { title: 'bad', video: { type: 'VIMEO' as const, videoInfo: { url: YOUTUBE } } },
      ];
      await expectViolation(
        galleries().createGalleryItems({ galleryId: gallery.id, items: withBad }),
        'items[1].video.videoInfo.url',
        'FORMAT',
        /vimeo\.com/,
      );
      expect(await titlesOf(connected.client, gallery.id)).toEqual(['a', 'b', 'c', 'old']);
    });

    it('change in the given fields alone', async () => {
      const { gallery } = await galleryOf(connected.client);
      const item = await itemIn(gallery.id, {
        title: 'Title',
        description: 'Description',
        link: { text: 'Read', url: 'https://a.test' },
        tags: { values: ['a'] },
        text: { html: '<p>Text</p>', css: { height: 100, backgroundColor: '#fff' } },
      });
      const update = async (patch: object) =>
        (await galleries().updateGalleryItem({ galleryId: gallery.id, item: { id: item.id, ...patch } }))
          .item;

      const titled = await update({ title: 'Other', createdDate: '2001-01-01T00:00:00.000Z', type: 'VIDEO' });
      expect(titled).toEqual({ ...item, title: 'Other', updatedDate: titled.updatedDate });
      const linked = await update({ link: { url: '/page' }, tags: { values: [] } });
      expect(linked).toMatchObject({ link: { text: 'Read', url: '/page' }, tags: { values: [] } });
      const restyled = await update({ text: { css: { width: 50 } } });
      expect(restyled).toMatchObject({ text: { html: '<p>Text</p>', css: { width: 50 } } });
      const cleared = await update({ description: null, link: null, tags: null, text: { css: null } });
      expect(cleared).not.toHaveProperty('description');
      expect(cleared).not.toHaveProperty('link');
      expect(cleared).not.toHaveProperty('tags');
      expect(cleared).toMatchObject({ title: 'Other', text: { html: '<p>Text</p>' } });
      expect(cleared).not.toHaveProperty('text.css');
      expect(await galleries().getGalleryItem({ galleryId: gallery.id, itemId: item.id })).toEqual({
        item: cleared,
      });
      const after = (await galleries().getGallery({ galleryId: gallery.id })).gallery;
      expect(after.updatedDate).toBe(cleared.updatedDate);
    });

    it('keep their date when nothing changes', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'same');
      const [item] = items;
      const same = { id: item!.id, title: 'same', sortOrder: item!.sortOrder, text: { html: '<p>same</p>' } };
      expect(await galleries().updateGalleryItem({ galleryId: gallery.id, item: same })).toEqual({ item });
      expect((await galleries().getGallery({ galleryId: gallery.id })).gallery).toEqual(gallery);
    });

    it('cannot become items of another kind', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'text');
      const id = items[0]!.id;
      await expectViolation(
        galleries().updateGalleryItem({ galleryId: gallery.id, item: { id, image: { quality: 50 } } }),
        'item.image',
        'ONE_OF',
        /text/,
      );
    });

    it('refuse a sort order that another item of the gallery has, and change nothing', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'one', 'two');
      const [one, two] = items;
      const galleryId = gallery.id;
      const taken = one!.sortOrder;
      await expectTaken(
        galleries().createGalleryItem({ galleryId, item: textItem('three', taken) }),
        taken,
        one!.id,
      );
      await expectTaken(
        galleries().createGalleryItems({ galleryId, items: [textItem('a', 5), textItem('b', 5)] }),
        5,
        'items[0]',
      );
      await expectTaken(
        galleries().updateGalleryItem({ galleryId, item: { id: two!.id, title: 'never', sortOrder: taken } }),
        taken,
        one!.id,
      );
      expect((await galleries().getGallery({ galleryId })).gallery).toEqual(gallery);
      const { gallery: other } = await galleryOf(connected.client);
      expect(await itemIn(other.id, { sortOrder: taken })).toMatchObject({ sortOrder: taken });
    });

    it('keep any finite sort order exactly', async () => {
      const { gallery } = await galleryOf(connected.client);
      for (const sortOrder of [0, -1.5, 1e308, 5e-324, -1e308, 1_700_000_000_000.25]) {
        expect(await itemIn(gallery.id, { sortOrder })).toMatchObject({ sortOrder });
      }
      const { items } = await galleries().listGalleryItems({ galleryId: gallery.id });
      expect(items.map(({ sortOrder }) => sortOrder)).toEqual([
        1e308, 1_700_000_000_000.25, 5e-324, 0, -1.5, -1e308,
      ]);
    });

    it('hold text without anything that runs or loads', async () => {
      const { gallery } = await galleryOf(connected.client);
      const html =
        '<h2 onclick="x()">Hi <b style="color: red; background: url(//x)">you</b></h2><script>alert(1)</script>' +
        '<img src="https://x.test/a.png"><a href="javascript:alert(1)">a</a><a href="https://b.test">b</a>';
      const item = await itemIn(gallery.id, { text: { html } });
      expect(item).toMatchObject({
        text: {
          html:
            '<h2>Hi <b style="color:red">you</b></h2>' +
            '<a rel="noopener noreferrer">a</a><a href="https://b.test" rel="noopener noreferrer">b</a>',
        },
      });
      await expectViolation(
        galleries().createGalleryItem({
          galleryId: gallery.id,
          item: { text: { html: '', css: { background: 'URL (https://x.test)' } } },
        }),
        'item.text.css.background',
        'FORMAT',
      );
    });

    it('show pictures and videos that live elsewhere by their https address', async () => {
      const { gallery } = await galleryOf(connected.client);
      const galleryId = gallery.id;
      const create = async (item: Parameters<ReturnType<typeof galleries>['createGalleryItem']>[0]['item']) =>
        (await galleries().createGalleryItem({ galleryId, item })).item;
      const address = 'https://img.test/a.jpg';
      expect(await create({ image: { imageInfo: { id: address, width: 10, height: 20 } } })).toMatchObject({
        type: 'IMAGE',
        image: { type: 'EXTERNAL', imageInfo: { id: address, url: address, width: 10, height: 20 } },
      });
      expect(await create({ video: { videoInfo: { url: YOUTUBE }, durationInMillis: 1000 } })).toMatchObject({
        type: 'VIDEO',
        video: { type: 'YOUTUBE', videoInfo: { url: YOUTUBE }, durationInMillis: 1000 },
      });
      const vimeo = 'https://vimeo.com/123';
      expect(await create({ video: { type: 'VIMEO', videoInfo: { id: vimeo } } })).toMatchObject({
        video: { type: 'VIMEO', videoInfo: { url: vimeo } },
      });
      await expectViolation(
        create({ image: { type: 'EXTERNAL', imageInfo: { id: 'http://img.test/a.jpg' } } }),
        'item.image.imageInfo.id',
        'FORMAT',
        /https/,
      );
      await expectViolation(
        create({ video: { type: 'YOUTUBE', videoInfo: { url: 'https://youtube.com.evil.test/x' } } }),
        'item.video.videoInfo.url',
        'FORMAT',
        /youtube\.com/,
      );
      await expectViolation(
        create({ video: { type: 'VIMEO', videoInfo: {} } }),
        'item.video.videoInfo.url',
        'REQUIRED',
      );
    });

    it('are named when they are not there', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'one');
      const galleryId = gallery.id;
      await expectNotFound(galleries().getGalleryItem({ galleryId, itemId: NOBODY }), NOBODY);
      await expectNotFound(galleries().updateGalleryItem({ galleryId, item: { id: NOBODY } }), NOBODY);
      await expectNotFound(galleries().getGalleryItem({ galleryId: NOBODY, itemId: items[0]!.id }), NOBODY);
      await expectNotFound(galleries().createGalleryItem({ galleryId: NOBODY, item: textItem('x') }), NOBODY);
      await expectNotFound(galleries().listGalleryItems({ galleryId: NOBODY }), NOBODY);
    });
  });
}
