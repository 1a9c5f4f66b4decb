import { mkdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openMedia, picture, put, temporaryFolder } from './media-fixture.ts';

describe('the media folder', () => {
  it('that is not there is offline, says so, and is taken in when it comes', async () => {
    const fixture = await openMedia({
      before: (folder) => rm(folder, { recursive: true }),
      times: { offlinePoll: 20 },
    });
    const { at, folder, media, until } = fixture;
    expect(media.status()).toMatchObject({ state: 'OFFLINE', problem: expect.stringContaining(folder) });
    await expect(media.rescan()).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
    await put(`${folder}/a.jpg`, await picture('red'));
    await until(() => at('a.jpg') !== undefined && media.status().state === 'READY');
  });

  it('that was unplugged while the application was closed loses nothing', async () => {
    const fixture = await openMedia({
      before: async (folder) => put(`${folder}/a.jpg`, await picture('red')),
    });
    const { at, folder, library } = fixture;
    const before = at('a.jpg');
    await fixture.whileClosed(() => rename(folder, `${library}/unplugged`));
    expect(fixture.media.status().state).toBe('OFFLINE');
    expect(at('a.jpg')).toEqual(before);
    await mkdir(folder);
    await expect(fixture.media.rescan()).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
    expect(at('a.jpg')).toEqual(before);
    await rm(folder, { recursive: true });
    await rename(`${library}/unplugged`, folder);
    await fixture.media.rescan();
    expect(at('a.jpg')).toEqual(before);
  });

  it('is not mistaken for another drive that is connected in its place', async () => {
    const fixture = await openMedia({
      before: async (folder) => put(`${folder}/a.jpg`, await picture('red')),
    });
    const { at, folder, library, media, paths } = fixture;
    const before = at('a.jpg');
    await rename(folder, `${library}/unplugged`);
    await put(`${folder}/foreign.jpg`, await picture('blue'));
    await expect(media.rescan()).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
    expect(media.status()).toMatchObject({
      state: 'OFFLINE',
      problem: expect.stringContaining('another drive'),
    });
    await fixture.whileClosed(async () => undefined);
    expect(fixture.media.status().state).toBe('OFFLINE');
    expect([at('a.jpg'), paths()]).toEqual([before, ['a.jpg']]);
    await rename(folder, `${library}/foreign`);
    await rename(`${library}/unplugged`, folder);
    await fixture.media.rescan();
    expect([at('a.jpg'), paths()]).toEqual([before, ['a.jpg']]);
  });

  it('that comes back as a copy of itself is the same', async () => {
    const { at, folder, library, media } = await openMedia({
      before: async (root) => put(`${root}/a.jpg`, await picture('red')),
    });
    const { id } = at('a.jpg')!;
    await rename(folder, `${library}/old`);
    await put(`${folder}/a.jpg`, await picture('red'));
    await media.rescan();
    expect(media.status().state).toBe('READY');
    expect(at('a.jpg')).toMatchObject({ id, status: 'READY' });
  });

  it('can be changed for another one and back: nothing is lost', async () => {
    const other = await temporaryFolder();
    const content = await picture('red');
    await put(`${other}/moved here.jpg`, content);
    await put(`${other}/new.jpg`, await picture('blue'));
    const { at, folder, media, paths, store } = await openMedia({
      before: async (root) => {
        await put(`${root}/a.jpg`, content);
        await put(`${root}/b.jpg`, await picture('green'));
      },
    });
    const [a, b] = [at('a.jpg')!.id, at('b.jpg')!.id];
    await expect(media.changeFolder(join(other, 'none'))).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' });
    await media.changeFolder(other);
    await media.whenSettled();
    expect(paths()).toEqual(['moved here.jpg', 'new.jpg']);
    expect(at('moved here.jpg')!.id).toBe(a);
    expect(store.state.media.get(b)!.status).toBe('MISSING');
    expect((await media.original(a)).path).toBe(join(other, 'moved here.jpg'));
    await media.changeFolder(folder);
    await media.whenSettled();
    expect([at('a.jpg')!.id, at('b.jpg')!.id]).toEqual([a, b]);
  });

  it('of many files comes in changes of at most 200, each with a label', async () => {
    const { media, messages, store } = await openMedia({
      before: async (folder) => {
        for (let index = 0; index < 450; index++)
          await put(`${folder}/${index % 7}/${index}.txt`, `text ${index}`);
      },
    });
    const changes = messages.flatMap((message) => (message.kind === 'change' ? [message.change] : []));
    const additions = changes.filter(({ events }) => events[0]?.type === 'mediaFileAdded');
    expect(additions.reduce((sum, { events }) => sum + events.length, 0)).toBe(450);
    for (const { events, label } of additions) {
      expect(events.length).toBeLessThanOrEqual(200);
      expect(label).toBe(`Add ${events.length} media ${events.length === 1 ? 'file' : 'files'}`);
    }
    expect(await media.list({ offset: 0, limit: 200, sort: 'PATH' })).toMatchObject({ totalFiles: 450 });
    const jobs = messages.flatMap((message) =>
      message.kind === 'notice' && message.notice.type === 'jobChanged' ? [message.notice.job] : [],
    );
    expect(
      jobs
        .filter(({ state }) => state === 'DONE')
        .map(({ kind }) => kind)
        .sort(),
    ).toEqual(['SCAN']);
    expect(store.state.media.size).toBe(450);
  });
});
