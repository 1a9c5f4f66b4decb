import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Store } from '../../../main/store/open-store.ts';
import type { Change } from '../../../shared/events/domain-event.ts';
import { invertEvents } from '../../../shared/events/invert-events.ts';
import { FaultyFileSystem } from './faulty-file-system.ts';
import {
  deciding,
  galleryCreated,
  itemCreated,
  openTestStore,
  sampleGallery,
  sampleItem,
  temporaryFolder,
} from './samples.ts';

const tagged = (sortOrder: number, ...values: string[]) => ({
  ...sampleItem({ sortOrder }),
  tags: { values },
});

/** Two galleries; `sea` is on three items of both. */
async function filled(store: Store) {
  const [first, second] = [sampleGallery({ sortOrder: 1 }), sampleGallery({ sortOrder: 2 })];
  const items = [tagged(1, 'sea', 'dawn'), tagged(2, 'sea', 'sea'), sampleItem({ sortOrder: 3 })];
  await store.change(deciding(galleryCreated(first), ...items.map((item) => itemCreated(first.id, item))));
  await store.change(deciding(galleryCreated(second), itemCreated(second.id, tagged(1, 'sea', 'pier'))));
  return { first, second, items };
}

const FILLED = [
  { tag: 'sea', items: 3 },
  { tag: 'dawn', items: 1 },
  { tag: 'pier', items: 1 },
];

const tagsOf = async (store: Store, text = '') => (await store.tagUses()).matching(text);

/** What looking at every item tells, by tag. */
async function countedTags(store: Store): Promise<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const { id } of store.state.galleries) {
    for (const { tags } of (await store.state.gallery(id))!.items) {
      for (const tag of new Set(tags?.values)) counted[tag] = (counted[tag] ?? 0) + 1;
    }
  }
  return counted;
}

const knownTags = async (store: Store) =>
  Object.fromEntries((await tagsOf(store)).map(({ tag, items }) => [tag, items]));

describe('the tags of items', () => {
  test('are those of all galleries, opened or not, the most frequent first', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    await filled(store);
    expect(await tagsOf(store)).toEqual(FILLED);
    await store.close();
    expect(await tagsOf(await openTestStore(folder))).toEqual(FILLED);
  });

  test('follow every change, and its being taken back', async () => {
    const store = await openTestStore(await temporaryFolder());
    const { first, second, items } = await filled(store);
    await store.tagUses();
    const changes: Change[] = [];
    store.onChange((change) => changes.push(change));
    const steps = [
      deciding({ type: 'galleryItemDeleted', galleryId: first.id, item: items[0]! }),
      deciding({
        type: 'galleryItemUpdated',
        galleryId: first.id,
        itemId: items[2]!.id,
        changed: { tags: { values: ['dusk', 'sea'] } },
        previous: {},
      }),
      deciding({
        type: 'galleryItemUpdated',
        galleryId: first.id,
        itemId: items[1]!.id,
        changed: { tags: null, title: 'Ebb' },
        previous: {},
      }),
    ];
    for (const step of steps) {
      await store.change(step);
      expect(await knownTags(store)).toEqual(await countedTags(store));
    }
    expect(await knownTags(store)).toEqual({ sea: 2, dusk: 1, pier: 1 });
    for (const change of changes.toReversed()) {
      await store.change(deciding(...invertEvents(change.events)));
      expect(await knownTags(store)).toEqual(await countedTags(store));
    }
    expect(await tagsOf(store)).toEqual(FILLED);
    expect(second.id).not.toBe(first.id);
  });

  test('are read from no gallery file that did not change since the library was closed', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const { first, second } = await filled(store);
    await store.tagUses();
    await store.close();
    const readsOf = (fileSystem: FaultyFileSystem, id: string) =>
      fileSystem.operations.filter(
        ({ name, path }) => path.endsWith(`${id}.json`) && /open|readFile/.test(name),
      ).length;
    const fileSystem = new FaultyFileSystem();
    const again = await openTestStore(folder, { fileSystem });
    expect(await tagsOf(again)).toEqual(FILLED);
    expect(readsOf(fileSystem, first.id) + readsOf(fileSystem, second.id)).toBe(0);
    await again.close();

    // A cache that knew of no tags yet.
    const cache = join(folder, 'cache/media-uses.json');
    const text = await readFile(cache, 'utf8');
    await writeFile(cache, text.replace('gallery-desk-uses', 'gallery-desk-media-uses'));
    const anew = await openTestStore(folder);
    expect(await tagsOf(anew)).toEqual(FILLED);
  });

  test('are found without regard to case and accents, those that begin with the text first', async () => {
    const store = await openTestStore(await temporaryFolder());
    const gallery = sampleGallery();
    const items = [
      tagged(1, 'Über den Wolken', 'Wolken', 'Ärmelkanal'),
      tagged(2, 'Über den Wolken', 'armada'),
      tagged(3, 'Über den Wolken'),
    ];
    await store.change(
      deciding(galleryCreated(gallery), ...items.map((item) => itemCreated(gallery.id, item))),
    );
    expect(await tagsOf(store, ' WOLK')).toEqual([
      { tag: 'Wolken', items: 1 },
      { tag: 'Über den Wolken', items: 3 },
    ]);
    expect((await tagsOf(store, 'ar')).map(({ tag }) => tag)).toEqual(['armada', 'Ärmelkanal']);
    expect(await tagsOf(store, 'rain')).toEqual([]);
  });
});
