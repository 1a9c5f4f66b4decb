import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Change, DecidedEvent } from '../../../shared/events/domain-event.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';
import { FaultyFileSystem } from './faulty-file-system.ts';
import {
  contentOf,
  deciding,
  galleryCreated,
  itemCreated,
  openTestStore,
  sampleFile,
  sampleGallery,
  sampleImage,
  sampleItem,
  temporaryFolder,
  titleChanged,
} from './samples.ts';

describe('a change', () => {
  test('is in the journal when it is answered', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const gallery = sampleGallery({ name: 'Skagen' });
    await store.change(deciding(galleryCreated(gallery)));
    expect(await readFile(join(folder, 'journal.jsonl'), 'utf8')).toContain('"name":"Skagen"');
  });

  test('answers the result of its command', async () => {
    const store = await openTestStore(await temporaryFolder());
    expect(await store.change(() => ({ label: 'Look', events: [], result: 7 }))).toBe(7);
  });

  test('that changes nothing writes nothing', async () => {
    const fileSystem = new FaultyFileSystem();
    const store = await openTestStore(await temporaryFolder(), { fileSystem });
    fileSystem.operations.length = 0;
    await store.change(deciding());
    expect(fileSystem.operations).toEqual([]);
  });

  test('numbers its events per gallery and itself in the order of the journal', async () => {
    const store = await openTestStore(await temporaryFolder());
    const changes: Change[] = [];
    store.onChange((change) => changes.push(change));
    const [a, b] = [sampleGallery({ sortOrder: 1 }), sampleGallery({ sortOrder: 2 })];
    const item = sampleItem();
    await store.change(deciding(galleryCreated(a), galleryCreated(b)));
    await store.change(deciding(itemCreated(a.id, item), titleChanged(a.id, item.id, 'Low tide')));
    expect(changes.map(({ sequence }) => sequence)).toEqual([1, 2]);
    expect(
      changes.flatMap(({ events }) => events).map((event) => 'sequence' in event && event.sequence),
    ).toEqual([1, 1, 2, 3]);
  });

  test('tells listeners the former values as they were, whatever the command believed', async () => {
    const store = await openTestStore(await temporaryFolder());
    const gallery = sampleGallery();
    const item = sampleItem({ title: 'Old' });
    await store.change(deciding(galleryCreated(gallery), itemCreated(gallery.id, item)));
    const changes: Change[] = [];
    store.onChange((change) => changes.push(change));
    await store.change(deciding(titleChanged(gallery.id, item.id, 'New')));
    expect(changes[0]?.events[0]).toMatchObject({ changed: { title: 'New' }, previous: { title: 'Old' } });
  });

  test('reaches listeners before it is answered, and no longer after they left', async () => {
    const store = await openTestStore(await temporaryFolder());
    const seen: string[] = [];
    const leave = store.onChange(({ sequence }) => seen.push(`heard ${sequence}`));
    await store.change(deciding(galleryCreated(sampleGallery()))).then(() => seen.push('answered 1'));
    leave();
    await store.change(deciding(galleryCreated(sampleGallery({ sortOrder: 2 }))));
    expect(seen).toEqual(['heard 1', 'answered 1']);
  });

  test('of which one event does not fit happens not at all', async () => {
    const store = await openTestStore(await temporaryFolder());
    const before = await contentOf(store.state);
    const gallery = sampleGallery();
    const change = store.change(deciding(galleryCreated(gallery), titleChanged(gallery.id, 'nobody', 'x')));
    await expect(change).rejects.toThrow('has no item nobody');
    expect(await contentOf(store.state)).toEqual(before);
  });

  test('is refused when the store is closed', async () => {
    const store = await openTestStore(await temporaryFolder());
    await store.close();
    await expect(store.change(deciding())).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
  });

  test('cannot name a gallery so that its file would lie elsewhere', async () => {
    const store = await openTestStore(await temporaryFolder());
    const change = store.change(deciding(galleryCreated(sampleGallery({ id: '../library' }))));
    await expect(change).rejects.toThrow('cannot have the id');
  });
});

