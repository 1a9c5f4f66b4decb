import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openMedia, picture, put } from '../media/media-fixture.ts';
import { deciding, galleryCreated, itemCreated, sampleGallery, sampleImage } from '../store/samples.ts';
import { repaired } from './damaged-library.ts';

test('after a library was rebuilt from its gallery files alone, the next scan finds the file of each item again', async () => {
  const media = await openMedia({
    before: async (folder) => {
      await put(join(folder, 'harbour.jpg'), await picture('red'));
      await put(join(folder, 'deep', 'island.jpg'), await picture('blue'));
    },
  });
  const files = ['harbour.jpg', 'deep/island.jpg'].map((path) => media.at(path)!);
  const gallery = sampleGallery();
  const items = files.map(({ id }, index) => sampleImage(id, { sortOrder: index }));
  await media.store.change(
    deciding(galleryCreated(gallery), ...items.map((item) => itemCreated(gallery.id, item))),
  );
  await media.whileClosed(async () => {
    for (const name of ['library.json', 'media.json', 'journal.jsonl', 'history', 'cache', 'backups']) {
      await rm(join(media.library, name), { recursive: true, force: true });
    }
    expect(await repaired(media.library)).toMatchObject({ isClean: true, isApplied: true });
  });
  for (const { id, path } of files) {
    expect(media.store.state.media.get(id)).toMatchObject({ path, status: 'READY' });
  }
  expect(media.store.state.media.size).toBe(2);
});
