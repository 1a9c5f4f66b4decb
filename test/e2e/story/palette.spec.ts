import { isCleanInBothThemes } from '../support/axe.ts';
import { expect, test } from '../support/desk.ts';
import { dropPhotos } from '../support/photos.ts';
import { galleryRow, items, mediaFiles } from '../support/window.ts';

test('commands, galleries and media are found by a part of their name and opened by the keyboard alone', async ({
  desk,
  workspace,
}) => {
  const photos = await dropPhotos(workspace.media);
  const [photo = ''] = photos;
  const page = await desk.open();
  await expect(mediaFiles(page).getByRole('option').first()).toBeVisible();
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  const open = async (text: string): Promise<void> => {
    await expect(page.getByRole('dialog')).toBeHidden();
    await page.keyboard.press('ControlOrMeta+k');
    await expect(palette).toBeVisible();
    await page.keyboard.type(text);
  };

  for (const name of ['Été à Paris', 'Harbour']) {
    await open('gal new');
    await expect(palette.getByRole('option').first()).toContainText('New gallery');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: 'Gallery name' }).fill(name);
    await page.keyboard.press('Enter');
    await expect(galleryRow(page, name)).toBeVisible();
  }

  await page.getByRole('button', { name: 'Preferences' }).focus();
  await open('paris ete');
  await expect(palette.getByRole('status')).toHaveText('1 result');
  await isCleanInBothThemes(page);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Été à Paris');
  await expect(page.getByRole('grid', { name: 'Galleries' })).toBeFocused();

  await open(photo);
  await expect(palette.getByRole('group', { name: 'Media' }).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(mediaFiles(page)).toBeFocused();
  await expect(mediaFiles(page).getByRole('option', { selected: true })).toHaveAccessibleName(photo);
  await page.keyboard.press('Enter');
  await expect(items(page, 'Été à Paris').getByRole('option')).toHaveCount(1);

  // What menus offer for what is selected, and choices, are found by their names too.
  await items(page, 'Été à Paris').getByRole('option').first().click();
  await open('cut');
  await expect(palette.getByRole('option').first()).toContainText('selected items');
  // The first one clears what was typed.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.getByRole('searchbox', { name: 'Search media' }).fill('');
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(photos.length);
  await open('sort media name');
  await expect(palette.getByRole('option').first()).toContainText('Sort the media folder: Name');
  await page.keyboard.press('Enter');
  const [firstByName = ''] = photos.toSorted(new Intl.Collator('en', { numeric: true }).compare);
  await expect(mediaFiles(page).locator('[data-index="0"]')).toHaveAccessibleName(firstByName);

  await open('undo');
  await expect(palette.getByRole('option').first()).toContainText('Undo');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^Undone: /)).toBeVisible();
});

test('the sheet of shortcuts is searched, and settings of the library are kept', async ({ desk }) => {
  const page = await desk.open();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('ControlOrMeta+/');
  const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await expect(sheet.getByRole('searchbox')).toBeFocused();
  await page.keyboard.type('palette');
  await expect(sheet.getByRole('term')).toHaveText(['Command palette']);
  await page.keyboard.type(' nowhere');
  await expect(sheet.getByRole('status')).toHaveText('No shortcut does that.');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(sheet).toBeHidden();
  await page.keyboard.press('ControlOrMeta+,');
  const settings = page.getByRole('dialog', { name: 'Preferences' });
  await settings.getByRole('tab', { name: 'Library and media' }).click();
  const limit = settings.getByRole('button', { name: /Previews take at most/ });
  await limit.click();
  await page.getByRole('option').last().click();
  await expect(limit).toHaveText(/32/);
  await expect(page.getByRole('option')).toHaveCount(0);
  await expect(limit).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  await page.keyboard.press('ControlOrMeta+,');
  await expect(limit).toHaveText(/32/);
});

test('a language that runs from right to left turns the window round', async ({ desk }) => {
  const page = await desk.open();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('dir', 'ltr');
  await page.evaluate(() => localStorage.setItem('gallery-desk.language', '"ar-XB"'));
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(page.getByRole('navigation')).toHaveAccessibleName(/^Líbrárý/);
  const sidebar = await page.getByRole('navigation').boundingBox();
  expect(sidebar?.x).toBeGreaterThan(500);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});
