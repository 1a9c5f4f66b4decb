import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { isClean } from '../support/axe.ts';
import { test, expect } from '../support/desk.ts';
import { dropPhotos } from '../support/photos.ts';
import { galleryRow, items, mediaFiles, takeScreenshots } from '../support/window.ts';

test('what is looked for is kept under a name, follows the folder, and becomes a gallery', async ({
  desk,
  workspace,
}, testInfo) => {
  const names = await dropPhotos(workspace.media);
  const [first = ''] = names;
  const word = path.parse(first).name;
  const page = await desk.open();
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(names.length);
  const smart = page.getByRole('region', { name: 'Smart galleries' });
  const open = smart.getByRole('button', { name: /^Chosen/ });

  await test.step('a search is saved', async () => {
    await page.getByRole('searchbox', { name: 'Search media' }).fill(word);
    await expect(mediaFiles(page).getByRole('option')).toHaveCount(1);
    await page.getByRole('button', { name: /^Filter media files/ }).click();
    await page.getByRole('button', { name: 'Save as smart gallery…' }).click();
    await page.getByRole('textbox', { name: 'Name of the smart gallery' }).fill('Chosen');
    await takeScreenshots(page, testInfo, 'smart-save');
    await page.keyboard.press('Enter');
    await expect(open).toContainText('1');
    await isClean(page);
  });

  await test.step('a file that comes is in it', async () => {
    await page.getByRole('button', { name: 'Clear all' }).click();
    await expect(mediaFiles(page).getByRole('option')).toHaveCount(names.length);
    await copyFile(path.join(workspace.media, first), path.join(workspace.media, `more ${first}`));
    await expect(open).toContainText('2');
    await open.click();
    await expect(mediaFiles(page).getByRole('option')).toHaveCount(2);
    await takeScreenshots(page, testInfo, 'smart-open');
  });

  await test.step('it is frozen into a gallery, and deleted and brought back', async () => {
    await open.click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Freeze into a gallery' }).click();
    await expect(galleryRow(page, 'Chosen')).toHaveAccessibleName('Chosen, 2 items');
    await expect(items(page, 'Chosen').getByRole('option')).toHaveCount(2);
    await open.focus();
    await page.keyboard.press('Delete');
    await expect(smart).toBeHidden();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(open).toContainText('2');
    await open.focus();
    await page.keyboard.press('F2');
    await page.getByRole('textbox', { name: 'Name of the smart gallery' }).fill('Best');
    await page.keyboard.press('Enter');
    await expect(smart.getByRole('button', { name: /^Best/ })).toBeVisible();
  });
});
