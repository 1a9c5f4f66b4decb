import { randomUUID } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createHistoryService } from '../../../main/history/history-service.ts';
import { backupNamed, listOffline, offlineLibrary } from '../../../main/maintenance/offline.ts';
import { restoreBeside, restoreInPlace } from '../../../main/maintenance/restore-library.ts';
import { type FileSystem, nodeFileSystem } from '../../../main/store/file-system.ts';
import { MIGRATIONS } from '../../../main/store/migrations.ts';
import type { Store } from '../../../main/store/open-store.ts';
import { FaultyFileSystem, systemError } from '../store/faulty-file-system.ts';
import {
  contentOf,
  deciding,
  galleryCreated,
  itemCreated,
  openTestStore,
  sampleGallery,
  sampleItem,
  temporaryFolder,
  titleChanged,
} from '../store/samples.ts';
import { backupsOfStore, contentIn, repaired, sampleLibrary } from './damaged-library.ts';

function options(fileSystem: FileSystem = nodeFileSystem) {
  return {
    fileSystem,
    migrations: MIGRATIONS,
    program: 'Test',
    host: 'test' as const,
    now: () => new Date(),
  };
}

/** A closed library that went on after its backup: what it was then, what it is now. */
async function libraryWithBackup() {
  const folder = await temporaryFolder();
  const store = await openTestStore(folder);
  const [kept, deleted, added] = [1, 2, 3].map((sortOrder) => sampleGallery({ sortOrder }));
  const item = sampleItem({ title: 'Then' });
  await store.change(deciding(galleryCreated(kept!), itemCreated(kept!.id, item), galleryCreated(deleted!)));
  await store.flush();
  const then = await contentOf(store.state);
  const { backup } = await backupsOfStore(store).create();
  await store.change(deciding(titleChanged(kept!.id, item.id, 'Now'), galleryCreated(added!)));
  await store.change(deciding({ type: 'galleryDeleted', galleryId: deleted!.id, gallery: deleted! }));
  const now = await contentOf(store.state);
  await store.close();
  return { folder, past: then, now, name: backup.name, galleryId: kept!.id };
}

/** One operation in so many is tried as the first that fails; 1 tries all of them. */
const STRIDE = Number(process.env['RESTORE_STRIDE'] ?? 7);

