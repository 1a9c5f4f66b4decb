import { describe, expect, test } from 'vitest';
import type { GalleryItem } from '../../../shared/model/item.ts';
import { createGalleryOf, type Desk, openDesk, titlesOf, undoableContent } from './history-fixture.ts';

const ALL = { offset: 0, limit: 200 };

async function itemOf({ store }: Desk, galleryId: string, title: string): Promise<GalleryItem> {
  const gallery = await store.state.gallery(galleryId);
  const item = [...(gallery?.items ?? [])].find((one) => one.title === title);
  if (item === undefined) throw new Error(`There is no item ${title}.`);
  return item;
}

const rename = (desk: Desk, id: string, name: string) =>
  desk.galleries.updateGallery({ gallery: { id, name } });

describe('the list of changes', () => {
  test('is answered newest first, page by page', async () => {
    const desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', []);
    for (let index = 2; index <= 7; index += 1) await rename(desk, id, `Name ${index}`);
    await desk.store.flush();
    await rename(desk, id, 'Name 8');
    const first = await desk.history.listChanges({ limit: 5 });
    expect(first.changes.map(({ sequence }) => sequence)).toEqual([8, 7, 6, 5, 4]);
    expect(first.changes[0]).toMatchObject({ label: 'Rename gallery to “Name 8”', galleryIds: [id] });
    expect(first.changes[0]).not.toHaveProperty('events');
    const second = await desk.history.listChanges({ limit: 5, before: first.next });
    expect(second.changes.map(({ sequence }) => sequence)).toEqual([3, 2, 1]);
    expect(second).not.toHaveProperty('next');
  });

  test('can be that of one gallery, also when it was deleted', async () => {
    const desk = await openDesk();
    const a = await createGalleryOf(desk, 'a', []);
    const b = await createGalleryOf(desk, 'b', []);
    await rename(desk, a, 'A');
    await rename(desk, b, 'B');
    await desk.galleries.deleteGallery({ galleryId: a });
    const { changes } = await desk.history.listChanges({ galleryId: a, limit: 50 });
    expect(changes.map(({ label }) => label)).toEqual([
      'Delete gallery “A”',
      'Rename gallery to “A”',
      'Create gallery “a”',
    ]);
  });
});

