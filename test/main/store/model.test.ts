import { cp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Store } from '../../../main/store/open-store.ts';
import type { DecidedEvent } from '../../../shared/events/domain-event.ts';
import type { GalleryProperties } from '../../../shared/model/gallery.ts';
import type { GalleryItem } from '../../../shared/model/item.ts';
import type { Ordered } from '../../../shared/order/display-order.ts';
import type { MediaFile } from '../../../shared/model/media-file.ts';
import { FaultyFileSystem } from './faulty-file-system.ts';
import {
  deciding,
  openTestStore,
  sampleFile,
  sampleGallery,
  sampleItem,
  temporaryFolder,
} from './samples.ts';

/** The library as plain maps, with no idea of files. */
interface Model {
  readonly galleries: Map<string, { properties: GalleryProperties; items: Map<string, GalleryItem> }>;
  readonly media: Map<string, MediaFile>;
}

/** What happens next: `pick`s choose among what is there. */
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('createGallery' as const), sortOrder: fc.nat(1000) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('deleteGallery' as const), pick: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('restoreGallery' as const), pick: fc.nat() }) },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('rename' as const), pick: fc.nat(), name: fc.string() }),
  },
  {
    weight: 8,
    arbitrary: fc.record({
      do: fc.constant('addItems' as const),
      pick: fc.nat(),
      sortOrders: fc.array(fc.integer(), { minLength: 1, maxLength: 40 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('editItem' as const),
      pick: fc.nat(),
      item: fc.nat(),
      title: fc.option(fc.string(), { nil: null }),
      sortOrder: fc.integer(),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant('deleteItems' as const),
      pick: fc.nat(),
      count: fc.integer({ min: 1, max: 40 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('addFile' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('losePath' as const), pick: fc.nat() }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('flush' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('reopen' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('crash' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('fullDisk' as const), after: fc.nat(4) }) },
);

type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function picked<T>(values: Iterable<T>, pick: number): T | undefined {
  const list = [...values];
  return list[pick % list.length];
}

/** The events of a step and what they do to the model; nothing when there is nothing to pick. */
function decide(
  model: Model,
  deleted: GalleryProperties[],
  one: Step,
): { events: DecidedEvent[]; happen: () => void } | undefined {
  if (one.do === 'createGallery' || one.do === 'restoreGallery') {
    const gallery =
      one.do === 'createGallery' ? sampleGallery({ sortOrder: one.sortOrder }) : picked(deleted, one.pick);
    if (gallery === undefined || model.galleries.has(gallery.id)) return undefined;
    return {
      events: [{ type: 'galleryCreated', galleryId: gallery.id, gallery }],
      happen: () => void model.galleries.set(gallery.id, { properties: gallery, items: new Map() }),
    };
  }
  if (one.do === 'addFile') {
    const file = sampleFile({ path: `${model.media.size % 3}.jpg` });
    return {
      events: [{ type: 'mediaFileAdded', file }],
      happen: () => void model.media.set(file.id, file),
    };
  }
  if (one.do === 'losePath') {
    const file = picked(model.media.values(), one.pick);
    if (file === undefined) return undefined;
    const changed = { status: 'MISSING', problem: 'gone' } as const;
    return {
      events: [{ type: 'mediaFileUpdated', mediaId: file.id, changed, previous: {} }],
      happen: () => void model.media.set(file.id, { ...file, ...changed }),
    };
  }
  if (!('pick' in one)) return undefined;
  const gallery = picked(model.galleries.values(), one.pick);
  if (gallery === undefined) return undefined;
  const { properties, items } = gallery;
  const galleryId = properties.id;
  if (one.do === 'rename') {
    return {
      events: [{ type: 'galleryUpdated', galleryId, changed: { name: one.name }, previous: {} }],
      happen: () =>
        void model.galleries.set(galleryId, { properties: { ...properties, name: one.name }, items }),
    };
  }
  if (one.do === 'addItems') {
    const added = one.sortOrders.map((sortOrder) => sampleItem({ sortOrder }));
    return {
      events: added.map((item) => ({ type: 'galleryItemCreated', galleryId, item })),
      happen: () => added.forEach((item) => items.set(item.id, item)),
    };
  }
  if (one.do === 'editItem') {
    const item = picked(items.values(), one.item);
    if (item === undefined) return undefined;
    const { title: _title, ...rest } = item;
    const edited = { ...rest, ...(one.title === null ? {} : { title: one.title }), sortOrder: one.sortOrder };
    const changed = { title: one.title, sortOrder: one.sortOrder };
    return {
      events: [{ type: 'galleryItemUpdated', galleryId, itemId: item.id, changed, previous: {} }],
      happen: () => void items.set(item.id, edited),
    };
  }
  const doomed = [...items.values()].slice(0, one.do === 'deleteItems' ? one.count : Infinity);
  const events: DecidedEvent[] = doomed.map((item) => ({ type: 'galleryItemDeleted', galleryId, item }));
  if (one.do === 'deleteItems') {
    return { events, happen: () => doomed.forEach(({ id }) => items.delete(id)) };
  }
  return {
    events: [...events, { type: 'galleryDeleted', galleryId, gallery: properties }],
    happen: () => {
      model.galleries.delete(galleryId);
      deleted.push(properties);
    },
  };
}

function byDisplay(a: Ordered, b: Ordered): number {
  return b.sortOrder - a.sortOrder || (a.id < b.id ? -1 : 1);
}

async function expectSame(store: Store, model: Model): Promise<void> {
  const expected = [...model.galleries.values()]
    .map(({ properties, items }) => ({ properties, items: [...items.values()].toSorted(byDisplay) }))
    .toSorted((a, b) => byDisplay(a.properties, b.properties));
  const found = [];
  for (const { id, totalItems } of store.state.galleries) {
    const gallery = await store.state.gallery(id);
    const items = [...(gallery?.items ?? [])];
    expect(totalItems).toBe(items.length);
    found.push({ properties: gallery?.properties, items });
  }
  expect(found).toEqual(expected);
  expect(new Map([...store.state.media.values()].map((file) => [file.id, file]))).toEqual(model.media);
}

test('a library is like plain maps in memory, whatever changes, closes, crashes and full disks come', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 50 }), async (steps) => {
      let folder = await temporaryFolder();
      let fileSystem = new FaultyFileSystem();
      let store = await openTestStore(folder, { fileSystem });
      const model: Model = { galleries: new Map(), media: new Map() };
      const deleted: GalleryProperties[] = [];
      for (const one of steps) {
        if (one.do === 'flush') await store.flush().catch(() => {});
        else if (one.do === 'fullDisk') {
          let left = one.after;
          fileSystem.failWith('ENOSPC', ({ name }) => {
            left -= 1;
            return left < 0 && (name === 'handle.write' || name === 'handle.datasync' || name === 'open');
          });
        } else if (one.do === 'reopen' || one.do === 'crash') {
          fileSystem.recover();
          const former = store;
          if (one.do === 'reopen') await store.close();
          else {
            const copy = await temporaryFolder();
            await cp(folder, copy, { recursive: true, preserveTimestamps: true });
            await rm(join(copy, 'library.lock'));
            folder = copy;
          }
          fileSystem = new FaultyFileSystem();
          store = await openTestStore(folder, { fileSystem });
          await former.close();
          await expectSame(store, model);
        } else {
          const decision = decide(model, deleted, one);
          if (decision === undefined) continue;
          const isDone = await store.change(deciding(...decision.events)).then(
            () => true,
            () => false,
          );
          if (isDone) decision.happen();
          else fileSystem.recover();
        }
      }
      await expectSame(store, model);
      fileSystem.recover();
      await store.close();
      store = await openTestStore(folder);
      await expectSame(store, model);
      await store.close();
    }),
    { numRuns: 25 },
  );
});
