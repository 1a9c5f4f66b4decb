import { cp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Change } from '../../../shared/events/domain-event.ts';
import { FaultyFileSystem } from '../store/faulty-file-system.ts';
import { temporaryFolder } from '../store/samples.ts';
import { crashed, createGalleryOf, type Desk, openDesk, reopened } from './history-fixture.ts';

const DAY = 86_400_000;

async function segmentsOf({ folder }: Desk): Promise<string[]> {
  const names = await readdir(join(folder, 'history'));
  return names.toSorted((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}

async function bytesOf(desk: Desk): Promise<number> {
  let bytes = 0;
  for (const name of await segmentsOf(desk)) bytes += (await stat(join(desk.folder, 'history', name))).size;
  return bytes;
}

/** All changes that are kept, the oldest first. */
async function pastOf({ store }: Desk): Promise<Change[]> {
  const changes: Change[] = [];
  for await (const line of store.history.backwards()) changes.unshift(line.change());
  return changes;
}

/** Renames a gallery to each of the names, one change each. */
async function rename({ galleries }: Desk, id: string, names: readonly string[]): Promise<void> {
  for (const name of names) await galleries.updateGallery({ gallery: { id, name } });
}

/** `count` names of about `size` bytes. */
function longNames(count: number, size: number): string[] {
  return Array.from({ length: count }, (_, index) => `${index} `.padEnd(Math.min(size, 250), 'x'));
}

describe('what leaves the journal', () => {
  test('is kept in the history folder, change by change as it was', async () => {
    const desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a', 'b']);
    await desk.store.flush();
    await rename(desk, id, ['Grenen', 'Råbjerg Mile']);
    await desk.store.flush();
    await rename(desk, id, ['Hirtshals']);
    expect(await readFile(join(desk.folder, 'journal.jsonl'), 'utf8')).not.toContain('Grenen');
    expect(await pastOf(desk)).toEqual(JSON.parse(JSON.stringify(desk.changes)));
  });

  test('is gathered in few files, however often the journal is shortened', async () => {
    const desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a']);
    for (let index = 0; index < 60; index += 1) {
      await rename(desk, id, [`Name ${index}`]);
      await desk.store.flush();
    }
    expect((await segmentsOf(desk)).length).toBeLessThanOrEqual(8);
    expect((await pastOf(desk)).map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 61 }, (_, index) => index + 1),
    );
  });

  test('is neither lost nor there twice after a crash between its keeping and the shortening of the journal', async () => {
    const fileSystem = new FaultyFileSystem();
    let desk = await openDesk(undefined, { fileSystem });
    const id = await createGalleryOf(desk, 'Skagen', ['a']);
    await rename(desk, id, ['Grenen']);
    fileSystem.failWith('EIO', ({ name, path }) => name === 'rename' && path.endsWith('journal.jsonl'));
    await expect(desk.store.flush()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(await segmentsOf(desk)).toEqual(['1-2.jsonl']);
    desk = await crashed(desk);
    await rename(desk, id, ['Hirtshals']);
    expect((await pastOf(desk)).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
    await desk.store.flush();
    expect(await segmentsOf(desk)).toEqual(['1-3.jsonl']);
    expect((await pastOf(desk)).map(({ sequence }) => sequence)).toEqual([1, 2, 3]);
  });

  test('stays in the journal when the disk refuses to keep it elsewhere, and is kept later', async () => {
    const fileSystem = new FaultyFileSystem();
    const desk = await openDesk(undefined, { fileSystem });
    const id = await createGalleryOf(desk, 'Skagen', ['a']);
    fileSystem.failWith('ENOSPC', ({ path }) => path.includes('history'));
    await expect(desk.store.flush()).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      data: { systemCode: 'ENOSPC' },
    });
    expect(await readFile(join(desk.folder, 'journal.jsonl'), 'utf8')).toContain('Skagen');
    fileSystem.recover();
    await rename(desk, id, ['Grenen']);
    await desk.store.flush();
    expect(await segmentsOf(desk)).toEqual(['1-2.jsonl']);
    expect(await readFile(join(desk.folder, 'journal.jsonl'), 'utf8')).not.toContain('Skagen');
  });

  test('of another course of events, left by a library put back from a backup, gives way to that of the journal', async () => {
    const desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a']);
    await desk.store.close();
    const backup = await temporaryFolder();
    await cp(desk.folder, backup, { recursive: true, preserveTimestamps: true });
    const later = await openDesk(desk.folder);
    await rename(later, id, ['Never']);
    await later.store.close();
    // Everything but the history comes back.
    for (const name of ['library.json', 'media.json', 'journal.jsonl', 'galleries', 'cache']) {
      await rm(join(desk.folder, name), { recursive: true, force: true });
      await cp(join(backup, name), join(desk.folder, name), { recursive: true, preserveTimestamps: true });
    }
    const restored = await openDesk(desk.folder);
    await rename(restored, id, ['Truly']);
    await restored.store.flush();
    expect((await pastOf(restored)).map(({ label }) => label)).toEqual([
      'Create gallery “Skagen”',
      'Rename gallery to “Truly”',
    ]);
  });

  test('is not read when the library is opened', async () => {
    const desk = await openDesk();
    await createGalleryOf(desk, 'Skagen', ['a']);
    await desk.store.close();
    const fileSystem = new FaultyFileSystem();
    const again = await openDesk(desk.folder, { fileSystem });
    const reads = () =>
      fileSystem.operations.filter(({ name, path }) => name === 'readFile' && path.includes('history'));
    expect(reads()).toEqual([]);
    expect(await again.history.getHistoryState()).toMatchObject({ canUndo: true });
    expect(reads()).toHaveLength(1);
  });

  test('that is damaged is named, and what came after it can be undone', async () => {
    let desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a']);
    await desk.store.flush();
    const segment = join(desk.folder, 'history', '1-1.jsonl');
    await rename(desk, id, ['Grenen']);
    const text = await readFile(segment, 'utf8');
    await writeFile(segment, text.replace('Skagen', 'Skegen'));
    desk = await reopened(desk);
    await desk.history.undo();
    await expect(desk.history.undo()).rejects.toMatchObject({ code: 'DATA_LOSS', data: { file: segment } });
    await rename(desk, id, ['Hirtshals']);
    expect(await desk.history.undo()).toMatchObject({ label: 'Rename gallery to “Hirtshals”' });
  });
});

