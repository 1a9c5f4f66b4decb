import { mkdir, rename, rm } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { createGalleryService } from '../../../main/galleries/gallery-service.ts';
import { relinkMedia } from '../../../main/galleries/relink-media.ts';
import { createHistoryService } from '../../../main/history/history-service.ts';
import { locateCandidates, moveOf, planRelinking } from '../../../main/media/locate.ts';
import { mediaIdOf, pictureIdOf } from '../../../shared/model/item.ts';
import { openMedia, picture, put } from '../media/media-fixture.ts';

/** A folder `old` of three pictures in a gallery, which went and came back as `new`, each saved anew meanwhile. */
async function openMovedAndEdited() {
  const fixture = await openMedia({
    before: async (folder) => {
      await put(`${folder}/old/trip/a.jpg`, await picture('red'));
      await put(`${folder}/old/trip/b.jpg`, await picture('green'));
      await put(`${folder}/old/c.jpg`, await picture('blue'));
      await put(`${folder}/other.jpg`, await picture('grey'));
    },
  });
  const { at, folder, media, store } = fixture;
  const history = createHistoryService({ store });
  store.onChange((change) => void history.take(change));
  const galleries = createGalleryService({ store, readText: () => Promise.resolve('') });
  const { gallery } = await galleries.createGallery({ gallery: { name: 'Trip' } });
  const ids = ['old/trip/a.jpg', 'old/trip/b.jpg', 'old/c.jpg'].map((path) => at(path)!.id);
  await galleries.addMediaToGallery({ galleryId: gallery.id, mediaIds: ids, place: { at: 'end' } });
  await rename(`${folder}/old`, `${folder}/../away`);
  await media.rescan();
  await mkdir(`${folder}/new/trip`, { recursive: true });
  await put(`${folder}/new/trip/a.jpg`, await picture('red', 90, 60));
  await put(`${folder}/new/trip/b.jpg`, await picture('green', 90, 60));
  await put(`${folder}/new/c.jpg`, await picture('blue', 90, 60));
  await media.rescan();
  await media.whenPreviewed();
  const shown = async () => {
    const { items } = await galleries.listGalleryItems({
      galleryId: gallery.id,
      itemLimit: 50,
      itemOffset: 0,
    });
    return items.map((item) => mediaIdOf(item));
  };
  return { ...fixture, galleries, history, gallery, ids, shown };
}

it('a missing file that is located keeps its id and its items, and takes all of the file that is there', async () => {
  const { at, store, ids, shown, media } = await openMovedAndEdited();
  const found = at('new/trip/a.jpg')!;
  expect(store.state.media.get(ids[0]!)!.status).toBe('MISSING');
  expect(found.id).not.toBe(ids[0]);
  const { relinked } = await relinkMedia(store, {
    mediaId: ids[0]!,
    targetId: found.id,
    isFolderIncluded: false,
  });
  expect(relinked).toBe(1);
  const { addedDate: _added, updatedDate: _updated, ...facts } = found;
  expect(store.state.media.get(ids[0]!)).toMatchObject({ ...facts, id: ids[0], status: 'READY' });
  expect(store.state.media.get(ids[0]!)).not.toHaveProperty('problem');
  expect(store.state.media.get(found.id)).toBeUndefined();
  expect(store.state.media.get(ids[1]!)!.status).toBe('MISSING');
  expect(await shown()).toEqual(ids);
  await media.rescan();
  expect(at('new/trip/a.jpg')!.id).toBe(ids[0]);
});

it('a video on another site whose poster was missing shows the file that is there', async () => {
  const { at, store, ids, galleries, gallery } = await openMovedAndEdited();
  const found = at('new/c.jpg')!;
  const { item } = await galleries.createGalleryItem({
    galleryId: gallery.id,
    item: { video: { videoInfo: { url: 'https://youtu.be/dQw4w9WgXcQ', posters: [{ id: found.id }] } } },
  });
  await relinkMedia(store, { mediaId: ids[2]!, targetId: found.id, isFolderIncluded: false });
  const after = await galleries.getGalleryItem({ galleryId: gallery.id, itemId: item.id });
  expect(pictureIdOf(after.item)).toBe(ids[2]);
});

