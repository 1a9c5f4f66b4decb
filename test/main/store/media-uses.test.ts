import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../../main/store/open-store.ts';
import { mediaIdOf } from '../../../shared/model/item.ts';
import { invertEvents } from '../../../shared/events/invert-events.ts';
import { FaultyFileSystem } from './faulty-file-system.ts';
import {
  deciding,
  galleryCreated,
  itemCreated,
  openTestStore,
  sampleGallery,
  sampleImage,
  sampleItem,
  temporaryFolder,
} from './samples.ts';

/** Two galleries: the first shows `a` twice and `b` once, the second `b`; a text shows none. */
async function filled(store: Store) {
  const [first, second] = [sampleGallery({ sortOrder: 1 }), sampleGallery({ sortOrder: 2 })];
  const items = [
    sampleImage('a', { sortOrder: 1 }),
    sampleImage('a', { sortOrder: 2 }),
    sampleImage('b', { sortOrder: 3 }),
    sampleItem({ sortOrder: 4 }),
  ];
  await store.change(deciding(galleryCreated(first), ...items.map((item) => itemCreated(first.id, item))));
  const other = sampleImage('b');
  await store.change(deciding(galleryCreated(second), itemCreated(second.id, other)));
  return { first, second, items, other };
}

/** What looking at every gallery tells, by media id. */
async function countedUses(store: Store): Promise<Record<string, Record<string, number>>> {
  const counted: Record<string, Record<string, number>> = {};
  for (const { id } of store.state.galleries) {
    for (const item of (await store.state.gallery(id))!.items) {
      const mediaId = mediaIdOf(item);
      if (mediaId === undefined) continue;
      const uses = (counted[mediaId] ??= {});
      uses[id] = (uses[id] ?? 0) + 1;
    }
  }
  return counted;
}

async function knownUses(store: Store, ...mediaIds: string[]) {
  const uses = await store.mediaUses();
  return Object.fromEntries(
    mediaIds
      .map(
        (id) =>
          [id, Object.fromEntries(uses.of(id).map(({ galleryId, items }) => [galleryId, items]))] as const,
      )
      .filter(([, galleries]) => Object.keys(galleries).length > 0),
  );
}

/** How often a gallery's file was read. */
const readsOf = (fileSystem: FaultyFileSystem, { id }: { readonly id: string }) =>
  fileSystem.operations.filter(({ name, path }) => path.endsWith(`${id}.json`) && /open|readFile/.test(name))
    .length;

describe('the uses of media files', () => {
  test('are those of all galleries, opened or not', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const { first, second } = await filled(store);
    const expected = { a: { [first.id]: 2 }, b: { [first.id]: 1, [second.id]: 1 } };
    expect(await knownUses(store, 'a', 'b', 'c')).toEqual(expected);
    await store.close();
    const again = await openTestStore(folder);
    expect(await knownUses(again, 'a', 'b', 'c')).toEqual(expected);
    expect((await again.mediaUses()).isUsedIn('a', second.id)).toBe(false);
  });

  test('follow every change, and its being taken back', async () => {
    const store = await openTestStore(await temporaryFolder());
    const { first, second, items, other } = await filled(store);
    const uses = await store.mediaUses();
    const told = new Set<string>();
    uses.onChange((mediaIds) => {
      for (const id of mediaIds) told.add(id);
    });
    const steps = [
      deciding({ type: 'galleryItemDeleted', galleryId: first.id, item: items[0]! }),
      deciding({
        type: 'galleryItemUpdated',
        galleryId: second.id,
        itemId: other.id,
        changed: { image: { type: 'WIX_MEDIA', imageInfo: { id: 'c' } } },
        previous: {},
      }),
      deciding(
        { type: 'galleryItemDeleted', galleryId: second.id, item: other },
        { type: 'galleryDeleted', galleryId: second.id, gallery: second },
      ),
    ];
    const changes: Parameters<Parameters<Store['onChange']>[0]>[0][] = [];
    store.onChange((change) => changes.push(change));
    for (const step of steps) {
      await store.change(step);
      expect(await knownUses(store, 'a', 'b', 'c')).toEqual(await countedUses(store));
    }
    expect([...told].sort()).toEqual(['a', 'b', 'c']);
    for (const change of changes.toReversed()) {
      await store.change(deciding(...invertEvents(change.events)));
      expect(await knownUses(store, 'a', 'b', 'c')).toEqual(await countedUses(store));
    }
    expect(await knownUses(store, 'a', 'b', 'c')).toEqual({
      a: { [first.id]: 2 },
      b: { [first.id]: 1, [second.id]: 1 },
    });
  });

  test('are read from no gallery file that did not change since the library was closed', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const { first, second } = await filled(store);
    await store.mediaUses();
    await store.close();

    const fileSystem = new FaultyFileSystem();
    const again = await openTestStore(folder, { fileSystem });
    expect(await knownUses(again, 'a')).toEqual({ a: { [first.id]: 2 } });
    expect(readsOf(fileSystem, first)).toBe(0);
    await again.change(deciding(itemCreated(second.id, sampleImage('a', { sortOrder: 9 }))));
    expect(await knownUses(again, 'a')).toEqual({ a: { [first.id]: 2, [second.id]: 1 } });
    await again.close();

    const third = await openTestStore(folder);
    expect(await knownUses(third, 'a', 'b')).toEqual(await countedUses(third));
    await third.close();
    await rm(join(folder, 'cache/media-uses.json'));
    const withoutCache = new FaultyFileSystem();
    await knownUses(await openTestStore(folder, { fileSystem: withoutCache }), 'a');
    expect(readsOf(withoutCache, first)).toBeGreaterThan(0);
  });

  test('are counted anew where the cache does not fit, or is no cache', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const { first } = await filled(store);
    await store.mediaUses();
    await store.close();
    const cache = join(folder, 'cache/media-uses.json');
    const text = await readFile(cache, 'utf8');
    for (const broken of [
      '{',
      '{}',
      text.replaceAll(/"mtimeMs":[\d.]+/g, '"mtimeMs":1').replace('["a",2]', '["a",7]'),
      text.replace('"schemaVersion":', '"schemaVersion":9'),
    ]) {
      await writeFile(cache, broken);
      const again = await openTestStore(folder);
      expect(await knownUses(again, 'a')).toEqual({ a: { [first.id]: 2 } });
      await again.close();
    }
  });

  test('of changes made while they are counted are right', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const { first, second, items } = await filled(store);
    await store.close();
    const again = await openTestStore(folder);
    const [uses] = await Promise.all([
      again.mediaUses(),
      again.change(deciding(itemCreated(second.id, sampleImage('a', { sortOrder: 9 })))),
      again.change(deciding({ type: 'galleryItemDeleted', galleryId: first.id, item: items[2]! })),
    ]);
    expect(uses.of('b').map(({ galleryId }) => galleryId)).toEqual([second.id]);
    expect(await knownUses(again, 'a', 'b')).toEqual(await countedUses(again));
  });
});