describe('commands', () => {
  test('run one after another, each on what the earlier ones did', async () => {
    const store = await openTestStore(await temporaryFolder());
    const gallery = sampleGallery();
    await store.change(deciding(galleryCreated(gallery)));
    const add = () =>
      store.change(async (state) => {
        const size = (await state.gallery(gallery.id))?.items.size ?? 0;
        await Promise.resolve();
        const item = sampleItem({ sortOrder: size });
        return { label: 'Add', events: [itemCreated(gallery.id, item)], result: size };
      });
    const sizes = await Promise.all(Array.from({ length: 20 }, add));
    expect(sizes).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  test('that throw refuse their own change and no other', async () => {
    const store = await openTestStore(await temporaryFolder());
    const refused = store.change(() => {
      throw new Error('No.');
    });
    const fine = store.change(deciding(galleryCreated(sampleGallery())));
    await expect(refused).rejects.toThrow('No.');
    await fine;
    expect(store.state.galleries.size).toBe(1);
  });

  test('do not wait for the disk: many in flight share few flushes', async () => {
    const fileSystem = new FaultyFileSystem();
    const store = await openTestStore(await temporaryFolder(), { fileSystem });
    const gallery = sampleGallery();
    await store.change(deciding(galleryCreated(gallery)));
    fileSystem.operations.length = 0;
    const changes = Array.from({ length: 200 }, (_, index) =>
      store.change(deciding(itemCreated(gallery.id, sampleItem({ sortOrder: index })))),
    );
    await Promise.all(changes);
    expect(fileSystem.count('handle.datasync', 'journal')).toBeLessThanOrEqual(10);
  });

  test('of a thousand events are one line and one flush', async () => {
    const fileSystem = new FaultyFileSystem();
    const store = await openTestStore(await temporaryFolder(), { fileSystem });
    const gallery = sampleGallery();
    const items = Array.from({ length: 1000 }, (_, index) => sampleItem({ sortOrder: index }));
    await store.change(
      deciding(galleryCreated(gallery), ...items.map((item) => itemCreated(gallery.id, item))),
    );
    expect(fileSystem.count('handle.datasync', 'journal')).toBe(1);
    expect((await store.state.gallery(gallery.id))?.items.size).toBe(1000);
  });
});

describe('the state', () => {
  test('lists galleries in display order and by date, with their items counted and their covers', async () => {
    const store = await openTestStore(await temporaryFolder());
    const older = sampleGallery({ sortOrder: 5, createdDate: '2026-01-01T00:00:00.000Z' });
    const newer = sampleGallery({ sortOrder: 1, createdDate: '2026-02-01T00:00:00.000Z' });
    await store.change(deciding(galleryCreated(newer), galleryCreated(older)));
    const items = [
      sampleItem({ sortOrder: 9 }),
      ...['a', 'b', 'c', 'd', 'e'].map((id, index) => sampleImage(id, { sortOrder: index })),
    ];
    await store.change(deciding(...items.map((item) => itemCreated(older.id, item))));
    expect([...store.state.galleries].map(({ id }) => id)).toEqual([older.id, newer.id]);
    expect([...store.state.galleriesByDate].map(({ id }) => id)).toEqual([older.id, newer.id]);
    expect(store.state.galleries.get(older.id)).toMatchObject({
      totalItems: 6,
      coverMediaIds: ['e', 'd', 'c', 'b'],
    });
    await store.change(
      deciding({
        type: 'galleryUpdated',
        galleryId: newer.id,
        changed: { sortOrder: 10 },
        previous: { sortOrder: 1 },
      }),
    );
    expect([...store.state.galleries].map(({ id }) => id)).toEqual([newer.id, older.id]);
  });

  test('keeps the covers of a gallery those of its first files, whatever comes, goes and moves', async () => {
    const store = await openTestStore(await temporaryFolder());
    const gallery = sampleGallery();
    await store.change(deciding(galleryCreated(gallery)));
    const images = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) =>
      sampleImage(id, { sortOrder: index * 10 }),
    );
    const texts = [5, 25, 70].map((sortOrder) => sampleItem({ sortOrder }));
    const move = (index: number, sortOrder: number): DecidedEvent => ({
      type: 'galleryItemUpdated',
      galleryId: gallery.id,
      itemId: images[index]!.id,
      changed: { sortOrder },
      previous: {},
    });
    const remove = (item: GalleryItem): DecidedEvent => ({
      type: 'galleryItemDeleted',
      galleryId: gallery.id,
      item,
    });
    const covers = (): readonly string[] => store.state.galleries.get(gallery.id)!.coverMediaIds;
    const steps: [DecidedEvent[], string][] = [
      [[itemCreated(gallery.id, texts[2]!)], ''],
      [[itemCreated(gallery.id, images[0]!)], 'a'],
      [images.slice(1).map((item) => itemCreated(gallery.id, item)), 'fedc'],
      [[itemCreated(gallery.id, texts[0]!), itemCreated(gallery.id, texts[1]!)], 'fedc'],
      [[move(0, 45)], 'faed'],
      [[titleChanged(gallery.id, images[0]!.id, 'Noon')], 'faed'],
      [[remove(images[5]!)], 'aedc'],
      [[remove(texts[2]!)], 'aedc'],
      [[move(1, 100)], 'baed'],
    ];
    for (const [events, expected] of steps) {
      await store.change(deciding(...events));
      expect(covers().join('')).toBe(expected);
    }
  });

  test('numbers a gallery that comes back under its old id after its former events', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const gallery = sampleGallery();
    const renamed = { type: 'galleryUpdated', galleryId: gallery.id, previous: {} } as const;
    await store.change(deciding(galleryCreated(gallery), { ...renamed, changed: { name: 'Sylt' } }));
    await store.change(deciding({ type: 'galleryDeleted', galleryId: gallery.id, gallery }));
    await store.close();
    const again = await openTestStore(folder);
    await again.change(deciding(galleryCreated(gallery)));
    expect((await again.state.gallery(gallery.id))?.sequence).toBe(4);
  });

  test('refuses to delete a gallery whose items were not deleted, because that could not be taken back', async () => {
    const store = await openTestStore(await temporaryFolder());
    const gallery = sampleGallery();
    await store.change(deciding(galleryCreated(gallery), itemCreated(gallery.id, sampleItem())));
    const change = store.change(deciding({ type: 'galleryDeleted', galleryId: gallery.id, gallery }));
    await expect(change).rejects.toThrow('while it holds 1 items');
  });

  test('finds media by id, path and content, and a file that is there before one that is missing', async () => {
    const store = await openTestStore(await temporaryFolder());
    const gone = sampleFile({ fingerprint: 'f1', status: 'MISSING' });
    const there = sampleFile({ fingerprint: 'f1' });
    await store.change(
      deciding({ type: 'mediaFileAdded', file: gone }, { type: 'mediaFileAdded', file: there }),
    );
    const { media } = store.state;
    expect(media.byPath('harbour.jpg')).toEqual(there);
    expect(media.byFingerprint('f1')).toEqual([gone, there]);
    await store.change(
      deciding({
        type: 'mediaFileUpdated',
        mediaId: there.id,
        changed: { path: 'quay.jpg', fingerprint: null },
        previous: {},
      }),
    );
    expect(media.byPath('harbour.jpg')).toEqual(gone);
    expect(media.byPath('quay.jpg')?.id).toBe(there.id);
    expect(media.byFingerprint('f1')).toEqual([gone]);
    await store.change(deciding({ type: 'mediaFileRemoved', file: gone }));
    expect(media.byPath('harbour.jpg')).toBeUndefined();
    expect(media.size).toBe(1);
  });
});
