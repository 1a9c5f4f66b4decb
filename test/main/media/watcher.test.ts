import { copyFile, mkdir, open, rename, rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { edit, openMedia, picture, put, type MediaFixture } from './media-fixture.ts';

/** Short enough for a test, long enough for a rename to arrive in two halves. */
const TIMES = { settle: 40, offlinePoll: 30 };

function openWatched(before?: (folder: string) => Promise<unknown>): Promise<MediaFixture> {
  return openMedia({ watch: true, times: TIMES, before });
}

describe('while it watches, the media folder', () => {
  it('takes in a file that is dropped into it', async () => {
    const { at, inFolder, until } = await openWatched();
    await put(inFolder('new.jpg'), await picture('red'));
    await until(() => at('new.jpg') !== undefined);
    expect(at('new.jpg')).toMatchObject({ status: 'READY', width: 48 });
  });

  it('takes in whole trees that are copied or moved into it', async () => {
    const { inFolder, until, paths, library } = await openWatched();
    const expected: string[] = [];
    for (let index = 0; index < 30; index++) {
      const path = `tree/${index % 3}/${index % 5}/picture ${index}.txt`;
      expected.push(path);
      await put(inFolder(path), `text ${index}`);
    }
    await put(`${library}/elsewhere/a/b/c.txt`, 'moved in');
    await rename(`${library}/elsewhere`, inFolder('moved'));
    expected.push('moved/a/b/c.txt');
    await until(() => paths().length === expected.length);
    expect(paths()).toEqual(expected.sort());
  });

  it('keeps ids through a rename, a move to another folder and a move of a folder', async () => {
    const { at, inFolder, until, store } = await openWatched(async (folder) => {
      await put(`${folder}/a.jpg`, await picture('red'));
      await put(`${folder}/b.jpg`, await picture('green'));
      await put(`${folder}/album/one/c.jpg`, await picture('blue'));
    });
    const [a, b, c] = ['a.jpg', 'b.jpg', 'album/one/c.jpg'].map((path) => at(path)!.id);
    await rename(inFolder('a.jpg'), inFolder('A.jpg'));
    await mkdir(inFolder('sub'));
    await rename(inFolder('b.jpg'), inFolder('sub/b.jpg'));
    await rename(inFolder('album'), inFolder('sub/best'));
    await until(() =>
      ['A.jpg', 'sub/b.jpg', 'sub/best/one/c.jpg'].every((path) => at(path)?.status === 'READY'),
    );
    expect(['A.jpg', 'sub/b.jpg', 'sub/best/one/c.jpg'].map((path) => at(path)!.id)).toEqual([a, b, c]);
    expect(store.state.media.size).toBe(3);
  });

  it('notices an edit in place, also one through a temporary file', async () => {
    const { at, inFolder, until, store } = await openWatched(async (folder) => {
      await put(`${folder}/a.jpg`, await picture('red'));
      await put(`${folder}/b.jpg`, await picture('green'));
    });
    const [a, b] = [at('a.jpg')!, at('b.jpg')!];
    await edit(inFolder('a.jpg'), await picture('black', 10, 20));
    await put(inFolder('b.jpg.tmp-1234'), await picture('white', 30, 40));
    await rename(inFolder('b.jpg.tmp-1234'), inFolder('b.jpg'));
    await until(() => at('a.jpg')?.width === 10 && at('b.jpg')?.width === 30);
    expect(at('a.jpg')!.id).toBe(a.id);
    expect(at('b.jpg')!.id).toBe(b.id);
    expect([...store.state.media.values()].filter(({ status }) => status === 'READY')).toHaveLength(2);
  });

  it('knows a copy from a move, and a removal from both', async () => {
    const { at, inFolder, until, store } = await openWatched(async (folder) => {
      await put(`${folder}/a.jpg`, await picture('red'));
      await put(`${folder}/b.jpg`, await picture('green'));
    });
    const [a, b] = [at('a.jpg')!, at('b.jpg')!];
    await copyFile(inFolder('a.jpg'), inFolder('a copy.jpg'));
    await rm(inFolder('b.jpg'));
    await until(() => at('a copy.jpg') !== undefined && at('b.jpg')?.status === 'MISSING');
    expect(at('a copy.jpg')).toMatchObject({ id: `${a.id}~2`, fingerprint: a.fingerprint });
    expect(at('a.jpg')!.id).toBe(a.id);
    expect(store.state.media.get(b.id)?.status).toBe('MISSING');
  });

  it('waits for a file that is still being written', async () => {
    const fixture = await openMedia({ watch: true, times: { ...TIMES, settle: 150 } });
    const { at, inFolder, until, messages } = fixture;
    const content = await picture('red', 400, 300);
    const file = await open(inFolder('slow.jpg'), 'w');
    for (let start = 0; start < content.length; start += 200) {
      await file.write(content.subarray(start, start + 200));
      await file.sync();
    }
    await file.close();
    await until(() => at('slow.jpg') !== undefined);
    expect(at('slow.jpg')).toMatchObject({ status: 'READY', width: 400 });
    const seen = messages.flatMap((message) => (message.kind === 'change' ? message.change.events : []));
    expect(seen.filter(({ type }) => type.startsWith('mediaFile'))).toHaveLength(1);
  });

  it('goes offline as a whole when it is unplugged, and comes back with everything', async () => {
    const { at, media, folder, library, store, until } = await openWatched(async (root) => {
      await put(`${root}/a.jpg`, await picture('red'));
      await put(`${root}/sub/b.jpg`, await picture('green'));
    });
    const before = [...store.state.media.values()];
    const { id } = at('a.jpg')!;
    await rename(folder, `${library}/unplugged`);
    await until(() => media.status().state === 'OFFLINE');
    expect(media.status().problem).toContain(folder);
    expect([...store.state.media.values()]).toEqual(before);
    expect((await media.thumbnail(id, 256)).mimeType).toBe('image/jpeg');
    await expect(media.original(id)).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });

    await rename(`${library}/unplugged`, folder);
    await until(() => media.status().state === 'READY');
    await media.whenSettled();
    expect([...store.state.media.values()]).toEqual(before);
    await put(`${folder}/after.jpg`, await picture('blue'));
    await until(() => at('after.jpg') !== undefined);
  });

  it('takes an empty folder in its place for an unplugged drive', async () => {
    const { at, media, folder, library, until } = await openWatched(async (root) =>
      put(`${root}/a.jpg`, await picture('red')),
    );
    await rename(folder, `${library}/unplugged`);
    await mkdir(folder);
    await until(() => media.status().state === 'OFFLINE');
    expect(at('a.jpg')?.status).toBe('READY');
    await rm(folder, { recursive: true });
    await rename(`${library}/unplugged`, folder);
    await until(() => media.status().state === 'READY');
    expect(at('a.jpg')?.status).toBe('READY');
  });

  it('believes that a folder was emptied when it is still the same folder', async () => {
    const { at, inFolder, media, until } = await openWatched(async (root) =>
      put(`${root}/a.jpg`, await picture('red')),
    );
    await rm(inFolder('a.jpg'));
    await until(() => at('a.jpg')?.status === 'MISSING');
    expect(media.status().state).toBe('READY');
  });
});
