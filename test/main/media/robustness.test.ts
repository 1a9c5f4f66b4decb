import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import { edit, openMedia, picture, put, temporaryFolder, type MediaFixture } from './media-fixture.ts';

const run = promisify(execFile);

/** Short enough for a test, long enough for a rename to arrive in two halves. */
const TIMES = { settle: 40, offlinePoll: 30 };

/** A tree of folders in folders with small texts, each its own. */
async function makeTree(root: string, name: string, folders: number, filesEach: number): Promise<string[]> {
  const paths: string[] = [];
  for (let folder = 0; folder < folders; folder++) {
    for (let file = 0; file < filesEach; file++) {
      const path = `${name}/${folder % 4}/${folder % 3}/${folder}/text ${file}.txt`;
      paths.push(path);
      await put(join(root, path), `${name} ${folder} ${file}`);
    }
  }
  return paths;
}

async function openWatched(): Promise<MediaFixture> {
  return openMedia({ watch: true, times: { ...TIMES, sweep: 3_600_000 } });
}

describe('no file is missed', () => {
  it.each<[string, (from: string, name: string, folder: string) => Promise<unknown>]>([
    ['nested trees that are copied', (from, name, folder) => run('cp', ['-r', `${from}/${name}`, folder])],
    ['finished trees that are moved', (from, name, folder) => rename(`${from}/${name}`, `${folder}/${name}`)],
    [
      'trees that are unpacked',
      async (from, name, folder) => {
        await run('zip', ['-qr', `${name}.zip`, name], { cwd: from });
        await run('unzip', ['-q', `${from}/${name}.zip`, '-d', folder]);
      },
    ],
  ])('of %s, several at once', async (what, act) => {
    if (what.includes('unpacked') && !(await run('zip', ['-v']).catch(() => undefined))) {
      console.log('The test of unpacked trees is left out: there is no zip.');
      return;
    }
    const { folder, paths, until, media } = await openWatched();
    const from = await temporaryFolder();
    const expected: string[] = [];
    for (const name of ['one', 'two', 'three', 'four']) expected.push(...(await makeTree(from, name, 24, 5)));
    await Promise.all(['one', 'two', 'three', 'four'].map((name) => act(from, name, folder)));
    await until(() => paths().length === expected.length);
    expect(paths()).toEqual(expected.toSorted());
    await media.whenSettled();
  });

  it('when a folder is removed and one of the same name comes in its place', async () => {
    const { at, inFolder, paths, until } = await openWatched();
    for (let round = 0; round < 5; round++) {
      await rm(inFolder('album'), { recursive: true, force: true });
      await put(inFolder(`album/inner/${round}/a.txt`), `text ${round}`);
      await put(inFolder(`album/b.txt`), `other ${round}`);
    }
    await until(() => paths().join() === 'album/b.txt,album/inner/4/a.txt');
    await put(inFolder('album/inner/4/later.txt'), 'later');
    await until(() => at('album/inner/4/later.txt') !== undefined);
    expect(paths()).toEqual(['album/b.txt', 'album/inner/4/a.txt', 'album/inner/4/later.txt']);
  });

  it('when folders are renamed over and over and written into meanwhile', async () => {
    const { inFolder, paths, until } = await openWatched();
    await put(inFolder('name 0/deep/a.txt'), 'a');
    for (let round = 0; round < 8; round++) {
      await rename(inFolder(`name ${round}`), inFolder(`name ${round + 1}`));
      await put(inFolder(`name ${round + 1}/deep/${round}.txt`), `text ${round}`);
    }
    const expected = ['a', 0, 1, 2, 3, 4, 5, 6, 7].map((name) => `name 8/deep/${name}.txt`);
    await until(() => paths().join() === expected.toSorted().join());
  });
});

