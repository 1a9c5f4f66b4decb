import { mkdir, writeFile } from 'node:fs/promises';
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
