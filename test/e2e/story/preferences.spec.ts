import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { isClean, isCleanInBothThemes } from '../support/axe.ts';
import { expect, test } from '../support/desk.ts';
import { galleryRow, takeScreenshots } from '../support/window.ts';

const preferences = (page: Page) => page.getByRole('dialog', { name: 'Preferences' });
const tab = (page: Page, name: string) => preferences(page).getByRole('tab', { name });

test('what can be set is found with the keyboard, checked at its field, and kept', async ({
  desk,
  workspace,
}, testInfo) => {
  let page = await desk.open();
  const settings = async (): Promise<unknown> =>
    JSON.parse(await readFile(path.join(workspace.library, 'library.json'), 'utf8'));
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();

  await test.step('the keyboard goes through the sections, and axe finds nothing in any', async () => {
    // What fades in has less contrast on its way.
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.keyboard.press('ControlOrMeta+,');
    await expect(preferences(page)).toBeVisible();
    await tab(page, 'General').focus();
    for (const name of ['General', 'Library and media', 'Backups', 'History', 'Help and updates']) {
      await expect(tab(page, name)).toBeFocused();
      await expect(preferences(page).getByRole('tabpanel', { name })).toBeVisible();
      await isCleanInBothThemes(page);
      await takeScreenshots(page, testInfo, `preferences-${name.toLowerCase().replaceAll(' ', '-')}`);
      await page.keyboard.press('ArrowDown');
    }
  });

  await test.step('movement follows the choice at once', async () => {
    await tab(page, 'General').click();
    await preferences(page)
      .getByRole('button', { name: /^Movement|Movement$/ })
      .click();
    await page.getByRole('option', { name: 'As little as possible' }).click();
    await expect(page.locator('html')).toHaveAttribute('data-motion', 'REDUCED');
  });

  await test.step('a folder that is not there is refused at its field', async () => {
    await tab(page, 'Library and media').click();
    const folder = preferences(page).getByRole('textbox', { name: 'Media folder' });
    await folder.fill(path.join(workspace.folder, 'nowhere'));
    await folder.press('Enter');
    await expect(folder).toHaveAttribute('aria-invalid', 'true');
    await expect(preferences(page).getByText(/nowhere is not there/)).toBeVisible();
    await folder.press('Escape');
    await expect(folder).toHaveValue(workspace.media);
    const name = preferences(page).getByRole('textbox', { name: 'Name' });
    await name.fill('Portfolio');
    await name.press('Enter');
    await expect.poll(settings).toMatchObject({ name: 'Portfolio' });
  });

  await test.step('backups are set, and taken now', async () => {
    await tab(page, 'Backups').click();
    await expect(preferences(page).getByText('There is no backup yet.')).toBeVisible();
    const hours = preferences(page).getByRole('textbox', { name: 'Hours' });
    await hours.fill('many');
    await hours.press('Enter');
    await expect(preferences(page).getByText('Must be a whole number.')).toBeVisible();
    await hours.fill('5000');
    await hours.press('Enter');
    await expect(preferences(page).getByText(/1,?000/)).toBeVisible();
    await hours.fill('12');
    await hours.press('Enter');
    await expect.poll(settings).toMatchObject({ backups: { keepHourly: 12 } });
    await preferences(page).getByRole('button', { name: 'Back up now' }).click();
    const backups = preferences(page).getByRole('region', { name: 'Backups' }).getByRole('listitem');
    await expect(backups).toHaveCount(1);
    await expect(backups).toContainText('By you');
    await backups.getByRole('button', { name: /^Check the backup/ }).click();
    await expect(page.getByText(/^The backup of .* is whole\.$/)).toBeVisible();
  });

  await test.step('history is bounded', async () => {
    await tab(page, 'History').click();
    const days = preferences(page).getByRole('textbox', { name: /in days/ });
    await days.fill('0');
    await days.press('Enter');
    await expect(days).toHaveAttribute('aria-invalid', 'true');
    await days.fill('90');
    await days.press('Enter');
    await expect.poll(settings).toMatchObject({ history: { maxAgeDays: 90 } });
  });

  page = await desk.restart();
  await page.getByRole('button', { name: 'Preferences' }).click();
  await tab(page, 'Backups').click();
  await expect(preferences(page).getByRole('textbox', { name: 'Hours' })).toHaveValue('12');
});

test('galleries are brought back from a backup, also deleted ones, and that is undone', async ({
  desk,
}, testInfo) => {
  const page = await desk.open();
  await page.getByRole('button', { name: 'New gallery' }).first().click();
  await page.getByRole('textbox', { name: 'Gallery name' }).fill('Summer');
  await page.keyboard.press('Enter');
  await expect(galleryRow(page, 'Summer')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+,');
  await tab(page, 'Backups').click();
  await preferences(page).getByRole('button', { name: 'Back up now' }).click();
  await expect(preferences(page).getByRole('region', { name: 'Backups' }).getByRole('listitem')).toHaveCount(
    1,
  );
  await page.keyboard.press('Escape');

  await galleryRow(page, 'Summer').click();
  await page.keyboard.press('F2');
  await page.getByRole('textbox', { name: 'Gallery name' }).fill('Winter');
  await page.keyboard.press('Enter');
  await expect(galleryRow(page, 'Winter')).toBeVisible();
  await page.keyboard.press('ControlOrMeta+,');
  const restore = page.getByRole('dialog', { name: /^Restore from the backup/ });
  const restorable = restore.getByRole('listbox', { name: 'Galleries of the backup' }).getByRole('option');
  await preferences(page)
    .getByRole('button', { name: /^Restore from the backup/ })
    .click();
  await expect(restorable).toHaveText([/^Summer/]);
  await restore.getByRole('button', { name: 'Replace the present one' }).click();
  await expect(restore).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(galleryRow(page, 'Summer')).toBeVisible();
  await page.getByRole('region', { name: 'Messages' }).getByRole('button', { name: /Undo/ }).click();
  await expect(galleryRow(page, 'Winter')).toBeVisible();

  await galleryRow(page, 'Winter').click();
  await page.keyboard.press('Delete');
  await expect(galleryRow(page, 'Winter')).toHaveCount(0);
  await page.keyboard.press('ControlOrMeta+,');
  await tab(page, 'Backups').click();
  await preferences(page)
    .getByRole('button', { name: /^Restore from the backup/ })
    .click();
  await expect(restorable).toHaveText([/^Summer.*Deleted since/]);
  await isClean(page);
  await takeScreenshots(page, testInfo, 'restoring');
  await restore.getByRole('searchbox', { name: 'Search galleries' }).fill('autumn');
  await expect(restore.getByText('No gallery fits.')).toBeVisible();
  await restore.getByRole('searchbox', { name: 'Search galleries' }).fill('sum');
  await expect(restorable).toHaveCount(1);
  const bringBack = restore.getByRole('button', { name: 'Bring it back' });
  await expect(bringBack).toBeEnabled();
  await bringBack.press('Enter');
  await expect(restore).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(galleryRow(page, 'Summer')).toBeVisible();
});
