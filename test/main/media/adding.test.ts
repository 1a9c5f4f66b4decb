import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, stat, symlink, utimes, chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { leftAside, openAdding } from './adding-fixture.ts';
import { picture, put, temporaryFolder } from './media-fixture.ts';

const run = promisify(execFile);

describe('files that are added', () => {
  it('are copied whole with their dates, and are in the catalog when it answers', async () => {
    const fixture = await openAdding();
    const { adding, outside, inFolder, id } = fixture;
    await put(join(outside, 'b.jpg'), await picture('blue'));
    await put(join(outside, 'a.jpg'), await picture('red'));
    await utimes(join(outside, 'a.jpg'), 1_000_000, 1_000_000);
    const result = await adding.add([join(outside, 'b.jpg'), join(outside, 'a.jpg')]);
    expect(result).toMatchObject({
      totalFiles: 2,
      totalCopied: 2,
      totalPresent: 0,
      totalFailed: 0,
      isCancelled: false,
    });
    expect(result.mediaIds).toEqual([id('b.jpg'), id('a.jpg')]);
    expect(await readFile(inFolder('a.jpg'))).toEqual(await readFile(join(outside, 'a.jpg')));
    expect((await stat(inFolder('a.jpg'))).mtimeMs).toBe(1_000_000_000);
    expect(await leftAside(fixture)).toEqual([]);
  });

  it('keep both when a name is taken, whatever takes it', async () => {
    const { adding, outside, paths, inFolder } = await openAdding({
      before: async (folder) => {
        await put(`${folder}/photo.jpg`, await picture('red'));
        await mkdir(`${folder}/photo-2.jpg`);
      },
    });
    await put(join(outside, 'photo.jpg'), await picture('blue'));
    await adding.add([join(outside, 'photo.jpg')]);
    expect(paths()).toEqual(['photo-3.jpg', 'photo.jpg']);
    expect(await readFile(inFolder('photo.jpg'))).toEqual(await picture('red'));
  });

  it('are not copied when their content is there, compared whole', async () => {
    const large = (last: number) => {
      const bytes = Buffer.alloc(400_000, 7);
      // Between the blocks that a fingerprint is made of.
      bytes[100_000] = last;
      return bytes;
    };
    const { adding, outside, paths, id } = await openAdding({
      before: async (folder) => {
        await put(`${folder}/there.jpg`, await picture('red'));
        await put(`${folder}/large.bin`, large(1));
      },
    });
    await put(join(outside, 'same.jpg'), await picture('red'));
    await put(join(outside, 'equal.bin'), large(1));
    await put(join(outside, 'other.bin'), large(2));
    const names = ['same.jpg', 'equal.bin', 'other.bin'].map((name) => join(outside, name));
    const result = await adding.add(names);
    expect(result).toMatchObject({ totalCopied: 1, totalPresent: 2 });
    expect(result.mediaIds).toEqual([id('there.jpg'), id('large.bin'), id('other.bin')]);
    expect(paths()).toEqual(['large.bin', 'other.bin', 'there.jpg']);
  });

  it('with the same content are copied once', async () => {
    const { adding, outside, paths, id } = await openAdding();
    for (const name of ['one.jpg', 'two.jpg']) await put(join(outside, name), await picture('red'));
    const result = await adding.add([join(outside, 'one.jpg'), join(outside, 'two.jpg')]);
    expect(result.mediaIds).toEqual([id('one.jpg'), id('one.jpg')]);
    expect(paths()).toEqual(['one.jpg']);
  });

  it('are used in place when they lie in the media folder', async () => {
    const { adding, inFolder, paths, id } = await openAdding();
    await put(inFolder('sub/new.jpg'), await picture('red'));
    const result = await adding.add([inFolder('sub/new.jpg')]);
    expect(result).toMatchObject({ totalCopied: 0, totalPresent: 1, mediaIds: [id('sub/new.jpg')] });
    expect(paths()).toEqual(['sub/new.jpg']);
  });

  it('get names that every system takes', async () => {
    const { adding, outside, paths } = await openAdding();
    await put(join(outside, 'what: a "view"?.jpg'), await picture('red'));
    await put(join(outside, 'CON.jpg'), await picture('blue'));
    await put(join(outside, '.hidden.jpg'), await picture('green'));
    await adding.add([
      join(outside, 'what: a "view"?.jpg'),
      join(outside, 'CON.jpg'),
      join(outside, '.hidden.jpg'),
    ]);
    expect(paths()).toEqual(['_CON.jpg', 'hidden.jpg', 'what_ a _view__.jpg']);
  });
});

