import { mkdir, rename } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { isCleanInBothThemes } from '../support/axe.ts';
import { expect, test } from '../support/desk.ts';
import { galleryRow, items, mediaFiles, picturesShown, takeScreenshots } from '../support/window.ts';

const COLOURS = { 'a.jpg': '#b5651d', 'b.jpg': '#2e8b57', 'c.jpg': '#4169e1' } as const;

async function putPictures(folder: string, width: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, background] of Object.entries(COLOURS)) {
    await sharp({ create: { width, height: 400, channels: 3, background } })
      .jpeg()
      .toFile(path.join(folder, name));
  }
}

async function hangAll(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'New gallery' }).first().click();
  await page.getByRole('textbox', { name: 'Gallery name' }).fill('Trip');
  await page.keyboard.press('Enter');
  await expect(galleryRow(page, 'Trip')).toBeVisible();
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(3);
  await mediaFiles(page).getByRole('option').first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Enter');
  await picturesShown(items(page, 'Trip'));
}

test('items keep their pictures when files are renamed and the drive is unplugged', async ({
  desk,
  workspace,
}) => {
  await putPictures(path.join(workspace.media, 'trip'), 600);
  const page = await desk.open();
  await hangAll(page);

  await test.step('a file that is renamed while the window is open keeps its item', async () => {
    await rename(path.join(workspace.media, 'trip/a.jpg'), path.join(workspace.media, 'trip/morning.jpg'));
    await expect(mediaFiles(page).getByRole('option', { name: 'morning.jpg' })).toBeVisible();
    await expect(mediaFiles(page).getByRole('option')).toHaveCount(3);
    await picturesShown(items(page, 'Trip'));
  });

  await test.step('an unplugged drive is said to be one, and the pictures stay', async () => {
    await rename(workspace.media, `${workspace.media}-unplugged`);
    await expect(page.getByText(/Connect its drive/).first()).toBeVisible();
    await expect(items(page, 'Trip').getByRole('option')).toHaveCount(3);
    await picturesShown(items(page, 'Trip'));
  });

  await test.step('everything is back when it returns', async () => {
    await rename(`${workspace.media}-unplugged`, workspace.media);
    await expect(page.getByText(/Connect its drive/)).toHaveCount(0);
    await expect(mediaFiles(page).getByRole('option')).toHaveCount(3);
    await picturesShown(items(page, 'Trip'));
  });
});

test('missing files are located again, one with all of its folder', async ({ desk, workspace }, testInfo) => {
  await putPictures(path.join(workspace.media, 'old'), 600);
  const page = await desk.open();
  await hangAll(page);
  await rename(path.join(workspace.media, 'old'), path.join(workspace.folder, 'away'));
  const missing = mediaFiles(page).getByRole('option', { name: /missing/i });
  await expect(missing).toHaveCount(3);
  // The same pictures in another place, saved anew: their content does not tell that they are the same.
  await putPictures(path.join(workspace.media, 'new'), 660);
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(6);

  await missing.first().click();
  await page.getByRole('button', { name: 'Locate…' }).click();
  const dialog = page.getByRole('dialog', { name: /Where is “.*” now/ });
  await expect(dialog.getByRole('option')).toHaveCount(1);
  await expect(
    dialog.getByRole('checkbox', { name: /Also locate 2 more files: “old” seems to be “new”/ }),
  ).toBeChecked();
  await isCleanInBothThemes(page);
  await takeScreenshots(page, testInfo, 'locate');
  await dialog.getByRole('button', { name: 'Locate', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(missing).toHaveCount(0);
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(3);
  await picturesShown(items(page, 'Trip'));

  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: 'Undo' }).click();
  await expect(missing).toHaveCount(3);
});
