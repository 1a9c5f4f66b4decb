import { copyFile, mkdir, rename, rm } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { edit, openMedia, picture, put } from './media-fixture.ts';

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
