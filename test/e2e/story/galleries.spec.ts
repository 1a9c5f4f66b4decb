import { isClean } from '../support/axe.ts';
import { test, expect } from '../support/desk.ts';
import { dropPhotos } from '../support/photos.ts';
import { galleries, galleryRow, items, mediaFiles, takeScreenshots } from '../support/window.ts';

const NAMES = ['Harbour', 'Forêt d’Orient', 'Dunes', 'Coast path', 'Old town', 'Snow'];

test('a gallery is described, gets a cover, and is found among others', async ({
  desk,
  workspace,
}, testInfo) => {
  const { length: total } = await dropPhotos(workspace.media);
  const page = await desk.open();
  await expect(page.getByRole('button', { name: 'New gallery' }).first()).toBeVisible();
  for (const name of NAMES) {
    await page.keyboard.press('Alt+n');
    await page.getByRole('textbox', { name: 'Gallery name' }).first().fill(name);
    await page.keyboard.press('Enter');
    await expect(galleryRow(page, name)).toBeVisible();
  }
  await galleryRow(page, 'Harbour').click();
  await mediaFiles(page).getByRole('option').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Enter');
  await expect(items(page, 'Harbour').getByRole('option')).toHaveCount(total);
  const inspector = page.getByRole('complementary', { name: 'Inspector' });

  await test.step('while no item is selected the gallery itself can be described', async () => {
    await items(page, 'Harbour').focus();
    await page.keyboard.press('Escape');
    const description = inspector.getByRole('textbox', { name: 'Description' });
    await description.fill('Boats, nets and gulls');
    await description.blur();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(description).toHaveValue('');
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(description).toHaveValue('Boats, nets and gulls');
  });

  await test.step('an item becomes the cover, and no longer', async () => {
    const covers = galleryRow(page, 'Harbour').locator('.mosaic');
    await expect(covers).toHaveAttribute('data-count', '4');
    await items(page, 'Harbour').getByRole('option').nth(2).click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Use as cover' }).click();
    await expect(covers).toHaveAttribute('data-count', '1');
    await items(page, 'Harbour').focus();
    await page.keyboard.press('Escape');
    await takeScreenshots(page, testInfo, 'gallery-facts');
    await isClean(page);
    await inspector.getByRole('button', { name: 'Back to the first pictures' }).click();
    await expect(covers).toHaveAttribute('data-count', '4');
  });

  await test.step('words find a gallery, whatever the accents, in names and descriptions', async () => {
    const search = page.getByRole('searchbox', { name: 'Search galleries' });
    const rows = galleries(page).getByRole('row');
    await search.fill('foret');
    await expect(rows).toHaveCount(1);
    await expect(galleryRow(page, 'Forêt d’Orient')).toBeVisible();
    await search.fill('gulls');
    await expect(rows).toHaveCount(1);
    await expect(galleryRow(page, 'Harbour')).toBeVisible();
    await search.fill('nowhere');
    await expect(page.getByText('No gallery has “nowhere” in its name or description.')).toBeVisible();
    await search.press('Escape');
    await expect(rows).toHaveCount(NAMES.length);
  });

  await test.step('several are moved and deleted together, each in one step', async () => {
    const names = () =>
      galleries(page)
        .getByRole('row')
        .evaluateAll((rows) =>
          rows
            .toSorted((a, b) => Number(a.ariaRowIndex) - Number(b.ariaRowIndex))
            .map((row) => row.querySelector('.gallery-row-name')?.textContent),
        );
    const before = await names();
    await galleries(page).getByRole('row').first().click();
    await galleries(page).focus();
    await page.keyboard.press('Shift+ArrowDown');
    await expect(galleries(page).getByRole('row', { selected: true })).toHaveCount(2);
    await page.keyboard.press('Alt+ArrowDown');
    await expect.poll(names).toEqual([before[2], before[0], before[1], ...before.slice(3)]);
    await page.keyboard.press('Delete');
    await expect.poll(names).toEqual([before[2], ...before.slice(3)]);
    await expect(page.getByText('Deleted 2 galleries.')).toBeVisible();
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(names).toEqual([before[2], before[0], before[1], ...before.slice(3)]);
    await galleryRow(page, 'Dunes').click();
    await galleryRow(page, 'Snow').click({ modifiers: ['ControlOrMeta'] });
    await expect(galleries(page).getByRole('row', { selected: true })).toHaveCount(2);
    await galleryRow(page, 'Harbour').click();
    await expect(galleries(page).getByRole('row', { selected: true })).toHaveCount(1);
  });
});