describe('where nothing tells of changes', () => {
  it('files are noticed by looking again and again, and at once when it is set otherwise', async () => {
    const never = 3_600_000;
    const fixture = await openMedia({ watch: true, times: { ...TIMES, sweep: never, poll: 20 } });
    const { at, inFolder, store, until } = fixture;
    const choose = (watching: 'AUTOMATIC' | 'POLLING') =>
      store.change((state) => ({
        label: 'Choose',
        events: [
          {
            type: 'libraryUpdated',
            changed: { media: { isMetadataUsed: true, maxCacheBytes: 1e9, watching } },
            previous: { media: state.settings.media ?? null },
          },
        ],
        result: undefined,
      }));
    await choose('POLLING');
    await fixture.media.whenSettled();
    await put(inFolder('polled.txt'), 'one');
    await until(() => at('polled.txt') !== undefined);
    await choose('AUTOMATIC');
    await fixture.media.whenSettled();
    await put(inFolder('told.txt'), 'two');
    await until(() => at('told.txt') !== undefined);
    expect(fixture.media.status().problem).toBeUndefined();
  });
});

describe('whatever lies in the folder', () => {
  it.skipIf(process.platform !== 'linux')('a name that is no text is listed with its reason', async () => {
    const { at, folder, media } = await openMedia();
    await writeFile(
      Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from('.txt')]),
      'text',
    );
    await mkdir(Buffer.concat([Buffer.from(`${folder}/d`), Buffer.from([0xff])]));
    await media.rescan();
    await media.rescan();
    expect(at('caf\ufffd.txt')).toMatchObject({
      status: 'DAMAGED',
      problem: expect.stringContaining('rename it'),
    });
  });

  it.skipIf(process.platform === 'win32')('pipes, loops and folders without end do no harm', async () => {
    const { folder, inFolder, media, paths } = await openMedia();
    await run('mkfifo', [inFolder('pipe.jpg')]);
    await symlink(folder, inFolder('loop'));
    await symlink('self.jpg', inFolder('self.jpg'));
    const deep = Array.from({ length: 120 }, (_, index) => `folder ${index}`).join('/');
    await put(inFolder(`${deep}/a.txt`), 'deep down');
    await media.rescan();
    expect(paths()).toEqual([`${deep}/a.txt`]);
  });

  it('a film of 4 GiB takes no longer than a picture', async () => {
    const { at, inFolder, media } = await openMedia();
    await writeFile(inFolder('film.mp4'), 'no film at all');
    await truncate(inFolder('film.mp4'), 4 * 1024 ** 3);
    await media.rescan();
    expect(at('film.mp4')).toMatchObject({ sizeInBytes: 4 * 1024 ** 3, status: 'DAMAGED' });
  });

  it('a folder that nobody may read keeps its files as they were', async () => {
    if (process.getuid?.() === 0) {
      console.log('The test of folders that nobody may read is left out: root may read everything.');
      return;
    }
    const { at, inFolder, media } = await openMedia({
      before: async (folder) => put(`${folder}/closed/a.jpg`, await picture('red')),
    });
    await chmod(inFolder('closed'), 0);
    onTestFinished(() => chmod(inFolder('closed'), 0o700));
    await media.rescan();
    expect(at('closed/a.jpg')!.status).toBe('READY');
  });
});

describe('identity while the application watches', () => {
  it.each<[string, (inFolder: (path: string) => string) => Promise<unknown>]>([
    [
      'an editor that keeps a safety copy and writes anew',
      async (inFolder) => {
        await rename(inFolder('a.jpg'), inFolder('a.jpg~'));
        await put(inFolder('a.jpg'), await picture('black', 10, 20));
      },
    ],
    [
      'an editor that copies first and overwrites',
      async (inFolder) => {
        await cp(inFolder('a.jpg'), inFolder('a.bak.jpg'));
        await edit(inFolder('a.jpg'), await picture('black', 10, 20));
      },
    ],
    [
      'an editor that removes and writes anew',
      async (inFolder) => {
        await rm(inFolder('a.jpg'));
        await put(inFolder('a.jpg'), await picture('black', 10, 20));
      },
    ],
  ])('survives %s', async (_what, act) => {
    const { at, inFolder, until } = await openMedia({
      watch: true,
      times: TIMES,
      before: async (folder) => put(`${folder}/a.jpg`, await picture('red')),
    });
    const { id } = at('a.jpg')!;
    await act(inFolder);
    await until(() => at('a.jpg')?.width === 10 && at('a.jpg')?.status === 'READY');
    expect(at('a.jpg')!.id).toBe(id);
  });
});
