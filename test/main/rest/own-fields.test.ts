import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openRestFixture, type RestFixture } from './rest-fixture.ts';

let fixture: RestFixture;

beforeEach(async () => {
  fixture = await openRestFixture();
});

afterEach(() => fixture.close());

const OWN_OF_ITEMS = { flag: 'PICK', rating: 5 };
const OWN_OF_GALLERIES = { description: 'By the sea', layout: { layout: 'MASONRY' as const } };

describe('what is the library’s own', () => {
  it('is not told', async () => {
    const { galleries } = fixture.library;
    const item = { ...OWN_OF_ITEMS, title: 'Dawn', description: 'Of the item', text: { html: '<p>a</p>' } };
    const { gallery } = await galleries.createGallery({
      gallery: { name: 'Coast', ...OWN_OF_GALLERIES, items: [{ ...item, flag: 'PICK' }] },
    });
    const itemId = gallery.items[0]!.id;
    await galleries.updateGallery({ gallery: { id: gallery.id, coverItemId: itemId } });
    const address = `/progallery/v2/galleries/${gallery.id}`;
    const answers = [
      (await fixture.call('GET', address)).body.gallery,
      (await fixture.call('GET', '/progallery/v2/galleries')).body.galleries[0],
      (await fixture.call('PATCH', address, { gallery: { name: 'Shore' } })).body.gallery,
    ];
    for (const answer of answers) {
      expect(answer.name).toMatch(/Coast|Shore/);
      for (const field of [...Object.keys(OWN_OF_GALLERIES), 'coverItemId'])
        expect(answer).not.toHaveProperty(field);
      expect(answer.items[0]).toMatchObject({ title: 'Dawn', description: 'Of the item' });
      for (const field of Object.keys(OWN_OF_ITEMS)) expect(answer.items[0]).not.toHaveProperty(field);
    }
  });

  it('is not taken, and stays when a client changes the rest', async () => {
    const { body } = await fixture.call('POST', '/progallery/v2/galleries', {
      gallery: { name: 'Coast', ...OWN_OF_GALLERIES, items: [{ ...OWN_OF_ITEMS, text: { html: 'a' } }] },
    });
    const { galleries } = fixture.library;
    const kept = async () =>
      (await galleries.getGallery({ galleryId: body.gallery.id, itemOffset: 0, itemLimit: 1 })).gallery;
    const made = await kept();
    expect(made).not.toHaveProperty('description');
    expect(made).not.toHaveProperty('layout');
    expect(made.items[0]).not.toHaveProperty('flag');
    const item = { id: made.items[0]!.id, flag: 'REJECT' as const, rating: 2 };
    await galleries.updateGalleryItem({ galleryId: made.id, item });
    await fixture.call('PATCH', `/progallery/v2/galleries/${made.id}/items/${item.id}`, {
      item: { title: 'Dawn', flag: null, rating: null },
    });
    expect((await kept()).items[0]).toMatchObject({ ...item, title: 'Dawn' });
  });

  it('is not in the description of the API', async () => {
    const { body } = await fixture.call('GET', '/openapi.json');
    const created = JSON.stringify(body.paths['/progallery/v2/galleries'].post);
    expect(created).toContain('"focalPoint"');
    for (const field of ['flag', 'rating', 'layout', 'coverItemId'])
      expect(created).not.toContain(`"${field}"`);
  });
});
