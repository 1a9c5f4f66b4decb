import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Job } from '../../../shared/model/job.ts';
import { differenceOf, photo, picture, PublishDesk } from './publish-fixture.ts';

it('a cancelled run leaves the old site as it was, and the next one goes on from there', async () => {
  const desk = await PublishDesk.open();
  const [old = ''] = await desk.add({ 'old.jpg': await photo(200, 150, 0) });
  const gallery = await desk.gallery('Tuscany', [picture(old)]);
  await desk.site([gallery.id]);
  await desk.run();
  const before = await desk.files();
  const names = Array.from({ length: 12 }, (_, index) => `new-${index}.jpg`);
  const contents = await Promise.all(names.map((_, index) => photo(900, 600, index + 1)));
  const ids = await desk.add(Object.fromEntries(names.map((name, index) => [name, contents[index]!])));
  await desk.library.galleries.addMediaToGallery({
    galleryId: gallery.id,
    mediaIds: ids,
    place: { at: 'end' },
  });

  const jobs: Job[] = [];
  const stop = desk.library.events.subscribe((message) => {
    if (message.kind === 'notice' && message.notice.type === 'jobChanged') jobs.push(message.notice.job);
  });
  const cache = path.join(desk.folder, 'library', 'cache', 'derivatives');
  const kept = async () => (await readdir(cache, { recursive: true })).length;
  const atFirst = await kept();
  const run = desk.run();
  const problem = run.catch((error: unknown) => error);
  // Some pictures are made, others are not.
  while ((await kept()) === atFirst) await nextTurn();
  for (const { id, kind } of desk.library.jobs.list()) if (kind === 'PUBLISH') desk.library.jobs.cancel(id);
  expect(String(await problem)).toContain('was cancelled');
  stop();
  expect(jobs.at(-1)).toMatchObject({ kind: 'PUBLISH', state: 'CANCELLED' });
  expect(differenceOf(before, await desk.files())).toEqual({
    added: [],
    removed: [],
    changed: [],
    touched: [],
  });
  expect(await readdir(path.join(desk.target, '.gallery-desk'))).toEqual(['manifest.json']);

  const { picturesMade } = await desk.run();
  expect(picturesMade).toBeGreaterThan(0);
  expect(picturesMade).toBeLessThan(names.length);
  expect((await desk.library.publish.verifyPublished({ site: 'Portfolio' })).isClean).toBe(true);
});

it('a run that cannot read an original leaves the old site as it was, and names the file', async () => {
  const desk = await PublishDesk.open();
  const [one = '', two = ''] = await desk.add({
    'one.jpg': await photo(200, 150, 0),
    'two.jpg': await photo(90, 90, 1),
  });
  const gallery = await desk.gallery('Tuscany', [picture(one)]);
  await desk.site([gallery.id]);
  await desk.run();
  const before = await desk.files();
  await desk.library.galleries.addMediaToGallery({
    galleryId: gallery.id,
    mediaIds: [two],
    place: { at: 'end' },
  });
  await writeFile(path.join(desk.mediaFolder, 'two.jpg'), 'no picture any more');
  await expect(desk.run()).rejects.toThrow('“two.jpg” was changed since it was last looked at');
  expect(differenceOf(before, await desk.files())).toEqual({
    added: [],
    removed: [],
    changed: [],
    touched: [],
  });
});
