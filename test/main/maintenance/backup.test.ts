import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createBackupService, type BackupServiceOptions } from '../../../main/maintenance/backup-service.ts';
import { openStore, type Store } from '../../../main/store/open-store.ts';
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
} from '../store/samples.ts';

function serviceOf(store: Store, options: Partial<BackupServiceOptions> = {}) {
  return createBackupService({
    store,
    program: 'Test',
    automatic: 'NEVER',
    mediaFolder: () => join(store.folder, 'media'),
    onProblem: (error) => {
      throw error;
    },
    ...options,
  });
}

async function filled(store: Store) {
  const galleries = [1, 2, 3].map((sortOrder) => sampleGallery({ sortOrder, name: `Gallery ${sortOrder}` }));
  const items = [1, 2, 3].map((sortOrder) => sampleItem({ sortOrder, title: `Item ${sortOrder}` }));
  const [first] = galleries;
  await store.change(
    deciding(
      ...galleries.map(galleryCreated),
      ...items.map((item) => itemCreated(first!.id, item)),
      { type: 'mediaFileAdded', file: sampleFile({ id: 'harbour' }) },
      itemCreated(first!.id, sampleImage('harbour', { sortOrder: 9 })),
    ),
  );
  return { first: first!, galleries, items };
}

/** What a library opened on a copy of a backup holds. */
async function openedContent(backupFolder: string): Promise<unknown> {
  const folder = await temporaryFolder();
  await cp(backupFolder, folder, { recursive: true });
  const store = await openStore(folder, { program: 'Test', host: 'test' });
  const content = await contentOf(store.state);
  await store.close();
  return content;
}

describe('a backup', () => {
  test('holds the library as it is, also what no snapshot has yet, and passes its check', async () => {
    const store = await openTestStore(await temporaryFolder());
    const { first, items } = await filled(store);
    await store.flush();
    await store.change(deciding(titleChanged(first.id, items[0]!.id, 'Later')));
    const backups = serviceOf(store);
    const { backup } = await backups.create();
    expect(backup).toMatchObject({ reason: 'MANUAL', sequence: 2, totalGalleries: 3 });
    expect(await openedContent(backup.folder)).toEqual(await contentOf(store.state));
    expect(await backups.verify({ name: backup.name })).toEqual({
      isClean: true,
      findings: [],
      totalGalleries: 3,
      totalItems: 4,
    });
    expect(await backups.list()).toMatchObject({ backups: [{ name: backup.name }], problems: [] });
  });

  test('is of one moment while changes, snapshots and deletions go on', async () => {
    const store = await openTestStore(await temporaryFolder());
    const { first, items } = await filled(store);
    await store.flush();
    const contents = new Map<number, unknown>([[store.sequence, await contentOf(store.state)]]);
    store.onChange(({ sequence }) => contents.set(sequence, undefined));
    const backups = serviceOf(store);
    const work = { isDone: false };
    const working = (async () => {
      for (let number = 0; !work.isDone; number += 1) {
        const passing = sampleGallery({ sortOrder: 100 + number });
        await store.change(
          deciding(galleryCreated(passing), titleChanged(first.id, items[0]!.id, `Title ${number}`)),
        );
        contents.set(store.sequence, await contentOf(store.state));
        if (number % 3 === 0) {
          await store.change(deciding({ type: 'galleryDeleted', galleryId: passing.id, gallery: passing }));
          contents.set(store.sequence, await contentOf(store.state));
        }
        if (number % 2 === 0) await store.flush();
      }
    })();
    for (let round = 0; round < 8; round += 1) {
      const { backup } = await backups.create();
      expect(await openedContent(backup.folder)).toEqual(contents.get(backup.sequence!));
      expect((await backups.verify({ name: backup.name })).findings).toEqual([]);
    }
    work.isDone = true;
    await working;
  });
});
