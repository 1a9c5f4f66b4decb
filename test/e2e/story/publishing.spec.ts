import { existsSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { isCleanInBothThemes } from '../support/axe.ts';
import { expect, test } from '../support/desk.ts';
import { dropPhotos } from '../support/photos.ts';
import { galleryRow, items, mediaFiles, picturesShown, takeScreenshots } from '../support/window.ts';

test.setTimeout(300_000);

test('a gallery is published, changed, published again and verified', async ({
  desk,
  workspace,
}, testInfo) => {
  const { length: total } = await dropPhotos(workspace.media);
  const page = await desk.open();
  const folder = path.join(workspace.folder, 'site');
  await page.getByRole('button', { name: 'New gallery' }).first().click();
  await page.getByRole('textbox', { name: 'Gallery name' }).fill('Harbour');
  await page.keyboard.press('Enter');
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(total);
  await mediaFiles(page).getByRole('option').first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Enter');
  await expect(items(page, 'Harbour').getByRole('option')).toHaveCount(total);
  const dialog = page.getByRole('dialog', { name: 'Publish' });

  await test.step('a site is made, with a place and its galleries', async () => {
    await page.getByRole('button', { name: 'Publish…' }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Coast');
    await dialog.getByRole('textbox', { name: 'Place 1' }).fill(folder);
    await dialog.getByRole('button', { name: 'Add a gallery…' }).click();
    await page.getByRole('menuitem', { name: 'Harbour' }).click();
    await dialog.getByRole('checkbox', { name: 'AVIF' }).click({ force: true });
    await takeScreenshots(page, testInfo, 'publish-settings');
    await isCleanInBothThemes(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
  });

  await test.step('what will happen is shown before it does', async () => {
    await expect(dialog.getByText(/files to write/)).toBeVisible();
    await expect(dialog.getByText(`${total} added`)).toBeVisible();
    await picturesShown(dialog.getByRole('list', { name: 'What changes in Harbour' }));
    await takeScreenshots(page, testInfo, 'publish-plan');
    await isCleanInBothThemes(page);
    expect(existsSync(folder)).toBe(false);
  });

  await test.step('and happens', async () => {
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(dialog.getByText('“Coast” is published.')).toBeVisible({ timeout: 100_000 });
    await takeScreenshots(page, testInfo, 'publish-done');
    await isCleanInBothThemes(page);
    expect(await readFile(path.join(folder, 'harbour', 'index.html'), 'utf8')).toContain('Harbour');
    await page.keyboard.press('Escape');
    await expect(galleryRow(page, 'Harbour')).toHaveAccessibleName(/, published$/);
  });

  await test.step('a change marks the gallery, and the plan tells of it alone', async () => {
    await items(page, 'Harbour').getByRole('option').first().click();
    await page.keyboard.press('Delete');
    await expect(galleryRow(page, 'Harbour')).toHaveAccessibleName(/, changed since it was published$/);
    await page.getByRole('button', { name: 'Publish…' }).click();
    await expect(dialog.getByText('1 removed')).toBeVisible();
    await takeScreenshots(page, testInfo, 'publish-change');
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(dialog.getByText('“Coast” is published.')).toBeVisible({ timeout: 100_000 });
  });

  await test.step('what somebody changed is found', async () => {
    await dialog.getByRole('button', { name: 'Back to the site' }).click();
    await expect(dialog.getByText('Everything is published.')).toBeVisible();
    await writeFile(path.join(folder, 'index.html'), 'mine');
    await dialog.getByRole('button', { name: 'Verify' }).click();
    await expect(dialog.getByText(/^\d+ of \d+ files verified$/)).toBeVisible();
    await expect(dialog.getByText('index.html was changed')).toBeVisible();
    await takeScreenshots(page, testInfo, 'publish-verified');
  });
});
