import { test, expect } from '../support/desk.ts';
import { dropPhotos } from '../support/photos.ts';
import {
  drag,
  galleries,
  galleryRow,
  itemNames,
  items,
  mediaFiles,
  picturesShown,
  takeScreenshots,
} from '../support/window.ts';

test('photos dropped into a folder become galleries that are still there after a restart', async ({
  desk,
  workspace,
}, testInfo) => {
  let page = await desk.open();

  await test.step('an empty library explains itself', async () => {
    await expect(page.getByRole('heading', { name: 'Welcome to Gallery Desk' })).toBeVisible();
    await takeScreenshots(page, testInfo, 'empty');
  });

  const names = await test.step('photos dropped into the media folder appear by themselves', async () => {
    const dropped = await dropPhotos(workspace.media);
    await page.keyboard.press('Alt+m');
    await expect(mediaFiles(page).getByRole('option')).toHaveCount(dropped.length);
    for (const name of dropped) await expect(mediaFiles(page).getByRole('option', { name })).toBeVisible();
    await picturesShown(mediaFiles(page));
    return dropped;
  });
  const [first = '', second = '', third = ''] = names;

  await test.step('a gallery is made and named', async () => {
    await page.getByRole('button', { name: 'New gallery' }).first().click();
    await page.getByRole('textbox', { name: 'Gallery name' }).fill('Harbour');
    await page.keyboard.press('Enter');
    await expect(galleryRow(page, 'Harbour')).toBeVisible();
    await expect(page.getByRole('heading', { name: /Harbour/, level: 1 })).toBeVisible();
  });

  await test.step('three files are added, by mouse', async () => {
    await mediaFiles(page).getByRole('option', { name: first }).click();
    for (const name of [second, third]) {
      await mediaFiles(page)
        .getByRole('option', { name })
        .click({ modifiers: ['ControlOrMeta'] });
    }
    await page
      .getByRole('region', { name: 'Media' })
      .getByRole('button', { name: 'Add 3 to gallery' })
      .click();
    await expect(items(page, 'Harbour').getByRole('option')).toHaveCount(3);
    await expect(galleryRow(page, 'Harbour')).toHaveAccessibleName('Harbour, 3 items');
    await picturesShown(items(page, 'Harbour'));
  });
  const added = await itemNames(page, 'Harbour');

  await test.step('the last is dragged before the first', async () => {
    const options = items(page, 'Harbour').getByRole('option');
    // What was just added is selected, and a drag takes the selection along: one alone is chosen first.
    await options.nth(2).click();
    await drag(page, options.nth(2), options.nth(0), { x: 6, y: 60 });
    await expect.poll(() => itemNames(page, 'Harbour')).toEqual([added[2], added[0], added[1]]);
  });

  await test.step('the selection is moved by keyboard, and said aloud', async () => {
    await items(page, 'Harbour').getByRole('option').first().click();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => itemNames(page, 'Harbour')).toEqual([added[0], added[2], added[1]]);
    await expect(page.getByRole('log')).toContainText('Moved 1 item to place 2 of 3.');
  });

  await test.step('its details are edited', async () => {
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByRole('textbox', { name: 'Title' }).fill('Boats at dusk');
    await inspector.getByRole('textbox', { name: 'Description' }).fill('Low tide, October');
    await inspector.getByRole('textbox', { name: 'Link address' }).fill('https://example.com/boats');
    await inspector.getByRole('combobox', { name: 'Tags' }).fill('evening');
    await page.keyboard.press('Enter');
    await expect(inspector.getByText('evening')).toBeVisible();
    await expect.poll(() => itemNames(page, 'Harbour')).toEqual([added[0], 'Boats at dusk', added[1]]);
  });

  await test.step('a wrong address is refused beside its field, and nothing else is lost', async () => {
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByRole('textbox', { name: 'Link address' }).fill('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await expect(inspector.getByText('Must be an http, https, mailto or tel address')).toBeVisible();
    await inspector.getByRole('textbox', { name: 'Link address' }).fill('https://example.com/boats');
    await page.keyboard.press('Enter');
    await expect(inspector.getByText('Must be an http, https, mailto or tel address')).toBeHidden();
    await takeScreenshots(page, testInfo, 'filled');
  });

  await test.step('the gallery is duplicated and an item of the copy removed', async () => {
    await galleryRow(page, 'Harbour').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Duplicate' }).click();
    await expect(page.getByRole('textbox', { name: 'Gallery name' }).first()).toHaveValue('Harbour copy');
    await page.keyboard.press('Enter');
    await expect(galleryRow(page, 'Harbour copy')).toHaveAccessibleName('Harbour copy, 3 items');
    await galleryRow(page, 'Harbour copy').click();
    await expect.poll(() => itemNames(page, 'Harbour copy')).toEqual([added[0], 'Boats at dusk', added[1]]);
    await items(page, 'Harbour copy').getByRole('option').first().click();
    await page.keyboard.press('Delete');
    await expect(items(page, 'Harbour copy').getByRole('option')).toHaveCount(2);
  });

  await test.step('a second gallery is made and deleted', async () => {
    await page.getByRole('button', { name: 'New gallery' }).first().click();
    await page.getByRole('textbox', { name: 'Gallery name' }).fill('Mistake');
    await page.keyboard.press('Enter');
    await galleryRow(page, 'Mistake').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(galleryRow(page, 'Mistake')).toBeHidden();
  });

  await test.step('galleries are reordered by keyboard', async () => {
    await galleryRow(page, 'Harbour').click();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(galleries(page).getByRole('row').first()).toHaveAccessibleName('Harbour, 3 items');
  });

  await test.step('after a restart all of it is still there', async () => {
    page = await desk.restart();
    await expect(galleries(page).getByRole('row').first()).toHaveAccessibleName('Harbour, 3 items');
    await expect(galleryRow(page, 'Harbour copy')).toHaveAccessibleName('Harbour copy, 2 items');
    await galleryRow(page, 'Harbour').click();
    await expect.poll(() => itemNames(page, 'Harbour')).toEqual([added[0], 'Boats at dusk', added[1]]);
    await items(page, 'Harbour').getByRole('option', { name: 'Boats at dusk' }).click();
    const inspector = page.getByRole('complementary', { name: 'Inspector' });
    await expect(inspector.getByRole('textbox', { name: 'Description' })).toHaveValue('Low tide, October');
    await expect(inspector.getByRole('textbox', { name: 'Link address' })).toHaveValue(
      'https://example.com/boats',
    );
    await expect(inspector.getByText('evening')).toBeVisible();
  });
});
