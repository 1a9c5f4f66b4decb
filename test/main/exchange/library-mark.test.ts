import { describe, expect, it } from 'vitest';
import { markOf } from '../../../main/exchange/library-mark.ts';
import { exchangeDesk, FULL_ITEMS } from './exchange-fixture.ts';

/** A mark of a library, one of whose two galleries was read. */
async function marked() {
  const desk = exchangeDesk();
  const read = await desk.makeGallery('Read', FULL_ITEMS);
  const other = await desk.makeGallery('Other', FULL_ITEMS);
  const mark = markOf(desk.store.state);
  await mark.state.gallery(read.id);
  const isStillTrue = () => mark.isStillTrueOf(desk.store.state);
  expect(await isStillTrue()).toBe(true);
  return { desk, read, other, isStillTrue };
}

describe('the mark of a library', () => {
  it('is no longer true when an item of a gallery changes that was read', async () => {
    const { desk, read, isStillTrue } = await marked();
    await desk.galleries.updateGalleryItem({
      galleryId: read.id,
      item: { id: read.items[0]!.id, title: 'New' },
    });
    expect(await isStillTrue()).toBe(false);
  });

  it('stays true when an item of another gallery changes', async () => {
    const { desk, other, isStillTrue } = await marked();
    await desk.galleries.updateGalleryItem({
      galleryId: other.id,
      item: { id: other.items[0]!.id, title: 'New' },
    });
    expect(await isStillTrue()).toBe(true);
  });

  it('is no longer true when galleries come, go or move, or a file of the catalog changes', async () => {
    const created = await marked();
    await created.desk.makeGallery('New');
    expect(await created.isStillTrue()).toBe(false);

    const deleted = await marked();
    await deleted.desk.galleries.deleteGallery({ galleryId: deleted.other.id });
    expect(await deleted.isStillTrue()).toBe(false);

    const moved = await marked();
    await moved.desk.galleries.moveGalleries({ galleryIds: [moved.other.id], place: { at: 'end' } });
    expect(await moved.isStillTrue()).toBe(false);

    const edited = await marked();
    await edited.desk.store.change(() => ({
      label: 'Edit',
      result: undefined,
      events: [{ type: 'mediaFileUpdated', mediaId: 'm-dawn', changed: { path: 'moved.jpg' }, previous: {} }],
    }));
    expect(await edited.isStillTrue()).toBe(false);
  });
});
