import { isCleanInBothThemes } from '../support/axe.ts';
import { expect, test } from '../support/desk.ts';
import { dropPhotos } from '../support/photos.ts';
import { galleryRow, items, mediaFiles, picturesShown } from '../support/window.ts';

test('axe finds nothing in the window, empty and filled, light and dark', async ({ desk, workspace }) => {
  const page = await desk.open();
  await expect(page.getByRole('heading', { name: 'Welcome to Gallery Desk' })).toBeVisible();
  await isCleanInBothThemes(page);

  const [first = '', second = ''] = await dropPhotos(workspace.media);
  await page.getByRole('button', { name: 'New gallery' }).first().click();
  await page.getByRole('textbox', { name: 'Gallery name' }).fill('Harbour');
  await page.keyboard.press('Enter');
  await expect(galleryRow(page, 'Harbour')).toBeVisible();
  await mediaFiles(page).getByRole('option', { name: first }).click();
  await mediaFiles(page)
    .getByRole('option', { name: second })
    .click({ modifiers: ['ControlOrMeta'] });
  await page.getByRole('region', { name: 'Media' }).getByRole('button', { name: 'Add 2 to gallery' }).click();
  await picturesShown(items(page, 'Harbour'));
  await items(page, 'Harbour').getByRole('option').first().click();
  await isCleanInBothThemes(page);

  await mediaFiles(page).getByRole('option', { name: first }).click();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('alertdialog')).toBeVisible();
  await isCleanInBothThemes(page);
  await page.getByRole('alertdialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByRole('button', { name: 'Add files, make galleries, show the trash' }).click();
  await page.getByRole('menuitem', { name: 'Show the trash' }).click();
  await picturesShown(page.getByRole('listbox', { name: 'Deleted files' }));
  await isCleanInBothThemes(page);
});
