import { readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openMedia, picture, put, temporaryFolder, workers } from './media-fixture.ts';

describe('pictures for the window', () => {
  it('are made once for all who ask at the same time, and kept', async () => {
    const requests: string[] = [];
    const spawn = workers();
    const { at, media } = await openMedia({
      spawnWorker: () => {
        const worker = spawn();
        return { ...worker, send: (message) => (requests.push(message.request.type), worker.send(message)) };
      },
      before: async (folder) => put(`${folder}/a.jpg`, await picture('red', 1200, 800)),
    });
    const { id } = at('a.jpg')!;
    const answers = await Promise.all(Array.from({ length: 8 }, () => media.thumbnail(id, 1024)));
    expect(new Set(answers.map(({ path }) => path)).size).toBe(1);
    await media.thumbnail(id, 1024);
    expect(requests.filter((type) => type === 'thumbnail')).toHaveLength(1);
  });

  it('come back when the cache is deleted or a file in it is empty', async () => {
    const { at, library, media } = await openMedia({
      before: async (folder) => put(`${folder}/a.jpg`, await picture('red')),
    });
    const { id } = at('a.jpg')!;
    const { path } = await media.thumbnail(id, 512);
    await rm(join(library, 'cache'), { recursive: true });
    expect((await media.thumbnail(id, 512)).path).toBe(path);
    await writeFile(path, '');
    await media.thumbnail(id, 512);
    const kept = await readdir(join(path, '..'));
    expect(kept).toEqual([path.slice(path.lastIndexOf('/') + 1)]);
  });

  it('are refused, by id, for what is unknown, missing, no picture or outside the folder', async () => {
    const outside = await temporaryFolder();
    await put(`${outside}/secret.jpg`, await picture('red'));
    const { at, inFolder, media, store } = await openMedia({
      before: async (folder) => {
        await put(`${folder}/a.jpg`, await picture('green'));
        await put(`${folder}/b.jpg`, await picture('blue'));
        await put(`${folder}/t.txt`, 'text');
      },
    });
    await expect(media.thumbnail('unknown', 256)).rejects.toMatchObject({
      code: 'NOT_FOUND',
      message: expect.stringContaining('unknown'),
    });
    expect(() => media.get('unknown')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    await expect(media.thumbnail(at('t.txt')!.id, 256)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const [a, b] = [at('a.jpg')!.id, at('b.jpg')!.id];
    await rm(inFolder('a.jpg'));
    await symlink(`${outside}/secret.jpg`, inFolder('a.jpg'));
    await expect(media.original(a)).rejects.toMatchObject({ code: 'NOT_FOUND', data: { value: a } });
    await rm(inFolder('b.jpg'));
    await expect(media.original(b)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await media.rescan();
    expect(store.state.media.get(a)!.status).toBe('MISSING');
    expect((await media.thumbnail(a, 256)).mimeType).toBe('image/jpeg');
    await expect(media.thumbnail(a, 1024)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('of texts are their words, whatever their encoding', async () => {
    const { at, media } = await openMedia({
      before: async (folder) => {
        await put(`${folder}/utf8.txt`, 'Grüße');
        await put(`${folder}/utf16.txt`, Buffer.from('\ufeffGrüße', 'utf16le'));
        await put(`${folder}/latin.txt`, Buffer.from('Grüße', 'latin1'));
        await put(`${folder}/long.txt`, 'x'.repeat(1024 * 1024 + 1));
        await put(`${folder}/a.jpg`, await picture('red'));
      },
    });
    for (const name of ['utf8', 'utf16', 'latin'])
      expect(await media.readText(at(`${name}.txt`)!)).toBe('Grüße');
    for (const path of ['long.txt', 'a.jpg']) {
      await expect(media.readText(at(path)!)).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
    }
  });
});
