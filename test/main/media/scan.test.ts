import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { diskPathOf, isInside, listMediaFolder } from '../../../main/media/scan.ts';
import { put, temporaryFolder } from './media-fixture.ts';

async function pathsIn(root: string, options?: Parameters<typeof listMediaFolder>[1]): Promise<string[]> {
  const { files } = await listMediaFolder(root, options);
  return files.map(({ path }) => path).sort();
}

describe('a listing', () => {
  it('has every file of every folder, with size and date', async () => {
    const root = await temporaryFolder();
    await put(join(root, 'a.txt'), 'four');
    await put(join(root, 'x/y/z/b.txt'), '');
    const { files } = await listMediaFolder(root);
    expect(files.map(({ path, sizeInBytes }) => [path, sizeInBytes]).sort()).toEqual([
      ['a.txt', 4],
      ['x/y/z/b.txt', 0],
    ]);
    expect(Number.isInteger(files[0]!.modifiedTime)).toBe(true);
  });

  it('leaves out hidden files, what systems leave behind, the excluded cache and libraries', async () => {
    const root = await temporaryFolder();
    for (const path of [
      '.DS_Store',
      '.hidden/a.jpg',
      'Thumbs.db',
      '$RECYCLE.BIN/b.jpg',
      '@eaDir/c.jpg',
      'cache/thumb.jpg',
      'My library/library.json',
      'My library/galleries/1.json',
      'My library/cache/d.jpg',
      'kept.jpg',
    ]) {
      await put(join(root, path), path);
    }
    expect(await pathsIn(root, { exclude: [join(root, 'cache')] })).toEqual(['kept.jpg']);
  });

  it('follows links to files inside the folder only, and no link to a folder', async () => {
    const outside = await temporaryFolder();
    await put(join(outside, 'secret.txt'), 'secret');
    const root = await temporaryFolder();
    await put(join(root, 'sub/real.txt'), 'real');
    await symlink(join(root, 'sub/real.txt'), join(root, 'link.txt'));
    await symlink(join(outside, 'secret.txt'), join(root, 'escape.txt'));
    await symlink(outside, join(root, 'escape'));
    await symlink(root, join(root, 'sub/loop'));
    await symlink(join(root, 'nowhere'), join(root, 'broken.txt'));
    expect(await pathsIn(root)).toEqual(['link.txt', 'sub/real.txt']);
  });

  it.skipIf(process.platform === 'win32')('leaves out what is no file', async () => {
    const root = await temporaryFolder();
    const server = createServer().listen(join(root, 'socket.jpg'));
    onTestFinished(() => new Promise((resolve) => server.close(() => resolve())));
    await new Promise((resolve) => server.once('listening', resolve));
    expect(await pathsIn(root)).toEqual([]);
  });

  it('names files in one Unicode form and finds them in the other', async () => {
    const root = await temporaryFolder();
    const decomposed = 'Ka\u0308se/Zu\u0308rich.txt';
    await put(join(root, decomposed), 'text');
    expect(await pathsIn(root)).toEqual(['K\u00e4se/Z\u00fcrich.txt']);
    const { files } = await listMediaFolder(root);
    expect(await diskPathOf(root, 'K\u00e4se/Z\u00fcrich.txt')).toBe(files[0]!.diskPath);
  });

  it.skipIf(process.platform === 'darwin')(
    'keeps two files apart whose names differ in their Unicode form only',
    async () => {
      const root = await temporaryFolder();
      await writeFile(join(root, '\u00e4.txt'), 'one');
      await writeFile(join(root, 'a\u0308.txt'), 'two');
      const { files } = await listMediaFolder(root);
      expect(new Set(files.map(({ path }) => path)).size).toBe(2);
      for (const { path, diskPath } of files) expect(await diskPathOf(root, path)).toBe(diskPath);
    },
  );

  it.skipIf(process.platform === 'win32')('takes names of any kind', async () => {
    const root = await temporaryFolder();
    const names = [
      'with space.txt',
      'a\nnew line.txt',
      '-rf.txt',
      'per%cent#.txt',
      'emoji 🌅.txt',
      `${'x'.repeat(250)}.txt`,
    ];
    for (const name of names) await writeFile(join(root, name), name);
    expect(await pathsIn(root)).toEqual(names.toSorted());
  });

  it('of one folder alone has none of those in it', async () => {
    const root = await temporaryFolder();
    await put(join(root, 'x/a.txt'), '');
    await put(join(root, 'x/y/b.txt'), '');
    expect(await pathsIn(root, { under: 'x', isShallow: true })).toEqual(['x/a.txt']);
    expect(await pathsIn(root, { under: 'x' })).toEqual(['x/a.txt', 'x/y/b.txt']);
  });

  it('of a folder that is not there fails', async () => {
    await expect(listMediaFolder(join(await temporaryFolder(), 'none'))).rejects.toMatchObject({
      code: 'ENOENT',
    });
  });

  it('can be ended', async () => {
    const root = await temporaryFolder();
    await mkdir(join(root, 'x'));
    await expect(listMediaFolder(root, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: 'AbortError',
    });
  });
});

it('a path is inside a folder only if it really is', () => {
  expect(isInside('/a/b', '/a/b/c')).toBe(true);
  expect(isInside('/a/b', '/a/b/..c')).toBe(true);
  expect(isInside('/a/b', '/a/bc')).toBe(false);
  expect(isInside('/a/b', '/a')).toBe(false);
  expect(isInside('/a/b', '/')).toBe(false);
});
