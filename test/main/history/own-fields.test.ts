import { expect, test } from 'vitest';
import { mediaFile } from '../../support/media-files.ts';
import { mediaFolderDoes, openDesk, reopened, type Desk } from './history-fixture.ts';

const FILES = ['a', 'b'].map((name) => mediaFile({ id: `m-${name}`, path: `${name}.jpg` }));

async function galleryOfFiles(desk: Desk) {
  await mediaFolderDoes(desk, ...FILES.map((file) => ({ type: 'mediaFileAdded' as const, file })));
  const { gallery } = await desk.galleries.createGallery({ gallery: { name: 'Coast' } });
  const { items } = await desk.galleries.addMediaToGallery({
    galleryId: gallery.id,
    mediaIds: FILES.map(({ id }) => id),
    place: { at: 'end' },
  });
  return { galleryId: gallery.id, items };
}

const coversOf = ({ store }: Desk, galleryId: string) => store.state.galleries.get(galleryId)?.coverMediaIds;

test('a cover is kept, taken back and set again', async () => {
  const desk = await openDesk();
  const { galleryId, items } = await galleryOfFiles(desk);
  await desk.galleries.updateGallery({ gallery: { id: galleryId, coverItemId: items[1]!.id } });
  expect(coversOf(desk, galleryId)).toEqual(['m-b']);
  await desk.history.undo();
  expect(coversOf(desk, galleryId)).toEqual(['m-a', 'm-b']);
  await desk.history.redo();
  const later = await reopened(desk);
  expect(coversOf(later, galleryId)).toEqual(['m-b']);
  await later.store.close();
});

test('a gallery becomes what it was: description, layout and cover too, and flags of its items', async () => {
  const desk = await openDesk();
  const { galleryId, items } = await galleryOfFiles(desk);
  const [first] = items;
  await desk.galleries.updateGalleryItem({ galleryId, item: { id: first!.id, flag: 'PICK', rating: 2 } });
  await desk.galleries.updateGallery({ gallery: { id: galleryId, description: 'By the sea' } });
  const { sequence: change } = desk.changes.at(-1)!;
  await desk.galleries.updateGallery({
    gallery: { id: galleryId, description: 'Inland', layout: { spacing: 3 }, coverItemId: first!.id },
  });
  await desk.galleries.updateGalleryItem({
    galleryId,
    item: { id: first!.id, flag: 'REJECT', rating: null },
  });
  await desk.history.restoreFromHistory({ galleryId, moment: { change }, restore: { part: 'GALLERY' } });
  const restored = await desk.store.state.gallery(galleryId);
  expect(restored?.properties).toMatchObject({ description: 'By the sea' });
  expect(restored?.properties).not.toHaveProperty('layout');
  expect(restored?.properties).not.toHaveProperty('coverItemId');
  expect(restored?.items.get(first!.id)).toMatchObject({ flag: 'PICK', rating: 2 });
  await desk.store.close();
});
