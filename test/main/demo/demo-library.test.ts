import { existsSync } from 'node:fs';
import { expect, inject, it } from 'vitest';
import { makeDemoLibrary } from '../../../main/demo/demo-library.ts';
import { openLibrary } from '../../../main/library.ts';
import { forkWorker } from '../../../main/media/worker-process.ts';

it('hangs the sample pictures in galleries, each picture once and with its title, and can be thrown away', async () => {
  const spawnWorker = forkWorker(inject('mediaWorker'));
  const demo = await makeDemoLibrary(spawnWorker, undefined);
  try {
    const library = await openLibrary(demo.folder, {
      host: 'test',
      spawnWorker,
      watch: false,
      create: false,
    });
    const { galleries } = await library.galleries.listGallerySummaries({ offset: 0, limit: 200 });
    expect(galleries.map(({ name }) => name)).toEqual(['A year outdoors', 'City at night', 'Still life']);
    expect(galleries.reduce((sum, { totalItems }) => sum + totalItems, 0)).toBe(25);
    const [first] = galleries;
    const { items } = await library.galleries.listGalleryItems({
      galleryId: first!.id,
      itemOffset: 0,
      itemLimit: 200,
    });
    expect(items[0]?.title).toBe('First light on the ridge');
    await library.close();
  } finally {
    await demo.dispose();
  }
  expect(existsSync(demo.folder)).toBe(false);
  expect(existsSync(demo.mediaFolder)).toBe(false);
});
