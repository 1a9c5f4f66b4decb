import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from '../support/desk.ts';
import { itemNames, mediaFiles } from '../support/window.ts';

test('files and a folder are chosen with the dialog of the browser', async ({ desk, workspace }) => {
  const folder = path.join(workspace.folder, 'elsewhere/Trip');
  await mkdir(folder, { recursive: true });
  for (const name of ['gold', 'navy']) {
    const picture = sharp({ create: { width: 30, height: 20, channels: 3, background: name } });
    await writeFile(path.join(folder, `${name}.png`), await picture.png().toBuffer());
  }
  const page = await desk.open();
  await page.getByRole('button', { name: 'New gallery' }).first().click();
  await page.getByRole('textbox', { name: 'Gallery name' }).fill('Chosen');
  await page.keyboard.press('Enter');

  const forFiles = page.waitForEvent('filechooser');
  await page.getByRole('main').getByRole('button', { name: 'Add files…' }).first().click();
  await (await forFiles).setFiles(path.join(folder, 'navy.png'));
  await expect.poll(() => itemNames(page, 'Chosen')).toEqual(['navy.png']);

  const forFolder = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Add files, make galleries, show the trash' }).click();
  await page.getByRole('menuitem', { name: 'Add a folder…' }).click();
  await (await forFolder).setFiles(folder);
  // One of the two is in the media folder already.
  await expect(page.getByText('1 file was in the media folder already.')).toBeVisible();
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(2);
  await expect(mediaFiles(page).getByRole('option', { name: 'gold.png' })).toBeVisible();
});

test('a missing file is located outside the media folder, and brought back with what shows it', async ({
  desk,
  workspace,
}) => {
  const elsewhere = path.join(workspace.folder, 'elsewhere');
  await mkdir(elsewhere, { recursive: true });
  const picture = (background: string) =>
    sharp({ create: { width: 30, height: 20, channels: 3, background } })
      .png()
      .toBuffer();
  for (const name of ['gold', 'navy']) {
    await writeFile(path.join(workspace.media, `${name}.png`), await picture(name));
  }
  const page = await desk.open();
  const missing = mediaFiles(page).getByRole('option', { name: /missing/i });
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(2);
  for (const name of ['gold', 'navy']) {
    await rename(path.join(workspace.media, `${name}.png`), path.join(elsewhere, `${name}.png`));
  }
  await expect(missing).toHaveCount(2);
  // One of them was changed meanwhile: its content does not tell any more which one it is.
  await writeFile(path.join(elsewhere, 'navy retouched.png'), await picture('midnightblue'));

  const dialog = page.getByRole('dialog', { name: /Where is “.*” now/ });
  async function bring(name: string, file: string): Promise<void> {
    await mediaFiles(page)
      .getByRole('option', { name: `${name}.png` })
      .click();
    await page.getByRole('button', { name: 'Locate…' }).click();
    await dialog.getByRole('button', { name: 'It is not in here…' }).click();
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('menuitem', { name: 'Copy a file into the media folder…' }).click();
    await (await chooser).setFiles(path.join(elsewhere, file));
  }
  await bring('gold', 'gold.png');
  await expect(page.getByText('“gold.png” is back, with all items that show it.')).toBeVisible();
  await expect(dialog).toHaveCount(0);
  await expect(missing).toHaveCount(1);

  await bring('navy', 'navy retouched.png');
  await expect(dialog.getByRole('option', { name: 'navy retouched.png', selected: true })).toBeVisible();
  await dialog.getByRole('button', { name: 'Locate', exact: true }).click();
  await expect(missing).toHaveCount(0);
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(2);
});
