import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { openLibrary, type Library, type OpenLibraryOptions } from '../../main/library.ts';
import { forkWorker } from '../../main/media/worker-process.ts';
import type { MediaFile } from '../../shared/model/media-file.ts';
import { greyPng } from '../support/media-files.ts';

const run = promisify(execFile);

interface Desk {
  readonly library: Library;
  readonly media: string;
  /** The file that the catalog has at a path. */
  at(name: string): MediaFile;
  /** Names of files in the media folder, those of the trash left out. */
  names(): Promise<string[]>;
  /** Paths of files in the trash, relative to it. */
  trashed(): Promise<string[]>;
  whileClosed(act: () => Promise<unknown>): Promise<void>;
}

async function openDesk(
  options: Partial<OpenLibraryOptions> & { readonly media?: string } = {},
): Promise<Desk> {
  const { media: given, ...more } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'gallery-desk-'));
  const media = given ?? path.join(folder, 'media');
  await mkdir(media, { recursive: true });
  for (const [index, name] of ['a.png', 'b.png', 'sub/c.png'].entries()) {
    await mkdir(path.dirname(path.join(media, name)), { recursive: true });
    await writeFile(path.join(media, name), greyPng(20, 10, 40 * index + 20));
  }
  const open = () =>
    openLibrary(folder, {
      host: 'test',
      spawnWorker: forkWorker(inject('mediaWorker')),
      watch: false,
      mediaFolder: media,
      ...more,
    });
  let library = await open();
  onTestFinished(async () => {
    await library.close();
    await rm(folder, { recursive: true, force: true });
  });
  await library.media.rescan();
  return {
    get library() {
      return library;
    },
    media,
    at: (name) => library.store.state.media.byPath(name)!,
    names: async () =>
      (await readdir(media, { recursive: true }))
        .filter((name) => name.endsWith('.png') && !name.startsWith('.'))
        .sort(),
    trashed: async () =>
      (await readdir(path.join(folder, '.trash'), { recursive: true }).catch(() => []))
        .filter((name) => name.endsWith('.png'))
        .sort(),
    async whileClosed(act) {
      await library.close();
      await act();
      library = await open();
      await library.media.whenSettled();
    },
  };
}

