import { describe, expect, it } from 'vitest';
import { mediaFile } from '../../support/media-files.ts';
import { serviceWith, type ServiceFixture } from './service-fixture.ts';

const MEDIA = ['a', 'b', 'c'].map((name) => mediaFile({ id: `m-${name}`, path: `${name}.jpg` }));

/** A gallery that shows the three files in order. */
async function galleryOfFiles({ service }: ServiceFixture) {
  const { gallery } = await service.createGallery({ gallery: { name: 'Coast' } });
  const { items } = await service.addMediaToGallery({
    galleryId: gallery.id,
    mediaIds: MEDIA.map(({ id }) => id),
    place: { at: 'end' },
  });
  return { galleryId: gallery.id, items };
}

const coversOf = ({ store }: ServiceFixture, galleryId: string) =>
  store.state.galleries.get(galleryId)?.coverMediaIds;

describe('the flag and the stars of an item', () => {
  it('are set, stay when other fields change, and are cleared', async () => {
    const fixture = serviceWith(MEDIA);
    const { galleryId, items } = await galleryOfFiles(fixture);
    const change = async (fields: object) =>
      (await fixture.service.updateGalleryItem({ galleryId, item: { id: items[0]!.id, ...fields } })).item;
    expect(await change({ flag: 'PICK', rating: 4 })).toMatchObject({ flag: 'PICK', rating: 4 });
    expect(await change({ title: 'Dawn' })).toMatchObject({ title: 'Dawn', flag: 'PICK', rating: 4 });
    const cleared = await change({ flag: null, rating: null });
    expect(cleared).not.toHaveProperty('flag');
    expect(cleared).not.toHaveProperty('rating');
  });
});

describe('the description, cover and layout of a gallery', () => {
  it('are set one by one under names of their own, and cleared', async () => {
    const fixture = serviceWith(MEDIA);
    const { galleryId, items } = await galleryOfFiles(fixture);
    const change = async (fields: object) =>
      (await fixture.service.updateGallery({ gallery: { id: galleryId, ...fields } })).gallery;
    await change({ description: 'By the sea' });
    expect(fixture.lastLabel()).toBe('Change description of gallery “Coast”');
    await change({ coverItemId: items[1]!.id });
    expect(fixture.lastLabel()).toBe('Change cover of gallery “Coast”');
    const full = await change({ layout: { layout: 'MASONRY', spacing: 4 } });
    expect(fixture.lastLabel()).toBe('Change layout of gallery “Coast”');
    expect(full).toMatchObject({
      description: 'By the sea',
      coverItemId: items[1]!.id,
      layout: { layout: 'MASONRY', spacing: 4 },
    });
    const cleared = await change({ description: null, coverItemId: null, layout: null });
    for (const field of ['description', 'coverItemId', 'layout']) expect(cleared).not.toHaveProperty(field);
  });

  it('a cover must be an item of the gallery', async () => {
    const fixture = serviceWith(MEDIA);
    const { galleryId } = await galleryOfFiles(fixture);
    const changes = fixture.store.changes.length;
    const coverItemId = '00000000-0000-4000-8000-00000000ffff';
    await expect(
      fixture.service.updateGallery({ gallery: { id: galleryId, coverItemId } }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND', message: /“Coast”/ });
    expect(fixture.store.changes).toHaveLength(changes);
  });

  it('a cover stands alone for its gallery, and the first files when it is gone', async () => {
    const fixture = serviceWith(MEDIA);
    const { galleryId, items } = await galleryOfFiles(fixture);
    expect(coversOf(fixture, galleryId)).toEqual(['m-a', 'm-b', 'm-c']);
    await fixture.service.updateGallery({ gallery: { id: galleryId, coverItemId: items[2]!.id } });
    expect(coversOf(fixture, galleryId)).toEqual(['m-c']);
    await fixture.service.deleteGalleryItem({ galleryId, itemId: items[2]!.id });
    expect(coversOf(fixture, galleryId)).toEqual(['m-a', 'm-b']);
  });

  it('a clone has them, its cover being its own copy', async () => {
    const fixture = serviceWith(MEDIA);
    const { galleryId, items } = await galleryOfFiles(fixture);
    await fixture.service.updateGallery({
      gallery: {
        id: galleryId,
        description: 'By the sea',
        coverItemId: items[1]!.id,
        layout: { spacing: 4 },
      },
    });
    const { gallery: clone } = await fixture.service.createGallery({ cloneFromGalleryId: galleryId });
    expect(clone).toMatchObject({ description: 'By the sea', layout: { spacing: 4 } });
    expect(clone.coverItemId).not.toBe(items[1]!.id);
    expect(clone.items.findIndex(({ id }) => id === clone.coverItemId)).toBe(1);
    expect(coversOf(fixture, clone.id)).toEqual(['m-b']);
  });
});
