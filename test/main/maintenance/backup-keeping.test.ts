import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createBackupService, type BackupServiceOptions } from '../../../main/maintenance/backup-service.ts';
import type { Backup } from '../../../main/maintenance/backup-manifest.ts';
import { backupsToRemove, sizeOfBackups } from '../../../main/maintenance/thin-backups.ts';
import { backupNameOf } from '../../../main/maintenance/backup-folder.ts';
import type { Store } from '../../../main/store/open-store.ts';
import { DEFAULT_BACKUPS } from '../../../shared/model/library.ts';
import { FaultyFileSystem, systemError } from '../store/faulty-file-system.ts';
import {
  contentOf,
  deciding,
  galleryCreated,
  openTestStore,
  sampleGallery,
  temporaryFolder,
} from '../store/samples.ts';
import { backupsOfStore } from './damaged-library.ts';

function serviceOf(store: Store, options: Partial<BackupServiceOptions> = {}) {
  return createBackupService({
    store,
    program: 'Test',
    automatic: 'WHILE_OPEN',
    mediaFolder: () => join(store.folder, 'media'),
    onProblem: () => {},
    ...options,
  });
}

async function changedStore(): Promise<Store> {
  const store = await openTestStore(await temporaryFolder());
  await store.change(deciding(galleryCreated(sampleGallery({ sortOrder: 1 }))));
  await store.flush();
  return store;
}

describe('backups that are taken by themselves', () => {
  test('come when the library is closed, once for what changed', async () => {
    const store = await changedStore();
    await serviceOf(store).close();
    const backups = serviceOf(store);
    expect((await backups.list()).backups).toMatchObject([{ reason: 'AUTOMATIC', sequence: 1 }]);
    await backups.close();
    expect((await backups.list()).backups).toHaveLength(1);
  });

  test('wait for their time on hosts that answer one call, and come not at all when switched off', async () => {
    const store = await changedStore();
    let now = new Date('2026-03-01T10:00:00.000Z');
    const options = { automatic: 'WHEN_DUE' as const, now: () => now };
    await serviceOf(store, options).close();
    await store.change(deciding(galleryCreated(sampleGallery({ sortOrder: 2 }))));
    now = new Date('2026-03-01T10:59:00.000Z');
    await serviceOf(store, options).close();
    const backups = serviceOf(store, options);
    expect((await backups.list()).backups).toHaveLength(1);
    now = new Date('2026-03-01T11:00:00.000Z');
    await serviceOf(store, options).close();
    expect((await backups.list()).backups).toHaveLength(2);
    await backups.updateSettings({ isAutomatic: false });
    now = new Date('2026-03-02T11:00:00.000Z');
    await serviceOf(store, options).close();
    expect((await backups.list()).backups).toHaveLength(2);
  });

  test('report a folder that cannot be reached, and stop nothing', async () => {
    const store = await changedStore();
    const elsewhere = await temporaryFolder();
    const backups = serviceOf(store);
    await backups.updateSettings({ folder: elsewhere });
    await rm(elsewhere, { recursive: true });
    await backups.close();
    expect((await backups.state()).problem).toContain(elsewhere);
    await expect(backups.create()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    // The drive may be connected again: its place must not be filled.
    await expect(stat(elsewhere)).rejects.toThrow();
    await store.change(deciding(galleryCreated(sampleGallery({ sortOrder: 2 }))));
    await mkdir(elsewhere);
    expect((await backups.create()).backup.folder.startsWith(elsewhere)).toBe(true);
  });

  test('refuse folders in which the library keeps other files', async () => {
    const store = await changedStore();
    const backups = backupsOfStore(store);
    for (const folder of ['galleries', 'history/old', '.', 'media/backups']) {
      await expect(backups.updateSettings({ folder })).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    }
    await expect(backups.updateSettings({ folder: '/nowhere/at/all' })).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
    });
  });
});