describe('a deleted media file', () => {
  it('lies in the trash, and undo brings it back to its place with its id; redo deletes it again', async () => {
    const desk = await openDesk();
    const { library, at, names, trashed } = desk;
    const before = at('sub/c.png');
    // Its placeholder may be made meanwhile, which changes the record too.
    const withoutPlaceholder = ({ thumbhash: _thumbhash, updatedDate: _updated, ...record }: MediaFile) =>
      record;
    const isAsBefore = (): void =>
      expect(withoutPlaceholder(library.media.get(before.id))).toEqual(withoutPlaceholder(before));
    const outcome = await library.media.trash.delete([before.id, at('a.png').id]);
    expect(outcome.failures).toEqual([]);
    expect(await names()).toEqual(['b.png']);
    expect(await trashed()).toHaveLength(2);
    expect(library.media.get(before.id)).toMatchObject({
      status: 'MISSING',
      trashed: { status: 'READY' },
      problem: expect.stringContaining('in the trash'),
    });
    expect(
      library.media.trash
        .list()
        .map(({ path: file }) => file)
        .sort(),
    ).toEqual(['a.png', 'sub/c.png']);
    await library.media.rescan();
    expect(library.media.get(before.id).trashed).toBeDefined();

    expect((await library.history.undo()).label).toBe('Delete 2 media files');
    expect(await names()).toEqual(['a.png', 'b.png', 'sub/c.png']);
    expect(await trashed()).toEqual([]);
    isAsBefore();
    await library.media.rescan();
    isAsBefore();

    await library.history.redo();
    expect(await names()).toEqual(['b.png']);
    await library.media.rescan();
    expect(library.media.trash.list()).toHaveLength(2);
    await library.history.undo();
    expect(await names()).toEqual(['a.png', 'b.png', 'sub/c.png']);
  });

  it('is neither missing nor new to whoever looks at the folder at any moment', async () => {
    const { library, at, media } = await openDesk();
    const { id } = at('a.png');
    const seen: string[] = [];
    library.events.subscribe((message) => {
      if (message.kind !== 'change' || message.change.origin !== 'MEDIA_FOLDER') return;
      // What is read of a file meanwhile, such as its metadata, is no matter of where it is.
      for (const event of message.change.events) {
        const isPlaced =
          event.type === 'mediaFileUpdated' && !('status' in event.changed) && !('path' in event.changed);
        if (!isPlaced) seen.push(`${message.change.label}: ${JSON.stringify(event)}`);
      }
    });
    for (let round = 0; round < 5; round++) {
      await Promise.all([library.media.trash.delete([id]), library.media.rescan()]);
      await Promise.all([library.history.undo(), library.media.rescan()]);
    }
    await library.media.rescan();
    expect(seen).toEqual([]);
    expect(library.media.get(id)).toMatchObject({ status: 'READY', path: 'a.png' });
    expect(await readFile(path.join(media, 'a.png'))).toEqual(greyPng(20, 10, 20));
  });

  it('comes back beside a file that took its place, and by a restoration of its own that can be undone', async () => {
    const { library, at, media, names } = await openDesk();
    const { id } = at('a.png');
    await library.media.trash.delete([id]);
    await writeFile(path.join(media, 'a.png'), greyPng(20, 10, 200));
    await library.media.rescan();
    // A file of the same name is no edit of the deleted one, however soon it comes.
    expect(at('a.png').id).not.toBe(id);
    await library.media.trash.restore([id]);
    expect(library.media.get(id)).toMatchObject({ path: 'a-2.png', status: 'READY' });
    expect(library.media.get(id).trashed).toBeUndefined();
    await library.media.rescan();
    expect(library.media.get(id)).toMatchObject({ path: 'a-2.png', status: 'READY' });
    await library.history.undo();
    expect(await names()).toEqual(['a.png', 'b.png', 'sub/c.png']);
    expect(await readFile(path.join(media, 'a.png'))).toEqual(greyPng(20, 10, 200));
    expect(library.media.get(id).trashed).toBeDefined();
    await library.history.undo();
    expect(library.media.get(id)).toMatchObject({ path: 'a-2.png', status: 'READY' });
    expect(await readFile(path.join(media, 'a-2.png'))).toEqual(greyPng(20, 10, 20));
  });

  it('can still be looked at', async () => {
    const { library, at } = await openDesk();
    const { id } = at('a.png');
    await library.media.trash.delete([id]);
    expect(await readFile((await library.media.original(id)).path)).toEqual(greyPng(20, 10, 20));
    expect((await library.media.thumbnail(id, 256)).mimeType).toBe('image/jpeg');
  });

  it('is left alone when its id is unknown or it went away, and the others go', async () => {
    const { library, at, media, names } = await openDesk();
    await expect(library.media.trash.delete([at('a.png').id, 'nobody'])).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    expect(await names()).toHaveLength(3);
    await rm(path.join(media, 'a.png'));
    const outcome = await library.media.trash.delete([at('a.png').id, at('b.png').id]);
    expect(outcome).toMatchObject({ mediaIds: [at('b.png').id], failures: [{ path: 'a.png' }] });
    expect(await names()).toEqual(['sub/c.png']);
  });

  it('that is missing leaves the catalog, and undo brings its entry back', async () => {
    const { library, at, media } = await openDesk();
    const { id } = at('a.png');
    await rm(path.join(media, 'a.png'));
    await library.media.rescan();
    await library.media.trash.delete([id]);
    expect(library.store.state.media.get(id)).toBeUndefined();
    await library.history.undo();
    expect(library.media.get(id)).toMatchObject({ status: 'MISSING', path: 'a.png' });
  });
});

