import { execFile } from 'node:child_process';
import { rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { allNames, leftAside, openAdding } from './adding-fixture.ts';
import { picture, put } from './media-fixture.ts';

const run = promisify(execFile);

describe('an addition', () => {
  /** A source of bytes that does something after the first of them. */
  async function* interrupted(bytes: Buffer, act: () => unknown): AsyncGenerator<Uint8Array, void, void> {
    yield bytes.subarray(0, 10);
    await act();
    yield bytes.subarray(10);
  }

  it('tells bytes and files while it runs, and ends its job', async () => {
    const { adding, outside, told } = await openAdding();
    await put(join(outside, 'a.bin'), Buffer.alloc(3_000_000, 1));
    await put(join(outside, 'b.bin'), Buffer.alloc(2_000_000, 2));
    await adding.add([join(outside, 'a.bin'), join(outside, 'b.bin')]);
    expect(told[0]).toMatchObject({ kind: 'ADD', label: 'Adding 2 files', canCancel: true });
    expect(told.at(-1)).toMatchObject({
      state: 'DONE',
      done: 5_000_000,
      total: 5_000_000,
      label: 'Adding files: 2 of 2',
    });
  });

  it('that is cancelled leaves no half file and keeps what was copied before', async () => {
    const fixture = await openAdding();
    const { adding, jobs, paths } = fixture;
    const { uploads } = adding;
    const id = uploads.begin({ totalFiles: 2, totalBytes: 1000 });
    const [first, second] = [await picture('red'), await picture('blue')];
    await uploads.take(id, { index: 0, path: 'first.jpg', bytes: interrupted(first, () => undefined) });
    const cancelled = uploads.take(id, {
      index: 1,
      path: 'second.jpg',
      bytes: interrupted(second, () => jobs.cancel(jobs.list()[0]!.id)),
    });
    await expect(cancelled).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
    const result = await uploads.finish(id);
    expect(result).toMatchObject({ totalCopied: 1, isCancelled: true, totalFailed: 0 });
    expect(paths()).toEqual(['first.jpg']);
    expect(await leftAside(fixture)).toEqual([]);
  });

  it('takes files in the order of their places, whatever order they come in', async () => {
    const { adding, id } = await openAdding();
    const { uploads } = adding;
    const upload = uploads.begin({ totalFiles: 3, totalBytes: 1 });
    for (const [index, colour] of [
      [2, 'red'],
      [0, 'green'],
      [1, 'blue'],
    ] as const) {
      const bytes = await picture(colour);
      await uploads.take(upload, {
        index,
        path: `Trip/${colour}.jpg`,
        bytes: interrupted(bytes, () => undefined),
      });
    }
    const result = await uploads.finish(upload);
    expect(result.mediaIds).toEqual(['green', 'blue', 'red'].map((colour) => id(`Trip/${colour}.jpg`)));
    expect(result.folders).toEqual(['Trip']);
    await expect(async () => uploads.finish(upload)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it.each(['../x.jpg', 'a/../../x.jpg', '/x.jpg', 'a//x.jpg', 'a\\..\\x.jpg', '.', '', 'a/'])(
    'refuses the path %j',
    async (path) => {
      const fixture = await openAdding();
      const { uploads } = fixture.adding;
      const upload = uploads.begin({ totalFiles: 1, totalBytes: 1 });
      const bytes = interrupted(await picture('red'), () => undefined);
      await expect(uploads.take(upload, { index: 0, path, bytes })).rejects.toMatchObject({
        code: 'INVALID_ARGUMENT',
      });
      await uploads.finish(upload);
      expect((await allNames(fixture)).filter((name) => name.endsWith('.jpg'))).toEqual([]);
    },
  );

  it('that breaks off on the way loses only its own file', async () => {
    const fixture = await openAdding();
    const { uploads } = fixture.adding;
    const upload = uploads.begin({ totalFiles: 2, totalBytes: 1 });
    const broken = interrupted(await picture('red'), () => {
      throw new Error('The connection was lost.');
    });
    await uploads.take(upload, { index: 0, path: 'broken.jpg', bytes: broken });
    await uploads.take(upload, {
      index: 1,
      path: 'whole.jpg',
      bytes: interrupted(await picture('blue'), () => undefined),
    });
    const result = await uploads.finish(upload);
    expect(result.failures).toEqual([{ path: 'broken.jpg', reason: 'The connection was lost.' }]);
    expect(fixture.paths()).toEqual(['whole.jpg']);
    expect(await leftAside(fixture)).toEqual([]);
  });

  it('notices a source that changes or vanishes while it is copied', async () => {
    const fixture = await openAdding();
    const { media, outside, folder } = fixture;
    const file = join(outside, 'growing.bin');
    await put(file, Buffer.alloc(4_000_000, 1));
    const copy = (onBytes: () => void) =>
      media.staging.copy(file, folder, { signal: new AbortController().signal, onBytes });
    let hasChanged = false;
    const changing = copy(() => {
      if (!hasChanged) void truncate(file, 5_000_000);
      hasChanged = true;
    });
    await expect(changing).rejects.toMatchObject({ name: 'SourceChanged' });
    // A file that is open stays readable until its copy is whole.
    let isGone = false;
    const vanishing = copy(() => {
      if (!isGone) void rm(file);
      isGone = true;
    });
    expect((await stat(await vanishing)).size).toBe(5_000_000);
  });

  it('on a full disk stops, says so and leaves no half file', async ({ skip }) => {
    if (process.platform !== 'linux' || process.getuid?.() !== 0)
      return skip('only root on Linux can mount a small disk');
    const fixture = await openAdding();
    const { adding, outside, folder, paths } = fixture;
    try {
      await run('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'gallery-desk-test', folder]);
    } catch {
      return skip('a small disk cannot be mounted here');
    }
    onTestFinished(async () => void (await run('umount', ['-l', folder])));
    await put(join(outside, 'small.jpg'), await picture('red'));
    await put(join(outside, 'large.bin'), Buffer.alloc(3_000_000, 1));
    await put(join(outside, 'last.jpg'), await picture('blue'));
    const result = await adding.add(
      ['small.jpg', 'large.bin', 'last.jpg'].map((name) => join(outside, name)),
    );
    expect(result).toMatchObject({ totalFiles: 3, problem: expect.stringContaining('the disk is full') });
    // They are copied side by side: the small ones may find the disk full or not, and what is told is what is there.
    expect(paths()).toHaveLength(result.totalCopied);
    expect(paths()).not.toContain('large.bin');
    expect(await leftAside(fixture)).toEqual([]);
    return undefined;
  });

  it('whose sender goes away is ended, and what came stays', async () => {
    const fixture = await openAdding();
    const id = fixture.adding.uploads.begin({ totalFiles: 2, totalBytes: 1 });
    await fixture.adding.uploads.take(id, {
      index: 0,
      path: 'a.jpg',
      bytes: interrupted(await picture('red'), () => undefined),
    });
    await fixture.adding.close();
    await fixture.media.rescan();
    expect(fixture.paths()).toEqual(['a.jpg']);
    expect(fixture.told.at(-1)).toMatchObject({ state: 'FAILED', problem: 'Gallery Desk was closed.' });
  });

  it('of a program that was killed leaves nothing behind once it is opened again', async () => {
    const fixture = await openAdding();
    const left = join(fixture.folder, '.gallery-desk', fixture.store.state.settings.id, 'incoming', 'left');
    await put(left, 'half a file');
    await fixture.media.staging.sweep(fixture.folder);
    expect(await allNames(fixture)).toEqual([]);
  });
});