it('all of its folder is located by the same move, and one step takes it back', async () => {
  const { at, store, ids, history, shown, media } = await openMovedAndEdited();
  const targetId = at('new/trip/a.jpg')!.id;
  const before = [...store.state.media.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  const { move, others } = planRelinking(store.state.media, { mediaId: ids[0]!, targetId });
  expect(move).toEqual({ from: 'old', to: 'new' });
  expect(others.map(({ path, targetPath }) => [path, targetPath])).toEqual([
    ['old/c.jpg', 'new/c.jpg'],
    ['old/trip/b.jpg', 'new/trip/b.jpg'],
  ]);
  await relinkMedia(store, { mediaId: ids[0]!, targetId, isFolderIncluded: true });
  expect(['new/trip/a.jpg', 'new/trip/b.jpg', 'new/c.jpg'].map((path) => at(path)!.id)).toEqual(ids);
  expect(await shown()).toEqual(ids);
  await history.undo();
  expect([...store.state.media.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual(before);
  await history.redo();
  await media.rescan();
  expect(ids.every((id) => store.state.media.get(id)!.status === 'READY')).toBe(true);
});

it('items that showed the found file by its own id go on showing it', async () => {
  const { at, store, ids, galleries, gallery, shown } = await openMovedAndEdited();
  const targetId = at('new/trip/a.jpg')!.id;
  await galleries.addMediaToGallery({ galleryId: gallery.id, mediaIds: [targetId], place: { at: 'end' } });
  const { items } = await galleries.listGalleryItems({ galleryId: gallery.id, itemLimit: 50, itemOffset: 0 });
  await galleries.updateGalleryItem({ galleryId: gallery.id, item: { id: items[3]!.id, title: 'Kept' } });
  await relinkMedia(store, { mediaId: ids[0]!, targetId, isFolderIncluded: false });
  expect(await shown()).toEqual([...ids, ids[0]]);
  const after = await galleries.listGalleryItems({ galleryId: gallery.id, itemLimit: 50, itemOffset: 0 });
  expect(after.items[3]).toMatchObject({ id: items[3]!.id, title: 'Kept' });
});

it('candidates are those of the same name, then of the same size, or what is searched for', async () => {
  const { inFolder, at, media, store, ids } = await openMovedAndEdited();
  await put(inFolder('renamed.jpg'), await picture('pink'));
  await media.rescan();
  const paths = (search?: string) =>
    locateCandidates(store.state.media, { mediaId: ids[0]!, search, limit: 10 }).map(({ path }) => path);
  expect(paths()[0]).toBe('new/trip/a.jpg');
  expect(paths('other')).toEqual(['other.jpg']);
  expect(at('other.jpg')!.status).toBe('READY');
});

it('what is not missing, missing itself, of another kind or unknown is refused', async () => {
  const { inFolder, at, media, store, ids } = await openMovedAndEdited();
  await put(inFolder('a.txt'), 'text');
  await media.rescan();
  const relink = (mediaId: string, targetId: string) =>
    relinkMedia(store, { mediaId, targetId, isFolderIncluded: false });
  const refused = { code: 'FAILED_PRECONDITION' };
  const there = at('other.jpg')!.id;
  await expect(relink(there, at('new/c.jpg')!.id)).rejects.toMatchObject(refused);
  await expect(relink(ids[0]!, ids[1]!)).rejects.toMatchObject(refused);
  await expect(relink(ids[0]!, at('a.txt')!.id)).rejects.toMatchObject(refused);
  await expect(relink(ids[0]!, 'unknown')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await rm(inFolder('other.jpg'));
});

it.each([
  ['a/b/x.jpg', 'c/b/x.jpg', { from: 'a', to: 'c' }],
  ['x.jpg', 'c/x.jpg', { from: '', to: 'c' }],
  ['a/x.jpg', 'x.jpg', { from: 'a', to: '' }],
  ['a/b/x.jpg', 'a/b/y.jpg', undefined],
  ['a/b/x.jpg', 'a/c/y.jpg', { from: 'a/b', to: 'a/c' }],
])('a move from %s to %s is one of folders', (path, target, move) => {
  expect(moveOf(path, target)).toEqual(move);
});
