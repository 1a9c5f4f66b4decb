import { expect, it } from 'vitest';
import { mediaFile } from '../../support/media-files.ts';
import { serviceWith } from './service-fixture.ts';

it('items are found by all words of their texts, tags and file names, whatever case and accents', async () => {
  const { service } = serviceWith([mediaFile({ id: 'm-a', path: 'Été/Café at dawn.jpg' })]);
  const { gallery } = await service.createGallery({
    gallery: {
      items: [
        { title: 'Harbour', description: 'Nets and gulls', text: { html: '<p>Low <b>tide</b></p>' } },
        { tags: { values: ['sea', 'Évening'] }, text: { html: 'x' } },
        { image: { imageInfo: { id: 'm-a', altText: 'A street' } } },
      ].map((item, index) => ({ ...item, sortOrder: 10 - index })),
    },
  });
  const found = async (search: string) => {
    const { offsets } = await service.searchGalleryItems({ galleryId: gallery.id, search, filter: {} });
    return offsets;
  };
  expect(await found('HARBOUR')).toEqual([0]);
  expect(await found('low tide gulls')).toEqual([0]);
  expect(await found('evening')).toEqual([1]);
  expect(await found('cafe')).toEqual([2]);
  expect(await found('street dawn')).toEqual([2]);
  expect(await found('e')).toEqual([0, 1, 2]);
  expect(await found('harbour evening')).toEqual([]);
  expect(await found('  ')).toEqual([]);
});

it('only the items that a filter shows are found, at the places where it shows them', async () => {
  const { service } = serviceWith([
    mediaFile({ id: 'm-wide', width: 3000, height: 1000 }),
    mediaFile({ id: 'm-high', width: 1000, height: 2000 }),
  ]);
  const marked = [
    { flag: 'REJECT', image: { imageInfo: { id: 'm-wide', altText: 'Quay' } } },
    { flag: 'PICK', image: { imageInfo: { id: 'm-high', altText: 'Harbour' } } },
    { flag: 'REJECT', text: { html: 'Harbour' } },
    { flag: 'PICK', rating: 4, image: { imageInfo: { id: 'm-wide', altText: 'Harbour' } } },
  ] as const;
  const { gallery } = await service.createGallery({
    gallery: { items: marked.map((item, index) => ({ ...item, sortOrder: 10 - index })) },
  });
  const galleryId = gallery.id;
  const search = 'harbour';
  const picked = { flags: ['PICK' as const] };
  const found = await service.searchGalleryItems({ galleryId, search, filter: picked });
  expect(found).toEqual({ offsets: [0, 1], totalFound: 2 });
  const starred = await service.searchGalleryItems({ galleryId, search, filter: { minimumRating: 1 } });
  expect(starred).toEqual({ offsets: [0], totalFound: 1 });
  const shown = await service.listItemRatios({ galleryId, filter: picked });
  expect(shown).toEqual({ hundredths: [50, 300] });
  const all = await service.listItemRatios({ galleryId, filter: {} });
  expect(all).toEqual({ hundredths: [300, 50, 100, 300] });
});