describe('a folder that is added', () => {
  it('keeps its structure below a folder of its name, by name, its own files first', async () => {
    const { adding, outside, paths, id } = await openAdding();
    await put(join(outside, 'Trip/day 10.jpg'), await picture('red'));
    await put(join(outside, 'Trip/day 9.jpg'), await picture('blue'));
    await put(join(outside, 'Trip/Alps/peak.jpg'), await picture('green'));
    await put(join(outside, 'Trip/.DS_Store'), 'x');
    await put(join(outside, 'Trip/Thumbs.db'), 'x');
    const result = await adding.add([join(outside, 'Trip')]);
    expect(paths()).toEqual(['Trip/Alps/peak.jpg', 'Trip/day 10.jpg', 'Trip/day 9.jpg']);
    expect(result.mediaIds).toEqual(['Trip/day 9.jpg', 'Trip/day 10.jpg', 'Trip/Alps/peak.jpg'].map(id));
    expect(result.folders).toEqual(['Trip', 'Trip/Alps']);
    expect((await adding.add([join(outside, 'Trip')])).totalCopied).toBe(0);
    expect(paths()).toHaveLength(3);
  });

  it('leaves out loops, devices and what cannot be read, and says so', async () => {
    const { adding, outside, paths } = await openAdding();
    const trip = join(outside, 'Trip');
    await put(join(trip, 'good.jpg'), await picture('red'));
    await put(join(outside, 'elsewhere.jpg'), await picture('blue'));
    await symlink(trip, join(trip, 'loop'));
    await symlink('self', join(trip, 'self'));
    await symlink(join(outside, 'elsewhere.jpg'), join(trip, 'linked.jpg'));
    await symlink(join(outside, 'nowhere.jpg'), join(trip, 'broken.jpg'));
    await run('mkfifo', [join(trip, 'pipe')]);
    const result = await adding.add([trip, join(outside, 'gone.jpg')]);
    expect(paths()).toEqual(['Trip/good.jpg', 'Trip/linked.jpg']);
    expect(
      Object.fromEntries(result.failures.map(({ path, reason }) => [path.slice(outside.length + 1), reason])),
    ).toEqual({
      'Trip/loop': expect.stringContaining('link to a folder'),
      'Trip/self': expect.stringContaining('link'),
      'Trip/broken.jpg': expect.stringContaining('not there'),
      'Trip/pipe': expect.stringContaining('pipe'),
      'gone.jpg': expect.stringContaining('not there'),
    });
    expect(result).toMatchObject({ totalFiles: 7, totalCopied: 2, totalFailed: 5 });
  });

  it.skipIf(process.getuid?.() === 0)('goes on after a file that may not be read', async () => {
    const { adding, outside, paths } = await openAdding();
    await put(join(outside, 'locked.jpg'), await picture('red'));
    await put(join(outside, 'open.jpg'), await picture('blue'));
    await chmod(join(outside, 'locked.jpg'), 0);
    const result = await adding.add([join(outside, 'locked.jpg'), join(outside, 'open.jpg')]);
    expect(paths()).toEqual(['open.jpg']);
    expect(result.failures).toEqual([
      { path: join(outside, 'locked.jpg'), reason: expect.stringContaining('may not be read') },
    ]);
  });

  it.runIf(process.platform === 'linux')('goes on after a file that its disk cannot read', async () => {
    const { adding, outside, paths } = await openAdding();
    // Opens as a plain file; reading its first byte is an input/output error.
    await symlink('/proc/self/mem', join(outside, 'bad.jpg'));
    await put(join(outside, 'good.jpg'), await picture('blue'));
    const result = await adding.add([join(outside, 'bad.jpg'), join(outside, 'good.jpg')]);
    expect(paths()).toEqual(['good.jpg']);
    expect(result.failures).toEqual([
      { path: join(outside, 'bad.jpg'), reason: expect.stringContaining('reported an error') },
    ]);
  });

  it('that holds the library or is one adds nothing of it', async () => {
    const { adding, library, paths } = await openAdding();
    const result = await adding.add([library]);
    expect(paths()).toEqual([]);
    expect(result.failures).toEqual([{ path: library, reason: expect.stringContaining('library') }]);
  });

  it('never leads out of the media folder through a link that lies in it', async () => {
    const { adding, outside, inFolder, paths } = await openAdding();
    const target = await temporaryFolder();
    await symlink(target, inFolder('Trip'));
    await put(join(outside, 'Trip/a.jpg'), await picture('red'));
    const result = await adding.add([join(outside, 'Trip')]);
    expect(await readdir(target)).toEqual([]);
    expect(paths()).toEqual([]);
    expect(result.totalFailed).toBe(1);
  });
});