describe('a library restored from a backup', () => {
  test('in place is what it was, and what it was before is kept as a backup of its own', async () => {
    const { folder, past, now, name } = await libraryWithBackup();
    const library = await offlineLibrary(folder, undefined);
    const { keptAs } = await restoreInPlace(
      folder,
      await backupNamed(library, name),
      library.backups,
      options(),
    );
    expect(await contentIn(folder)).toEqual(past);
    const { backups } = await listOffline(library);
    expect(backups.map(({ reason }) => reason)).toEqual(['BEFORE_RESTORE', 'MANUAL']);
    expect((await repaired(folder, { apply: false })).findings).toEqual([]);
    await restoreInPlace(folder, await backupNamed(library, keptAs!), library.backups, options());
    expect(await contentIn(folder)).toEqual(now);
    expect((await repaired(folder, { apply: false })).findings).toEqual([]);
  });

  test('brings back the posters that people chose, in place and beside', async () => {
    const folder = await temporaryFolder();
    const store = await openTestStore(folder);
    const poster = join('posters', `${'ab'.repeat(16)}.jpg`);
    await mkdir(join(folder, 'posters'));
    await writeFile(join(folder, poster), 'a still');
    const { backup } = await backupsOfStore(store).create();
    await store.close();
    await rm(join(folder, 'posters'), { recursive: true });
    const library = await offlineLibrary(folder, undefined);
    await restoreInPlace(folder, await backupNamed(library, backup.name), library.backups, options());
    expect(await readFile(join(folder, poster), 'utf8')).toBe('a still');
    const target = join(await temporaryFolder(), 'beside');
    await restoreBeside(target, await backupNamed(library, backup.name), options());
    expect(await readFile(join(target, poster), 'utf8')).toBe('a still');
    expect((await repaired(folder, { apply: false })).findings).toEqual([]);
  });

  test('in place is wholly the old one or the new one, whatever the disk refuses and wherever it is stopped', async () => {
    const made = await libraryWithBackup();
    const seen = new Set<string>();
    for (let failing = 0; ; failing += STRIDE) {
      const folder = await temporaryFolder();
      await cp(made.folder, folder, { recursive: true, preserveTimestamps: true });
      const library = await offlineLibrary(folder, undefined);
      const backup = await backupNamed(library, made.name);
      const fileSystem = new FaultyFileSystem();
      let count = 0;
      // From one operation on nothing works any more, as after a kill.
      fileSystem.before = ({ name }) => {
        if (
          /^(open|handle\.write|handle\.sync|rename|unlink|makeFolder|removeFolder|syncFolder|link)$/.test(
            name,
          )
        ) {
          count += 1;
          if (count > failing) throw systemError('EIO');
        }
      };
      const outcome = await restoreInPlace(folder, backup, library.backups, options(fileSystem)).then(
        () => 'done',
        () => 'failed',
      );
      await rm(join(folder, 'library.lock'), { force: true });
      const content = JSON.stringify(await contentIn(folder));
      expect([JSON.stringify(made.past), JSON.stringify(made.now)]).toContain(content);
      seen.add(content);
      expect((await readdir(folder)).filter((name) => /replacing|\.tmp$/.test(name))).toEqual([]);
      if (outcome === 'done') {
        expect(content).toBe(JSON.stringify(made.past));
        break;
      }
    }
    expect(seen.size).toBe(2);
  });

  test('beside is a library of its own that shows the same media files', async () => {
    const { folder, past, now, name } = await libraryWithBackup();
    const target = join(await temporaryFolder(), 'beside');
    const library = await offlineLibrary(folder, undefined);
    await restoreBeside(target, await backupNamed(library, name), options());
    const content = (await contentIn(target)) as { settings: { mediaFolder: string }; galleries: unknown };
    expect(content.galleries).toEqual((past as typeof content).galleries);
    expect(content.settings.mediaFolder).toBe(join(folder, 'media'));
    expect(await contentIn(folder)).toEqual(now);
    await expect(restoreBeside(target, await backupNamed(library, name), options())).rejects.toMatchObject({
      code: 'ALREADY_EXISTS',
    });
  });

  test('is refused while it is open, and when the backup is damaged', async () => {
    const { folder, now, name } = await libraryWithBackup();
    const library = await offlineLibrary(folder, undefined);
    const backup = await backupNamed(library, name);
    const store = await openTestStore(folder);
    const restoring = () => restoreInPlace(folder, backup, library.backups, options());
    await expect(restoring()).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
    await store.close();
    const file = join(backup.folder, 'library.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('createdDate', 'createdDote'));
    await expect(restoring()).rejects.toMatchObject({ code: 'DATA_LOSS' });
    expect(await contentIn(folder)).toEqual(now);
  });
});

describe('a gallery restored from a backup', () => {
  async function opened(folder: string) {
    const store: Store = await openTestStore(folder);
    const history = createHistoryService({ store });
    store.onChange((change) => void history.take(change));
    return { store, history, backups: backupsOfStore(store) };
  }

  test('is one of those that the backup lists, also of those that are gone since', async () => {
    const { folder, name, galleryId, past } = await libraryWithBackup();
    const { store, backups } = await opened(folder);
    const list = (more: { offset?: number; limit?: number; search?: string } = {}) =>
      backups.listGalleries({ name, offset: 0, limit: 200, ...more });
    const { galleries, totalGalleries } = await list();
    const expected = (past as { galleries: { summary: { id: string } }[] }).galleries;
    expect(galleries.map(({ id }) => id)).toEqual(expected.map(({ summary }) => summary.id));
    expect(galleries.map(({ id, isGone }) => [id === galleryId, isGone])).toContainEqual([false, true]);
    expect(galleries.find(({ id }) => id === galleryId)).toMatchObject({ totalItems: 1, isGone: false });
    expect(await list({ offset: 1, limit: 1 })).toEqual({ totalGalleries, galleries: galleries.slice(1, 2) });
    const named = galleries[0]!.name;
    expect((await list({ search: named.toUpperCase() })).galleries[0]?.name).toBe(named);
    expect(await list({ search: 'no such gallery' })).toEqual({ totalGalleries: 0, galleries: [] });
    await expect(backups.listGalleries({ name: 'none', offset: 0, limit: 1 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await store.flush();
  });

  test('in place is one change, and can be undone', async () => {
    const { folder, name, galleryId } = await libraryWithBackup();
    const { store, history, backups } = await opened(folder);
    const before = await contentOf(store.state);
    const { sequence } = store;
    await backups.restoreGallery({ name, galleryId, as: 'IN_PLACE' });
    expect(store.sequence).toBe(sequence + 1);
    const gallery = await store.state.gallery(galleryId);
    expect([...gallery!.items].map(({ title }) => title)).toEqual(['Then']);
    await history.undo();
    const titles = [...(await store.state.gallery(galleryId))!.items].map(({ title }) => title);
    expect({ titles, count: store.state.galleries.size }).toEqual({
      titles: ['Now'],
      count: (before as { galleries: unknown[] }).galleries.length,
    });
  });

  test('as a new one comes beside the present one under ids of its own, and one that was deleted comes back', async () => {
    const { folder, name, galleryId, past } = await libraryWithBackup();
    const { store, backups } = await opened(folder);
    const { galleryId: newId } = await backups.restoreGallery({ name, galleryId, as: 'NEW' });
    const copy = [...(await store.state.gallery(newId))!.items];
    const present = [...(await store.state.gallery(galleryId))!.items];
    expect(copy.map(({ title }) => title)).toEqual(['Then']);
    expect(copy[0]!.id).not.toBe(present[0]!.id);
    const deletedId = (past as { galleries: { summary: { id: string } }[] }).galleries
      .map(({ summary }) => summary.id)
      .find((id) => !store.state.galleries.has(id))!;
    await backups.restoreGallery({ name, galleryId: deletedId, as: 'IN_PLACE' });
    expect(store.state.galleries.has(deletedId)).toBe(true);
    await expect(
      backups.restoreGallery({ name, galleryId: randomUUID(), as: 'IN_PLACE' }),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});

describe('a repair', () => {
  test('rebuilds a library from its gallery files alone', async () => {
    const { folder, content, galleryIds } = await sampleLibrary();
    for (const name of ['library.json', 'media.json', 'journal.jsonl', 'history', 'cache']) {
      await rm(join(folder, name), { recursive: true });
    }
    const dry = await repaired(folder, { apply: false });
    expect(dry).toMatchObject({ isClean: false, isApplied: false });
    expect((await readdir(folder)).sort()).toEqual(['galleries']);
    expect(await repaired(folder)).toMatchObject({ isClean: true, isApplied: true, findings: [] });
    const after = (await contentIn(folder)) as { galleries: { summary: { id: string } }[]; media: unknown[] };
    expect(after.galleries).toEqual((content as typeof after).galleries);
    expect(after.galleries.map(({ summary }) => summary.id).sort()).toEqual([...galleryIds].sort());
    expect(after.media).toMatchObject([{ id: 'harbour', status: 'MISSING' }]);
  });

  test('gives repeated sort orders back their uniqueness and keeps the order, also by what a person changed', async () => {
    const { folder, galleryIds } = await sampleLibrary();
    const file = join(folder, 'galleries', `${galleryIds[1]}.json`);
    await writeFile(file, (await readFile(file, 'utf8')).replaceAll('"sortOrder":2', '"sortOrder":3'));
    const before = (await contentIn(folder)) as { galleries: { items: { id: string }[] }[] };
    const result = await repaired(folder, { keepEdits: true });
    expect(result).toMatchObject({ isClean: true, isApplied: true });
    const after = (await contentIn(folder)) as typeof before;
    const order = ({ galleries }: typeof before) => galleries.map(({ items }) => items.map(({ id }) => id));
    expect(order(after)).toEqual(order(before));
  });

  test('takes a change from outside back to what the history says, keeping the file aside, or leaves it when asked to', async () => {
    const { folder, content, galleryIds } = await sampleLibrary();
    const file = join(folder, 'galleries', `${galleryIds[0]}.json`);
    const edited = (await readFile(file, 'utf8')).replace('Item 2', 'By hand');
    await writeFile(file, edited);
    expect((await repaired(folder, { apply: false })).findings).toMatchObject([
      { severity: 'WARNING', file: `galleries/${galleryIds[0]}.json` },
    ]);
    const copy = await temporaryFolder();
    await cp(folder, copy, { recursive: true });
    const { keptIn } = await repaired(folder);
    expect(await contentIn(folder)).toEqual(content);
    expect(await readFile(join(keptIn!, 'galleries', `${galleryIds[0]}.json`), 'utf8')).toBe(edited);
    expect(await repaired(copy, { keepEdits: true })).toMatchObject({ isClean: true });
    expect(JSON.stringify(await contentIn(copy))).toContain('By hand');
  });

  test('brings back a gallery whose file was deleted, and keeps one that came from elsewhere', async () => {
    const { folder, content, galleryIds } = await sampleLibrary();
    await rm(join(folder, 'galleries', `${galleryIds[2]}.json`));
    await repaired(folder);
    expect(await contentIn(folder)).toEqual(content);
    const foreign = randomUUID();
    const text = await readFile(join(folder, 'galleries', `${galleryIds[2]}.json`), 'utf8');
    await writeFile(join(folder, 'galleries', `${foreign}.json`), text.replace(galleryIds[2]!, foreign));
    expect(await repaired(folder)).toMatchObject({ isClean: true, totalGalleries: 4 });
  });
});
