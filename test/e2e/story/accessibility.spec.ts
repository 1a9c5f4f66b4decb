import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/desk.ts';
import { dropPhotos } from '../support/photos.ts';
import { galleryRow, items, mediaFiles, picturesShown } from '../support/window.ts';

/** The rules that axe finds broken, each with the elements that break it. */
async function violations(page: Page): Promise<readonly { rule: string; elements: readonly string[] }[]> {
  // There are no frames to be put together, and Electron opens no second page for that.
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
  return found.map(({ id, nodes }) => ({ rule: id, elements: nodes.map(({ html }) => html) }));
}

async function isCleanInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    expect(await violations(page)).toEqual([]);
  }
}

test('axe finds nothing in the window, empty and filled, light and dark', async ({ desk, workspace }) => {
  const page = await desk.open();
  await expect(page.getByRole('heading', { name: 'Hang your first pictures' })).toBeVisible();
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
