import { EventEmitter, once } from 'node:events';
import { cp, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { GalleryDeskError } from '../../../shared/errors/gallery-desk-error.ts';
import type { Change } from '../../../shared/events/domain-event.ts';
import { FaultyFileSystem, type Operation } from './faulty-file-system.ts';
import {
  contentOf,
  deciding,
  galleryCreated,
  itemCreated,
  openTestStore,
  sampleFile,
  sampleGallery,
  sampleItem,
  temporaryFolder,
  titleChanged,
} from './samples.ts';

/** What a library opened from the disk as it is now holds. */
async function contentOnDisk(folder: string): Promise<unknown> {
  const copy = await temporaryFolder();
  await cp(folder, copy, { recursive: true, preserveTimestamps: true });
  await rm(join(copy, 'library.lock'), { force: true });
  const store = await openTestStore(copy);
  return contentOf(store.state);
}

async function storeWithGallery() {
  const fileSystem = new FaultyFileSystem();
  const folder = await temporaryFolder();
  const store = await openTestStore(folder, { fileSystem });
  const gallery = sampleGallery();
  const item = sampleItem({ title: 'First' });
  await store.change(deciding(galleryCreated(gallery), itemCreated(gallery.id, item)));
  const heard: Change[] = [];
  store.onChange((change) => heard.push(change));
  return { fileSystem, folder, store, gallery, item, heard };
}

const isJournal = ({ path }: Operation) => path.endsWith('journal.jsonl');

describe.each(['ENOSPC', 'EIO', 'EACCES', 'EDQUOT'])('when the disk says %s', (code) => {
  test.each(['handle.write', 'handle.datasync'] as const)(
    'to %s of the journal, the change fails, memory is as the disk, and later changes work',
    async (name) => {
      const { fileSystem, folder, store, gallery, item, heard } = await storeWithGallery();
      const before = await contentOf(store.state);
      let count = 0;
      fileSystem.failWith(code, (operation) => {
        count += operation.name === name && isJournal(operation) ? 1 : 0;
        return operation.name === name && isJournal(operation) && count === 1;
      });
      const change = store.change(deciding(titleChanged(gallery.id, item.id, 'Refused')));
      await expect(change).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        message: expect.stringContaining(`The change was not saved to ${join(folder, 'journal.jsonl')}: `),
        data: { systemCode: code },
      });
      expect(await contentOf(store.state)).toEqual(before);
      expect(await contentOnDisk(folder)).toEqual(before);
      await store.change(deciding(titleChanged(gallery.id, item.id, 'Taken')));
      expect(heard.map(({ sequence }) => sequence)).toEqual([2]);
      expect(await contentOnDisk(folder)).toEqual(await contentOf(store.state));
    },
  );
});

describe('a journal that the disk refuses', () => {
  test('takes back all changes that rest on the refused one, of every kind, exactly', async () => {
    const { fileSystem, folder, store, gallery, item, heard } = await storeWithGallery();
    const before = await contentOf(store.state);
    const other = sampleGallery({ sortOrder: 7 });
    const added = Array.from({ length: 50 }, (_, index) => sampleItem({ sortOrder: 10 + index }));
    fileSystem.failWith('ENOSPC', ({ name }) => name === 'handle.datasync');
    const changes = [
      store.change(deciding(galleryCreated(other))),
      store.change(deciding(itemCreated(other.id, sampleItem()), titleChanged(gallery.id, item.id, 'x'))),
      store.change(deciding(...added.map((one) => itemCreated(gallery.id, one)))),
      store.change(
        deciding(
          { type: 'galleryItemDeleted', galleryId: gallery.id, item },
          ...added.map((one) => ({ type: 'galleryItemDeleted', galleryId: gallery.id, item: one }) as const),
          { type: 'galleryDeleted', galleryId: gallery.id, gallery },
        ),
      ),
      store.change(deciding({ type: 'mediaFileAdded', file: sampleFile() })),
      store.change(deciding({ type: 'libraryUpdated', changed: { name: 'Other' }, previous: { name: 'x' } })),
    ];
    const outcomes = await Promise.allSettled(changes);
    expect(outcomes.map(({ status }) => status)).toEqual(changes.map(() => 'rejected'));
    expect(await contentOf(store.state)).toEqual(before);
    fileSystem.recover();
    await store.change(deciding(titleChanged(gallery.id, item.id, 'After')));
    expect(heard).toHaveLength(1);
    expect(heard[0]?.sequence).toBe(2);
    expect(await contentOnDisk(folder)).toEqual(await contentOf(store.state));
  });

  test('lets a command decide again that had looked at what was taken back', async () => {
    const { fileSystem, store, gallery, item } = await storeWithGallery();
    let isRefused = false;
    const looked = new EventEmitter();
    const hasLooked = once(looked, 'once');
    fileSystem.before = async ({ name }) => {
      if (name !== 'handle.datasync' || isRefused) return;
      await hasLooked;
      isRefused = true;
      throw Object.assign(new Error('EIO'), { code: 'EIO' });
    };
    const refused = store.change(deciding(titleChanged(gallery.id, item.id, 'Refused')));
    const seen: (string | undefined)[] = [];
    const after = store.change(async (state) => {
      const found = (await state.gallery(gallery.id))?.items.get(item.id)?.title;
      seen.push(found);
      looked.emit('once');
      await refused.catch(() => {});
      return { label: 'Look', events: [titleChanged(gallery.id, item.id, `${found} again`)], result: found };
    });
    expect(await after).toBe('First');
    expect(seen).toEqual(['Refused', 'First']);
  });

  test('does not confirm that nothing had to change on the strength of a change that is then lost', async () => {
    const { fileSystem, store, gallery, item } = await storeWithGallery();
    fileSystem.failWith('EIO', ({ name }) => name === 'handle.datasync');
    const refused = store.change(deciding(titleChanged(gallery.id, item.id, 'Same')));
    const same = store.change(deciding());
    await expect(refused).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    await expect(same).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  });

  test('fails further changes while it cannot be brought back to its good part, and none once it can', async () => {
    const { fileSystem, folder, store, gallery, item } = await storeWithGallery();
    fileSystem.bytesPerWrite = 40;
    let writes = 0;
    fileSystem.failWith('EIO', ({ name, path }) => {
      if (!path.endsWith('journal.jsonl')) return false;
      writes += name === 'handle.write' ? 1 : 0;
      return (name === 'handle.write' && writes > 2) || name === 'handle.truncate';
    });
    for (const title of ['One', 'Two']) {
      await expect(store.change(deciding(titleChanged(gallery.id, item.id, title)))).rejects.toThrow(
        'not saved',
      );
    }
    fileSystem.recover();
    await store.change(deciding(titleChanged(gallery.id, item.id, 'Three')));
    expect(await contentOnDisk(folder)).toEqual(await contentOf(store.state));
  });
});

