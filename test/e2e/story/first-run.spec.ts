import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { isCleanInBothThemes } from '../support/axe.ts';
import { expect, test } from '../support/desk.ts';
import { galleryRow, items, mediaFiles, picturesShown, takeScreenshots } from '../support/window.ts';
import { dropPhotos } from '../support/photos.ts';

const welcome = (page: Page) => page.getByRole('heading', { name: 'Welcome to Gallery Desk' });

test('an empty library welcomes people, and is left by pictures that come', async ({
  desk,
  workspace,
}, testInfo) => {
  const page = await desk.open();
  await expect(welcome(page)).toBeVisible();
  const steps = page.getByRole('list', { name: 'First steps' });
  await expect(steps.getByText(workspace.library)).toBeVisible();
  await expect(steps.getByText(workspace.media, { exact: true })).toBeVisible();
  await isCleanInBothThemes(page);
  await takeScreenshots(page, testInfo, 'welcome');

  const names = await dropPhotos(workspace.media);
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(names.length);
  await expect(page.getByRole('heading', { name: 'Hang your first pictures' })).toBeVisible();
  await expect(welcome(page)).toBeHidden();
});

test('where there is no dialog of the system, folders are typed', async ({ desk, workspace }, testInfo) => {
  test.skip(testInfo.project.name === 'electron', 'Electron has dialogs of the system.');
  const page = await desk.open();
  const photos = path.join(workspace.folder, 'photos');
  await mkdir(photos);
  const choose = page.getByRole('button', { name: 'Use another folder…' });
  await choose.press('Enter');
  const field = page.getByRole('textbox', { name: 'Folder with your pictures' });
  await expect(field).toBeFocused();
  await field.fill(path.join(workspace.folder, 'nowhere'));
  await field.press('Enter');
  await expect(page.getByText(/nowhere is not there/)).toBeVisible();
  await isCleanInBothThemes(page);
  await field.fill(photos);
  await field.press('Enter');
  await expect(page.getByRole('list', { name: 'First steps' }).getByText(photos)).toBeVisible();
  await expect(choose).toBeFocused();

  await page.getByRole('button', { name: 'Use another library…' }).press('Enter');
  const library = page.getByRole('textbox', { name: 'Folder of the library' });
  await library.fill('relative/folder');
  await library.press('Enter');
  await expect(page.getByText(/is no whole path/)).toBeVisible();
  await library.press('Escape');
  await expect(page.getByRole('button', { name: 'Use another library…' })).toBeFocused();

  const other = path.join(workspace.folder, 'Other');
  await mkdir(other);
  await writeFile(path.join(other, 'letter.txt'), 'Dear Ana');
  await page.getByRole('button', { name: 'Use another library…' }).press('Enter');
  await library.fill(other);
  await library.press('Enter');
  await expect(
    page.getByRole('list', { name: 'First steps' }).getByText(other, { exact: true }),
  ).toBeVisible();
  expect(await readdir(other)).toContain('letter.txt');
});

test('the sample library is one click away, and as easily left', async ({ desk }, testInfo) => {
  const page = await desk.open();
  await expect(welcome(page)).toBeVisible();
  const isElectron = testInfo.project.name === 'electron';
  const window = isElectron ? page.context().waitForEvent('page') : Promise.resolve(page);
  await page.getByRole('button', { name: 'Open the sample library' }).click();
  const sample = await window;
  const banner = sample.getByRole('complementary', { name: 'Sample library' });
  // Its pictures are drawn first.
  await expect(banner).toBeVisible({ timeout: 60_000 });
  await expect(galleryRow(sample, 'A year outdoors')).toBeVisible();
  await picturesShown(items(sample, 'A year outdoors'));
  await isCleanInBothThemes(sample);
  await takeScreenshots(sample, testInfo, 'sample-library');

  const isClosed = isElectron ? sample.waitForEvent('close') : undefined;
  await banner.getByRole('button', { name: 'Go to my library' }).click();
  await isClosed;
  await expect(welcome(page)).toBeVisible();
  await expect(page.getByRole('complementary', { name: 'Sample library' })).toBeHidden();
});
