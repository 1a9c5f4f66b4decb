import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, inject, it, onTestFinished } from 'vitest';
import { openLibrary, type Library } from '../../../main/library.ts';
import { forkWorker } from '../../../main/media/worker-process.ts';
import { greyPng } from '../../support/media-files.ts';

/** A library with two folders of pictures, opened by a function so that it can be opened again. */
async function makeLibrary(): Promise<() => Promise<Library>> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const media = path.join(folder, 'media');
  for (const [index, name] of ['01_Milan', '02_Rome'].entries()) {
    await mkdir(path.join(media, 'Italy', name), { recursive: true });
    await writeFile(path.join(media, 'Italy', name, 'square.png'), greyPng(8 + index, 8, 90));
  }
  return async () => {
    const library = await openLibrary(folder, {
      host: 'test',
      spawnWorker: forkWorker(inject('mediaWorker')),
      watch: false,
    });
    onTestFinished(() => library.close());
    return library;
  };
}

const namesOf = ({ store }: Library): string[] => Array.from(store.state.galleries, ({ name }) => name);

it('a recipe knows its galleries after a restart, and is still taken back in one step', async () => {
  const open = await makeLibrary();
  let library = await open();
  await library.media.rescan();
  const { planId } = await library.recipes.planRecipe({ folder: 'Italy', itemLimit: 20 });
  const { galleryIds } = await library.recipes.runRecipe({ folder: 'Italy', planId });
  await library.galleries.updateGallery({ gallery: { id: galleryIds[0]!, name: 'Milano' } });
  await library.close();

  library = await open();
  const again = await library.recipes.planRecipe({ folder: 'Italy', itemLimit: 20 });
  expect(again.galleries).toMatchObject([
    { action: 'KEEP', name: 'Milano', galleryId: galleryIds[0] },
    { action: 'KEEP', name: 'Rome', galleryId: galleryIds[1] },
  ]);
  await library.history.undo();
  await library.history.undo();
  expect(namesOf(library)).toEqual([]);
  await library.history.redo();
  expect(namesOf(library)).toEqual(['Milan', 'Rome']);
  expect((await library.recipes.planRecipe({ folder: 'Italy', itemLimit: 20 })).totals.itemsToAdd).toBe(0);
});

it('the folder of a gallery outlives an import that updates it, and leaves the library with no export', async () => {
  const open = await makeLibrary();
  const library = await open();
  await library.media.rescan();
  const { planId } = await library.recipes.planRecipe({ folder: 'Italy', itemLimit: 20 });
  await library.recipes.runRecipe({ folder: 'Italy', planId });
  const { text } = await library.exchange.exportGalleries({ replace: false, byteOrderMark: false });
  expect(text).not.toContain('sourceFolder');
  const source = { text: text!.replace('"Milan"', '"Milano"'), mode: 'UPDATE', emptyCells: 'KEEP' } as const;
  const plan = await library.exchange.planImport(source);
  expect(plan.galleries).toMatchObject([{ fields: [{ field: 'name' }] }]);
  await library.exchange.runImport({ ...source, planId: plan.planId });
  expect(namesOf(library)).toEqual(['Milano', 'Rome']);
  expect((await library.recipes.planRecipe({ folder: 'Italy', itemLimit: 20 })).totals.itemsToAdd).toBe(0);
});