test('a disk that takes a few bytes at a time gets all of them', async () => {
  const fileSystem = new FaultyFileSystem();
  fileSystem.bytesPerWrite = 7;
  const folder = await temporaryFolder();
  const store = await openTestStore(folder, { fileSystem });
  const gallery = sampleGallery({ name: 'Gänseblümchen' });
  await store.change(deciding(galleryCreated(gallery), itemCreated(gallery.id, sampleItem())));
  expect(await contentOnDisk(folder)).toEqual(await contentOf(store.state));
  await store.flush();
  await store.close();
  expect(await contentOnDisk(folder)).toEqual(await contentOf(store.state));
});

test('each operation of a snapshot may fail: nothing is lost, no rest stays, and the next one succeeds', async () => {
  const rehearsal = await storeWithGallery();
  const { folder, store, gallery, item } = rehearsal;
  const { fileSystem } = rehearsal;
  fileSystem.operations.length = 0;
  await store.change(deciding({ type: 'mediaFileAdded', file: sampleFile() }));
  const doomed = sampleGallery({ sortOrder: 3 });
  await store.change(deciding(galleryCreated(doomed)));
  await store.flush();
  const steps = fileSystem.operations.length + 5;
  expect(steps).toBeGreaterThan(20);
  for (let step = 0; step < steps; step += 1) {
    // Each round leaves something of every kind to write: settings, media, a gallery, a gallery to remove, the journal.
    const passing = sampleGallery({ sortOrder: 100 + step });
    await store.change(deciding(galleryCreated(passing)));
    await store.flush();
    await store.change(
      deciding(
        titleChanged(gallery.id, item.id, `Step ${step}`),
        { type: 'galleryDeleted', galleryId: passing.id, gallery: passing },
        { type: 'mediaFileAdded', file: sampleFile({ path: `${step}.jpg` }) },
        { type: 'libraryUpdated', changed: { name: `Step ${step}` }, previous: {} },
      ),
    );
    let left = step;
    fileSystem.failWith('ENOSPC', () => {
      left -= 1;
      return left === -1;
    });
    const outcome = await store.flush().then(
      () => 'written',
      (error: unknown) => error,
    );
    expect(outcome === 'written' || (outcome as GalleryDeskError).code === 'UNAVAILABLE').toBe(true);
    await store.change(deciding(titleChanged(gallery.id, item.id, `After step ${step}`))).catch(() => {});
    fileSystem.recover();
    expect(await contentOnDisk(folder)).toEqual(await contentOf(store.state));
    await store.flush();
    expect(await contentOnDisk(folder)).toEqual(await contentOf(store.state));
    const names = [...(await readdir(folder)), ...(await readdir(join(folder, 'galleries')))];
    expect(names.filter((name) => name.endsWith('.tmp'))).toEqual([]);
  }
});

test('a disk that refuses the last snapshots does not keep a library from closing, nor lose anything', async () => {
  const { fileSystem, folder, store, gallery, item } = await storeWithGallery();
  await store.change(deciding(titleChanged(gallery.id, item.id, 'Kept')));
  const before = await contentOf(store.state);
  fileSystem.failWith('ENOSPC', ({ name }) => name === 'open');
  await store.close();
  expect(await readdir(folder)).not.toContain('library.lock');
  expect(await readFile(join(folder, 'journal.jsonl'), 'utf8')).toContain('Kept');
  expect(await contentOnDisk(folder)).toEqual(before);
});
