import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { HistoryState } from '../../../shared/history/history-state.ts';
import { FaultyFileSystem } from '../store/faulty-file-system.ts';
import { deciding, sampleFile, sampleGallery, galleryCreated } from '../store/samples.ts';
import {
  createGalleryOf,
  mediaFolderDoes,
  openDesk,
  reopened,
  titlesOf,
  undoableContent,
} from './history-fixture.ts';

const picture = (mediaId: string) => ({ image: { imageInfo: { id: mediaId } } });

describe('undo', () => {
  test('names what it takes back, as redo names what it does again', async () => {
    const desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a', 'b', 'c']);
    const { items } = await desk.galleries.listGalleryItems({ galleryId: id, itemOffset: 0, itemLimit: 2 });
    const itemIds = items.map((item) => item.id);
    await desk.galleries.moveGalleryItems({ galleryId: id, itemIds, place: { at: 'end' } });
    expect(await desk.history.getHistoryState()).toEqual({
      canUndo: true,
      undoLabel: 'Undo “Move 2 items”',
      canRedo: false,
    });
    expect(await desk.history.undo()).toEqual({
      label: 'Move 2 items',
      notes: [],
      history: {
        canUndo: true,
        undoLabel: 'Undo “Create gallery ‘Skagen’”',
        canRedo: true,
        redoLabel: 'Redo “Move 2 items”',
      },
    });
    expect(await titlesOf(desk, id)).toEqual(['a', 'b', 'c']);
    expect(await desk.history.redo()).toMatchObject({ label: 'Move 2 items', history: { canRedo: false } });
    expect(await titlesOf(desk, id)).toEqual(['c', 'a', 'b']);
    expect(desk.changes.map(({ label, undoes, redoes }) => ({ label, undoes, redoes })).slice(-2)).toEqual([
      { label: 'Undo “Move 2 items”', undoes: 2, redoes: undefined },
      { label: 'Redo “Move 2 items”', undoes: undefined, redoes: 2 },
    ]);
  });

  test('brings a deleted gallery back with the same ids, order and dates', async () => {
    let desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a', 'b', 'c']);
    const before = await undoableContent(desk);
    await desk.galleries.deleteGallery({ galleryId: id });
    desk = await reopened(desk);
    expect(desk.store.state.galleries.size).toBe(0);
    await desk.history.undo();
    expect(await undoableContent(desk)).toEqual(before);
    desk = await reopened(desk);
    expect(await undoableContent(desk)).toEqual(before);
  });

  test('takes an edit of a thousand items back in one step', async () => {
    const desk = await openDesk();
    const titles = Array.from({ length: 1000 }, (_, index) => `Item ${index}`);
    const id = await createGalleryOf(desk, 'Skagen', titles);
    const before = await undoableContent(desk);
    const gallery = await desk.store.state.gallery(id);
    await desk.store.change(() => ({
      label: 'Tag 1000 items',
      events: [...(gallery?.items ?? [])].map((item) => ({
        type: 'galleryItemUpdated',
        galleryId: id,
        itemId: item.id,
        changed: { tags: { values: ['dune'] } },
        previous: {},
      })),
      result: undefined,
    }));
    const { sequence } = desk.store;
    expect(await desk.history.undo()).toMatchObject({ label: 'Tag 1000 items' });
    expect(desk.store.sequence).toBe(sequence + 1);
    expect(await undoableContent(desk)).toEqual(before);
  });

  test('passes over what the media folder did by itself, and tells of files that are gone', async () => {
    const desk = await openDesk();
    const file = sampleFile({ path: 'trips/harbour.jpg' });
    await mediaFolderDoes(desk, { type: 'mediaFileAdded', file });
    const id = await createGalleryOf(desk, 'Skagen', []);
    const { item } = await desk.galleries.createGalleryItem({ galleryId: id, item: picture(file.id) });
    await desk.galleries.deleteGalleryItem({ galleryId: id, itemId: item.id });
    await mediaFolderDoes(desk, {
      type: 'mediaFileUpdated',
      mediaId: file.id,
      changed: { status: 'MISSING' },
      previous: { status: 'READY' },
    });
    const { label, notes } = await desk.history.undo();
    expect(label).toBe('Remove 1 item from “Skagen”');
    expect(notes).toEqual([
      'The items are back, but “harbour.jpg” is missing from the media folder. Put it back there to see it again.',
    ]);
    expect((await desk.store.state.gallery(id))?.items.get(item.id)).toEqual(item);
    expect(desk.store.state.media.get(file.id)?.status).toBe('MISSING');
  });

  test('counts what was asked for before it, even if that is on its way to the disk', async () => {
    const desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', []);
    const rename = desk.galleries.updateGallery({ gallery: { id, name: 'Grenen' } });
    const undone = await desk.history.undo();
    await rename;
    expect(undone.label).toBe('Rename gallery to “Grenen”');
    expect(desk.store.state.galleries.get(id)?.name).toBe('Skagen');
  });

  test('is refused with nothing changed when a gallery was edited outside in between', async () => {
    let desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', ['a']);
    await desk.galleries.updateGallery({ gallery: { id, name: 'Grenen' } });
    await desk.store.close();
    const file = join(desk.folder, 'galleries', `${id}.json`);
    await writeFile(file, (await readFile(file, 'utf8')).replace('Grenen', 'By hand'));
    desk = await openDesk(desk.folder);
    const before = await undoableContent(desk);
    await expect(desk.history.undo()).rejects.toMatchObject({
      code: 'FAILED_PRECONDITION',
      message: expect.stringContaining(
        'Undo “Rename gallery to ‘Grenen’” is not possible: the gallery “By hand”',
      ),
    });
    expect(await undoableContent(desk)).toEqual(before);
    expect(desk.changes).toEqual([]);
  });

  test('that the disk refuses has not happened, and can be tried again', async () => {
    const fileSystem = new FaultyFileSystem();
    const desk = await openDesk(undefined, { fileSystem });
    const id = await createGalleryOf(desk, 'Skagen', []);
    await desk.galleries.updateGallery({ gallery: { id, name: 'Grenen' } });
    fileSystem.failWith('ENOSPC', ({ name }) => name === 'handle.write');
    await expect(desk.history.undo()).rejects.toMatchObject({ code: 'UNAVAILABLE' });
    expect(desk.store.state.galleries.get(id)?.name).toBe('Grenen');
    expect(await desk.history.getHistoryState()).toMatchObject({ canRedo: false });
    fileSystem.recover();
    await desk.history.undo();
    expect(desk.store.state.galleries.get(id)?.name).toBe('Skagen');
  });

  test('takes settings back too', async () => {
    const desk = await openDesk();
    await desk.history.updateHistorySettings({ maxAgeDays: 7 });
    expect((await desk.history.getHistorySettings()).settings.maxAgeDays).toBe(7);
    await desk.history.undo();
    expect((await desk.history.getHistorySettings()).settings.maxAgeDays).toBe(365);
    expect(desk.store.state.settings).not.toHaveProperty('history');
  });

  test('goes to the first change of the library and no further', async () => {
    let desk = await openDesk();
    for (const name of ['a', 'b', 'c']) {
      await createGalleryOf(desk, name, ['x']);
      desk = await reopened(desk);
    }
    for (let step = 0; step < 3; step += 1) {
      await desk.history.undo();
      desk = await reopened(desk);
    }
    expect(desk.store.state.galleries.size).toBe(0);
    await expect(desk.history.undo()).rejects.toThrow('There is nothing to undo');
    for (let step = 0; step < 3; step += 1) {
      await desk.history.redo();
      desk = await reopened(desk);
    }
    expect([...desk.store.state.galleries].map(({ name }) => name)).toEqual(['c', 'b', 'a']);
    await expect(desk.history.redo()).rejects.toThrow('There is nothing to redo');
  });
});