describe('the bounds of the history', () => {
  test('keep the last hundred steps whatever they are', async () => {
    let time = new Date('2026-01-01T00:00:00Z').getTime();
    const now = () => new Date(time);
    let desk = await openDesk(undefined, { now });
    const id = await createGalleryOf(desk, 'Skagen', ['a']);
    await desk.history.updateHistorySettings({ maxAgeDays: 1 });
    for (let round = 0; round < 12; round += 1) {
      time += DAY * 10;
      await rename(
        desk,
        id,
        Array.from({ length: 10 }, (_, index) => `Name ${round}-${index}`),
      );
      desk = await reopened(desk, { now });
    }
    const [oldest] = await pastOf(desk);
    expect(oldest?.sequence).toBeGreaterThan(1);
    expect(oldest?.sequence).toBeLessThanOrEqual(23);
    for (let step = 0; step < 100; step += 1) await desk.history.undo();
    expect(desk.store.state.galleries.get(id)?.name).toBe('Name 1-9');
  });

  test('let the oldest go when all take more room than they are given', async () => {
    let desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a']);
    await desk.history.updateHistorySettings({ maxBytes: 1024 * 1024 });
    for (let round = 0; round < 4; round += 1) {
      // About 500 KiB a round in ten changes of fifty items, and beyond the last hundred steps.
      for (let index = 0; index < 40; index += 1) {
        const items = longNames(20, 250).map((title) => ({ title, text: { html: '<p>Ebb</p>' } }));
        await desk.galleries.createGalleryItems({ galleryId: id, items });
      }
      desk = await reopened(desk);
    }
    expect(await bytesOf(desk)).toBeLessThanOrEqual(1024 * 1024 + 400 * 1024);
    const { bytes, oldest } = await desk.history.getHistorySettings();
    const [first] = await pastOf(desk);
    expect(oldest).toEqual({ sequence: first?.sequence, time: first?.time });
    expect(first?.sequence).toBeGreaterThan(1);
    expect(bytes).toBeGreaterThan(await bytesOf(desk));
  });

  test('say what is no longer kept when it is asked for', async () => {
    let desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a']);
    await desk.store.flush();
    await rename(desk, id, ['Grenen']);
    await desk.store.close();
    await rm(join(desk.folder, 'history'), { recursive: true });
    desk = await openDesk(desk.folder);
    await rename(desk, id, ['Hirtshals']);
    expect(await desk.history.undo()).toMatchObject({ history: { canUndo: false, canRedo: true } });
    await expect(desk.history.undo()).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
    await expect(
      desk.history.getGalleryAt({ galleryId: id, moment: { change: 1 }, offset: 0, limit: 50 }),
    ).rejects.toThrow('The history reaches back to change 3 only');
  });
});