describe('a backup that the disk refuses', () => {
  test('leaves nothing behind, and neither the library nor earlier backups are touched', async () => {
    const store = await changedStore();
    const first = (await backupsOfStore(store).create()).backup;
    const before = await contentOf(store.state);
    for (const operation of ['handle.write', 'handle.sync', 'rename', 'open'] as const) {
      const fileSystem = new FaultyFileSystem();
      fileSystem.before = ({ name, path }) => {
        if (name === operation && path.includes('backups')) throw systemError('ENOSPC');
      };
      await expect(serviceOf(store, { fileSystem }).create()).rejects.toMatchObject({
        code: 'UNAVAILABLE',
        message: expect.stringContaining('disk is full'),
      });
    }
    expect(await readdir(join(store.folder, 'backups'))).toEqual([first.name]);
    expect(await backupsOfStore(store).verify({ name: first.name })).toMatchObject({ isClean: true });
    expect(await contentOf(store.state)).toEqual(before);
  });

  test('is written whole when the disk takes a few bytes at a time, and what a kill left of another is removed', async () => {
    const store = await changedStore();
    const rest = join(store.folder, 'backups', `${backupNameOf(new Date())}.partial`);
    await mkdir(join(rest, 'galleries'), { recursive: true });
    await writeFile(join(rest, 'galleries', 'a.json'), '{');
    const fileSystem = new FaultyFileSystem();
    fileSystem.bytesPerWrite = 7;
    const { backup } = await serviceOf(store, { fileSystem }).create();
    expect(await readdir(join(store.folder, 'backups'))).toEqual([backup.name]);
    expect(await backupsOfStore(store).verify({ name: backup.name })).toMatchObject({ isClean: true });
  });
});

test('what did not change is on the disk once, however many backups have it', async () => {
  const store = await changedStore();
  const backups = backupsOfStore(store);
  const [a, b] = [(await backups.create()).backup, (await backups.create()).backup];
  const [gallery] = await readdir(join(a.folder, 'galleries'));
  const [first, second] = await Promise.all(
    [a, b].map(({ folder }) => stat(join(folder, 'galleries', gallery!))),
  );
  expect(second!.ino).toBe(first!.ino);
  expect(first!.ino).not.toBe((await stat(join(store.folder, 'galleries', gallery!))).ino);
});

describe('thinning', () => {
  const backupAt = (time: number, reason: Backup['manifest']['reason'] = 'AUTOMATIC', size = 100): Backup => {
    const date = new Date(time);
    return {
      name: backupNameOf(date),
      folder: '',
      manifest: {
        format: 'gallery-desk-backup',
        formatVersion: 1,
        time: date.toISOString(),
        reason,
        program: '',
        folder: '',
        totalGalleries: 0,
        sharesFiles: false,
        files: [{ path: 'library.json', size, sha256: '' }],
      },
    };
  };
  const HOUR = 3_600_000;
  const START = Date.parse('2026-01-01T00:30:00.000Z');

  test('keeps the last of each hour, day and month', () => {
    const backups = Array.from({ length: 24 * 90 }, (_, hour) => backupAt(START + hour * HOUR));
    const removed = new Set(
      backupsToRemove(backups, { ...DEFAULT_BACKUPS, keepHourly: 3, keepDaily: 2, keepMonthly: 2 }),
    );
    const kept = backups
      .filter((backup) => !removed.has(backup))
      .map(({ manifest }) => manifest.time.slice(0, 13));
    expect(kept).toEqual([
      '2026-02-28T23',
      '2026-03-30T23',
      '2026-03-31T21',
      '2026-03-31T22',
      '2026-03-31T23',
    ]);
  });

  test('never removes the newest, keeps within the bound, and lets go of what a person asked for last', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 100 }), fc.boolean(), fc.integer({ min: 1, max: 500 })), {
          minLength: 1,
        }),
        fc.integer({ min: 1, max: 3000 }),
        (steps, maxBytes) => {
          let time = START;
          const backups = steps.map(([hours, isManual, size]) =>
            backupAt((time += hours * HOUR), isManual ? 'MANUAL' : 'AUTOMATIC', size),
          );
          const removed = new Set(backupsToRemove(backups, { ...DEFAULT_BACKUPS, maxBytes }));
          const kept = backups.filter((backup) => !removed.has(backup));
          expect(kept).toContain(backups.at(-1));
          if (kept.length > 1) expect(sizeOfBackups(kept)).toBeLessThanOrEqual(maxBytes);
          const hasLostManual = [...removed].some(({ manifest }) => manifest.reason === 'MANUAL');
          if (hasLostManual)
            expect(kept.slice(0, -1).every(({ manifest }) => manifest.reason === 'MANUAL')).toBe(true);
        },
      ),
    );
  });
});