describe('redo', () => {
  test('is given up by a new change, but not by what the media folder does', async () => {
    const desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', []);
    await desk.galleries.updateGallery({ gallery: { id, name: 'Grenen' } });
    await desk.history.undo();
    await mediaFolderDoes(desk, { type: 'mediaFileAdded', file: sampleFile() });
    expect(await desk.history.getHistoryState()).toMatchObject({ canRedo: true });
    await desk.galleries.updateGallery({ gallery: { id, name: 'Hirtshals' } });
    await expect(desk.history.redo()).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
  });
});

describe('the state', () => {
  test('comes with each change, so that nobody has to ask', async () => {
    let desk = await openDesk();
    const id = await createGalleryOf(desk, 'Skagen', []);
    await desk.store.close();
    desk = await openDesk(desk.folder);
    await desk.galleries.updateGallery({ gallery: { id, name: 'Grenen' } });
    await desk.history.undo();
    await desk.history.redo();
    const renaming: HistoryState = {
      canUndo: true,
      undoLabel: 'Undo “Rename gallery to ‘Grenen’”',
      canRedo: false,
    };
    expect(desk.states[0]).toEqual(renaming);
    expect(desk.states[2]).toEqual(renaming);
  });

  test('of a library whose changes are all of the media folder is that there is nothing to undo', async () => {
    const desk = await openDesk();
    await mediaFolderDoes(desk, { type: 'mediaFileAdded', file: sampleFile() });
    expect(await desk.history.getHistoryState()).toEqual({ canUndo: false, canRedo: false });
  });

  test('knows the changes of a journal that was written before steps were marked', async () => {
    let desk = await openDesk();
    await desk.store.change(deciding(galleryCreated(sampleGallery())));
    desk = await reopened(desk);
    expect(await desk.history.getHistoryState()).toMatchObject({ undoLabel: 'Undo “Change”' });
  });
});
