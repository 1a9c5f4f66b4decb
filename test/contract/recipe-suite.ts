import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { greyPng } from '../support/media-files.ts';
import type { Connected } from './contract-suite.ts';
import { titlesOf } from './fixtures.ts';
import { expectNotFound, expectViolation, refusalOf } from './refusal.ts';

export function recipeSuite(connected: Connected): void {
  const recipes = () => connected.client.recipes;

  describe('recipes', () => {
    const folder = 'Trip to Norway';

    beforeAll(async () => {
      const put = async (name: string, content: Buffer | string): Promise<void> => {
        const file = path.join(connected.mediaFolder, folder, name);
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, content);
      };
      await put('01_Bergen/harbour-at-dawn.png', greyPng(31, 20, 80));
      await put('01_Bergen/IMG_0002.png', greyPng(32, 20, 90));
      await put('02_Oslo/readme.txt', 'Two days in Oslo');
      await put('02_Oslo/opera.png', greyPng(33, 20, 100));
      await put('02_Oslo/broken.png', 'no picture');
      await connected.client.media.rescanMediaFolder({});
    });

    afterAll(async () => {
      await rm(path.join(connected.mediaFolder, folder), { recursive: true });
      await connected.client.media.rescanMediaFolder({});
    });

    it('find the folders that hold files', async () => {
      const { folders, totalFolders } = await connected.client.media.listMediaFolders({});
      expect(totalFolders).toBe(folders.length);
      expect(folders.filter(({ path: name }) => name.startsWith(folder))).toEqual([
        { path: folder, ownFiles: 0, totalFiles: 5 },
        { path: `${folder}/01_Bergen`, ownFiles: 2, totalFiles: 2 },
        { path: `${folder}/02_Oslo`, ownFiles: 3, totalFiles: 3 },
      ]);
      const { folders: page } = await connected.client.media.listMediaFolders({ offset: 1, limit: 1 });
      expect(page).toEqual(folders.slice(1, 2));
    });

    it('tell what they would make, make it in one step, and take it back in one', async () => {
      const { galleries, history } = connected.client;
      const before = await galleries.listGallerySummaries({});
      const plan = await recipes().planRecipe({ folder, itemLimit: 1 });
      expect(plan).toMatchObject({
        label: `Make 2 galleries from “${folder}”`,
        totals: { galleriesToCreate: 2, galleriesToExtend: 0, galleriesKept: 0, itemsToAdd: 4, leftOut: 1 },
        galleries: [
          { action: 'CREATE', name: 'Bergen', itemsToAdd: 2, items: [{ title: 'Harbour at dawn' }] },
          { action: 'CREATE', name: 'Oslo', itemsToAdd: 2, items: [{ kind: 'TEXT' }] },
        ],
        leftOut: [{ path: `${folder}/02_Oslo/broken.png`, reason: 'DAMAGED' }],
        leftOutByReason: { DAMAGED: 1 },
      });
      expect(await galleries.listGallerySummaries({})).toEqual(before);

      const result = await recipes().runRecipe({ folder, planId: plan.planId });
      expect(result).toEqual({
        label: plan.label,
        totals: plan.totals,
        galleryIds: plan.galleries.map(({ galleryId }) => galleryId),
      });
      const after = await galleries.listGallerySummaries({});
      expect(after.galleries.slice(0, 2)).toMatchObject([
        { name: 'Bergen', totalItems: 2 },
        { name: 'Oslo', totalItems: 2 },
      ]);
      const [bergen = '', oslo = ''] = result.galleryIds;
      expect(await titlesOf(connected.client, bergen)).toEqual(['Harbour at dawn', undefined]);
      expect(await titlesOf(connected.client, oslo)).toEqual([undefined, 'Opera']);

      expect(await history.undo({})).toMatchObject({ label: plan.label });
      expect(await galleries.listGallerySummaries({})).toEqual(before);
    });

    it('are saved under a name, applied by it and deleted, each an undo step', async () => {
      const { history, library } = connected.client;
      await recipes().saveRecipe({ name: 'Flat', rules: { galleries: 'ONE', kinds: ['IMAGE'] } });
      const { galleries } = await recipes().planRecipe({ folder, recipe: 'Flat' });
      expect(galleries).toMatchObject([{ name: folder, itemsToAdd: 3 }]);
      expect((await recipes().listRecipes({})).recipes.at(-1)).toMatchObject({
        name: 'Flat',
        isBuiltIn: false,
      });
      await recipes().deleteRecipe({ name: 'Flat' });
      expect((await library.getLibrary({})).settings.recipes).toBeUndefined();
      await history.undo({});
      expect((await library.getLibrary({})).settings.recipes).toMatchObject([{ name: 'Flat' }]);
      await history.undo({});
      expect((await library.getLibrary({})).settings.recipes).toBeUndefined();
    });

    it('refuse what they cannot do, naming it', async () => {
      await expectNotFound(recipes().planRecipe({ folder: 'Nowhere' }), 'Nowhere');
      await expectNotFound(recipes().planRecipe({ folder, recipe: 'Unknown' }), 'Unknown');
      await expectViolation(recipes().planRecipe({ folder: '../..' }), 'folder', 'OTHER');
      await expectViolation(
        recipes().planRecipe({ folder, rules: { title: '{colour}' } }),
        'rules.title',
        'FORMAT',
        /\{filename\}/,
      );
      await expectViolation(
        recipes().planRecipe({ folder, rules: { galleryName: '{path' } }),
        'rules.galleryName',
        'FORMAT',
      );
      const { code } = await refusalOf(recipes().runRecipe({ folder, planId: 'none' }));
      expect(code).toBe('INVALID_ARGUMENT');
    });
  });
}
