import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { isCleanInBothThemes } from '../support/axe.ts';
import { expect, test } from '../support/desk.ts';
import { mediaFiles, takeScreenshots } from '../support/window.ts';

const activityButton = (page: Page) => page.getByRole('button', { name: /^Activity/ });
const panel = (page: Page) => page.getByRole('dialog', { name: 'Activity' });

/** Enough files that their previews are under way for as long as a person needs. All at once, as a folder that is moved there. */
async function putManyPictures(folder: string, media: string): Promise<void> {
  const { data, info } = await sharp({
    create: {
      width: 2600,
      height: 2000,
      channels: 3,
      background: '#345',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .jpeg()
    .toBuffer({ resolveWithObject: true });
  expect(info.width).toBe(2600);
  const made = path.join(folder, 'made');
  await mkdir(made);
  for (let index = 0; index < 150; index += 1) {
    await writeFile(path.join(made, `${index}.jpg`), Buffer.concat([data, Buffer.from(`picture ${index}`)]));
  }
  await rename(made, path.join(media, 'many'));
}

test('long work is watched and cancelled with the keyboard alone', async ({ desk, workspace }, testInfo) => {
  const page = await desk.open();
  await expect(activityButton(page)).toBeVisible();
  await putManyPictures(workspace.folder, workspace.media);
  await expect(page.getByRole('button', { name: /^Activity: \d+ under way/ })).toBeVisible();
  await expect(page.locator('[data-job-announcements]')).toContainText('Making previews: begun');

  await activityButton(page).press('Enter');
  await expect(panel(page).getByRole('progressbar', { name: 'Making previews' })).toBeVisible();
  const cancel = panel(page).getByRole('button', { name: 'Cancel “Making previews”' });
  await cancel.focus();
  await page.keyboard.press('Enter');
  const ended = panel(page).getByRole('listitem').filter({ hasText: 'Cancelled' });
  await expect(ended).toContainText('Making previews');
  await expect(cancel).toHaveCount(0);
  await expect
    .poll(() => panel(page).evaluate((dialog) => dialog.contains(document.activeElement)))
    .toBe(true);
  await isCleanInBothThemes(page);
  await takeScreenshots(page, testInfo, 'activity');
  await page.keyboard.press('Escape');
  await expect(panel(page)).toBeHidden();
  await expect(activityButton(page)).toBeFocused();
});

test('a file that cannot be read is told of, with what to do, until somebody looks', async ({
  desk,
  workspace,
}, testInfo) => {
  const page = await desk.open();
  await expect(activityButton(page)).toBeVisible();
  const head = Buffer.from([0xff, 0xd8, 0xff, 0xe0]);
  await writeFile(path.join(workspace.media, 'broken.jpg'), Buffer.concat([head, Buffer.alloc(4000)]));
  const alarmed = page.getByRole('button', { name: 'Activity: 1 problem' });
  await expect(alarmed).toBeVisible();
  // What fades in has less contrast on its way.
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await alarmed.press('Enter');
  await expect(panel(page).getByRole('heading', { name: '1 file cannot be read' })).toBeVisible();
  await expect(panel(page)).toContainText('broken.jpg');
  await expect(panel(page)).toContainText('Replace it with a good copy');
  await isCleanInBothThemes(page);
  await takeScreenshots(page, testInfo, 'activity-problem');

  await panel(page).getByRole('button', { name: 'Show broken.jpg in Media' }).press('Enter');
  await expect(panel(page)).toBeHidden();
  await expect(page.getByRole('searchbox', { name: 'Search media' })).toHaveValue('broken.jpg');
  await expect(mediaFiles(page).getByRole('option', { name: /broken\.jpg/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Activity', exact: true })).toBeVisible();
});
