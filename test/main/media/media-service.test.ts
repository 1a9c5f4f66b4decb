import { copyFile, mkdir, rename, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { forkWorker, type SpawnWorker } from '../../../main/media/worker-process.ts';
import type { ToWorker } from '../../../main/media/worker/messages.ts';
import { edit, openMedia, picture, put, temporaryFolder } from './media-fixture.ts';

describe('the catalog', () => {
  it('holds every file of the folder with what is in it', async () => {
    const { media, at, inFolder, paths } = await openMedia({
      before: async (folder) => {
        await put(`${folder}/red.jpg`, await picture('red', 64, 40));
        await put(`${folder}/inner/deep/blue.jpg`, await picture('blue'));
        await put(`${folder}/notes.txt`, 'Hello');
        await put(`${folder}/table.xlsx`, 'something');
        await put(`${folder}/.hidden.jpg`, await picture('green'));
      },
    });
    expect(paths()).toEqual(['inner/deep/blue.jpg', 'notes.txt', 'red.jpg', 'table.xlsx']);
    expect(at('red.jpg')).toMatchObject({
      kind: 'IMAGE',
      mimeType: 'image/jpeg',
      width: 64,
      height: 40,
      status: 'READY',
      thumbhash: expect.stringMatching(/^[\w+/=]{20,}$/),
    });
    expect(at('notes.txt')).toMatchObject({ kind: 'TEXT', status: 'READY' });
    expect(at('table.xlsx')).toMatchObject({
      kind: 'OTHER',
      status: 'UNSUPPORTED',
      problem: expect.stringContaining('.xlsx'),
    });
    const { path, mimeType } = await media.thumbnail(at('red.jpg')!.id, 256);
    expect(mimeType).toBe('image/jpeg');
    expect(path).toContain(at('red.jpg')!.fingerprint);
    expect(await media.original(at('red.jpg')!.id)).toMatchObject({
      path: inFolder('red.jpg'),
      mimeType: 'image/jpeg',
    });
  });

  it.each(['while the application is open', 'while it is closed'])(
    'keeps ids through renames, moves and edits %s',
    async (when) => {
      const fixture = await openMedia({
        before: async (folder) => {
          await put(`${folder}/a.jpg`, await picture('red'));
          await put(`${folder}/b.jpg`, await picture('green'));
          await put(`${folder}/c.jpg`, await picture('blue'));
          await put(`${folder}/d.jpg`, await picture('yellow'));
        },
      });
      const { at, inFolder, paths } = fixture;
      const ids = Object.fromEntries(['a', 'b', 'c', 'd'].map((name) => [name, at(`${name}.jpg`)!.id]));
      const before = at('c.jpg')!;
      const act = async () => {
        await rename(inFolder('a.jpg'), inFolder('renamed.jpg'));
        await mkdir(inFolder('sub'));
        await rename(inFolder('b.jpg'), inFolder('sub/b.jpg'));
        await edit(inFolder('c.jpg'), await picture('black', 30, 60));
        await copyFile(inFolder('d.jpg'), inFolder('d copy.jpg'));
      };
      if (when.includes('open')) {
        await act();
        await fixture.media.rescan();
      } else await fixture.whileClosed(act);
      expect(paths()).toEqual(['c.jpg', 'd copy.jpg', 'd.jpg', 'renamed.jpg', 'sub/b.jpg']);
      expect(at('renamed.jpg')!.id).toBe(ids.a);
      expect(at('sub/b.jpg')!.id).toBe(ids.b);
      expect(at('c.jpg')).toMatchObject({ id: ids.c, width: 30, height: 60, addedDate: before.addedDate });
      expect(at('c.jpg')!.fingerprint).not.toBe(before.fingerprint);
      expect(at('d.jpg')!.id).toBe(ids.d);
      expect(at('d copy.jpg')).toMatchObject({ id: `${ids.d}~2`, fingerprint: at('d.jpg')!.fingerprint });
    },
  );

  it('keeps a file that vanished as missing, and brings it back with its content', async () => {
    const { at, inFolder, media, store } = await openMedia({
      before: async (folder) => put(`${folder}/a.jpg`, await picture('red')),
    });
    const { id } = at('a.jpg')!;
    await rm(inFolder('a.jpg'));
    await media.rescan();
    expect(store.state.media.get(id)).toMatchObject({
      status: 'MISSING',
      problem: expect.stringContaining('a.jpg'),
    });
    await put(inFolder('elsewhere/other.jpg'), await picture('red'));
    await media.rescan();
    expect(store.state.media.get(id)).toMatchObject({ status: 'READY', path: 'elsewhere/other.jpg' });
    expect(store.state.media.get(id)).not.toHaveProperty('problem');
    expect(store.state.media.size).toBe(1);
  });
});

describe('identity', () => {
  it('tells two large files apart that differ only where their fingerprints do not look', async () => {
    const large = Buffer.alloc(600_000, 1);
    const other = Buffer.from(large);
    other[100_000] = 2;
    const { at, inFolder, media } = await openMedia({
      before: async (folder) => {
        await put(`${folder}/a.txt`, large);
        await put(`${folder}/b.txt`, other);
        await put(`${folder}/c.txt`, large);
      },
    });
    expect(at('b.txt')!.fingerprint).not.toBe(at('a.txt')!.fingerprint);
    expect(at('c.txt')!.fingerprint).toBe(at('a.txt')!.fingerprint);
    const [b, c] = [at('b.txt')!.id, at('c.txt')!.id];
    await rename(inFolder('b.txt'), inFolder('b2.txt'));
    await rename(inFolder('c.txt'), inFolder('c2.txt'));
    await media.rescan();
    expect(at('b2.txt')!.id).toBe(b);
    expect(at('c2.txt')!.id).toBe(c);
  });

  it('gives the same ids again when the catalog was lost', async () => {
    const content = await picture('red');
    const before = async (folder: string) => {
      await put(`${folder}/a.jpg`, content);
      await put(`${folder}/b.jpg`, content);
      await put(`${folder}/c.txt`, 'text');
    };
    const [first, second] = [await openMedia({ before }), await openMedia({ before })];
    for (const path of ['a.jpg', 'b.jpg', 'c.txt']) expect(second.at(path)!.id).toBe(first.at(path)!.id);
    expect(first.at('b.jpg')!.id).toBe(`${first.at('a.jpg')!.id}~2`);
  });

  it('follows the content when two files swap their names', async () => {
    const { at, inFolder, media } = await openMedia({
      before: async (folder) => {
        await put(`${folder}/a.jpg`, await picture('red', 20, 10));
        await put(`${folder}/b.jpg`, await picture('green', 30, 60));
      },
    });
    const [a, b] = [at('a.jpg')!.id, at('b.jpg')!.id];
    await rename(inFolder('a.jpg'), inFolder('t'));
    await rename(inFolder('b.jpg'), inFolder('a.jpg'));
    await rename(inFolder('t'), inFolder('b.jpg'));
    await media.rescan();
    expect([at('a.jpg')!.id, at('b.jpg')!.id]).toEqual([b, a]);
    expect(at('b.jpg')).toMatchObject({ width: 20, status: 'READY' });
  });
});

/** Workers that are killed, for real, when they get the file of this name. */
function killedBy(name: string): { spawnWorker: SpawnWorker; kills: () => number } {
  const spawn = forkWorker(inject('mediaWorker'));
  let kills = 0;
  const spawnWorker: SpawnWorker = () => {
    const worker = spawn();
    let isReady = false;
    let isDoomed = false;
    const kill = () => {
      if (!isReady || !isDoomed) return;
      kills += 1;
      worker.kill();
    };
    worker.onMessage(() => {
      isReady = true;
      kill();
    });
    return {
      ...worker,
      send: (message: ToWorker) => {
        isDoomed = 'path' in message.request && message.request.path === name;
        if (!isDoomed) worker.send(message);
        kill();
      },
    };
  };
  return { spawnWorker, kills: () => kills };
}

describe('a hostile or damaged file', () => {
  it('that kills the worker is marked, harms no other file, and is tried again only when it changes', async () => {
    const { spawnWorker, kills } = killedBy('hostile.jpg');
    const { at, inFolder, media } = await openMedia({
      spawnWorker,
      before: async (folder) => {
        for (const name of ['a', 'hostile', 'z'])
          await put(`${folder}/${name}.jpg`, await picture('red', name.length + 9));
      },
    });
    expect(at('hostile.jpg')).toMatchObject({
      status: 'DAMAGED',
      problem: expect.stringContaining('hostile.jpg'),
    });
    expect([at('a.jpg')!.status, at('z.jpg')!.status]).toEqual(['READY', 'READY']);
    const before = kills();
    await media.rescan();
    expect(kills()).toBe(before);
    await rename(inFolder('hostile.jpg'), inFolder('tamed.jpg'));
    await edit(inFolder('tamed.jpg'), await picture('blue'));
    await media.rescan();
    expect(at('tamed.jpg')!.status).toBe('READY');
    expect(at('tamed.jpg')).not.toHaveProperty('problem');
  });

  it('is marked with what is wrong, and is right again when it is replaced', async () => {
    const content = await picture('red', 200, 200);
    const { at, inFolder, media } = await openMedia({
      before: async (folder) => {
        await put(`${folder}/empty.jpg`, '');
        await put(`${folder}/cut.jpg`, content.subarray(0, 500));
        await put(`${folder}/good.jpg`, content);
      },
    });
    const { id } = at('cut.jpg')!;
    expect(at('empty.jpg')).toMatchObject({ status: 'DAMAGED', problem: expect.stringContaining('0 bytes') });
    expect(at('cut.jpg')!.status).toBe('DAMAGED');
    await expect(media.thumbnail(id, 256)).rejects.toMatchObject({ code: 'NOT_FOUND', data: { value: id } });
    await edit(inFolder('cut.jpg'), await picture('blue'));
    await truncate(inFolder('good.jpg'), 300);
    await media.rescan();
    await media.whenPreviewed();
    expect(at('cut.jpg')).toMatchObject({ id, status: 'READY', width: 48 });
    expect(at('good.jpg')).toMatchObject({ status: 'DAMAGED' });
    expect(at('good.jpg')).not.toHaveProperty('width');
  });

  it('does not keep a library from opening when no worker can be started', async () => {
    const { store, media, messages } = await openMedia({
      spawnWorker: forkWorker(join(await temporaryFolder(), 'missing.mjs')),
      before: async (folder) => {
        for (const name of ['a', 'b', 'c']) await put(`${folder}/${name}.txt`, name);
      },
    });
    expect(media.status().state).toBe('READY');
    expect(store.state.media.size).toBe(0);
    const problems = messages.filter(
      ({ kind, ...rest }) => kind === 'notice' && 'notice' in rest && rest.notice.type === 'problemReported',
    );
    expect(problems).toHaveLength(1);
  });
});
