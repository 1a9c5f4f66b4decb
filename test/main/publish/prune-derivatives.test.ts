import { readdir, utimes } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { Breather } from '../../../main/events/breather.ts';
import { pruneDerivatives, publishedRecipes } from '../../../main/publish/prune-derivatives.ts';
import { photo, picture, PublishDesk } from './publish-fixture.ts';

const DAY = 24 * 3_600_000;

it('of what was made for sites, what none shows any more goes after a month, and nothing else', async () => {
  const desk = await PublishDesk.open();
  const [one = '', two = ''] = await desk.add({
    'one.jpg': await photo(300, 200, 1),
    'two.jpg': await photo(300, 200, 2),
  });
  const gallery = await desk.gallery('Tuscany', [picture(one), picture(two)]);
  const site = await desk.site([gallery.id]);
  await desk.run();
  await desk.library.galleries.deleteGalleryItem({ galleryId: gallery.id, itemId: gallery.itemIds[1]! });
  await desk.run();

  const folder = path.join(desk.folder, 'library', 'cache', 'derivatives');
  const kept = async (): Promise<string[]> =>
    (await readdir(folder, { recursive: true })).filter((name) => name.includes('.')).toSorted();
  const all = await kept();
  // Four pictures and a note of each.
  expect(all).toHaveLength(10);
  const manifest = JSON.parse(await desk.page('.gallery-desk/manifest.json'));
  const used = publishedRecipes([manifest]);
  expect(used.size).toBe(1);
  expect(site.name).toBe('Portfolio');

  expect(await pruneDerivatives(folder, used, Date.now() + 29 * DAY, new Breather())).toBe(0);
  expect(await kept()).toEqual(all);
  const [first = ''] = [...used];
  // What is published stays however old it is.
  for (const name of all) await utimes(path.join(folder, name), 0, 0);
  expect(await pruneDerivatives(folder, used, Date.now(), new Breather())).toBeGreaterThan(1000);
  const left = await kept();
  expect(left).toHaveLength(5);
  expect(left.every((name) => name.split(path.sep).join('/').startsWith(first))).toBe(true);
  expect(await desk.plan()).toMatchObject({ isUpToDate: true });

  // What went is made again when it is wanted.
  await desk.library.history.undo();
  expect(await desk.run()).toMatchObject({ picturesMade: 1 });
});
