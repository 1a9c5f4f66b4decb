import { readFile } from 'node:fs/promises';
import { isClean } from '../support/axe.ts';
import { test, expect } from '../support/desk.ts';
import { dropPhotos } from '../support/photos.ts';
import { galleryRow, itemNames, items, mediaFiles } from '../support/window.ts';

test('a gallery is exported and imported through the browser, its plan shown first', async ({
  desk,
  workspace,
}) => {
  const { length: total } = await dropPhotos(workspace.media);
  const page = await desk.open();
  await page.getByRole('button', { name: 'New gallery' }).first().click();
  await page.getByRole('textbox', { name: 'Gallery name' }).fill('Harbour');
  await page.keyboard.press('Enter');
  await expect(galleryRow(page, 'Harbour')).toBeVisible();
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(total);
  await mediaFiles(page).getByRole('option').first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Enter');
  await expect(items(page, 'Harbour').getByRole('option')).toHaveCount(total);
  const names = await itemNames(page, 'Harbour');

  const exportAs = async (entry: string): Promise<string> => {
    await galleryRow(page, 'Harbour').click({ button: 'right' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: entry }).click(),
    ]);
    expect(download.suggestedFilename()).toBe(entry.includes('CSV') ? 'Harbour.csv' : 'Harbour.json');
    return readFile(await download.path(), 'utf8');
  };
  const choose = async (name: string, text: string): Promise<void> => {
    await galleryRow(page, 'Harbour').click({ button: 'right' });
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('menuitem', { name: 'Import…' }).click(),
    ]);
    await chooser.setFiles({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });
  };
  const dialog = page.getByRole('dialog');

  await test.step('as CSV, whose changed cells are shown before they are taken', async () => {
    const csv = await exportAs('Export as CSV…');
    const [head = '', row = ''] = csv.split(/\r?\n/);
    const cells = row.split(',');
    cells[head.split(',').indexOf('title')] = 'Boats at dusk';
    await choose('titles.csv', `${head}\n${cells.join(',')}\n`);
    await expect(dialog.getByText('Items to change')).toBeVisible();
    await isClean(page);
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect.poll(() => itemNames(page, 'Harbour')).toContain('Boats at dusk');
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => itemNames(page, 'Harbour')).toEqual(names);
  });

  await test.step('as JSON, which becomes a gallery of its own and is taken back as one step', async () => {
    await choose('harbour.json', await exportAs('Export as JSON…'));
    await expect(dialog.getByText('Galleries to add')).toBeVisible();
    await dialog.getByRole('button', { name: 'Import', exact: true }).click();
    await expect(page.getByRole('row', { name: `Harbour, ${total} items` })).toHaveCount(2);
    await page
      .getByRole('region', { name: 'Messages' })
      .getByRole('button', { name: 'Undo', exact: true })
      .click();
    await expect(page.getByRole('row', { name: `Harbour, ${total} items` })).toHaveCount(1);
  });
});
