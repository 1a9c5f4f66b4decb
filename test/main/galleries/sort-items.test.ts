import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createGalleryService } from '../../../main/galleries/gallery-service.ts';
import { mediaFile } from '../../support/media-files.ts';
import { MemoryStore } from '../../support/memory-store.ts';

const FILES = [
  mediaFile({ id: 'm1', path: 'a/img_10.jpg', sizeInBytes: 30, dateTaken: '2024-05-03T10:00:00' }),
  mediaFile({ id: 'm2', path: 'b/img_2.jpg', sizeInBytes: 20, dateTaken: '2024-05-01T10:00:00' }),
  mediaFile({ id: 'm3', path: 'c/img_1.jpg', sizeInBytes: 10 }),
];

/** A gallery that shows, from the top: a text, then the pictures m1, m2, m3. */
async function fourItems() {
  const store = new MemoryStore(FILES);
  const galleries = createGalleryService({ store, readText: async () => '' });
  const { gallery } = await galleries.createGallery({
    gallery: {
      name: 'Coast',
      items: [
        { text: { html: 'Ebb' }, title: 'text' },
        ...FILES.map(({ id }) => ({ title: id, image: { imageInfo: { id } } })),
      ],
    },
  });
  const galleryId = gallery.id;
  const titles = async () =>
    (await galleries.listGalleryItems({ galleryId, itemOffset: 0, itemLimit: 50 })).items.map(
      ({ title }) => title,
    );
  const defaults = { galleryId, order: 'ASC', locale: 'en', seed: 1 } as const;
  return { store, galleries, galleryId, items: gallery.items, titles, defaults };
}

describe('sorting the items of a gallery', () => {
  it('sorts by what the catalog knows of the files, those without it last, in one change', async () => {
    const { store, galleries, titles, defaults } = await fourItems();
    const before = store.changes.length;
    await galleries.sortGalleryItems({ ...defaults, by: 'DATE_TAKEN' });
    expect(await titles()).toEqual(['m2', 'm1', 'text', 'm3']);
    expect(store.changes).toHaveLength(before + 1);
    expect(store.changes.at(-1)!.label).toBe('Sort 4 items by date taken');
    await galleries.sortGalleryItems({ ...defaults, by: 'FILE_NAME' });
    expect(await titles()).toEqual(['m3', 'm2', 'm1', 'text']);
    await galleries.sortGalleryItems({ ...defaults, by: 'FILE_SIZE', order: 'DESC' });
    expect(await titles()).toEqual(['m1', 'm2', 'm3', 'text']);
  });

  it('sorts a selection within the places it has', async () => {
    const { galleries, items, titles, defaults } = await fourItems();
    const itemIds = [items[1]!.id, items[3]!.id];
    const answer = await galleries.sortGalleryItems({ ...defaults, by: 'FILE_SIZE', itemIds });
    expect(await titles()).toEqual(['text', 'm3', 'm2', 'm1']);
    expect(answer).toEqual({ totalSorted: 2, totalMoved: 2 });
  });

  it('reverses, and shuffles the same way for the same seed', async () => {
    const { store, galleries, titles, defaults } = await fourItems();
    await galleries.sortGalleryItems({ ...defaults, by: 'REVERSE' });
    expect(await titles()).toEqual(['m3', 'm2', 'm1', 'text']);
    expect(store.changes.at(-1)!.label).toBe('Reverse 4 items');
    await galleries.sortGalleryItems({ ...defaults, by: 'SHUFFLE', seed: 7 });
    const other = await fourItems();
    await other.galleries.sortGalleryItems({ ...other.defaults, by: 'REVERSE' });
    await other.galleries.sortGalleryItems({ ...other.defaults, by: 'SHUFFLE', seed: 7 });
    expect(await other.titles()).toEqual(await titles());
  });

  it('writes nothing when the items are in order, and refuses an item that is not there', async () => {
    const { store, galleries, defaults } = await fourItems();
    const before = store.changes.length;
    await galleries.sortGalleryItems({ ...defaults, by: 'TITLE' });
    await galleries.sortGalleryItems({ ...defaults, by: 'TITLE' });
    expect(store.changes).toHaveLength(before + 1);
    const stranger = randomUUID();
    await expect(
      galleries.sortGalleryItems({ ...defaults, by: 'TITLE', itemIds: [stranger] }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND', data: { value: stranger } });
  });
});
