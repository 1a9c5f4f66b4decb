import { expect, it } from 'vitest';
import { exchangeDesk, FULL_ITEMS } from './exchange-fixture.ts';

it('an export carries flags, stars, description, cover and layout, and an import brings them back', async () => {
  const desk = exchangeDesk();
  const { id, items } = await desk.makeGallery('Coast', [
    FULL_ITEMS[1]!,
    { ...FULL_ITEMS[0]!, flag: 'PICK', rating: 3 },
  ]);
  const flagged = items.findIndex(({ flag }) => flag === 'PICK');
  await desk.galleries.updateGallery({
    gallery: {
      id,
      description: 'By the sea',
      coverItemId: items[flagged]!.id,
      layout: { layout: 'GRID', spacing: 2 },
    },
  });
  const { result } = await desk.planAndRun(await desk.exported(id));
  const copy = await desk.gallery(result.addedGalleryIds[0]!);
  expect(copy).toMatchObject({ description: 'By the sea', layout: { layout: 'GRID', spacing: 2 } });
  expect(copy.items[flagged]).toMatchObject({ flag: 'PICK', rating: 3 });
  expect(copy.items[flagged]!.id).not.toBe(items[flagged]!.id);
  expect(copy.coverItemId).toBe(copy.items[flagged]!.id);
});

it('an import says which of them cannot be, and takes the rest', async () => {
  const desk = exchangeDesk();
  const text = JSON.stringify({
    name: 'Coast',
    layout: { layout: 'SPIRAL' },
    items: [{ rating: 9, flag: 'PICK', text: { html: 'a' } }],
  });
  const { planned, result } = await desk.planAndRun(text);
  expect(planned.repairs.map(({ field }) => field).toSorted()).toEqual(['layout.layout', 'rating']);
  const gallery = await desk.gallery(result.addedGalleryIds[0]!);
  expect(gallery.layout).toEqual({});
  expect(gallery.items[0]).toMatchObject({ flag: 'PICK' });
  expect(gallery.items[0]).not.toHaveProperty('rating');
});