describe('a gallery of the past', () => {
  test('is answered as it was at a time', async () => {
    let time = Date.parse('2026-05-01T12:00:00Z');
    const desk = await openDesk(undefined, { now: () => new Date(time) });
    const id = await createGalleryOf(desk, 'Skagen', ['a']);
    time += 60_000;
    await rename(desk, id, 'Grenen');
    time += 60_000;
    await rename(desk, id, 'Hirtshals');
    const at = (moment: string) =>
      desk.history.getGalleryAt({ galleryId: id, moment: { time: moment }, ...ALL });
    expect(await at('2026-05-01T12:01:30Z')).toMatchObject({ change: 2, gallery: { name: 'Grenen' } });
    expect(await at('2026-05-01T14:01:00+02:00')).toMatchObject({ change: 2 });
    expect(await at('2026-05-02T00:00:00Z')).toMatchObject({ change: 3, gallery: { name: 'Hirtshals' } });
    await expect(at('2026-05-01T11:59:00Z')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is told apart from others that changed with it', async () => {
    const desk = await openDesk();
    for (const name of ['a', 'b', 'c']) await createGalleryOf(desk, name, []);
    const before = [...desk.store.state.galleries];
    const [c, b] = before.map(({ id }) => id);
    await desk.galleries.moveGalleries({ galleryIds: [c!, b!], place: { at: 'end' } });
    for (const { id, name, sortOrder, updatedDate } of before) {
      const then = await desk.history.getGalleryAt({ galleryId: id, moment: { change: 3 }, ...ALL });
      expect(then.gallery).toMatchObject({ id, name, sortOrder, updatedDate });
    }
  });

  test('of a change that is still to come is refused', async () => {
    const desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', []);
    await expect(desk.history.getGalleryAt({ galleryId: id, moment: { change: 9 }, ...ALL })).rejects.toThrow(
      'There is no change 9; the last one is 1.',
    );
  });

  test('is answered a page at a time', async () => {
    const desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a', 'b', 'c', 'd']);
    await desk.galleries.deleteGallery({ galleryId: id });
    const { gallery } = await desk.history.getGalleryAt({
      galleryId: id,
      moment: { change: 1 },
      offset: 1,
      limit: 2,
    });
    expect(gallery.totalItems).toBe(4);
    expect(gallery.items.map(({ title }) => title)).toEqual(['b', 'c']);
  });
});

test('comparing tells what was added, removed, changed and moved', async () => {
  const desk = await openDesk();
  const id = await createGalleryOf(desk, 'Skagen', ['a', 'b', 'c', 'd']);
  const [a, b, d] = [await itemOf(desk, id, 'a'), await itemOf(desk, id, 'b'), await itemOf(desk, id, 'd')];
  await rename(desk, id, 'Grenen');
  await desk.galleries.updateGalleryItem({
    galleryId: id,
    item: { id: b.id, title: 'B', tags: { values: ['dune'] } },
  });
  await desk.galleries.moveGalleryItems({ galleryId: id, itemIds: [d.id], place: { at: 'start' } });
  await desk.galleries.deleteGalleryItem({ galleryId: id, itemId: a.id });
  await desk.galleries.createGalleryItem({ galleryId: id, item: { title: 'e', text: { html: '<p>e</p>' } } });
  const { items, ...rest } = await desk.history.compareGallery({
    galleryId: id,
    from: { change: 1 },
    ...ALL,
  });
  expect(rest).toEqual({
    from: 1,
    to: 6,
    wasThere: true,
    isThere: true,
    totals: { added: 1, removed: 1, changed: 1, moved: 1 },
    totalItems: 4,
    fields: [{ field: 'name', before: 'Skagen', after: 'Grenen' }],
  });
  expect(items.map((one) => ({ ...one, item: one.item.title }))).toEqual([
    { kind: 'ADDED', item: 'e' },
    { kind: 'KEPT', item: 'd', fields: [], isMoved: true },
    {
      kind: 'KEPT',
      item: 'B',
      isMoved: false,
      fields: [
        { field: 'title', before: 'b', after: 'B' },
        { field: 'tags', after: { values: ['dune'] } },
      ],
    },
    { kind: 'REMOVED', item: 'a' },
  ]);
});

describe('restoring', () => {
  test('brings one removed item back to its place, as one step with a name', async () => {
    const desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a', 'b', 'c']);
    const b = await itemOf(desk, id, 'b');
    await desk.galleries.deleteGalleryItem({ galleryId: id, itemId: b.id });
    await desk.galleries.updateGalleryItem({
      galleryId: id,
      item: { id: (await itemOf(desk, id, 'a')).id, title: 'A' },
    });
    const outcome = await desk.history.restoreFromHistory({
      galleryId: id,
      moment: { change: 1 },
      restore: { part: 'ITEMS', itemIds: [b.id] },
    });
    expect(outcome).toMatchObject({
      label: 'Restore 1 item of “Skagen”',
      history: { undoLabel: 'Undo “Restore 1 item of ‘Skagen’”' },
    });
    expect(await titlesOf(desk, id)).toEqual(['A', 'b', 'c']);
    expect((await itemOf(desk, id, 'b')).createdDate).toBe(b.createdDate);
    await desk.history.undo();
    expect(await titlesOf(desk, id)).toEqual(['A', 'c']);
  });

  test('finds a removed item another sort order when its own is taken', async () => {
    const desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a', 'b', 'c']);
    const b = await itemOf(desk, id, 'b');
    await desk.galleries.deleteGalleryItem({ galleryId: id, itemId: b.id });
    await desk.galleries.createGalleryItem({
      galleryId: id,
      item: { title: 'x', sortOrder: b.sortOrder, text: { html: '<p>x</p>' } },
    });
    await desk.history.restoreFromHistory({
      galleryId: id,
      moment: { change: 1 },
      restore: { part: 'ITEMS', itemIds: [b.id] },
    });
    expect(await titlesOf(desk, id)).toEqual(['a', 'b', 'x', 'c']);
  });

  test('brings the order back and leaves titles and newer items where they are', async () => {
    const desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a', 'b', 'c', 'd']);
    const c = await itemOf(desk, id, 'c');
    await desk.galleries.updateGalleryItem({ galleryId: id, item: { id: c.id, title: 'C' } });
    await desk.galleries.moveGalleryItems({ galleryId: id, itemIds: [c.id], place: { at: 'start' } });
    await desk.galleries.createGalleryItems({
      galleryId: id,
      items: [{ title: 'new', text: { html: '<p>n</p>' } }],
      place: { after: c.id },
    });
    expect(await titlesOf(desk, id)).toEqual(['C', 'new', 'a', 'b', 'd']);
    await desk.history.restoreFromHistory({
      galleryId: id,
      moment: { change: 1 },
      restore: { part: 'ORDER' },
    });
    expect(await titlesOf(desk, id)).toEqual(['a', 'b', 'C', 'new', 'd']);
    const orders = [...((await desk.store.state.gallery(id))?.items ?? [])].map(({ sortOrder }) => sortOrder);
    expect(new Set(orders).size).toBe(5);
  });

  test('brings one field back and nothing else', async () => {
    const desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a']);
    const a = await itemOf(desk, id, 'a');
    await desk.galleries.updateGalleryItem({
      galleryId: id,
      item: { id: a.id, title: null, description: 'Wind' },
    });
    const { label } = await desk.history.restoreFromHistory({
      galleryId: id,
      moment: { change: 1 },
      restore: { part: 'FIELD', itemId: a.id, field: 'title' },
    });
    expect(label).toBe('Restore title of an item of “Skagen”');
    expect((await desk.store.state.gallery(id))?.items.get(a.id)).toMatchObject({
      title: 'a',
      description: 'Wind',
    });
  });

  test('brings a name back', async () => {
    const desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a']);
    await rename(desk, id, 'Grenen');
    await desk.history.restoreFromHistory({
      galleryId: id,
      moment: { change: 1 },
      restore: { part: 'NAME' },
    });
    expect(desk.store.state.galleries.get(id)?.name).toBe('Skagen');
  });

  test('brings a deleted gallery back, on top when its place was taken', async () => {
    const desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a', 'b']);
    const { sortOrder } = (await desk.store.state.gallery(id))!.properties;
    await desk.galleries.deleteGallery({ galleryId: id });
    await desk.galleries.createGallery({ gallery: { name: 'Squatter', sortOrder } });
    await desk.history.restoreFromHistory({
      galleryId: id,
      moment: { change: 1 },
      restore: { part: 'GALLERY' },
    });
    expect(await titlesOf(desk, id)).toEqual(['a', 'b']);
    expect([...desk.store.state.galleries].map(({ name }) => name)).toEqual(['Skagen', 'Squatter']);
  });

  test('of what is the same says so and changes nothing', async () => {
    const desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a', 'b']);
    const before = await undoableContent(desk);
    const { notes } = await desk.history.restoreFromHistory({
      galleryId: id,
      moment: { change: 1 },
      restore: { part: 'GALLERY' },
    });
    expect(notes).toEqual(['It is as it was then; there was nothing to restore.']);
    expect(desk.store.sequence).toBe(1);
    expect(await undoableContent(desk)).toEqual(before);
  });

  test('a part of a gallery that is gone, or an item that was not there, is refused', async () => {
    const desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a']);
    const { item } = await desk.galleries.createGalleryItem({
      galleryId: id,
      item: { title: 'late', text: { html: '<p>l</p>' } },
    });
    const restore = (part: Parameters<Desk['history']['restoreFromHistory']>[0]['restore']) =>
      desk.history.restoreFromHistory({ galleryId: id, moment: { change: 1 }, restore: part });
    await expect(restore({ part: 'ITEMS', itemIds: [item.id] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await desk.galleries.deleteGallery({ galleryId: id });
    await expect(restore({ part: 'ORDER' })).rejects.toThrow('Restore the whole gallery first');
  });
});