describe('the trash', () => {
  it('that is emptied erases, or hands files to the system; undoing says what cannot come back and goes on', async () => {
    const discarded: string[] = [];
    const { library, at, trashed, names } = await openDesk({
      discard: async (file) => {
        discarded.push(path.basename(file));
        await rm(file);
      },
    });
    const { id } = at('a.png');
    const gallery = await library.galleries.createGallery({ gallery: { name: 'Kept' } });
    await library.media.trash.delete([id]);
    expect(library.media.trash.isHandedOn).toBe(true);
    await library.media.trash.empty();
    expect(discarded).toEqual(['a.png']);
    expect(await trashed()).toEqual([]);
    expect(library.media.trash.list()).toEqual([]);
    const { notes } = await library.history.undo();
    expect(notes.join()).toContain('“a.png” left the trash for good');
    expect(library.media.get(id)).toMatchObject({
      status: 'MISSING',
      problem: expect.stringContaining('not in the trash any more'),
    });
    expect(library.media.get(id).trashed).toBeUndefined();
    expect(await names()).toEqual(['b.png', 'sub/c.png']);
    expect((await library.history.undo()).label).toContain('Create');
    await expect(
      library.galleries.getGallery({ galleryId: gallery.gallery.id, itemLimit: 1, itemOffset: 0 }),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('gives up a file that a person takes out by hand: put back anywhere, it is found again', async () => {
    const desk = await openDesk();
    const { library, at, media } = desk;
    const { id } = at('a.png');
    const taken = at('b.png').id;
    await library.media.trash.delete([id, taken]);
    await rename((await library.media.original(id)).path, path.join(media, 'sub/back.png'));
    await library.media.rescan();
    expect(library.media.get(id)).toMatchObject({ status: 'READY', path: 'sub/back.png' });
    expect(library.media.get(id).trashed).toBeUndefined();
    // Undoing the deletion brings the other one back and has nothing to do for this one.
    await library.history.undo();
    expect(library.media.get(taken)).toMatchObject({ status: 'READY', path: 'b.png' });
    expect(library.media.get(id)).toMatchObject({ status: 'READY', path: 'sub/back.png' });
    await library.history.redo();
    expect(library.media.get(taken).trashed).toBeDefined();

    let original = '';
    original = (await library.media.original(taken)).path;
    await desk.whileClosed(() => rename(original, path.join(media, 'b.png')));
    expect(desk.library.media.get(taken)).toMatchObject({ status: 'READY', path: 'b.png' });
  });

  it('and catalog agree again after a crash on the way in or out', async () => {
    const desk = await openDesk();
    const { media, at, names } = desk;
    const [a, b] = [at('a.png').id, at('b.png').id];
    // In the trash, and the catalog was not told.
    let place = '';
    await desk.library.media.trash.delete([a]);
    place = (await desk.library.media.original(a)).path;
    await desk.library.history.undo();
    await desk.whileClosed(async () => {
      await mkdir(path.dirname(place), { recursive: true });
      await rename(path.join(media, 'a.png'), place);
    });
    expect(desk.library.media.get(a)).toMatchObject({ status: 'READY', path: 'a.png' });
    expect(await names()).toEqual(['a.png', 'b.png', 'sub/c.png']);
    // In the trash by the catalog, and not moved yet.
    await desk.library.media.trash.delete([b]);
    place = (await desk.library.media.original(b)).path;
    await desk.whileClosed(async () => {
      await rename(place, path.join(media, 'b.png'));
      await rm(path.dirname(path.dirname(place)), { recursive: true });
    });
    expect(desk.library.media.get(b).trashed).toBeDefined();
    expect(await names()).toEqual(['a.png', 'sub/c.png']);
  });

  it('lies on the disk of the media folder, so that nothing is copied', async ({ skip }) => {
    if (process.platform !== 'linux' || process.getuid?.() !== 0)
      return skip('only root on Linux can mount a small disk');
    const media = await mkdtemp(path.join(tmpdir(), 'gallery-desk-disk-'));
    try {
      await run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'gallery-desk-test', media]);
    } catch {
      return skip('a small disk cannot be mounted here');
    }
    onTestFinished(async () => void (await run('umount', ['-l', media])));
    const { library, at, names } = await openDesk({ media });
    const before = at('a.png');
    await library.media.trash.delete([before.id]);
    expect((await library.media.original(before.id)).path.startsWith(path.join(media, '.gallery-desk'))).toBe(
      true,
    );
    await library.media.rescan();
    await library.history.undo();
    expect(await names()).toEqual(['a.png', 'b.png', 'sub/c.png']);
    await library.media.trash.delete([before.id]);
    await library.media.trash.empty();
    expect((await readdir(media, { recursive: true })).filter((name) => name.endsWith('a.png'))).toEqual([]);
    return undefined;
  });
});
