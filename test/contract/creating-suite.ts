import { describe, expect, it } from 'vitest';
import type { Connected } from './contract-suite.ts';
import { galleryOf, textItem, titlesOf } from './fixtures.ts';
import { expectNotFound, expectTaken, expectViolation, NOBODY } from './refusal.ts';

const GUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/;

export function creatingSuite(connected: Connected): void {
  const galleries = () => connected.client.galleries;

  describe('creating and changing galleries', () => {
    it('makes an empty gallery with an id, a name, a sort order and dates of its own', async () => {
      const before = Date.now();
      const { gallery } = await galleries().createGallery({});
      expect(gallery).toEqual({
        id: expect.stringMatching(GUID) as unknown,
        name: 'Untitled gallery',
        sortOrder: expect.any(Number) as unknown,
        totalItems: 0,
        items: [],
        createdDate: new Date(gallery.createdDate).toISOString(),
        updatedDate: gallery.createdDate,
      });
      expect(Date.parse(gallery.createdDate)).toBeGreaterThanOrEqual(before);
      expect(gallery.sortOrder).toBeGreaterThanOrEqual(before);
      expect((await galleries().getGallery({ galleryId: gallery.id })).gallery).toEqual(gallery);
    });

    it('shows the newest gallery first in the list and last by date', async () => {
      const first = (await galleries().createGallery({ gallery: { name: 'First' } })).gallery;
      const second = (await galleries().createGallery({ gallery: { name: 'Second' } })).gallery;
      const { galleries: shown } = await galleries().listGallerySummaries({});
      const places = [second.id, first.id].map((id) => shown.findIndex((gallery) => gallery.id === id));
      expect(places).toEqual([places[0], places[0]! + 1]);
      const { totalGalleries } = await galleries().listGalleries({});
      const byDate = await galleries().listGalleries({ offset: Math.max(0, totalGalleries - 10) });
      const dates = byDate.galleries.map(({ createdDate }) => createdDate);
      expect(dates).toEqual(dates.toSorted());
      expect(byDate.galleries.map(({ id }) => id)).toContain(second.id);
    });

    it('makes a gallery with items in the order given', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'one', 'two', 'three');
      expect(gallery.totalItems).toBe(3);
      expect(items.map(({ title }) => title)).toEqual(['one', 'two', 'three']);
      expect(await titlesOf(connected.client, gallery.id)).toEqual(['one', 'two', 'three']);
    });

    it('drops what a caller may not set and what nobody knows', async () => {
      const given = {
        id: NOBODY,
        totalItems: 7,
        createdDate: '2001-01-01T00:00:00.000Z',
        updatedDate: '2001-01-01T00:00:00.000Z',
        nonsense: true,
        name: 'Mine',
      };
      const { gallery } = await galleries().createGallery({ gallery: given });
      expect(gallery.id).not.toBe(NOBODY);
      expect(gallery.createdDate > '2002').toBe(true);
      expect(gallery.totalItems).toBe(0);
      expect(gallery).not.toHaveProperty('nonsense');
    });

    it('changes only the given fields of a gallery, and its date', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'stays');
      const renamed = (await galleries().updateGallery({ gallery: { id: gallery.id, name: '  Renamed ' } }))
        .gallery;
      expect(renamed).toEqual({ ...gallery, name: 'Renamed', updatedDate: renamed.updatedDate });
      expect(renamed.updatedDate >= gallery.updatedDate).toBe(true);
      const sortOrder = gallery.sortOrder - 0.25;
      const readOnly = { items: [], totalItems: 0, createdDate: '2001-01-01T00:00:00.000Z' };
      const moved = await galleries().updateGallery({ gallery: { id: gallery.id, sortOrder, ...readOnly } });
      expect(moved.gallery).toEqual({ ...renamed, sortOrder, updatedDate: moved.gallery.updatedDate });
      expect(moved.gallery.items).toEqual(items);
    });

    it('leaves a gallery and its date alone when nothing would change', async () => {
      const { gallery } = await galleryOf(connected.client, 'one');
      const same = { id: gallery.id, name: gallery.name, sortOrder: gallery.sortOrder };
      expect(await galleries().updateGallery({ gallery: same })).toEqual({ gallery });
    });

    it('refuses a sort order that another gallery has, and changes nothing', async () => {
      const { gallery: first } = await galleryOf(connected.client);
      const { gallery: second } = await galleryOf(connected.client);
      const { totalGalleries } = await galleries().listGallerySummaries({});
      const taken = first.sortOrder;
      await expectTaken(galleries().createGallery({ gallery: { sortOrder: taken } }), taken, first.id);
      await expectTaken(
        galleries().updateGallery({ gallery: { id: second.id, name: 'Never', sortOrder: taken } }),
        taken,
        first.id,
      );
      expect(await galleries().getGallery({ galleryId: second.id })).toEqual({ gallery: second });
      expect((await galleries().listGallerySummaries({})).totalGalleries).toBe(totalGalleries);
    });

    it('makes no gallery when one of its items is refused', async () => {
      const { totalGalleries } = await galleries().listGallerySummaries({});
      const items = [textItem('good'), { image: { imageInfo: { id: 'no-such-file' } } }];
      await expectNotFound(galleries().createGallery({ gallery: { items } }), 'no-such-file');
      await expectViolation(
        galleries().createGallery({ gallery: { items: [textItem('good'), { title: 'shows nothing' }] } }),
        'gallery.items[1]',
        'ONE_OF',
      );
      expect((await galleries().listGallerySummaries({})).totalGalleries).toBe(totalGalleries);
    });
  });

  describe('cloning a gallery', () => {
    it('gives the clone the same properties but ids, sort orders and dates, and keeps the order of its items', async () => {
      const { gallery: source } = await galleryOf(connected.client, 'one', 'two', 'three');
      const [, two] = source.items;
      await galleries().updateGalleryItem({
        galleryId: source.id,
        item: { id: two!.id, description: 'Described', tags: { values: ['a', 'b'] }, link: { url: '/x' } },
      });
      const { gallery: clone } = await galleries().createGallery({ cloneFromGalleryId: source.id });
      const { gallery: original } = await galleries().getGallery({ galleryId: source.id });

      const comparable = ({ items }: typeof clone) =>
        items.map(
          ({ id: _id, sortOrder: _order, createdDate: _created, updatedDate: _updated, ...rest }) => rest,
        );
      expect(comparable(clone)).toEqual(comparable(original));
      expect(clone.name).toBe(original.name);
      expect(clone.totalItems).toBe(3);
      const ids = [clone, original].flatMap(({ id, items }) => [id, ...items.map((item) => item.id)]);
      expect(new Set(ids).size).toBe(8);
      expect(clone.sortOrder).not.toBe(original.sortOrder);
      expect(clone.createdDate >= original.createdDate).toBe(true);
      expect(clone.items.every(({ createdDate }) => createdDate === clone.createdDate)).toBe(true);
      expect(await galleries().getGallery({ galleryId: clone.id })).toEqual({ gallery: clone });
    });

    it('lets the fields given beside it win', async () => {
      const { gallery: source } = await galleryOf(connected.client, 'one', 'two');
      const sortOrder = source.sortOrder - 0.5;
      const named = await galleries().createGallery({
        cloneFromGalleryId: source.id,
        gallery: { name: 'Its own', sortOrder },
      });
      expect(named.gallery).toMatchObject({ name: 'Its own', sortOrder, totalItems: 2 });
      const filled = await galleries().createGallery({
        cloneFromGalleryId: source.id,
        gallery: { items: [textItem('other')] },
      });
      expect(filled.gallery.items.map(({ title }) => title)).toEqual(['other']);
    });

    it('is independent of its source', async () => {
      const { gallery: source } = await galleryOf(connected.client, 'one');
      const { gallery: clone } = await galleries().createGallery({ cloneFromGalleryId: source.id });
      await galleries().deleteGallery({ galleryId: source.id });
      expect(await galleries().getGallery({ galleryId: clone.id })).toEqual({ gallery: clone });
    });

    it('names a source that is not there', async () => {
      await expectNotFound(galleries().createGallery({ cloneFromGalleryId: NOBODY }), NOBODY);
    });
  });
}
