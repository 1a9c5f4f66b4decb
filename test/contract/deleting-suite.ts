import { describe, expect, it } from 'vitest';
import type { Connected } from './contract-suite.ts';
import { galleryOf, titlesOf } from './fixtures.ts';
import { expectNotFound, NOBODY } from './refusal.ts';

export function deletingSuite(connected: Connected): void {
  const galleries = () => connected.client.galleries;

  describe('deleting', () => {
    it('takes a gallery out of every answer', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'one');
      const galleryId = gallery.id;
      const { totalGalleries } = await galleries().listGalleries({});
      expect(await galleries().deleteGallery({ galleryId })).toEqual({ galleryId });
      await expectNotFound(galleries().getGallery({ galleryId }), galleryId);
      await expectNotFound(galleries().deleteGallery({ galleryId }), galleryId);
      await expectNotFound(galleries().getGalleryItem({ galleryId, itemId: items[0]!.id }), galleryId);
      expect((await galleries().listGalleries({})).totalGalleries).toBe(totalGalleries - 1);
      const { galleries: shown } = await galleries().listGallerySummaries({});
      expect(shown.map(({ id }) => id)).not.toContain(galleryId);
    });

    it('frees the sort order of what is gone', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'one');
      const [item] = items;
      await galleries().deleteGalleryItem({ galleryId: gallery.id, itemId: item!.id });
      const again = { sortOrder: item!.sortOrder, text: { html: '' } };
      await galleries().createGalleryItem({ galleryId: gallery.id, item: again });
      await galleries().deleteGallery({ galleryId: gallery.id });
      const { gallery: successor } = await galleries().createGallery({
        gallery: { sortOrder: gallery.sortOrder },
      });
      expect(successor.sortOrder).toBe(gallery.sortOrder);
    });

    it('removes one item, several, or many, each with its own answer', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'a', 'b', 'c', 'd', 'e', 'f');
      const galleryId = gallery.id;
      const [a, b, c, d, e] = items.map(({ id }) => id) as [string, string, string, string, string];
      expect(await galleries().deleteGalleryItem({ galleryId, itemId: b })).toEqual({ itemId: b });
      const left = await galleries().deleteGalleryItems({ galleryId, itemIds: [a, d, a] });
      expect(left.gallery).toMatchObject({ id: galleryId, totalItems: 3 });
      expect(left.gallery.items.map(({ title }) => title)).toEqual(['c', 'e', 'f']);
      expect(left).toEqual(await galleries().getGallery({ galleryId }));
      expect(await galleries().bulkDeleteGalleryItems({ galleryId, itemIds: [e, c] })).toEqual({
        itemIds: [e, c],
      });
      expect(await titlesOf(connected.client, galleryId)).toEqual(['f']);
    });

    it('names the first item that is not there, and removes nothing', async () => {
      const { gallery, items } = await galleryOf(connected.client, 'a', 'b');
      const galleryId = gallery.id;
      const itemIds = [items[0]!.id, NOBODY];
      await expectNotFound(galleries().deleteGalleryItem({ galleryId, itemId: NOBODY }), NOBODY);
      await expectNotFound(galleries().deleteGalleryItems({ galleryId, itemIds }), NOBODY);
      await expectNotFound(galleries().bulkDeleteGalleryItems({ galleryId, itemIds }), NOBODY);
      await expectNotFound(galleries().bulkDeleteGalleryItems({ galleryId: NOBODY, itemIds }), NOBODY);
      expect((await galleries().getGallery({ galleryId })).gallery).toEqual(gallery);
    });
  });
}
