import { describe, expect, it } from 'vitest';
import type { Connected } from './contract-suite.ts';
import { galleryOf, textItem, titlesOf } from './fixtures.ts';
import { expectNotFound, expectViolation, NOBODY } from './refusal.ts';

export function orderSuite(connected: Connected): void {
  const galleries = () => connected.client.galleries;

  describe('order', () => {
    it('follows items that are moved as one block', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'a', 'b', 'c', 'd', 'e');
      const galleryId = gallery.id;
      const [a, b, c, d, e] = items.map(({ id }) => id) as [string, string, string, string, string];
      const shown = () => titlesOf(connected.client, galleryId);
      expect(
        await galleries().moveGalleryItems({ galleryId, itemIds: [e, b], place: { at: 'start' } }),
      ).toEqual({
        itemIds: [e, b],
      });
      expect(await shown()).toEqual(['b', 'e', 'a', 'c', 'd']);
      await galleries().moveGalleryItems({ galleryId, itemIds: [b, a, d], place: { after: a } });
      expect(await shown()).toEqual(['e', 'b', 'a', 'd', 'c']);
      await galleries().moveGalleryItems({ galleryId, itemIds: [e], place: { before: c } });
      expect(await shown()).toEqual(['b', 'a', 'd', 'e', 'c']);
      await galleries().moveGalleryItems({ galleryId, itemIds: [b], place: { at: 'end' } });
      expect(await shown()).toEqual(['a', 'd', 'e', 'c', 'b']);
      const moved = await galleries().getGalleryItem({ galleryId, itemId: b });
      const after = (await galleries().getGallery({ galleryId })).gallery;
      expect(after.updatedDate).toBe(moved.item.updatedDate);
    });

    it('is left alone by a move that leads nowhere', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'a', 'b', 'c');
      const galleryId = gallery.id;
      const [a, b] = items.map(({ id }) => id) as [string, string];
      await galleries().moveGalleryItems({ galleryId, itemIds: [a, b], place: { at: 'start' } });
      await galleries().moveGalleryItems({ galleryId, itemIds: [b], place: { after: a } });
      expect((await galleries().getGallery({ galleryId })).gallery).toEqual(gallery);
    });

    it('survives more moves to one spot than doubles allow', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'a', 'b', 'c');
      const galleryId = gallery.id;
      const [a, b, c] = items.map(({ id }) => id) as [string, string, string];
      for (let round = 0; round < 40; round += 1) {
        await galleries().moveGalleryItems({ galleryId, itemIds: [c], place: { after: a } });
        await galleries().moveGalleryItems({ galleryId, itemIds: [b], place: { after: a } });
      }
      expect(await titlesOf(connected.client, galleryId)).toEqual(['a', 'b', 'c']);
      const { items: after } = await galleries().listGalleryItems({ galleryId });
      expect(new Set(after.map(({ sortOrder }) => sortOrder)).size).toBe(3);
    });

    it('puts new items where the caller says, around those with sort orders of their own', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'a', 'b');
      const galleryId = gallery.id;
      const [a, b] = items as [(typeof items)[number], (typeof items)[number]];
      const middle = (a.sortOrder + b.sortOrder) / 2;
      const given = [textItem('x'), textItem('fixed', middle), textItem('y')];
      await galleries().createGalleryItems({ galleryId, items: given, place: { before: b.id } });
      expect(await titlesOf(connected.client, galleryId)).toEqual(['a', 'fixed', 'x', 'y', 'b']);
    });

    it('names an item or a place that is not there, and moves nothing', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'a', 'b');
      const galleryId = gallery.id;
      const [a] = items.map(({ id }) => id) as [string];
      const move = (itemIds: string[], place: { at: 'end' } | { after: string }) =>
        galleries().moveGalleryItems({ galleryId, itemIds, place });
      await expectNotFound(move([a, NOBODY], { at: 'end' }), NOBODY);
      await expectNotFound(move([a], { after: NOBODY }), NOBODY);
      await expectNotFound(
        galleries().createGalleryItems({ galleryId, items: [textItem('x')], place: { before: NOBODY } }),
        NOBODY,
      );
      expect((await galleries().getGallery({ galleryId })).gallery).toEqual(gallery);
    });

    it('is kept by items that go to another gallery, and undone in one step', async () => {
      const from = await galleryOf(connected.client, 'a', 'b', 'c');
      const to = await galleryOf(connected.client, 'x', 'y');
      const galleryId = from.gallery.id;
      const targetGalleryId = to.gallery.id;
      const [a, , c] = from.items.map(({ id }) => id) as [string, string, string];
      const { items } = await galleries().transferGalleryItems({
        galleryId,
        itemIds: [c, a],
        targetGalleryId,
        place: { after: to.items[0]?.id ?? '' },
      });
      expect(items.map(({ title }) => title)).toEqual(['a', 'c']);
      expect(await titlesOf(connected.client, galleryId)).toEqual(['b']);
      expect(await titlesOf(connected.client, targetGalleryId)).toEqual(['x', 'a', 'c', 'y']);
      await connected.client.history.undo({});
      expect(await titlesOf(connected.client, galleryId)).toEqual(['a', 'b', 'c']);
      expect(await titlesOf(connected.client, targetGalleryId)).toEqual(['x', 'y']);
    });

    it('lets copies go to another gallery or stay in their own, and moves only elsewhere', async () => {
      const from = await galleryOf(connected.client, 'a', 'b');
      const to = await galleryOf(connected.client, 'x');
      const galleryId = from.gallery.id;
      const [a] = from.items.map(({ id }) => id) as [string];
      const copy = (targetGalleryId: string) =>
        galleries().transferGalleryItems({ galleryId, itemIds: [a], targetGalleryId, mode: 'COPY' });
      const { items } = await copy(to.gallery.id);
      await copy(galleryId);
      expect(items[0]?.id).not.toBe(a);
      expect(await titlesOf(connected.client, to.gallery.id)).toEqual(['x', 'a']);
      expect(await titlesOf(connected.client, galleryId)).toEqual(['a', 'b', 'a']);
      await expectViolation(
        galleries().transferGalleryItems({ galleryId, itemIds: [a], targetGalleryId: galleryId }),
        'targetGalleryId',
        'OTHER',
      );
      await expectNotFound(copy(NOBODY), NOBODY);
      await expectNotFound(
        galleries().transferGalleryItems({
          galleryId,
          itemIds: [a, NOBODY],
          targetGalleryId: to.gallery.id,
        }),
        NOBODY,
      );
      expect(await titlesOf(connected.client, galleryId)).toEqual(['a', 'b', 'a']);
    });

    it('follows galleries that are moved', async () => {
      const made: string[] = [];
      for (const name of ['x', 'y', 'z']) {
        made.push((await galleries().createGallery({ gallery: { name } })).gallery.id);
      }
      const [x, y, z] = made as [string, string, string];
      const shown = async () =>
        (await galleries().listGallerySummaries({})).galleries
          .map(({ id }) => id)
          .filter((id) => made.includes(id));
      expect(await shown()).toEqual([z, y, x]);
      expect(await galleries().moveGalleries({ galleryIds: [x, y], place: { before: z } })).toEqual({
        galleryIds: [x, y],
      });
      expect(await shown()).toEqual([y, x, z]);
      await galleries().moveGalleries({ galleryIds: [y], place: { at: 'end' } });
      expect(await shown()).toEqual([x, z, y]);
      const { galleries: all } = await galleries().listGallerySummaries({});
      expect(all.at(-1)?.id).toBe(y);
      await expectNotFound(
        galleries().moveGalleries({ galleryIds: [NOBODY], place: { at: 'start' } }),
        NOBODY,
      );
      await expectNotFound(galleries().moveGalleries({ galleryIds: [x], place: { after: NOBODY } }), NOBODY);
    });
  });
}
