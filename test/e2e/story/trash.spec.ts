import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test } from '../support/desk.ts';
import {
  focusIsKept,
  galleryRow,
  items,
  itemNames,
  mediaFiles,
  picturesShown,
  takeScreenshots,
} from '../support/window.ts';

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();

async function showTrash(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Add files, make galleries, show the trash' }).click();
  await page.getByRole('menuitem', { name: 'Show the trash' }).click();
}

test('media files are deleted, asked about, undone, restored and removed for good', async ({
  desk,
  workspace,
}, testInfo) => {
  for (const name of ['gold', 'navy', 'teal']) {
    const picture = sharp({ create: { width: 300, height: 200, channels: 3, background: name } });
    await writeFile(path.join(workspace.media, `${name}.png`), await picture.png().toBuffer());
  }
  const page = await desk.open();
  await page.getByRole('button', { name: 'New gallery' }).first().click();
  await page.getByRole('textbox', { name: 'Gallery name' }).fill('Colours');
  await page.keyboard.press('Enter');
  await picturesShown(mediaFiles(page));
  const file = (name: string) => mediaFiles(page).getByRole('option', { name });
  await file('gold.png').dblclick();
  await expect.poll(() => itemNames(page, 'Colours')).toEqual(['gold.png']);

  await test.step('one that nothing shows goes at once, and the message offers the way back', async () => {
    await file('navy.png').click();
    await page.keyboard.press('Delete');
    await expect(page.getByText('Moved 1 file to the trash.')).toBeVisible();
    await expect(file('navy.png')).toHaveCount(0);
    expect(await filesIn(workspace.media)).toEqual(['gold.png', 'teal.png']);
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await expect(file('navy.png')).toBeVisible();
    expect(await filesIn(workspace.media)).toEqual(['gold.png', 'navy.png', 'teal.png']);
  });

  await test.step('those that items show are asked about', async () => {
    await file('gold.png').click();
    await file('teal.png').click({ modifiers: ['ControlOrMeta'] });
    await page.keyboard.press('Delete');
    const question = page.getByRole('alertdialog', { name: 'Delete 2 files?' });
    await expect(question).toContainText('1 item shows what you delete.');
    await expect(question).toContainText('Colours');
    await takeScreenshots(page, testInfo, 'delete-question');
    await question.getByRole('button', { name: 'Cancel' }).click();
    expect(await filesIn(workspace.media)).toHaveLength(3);
    await mediaFiles(page).focus();
    await page.keyboard.press('Delete');
    await question.getByRole('button', { name: 'Delete', exact: true }).click();
    await expect.poll(() => filesIn(workspace.media)).toEqual(['navy.png']);
    await expect(items(page, 'Colours').getByText('In the trash')).toBeVisible();
    await expect(galleryRow(page, 'Colours')).toHaveAccessibleName('Colours, 1 item');
  });

  await test.step('undo and redo by keys', async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => filesIn(workspace.media)).toEqual(['gold.png', 'navy.png', 'teal.png']);
    await picturesShown(items(page, 'Colours'));
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect.poll(() => filesIn(workspace.media)).toEqual(['navy.png']);
  });

  const trash = page.getByRole('listbox', { name: 'Deleted files' });
  await test.step('the trash is looked at, and a file restored', async () => {
    await showTrash(page);
    await expect(trash.getByRole('option')).toHaveCount(2);
    await picturesShown(trash);
    await trash.getByRole('option', { name: 'gold.png' }).click();
    await takeScreenshots(page, testInfo, 'trash');
    await page.getByRole('button', { name: 'Restore 1' }).click();
    await expect(page.getByText('Restored 1 file.')).toBeVisible();
    await expect(trash.getByRole('option')).toHaveCount(1);
    await expect.poll(() => filesIn(workspace.media)).toEqual(['gold.png', 'navy.png']);
    await picturesShown(items(page, 'Colours'));
  });

  await test.step('the trash is emptied, after a question', async () => {
    await page.getByRole('button', { name: 'Empty trash…' }).click();
    const question = page.getByRole('alertdialog');
    await takeScreenshots(page, testInfo, 'empty-question');
    await question
      .getByRole('button', { name: testInfo.project.name === 'electron' ? 'Empty trash' : 'Erase' })
      .click();
    await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
    await takeScreenshots(page, testInfo, 'trash-empty');
    await focusIsKept(page);
    await page.getByRole('button', { name: 'Back to the media folder' }).press('Enter');
    await expect(file('gold.png')).toBeVisible();
    await focusIsKept(page);
  });

  await test.step('the keyboard goes along, there and back', async () => {
    await file('gold.png').click();
    await page.keyboard.press('ControlOrMeta+k');
    const palette = page.getByRole('dialog', { name: 'Command palette' });
    await expect(palette).toBeVisible();
    await page.keyboard.type('Show the trash');
    await expect(palette.getByRole('option').first()).toContainText('Show the trash');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'The trash is empty' })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Back to the media folder' })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(mediaFiles(page)).toBeFocused();
  });

  await test.step('what was in the trash is known after a restart', async () => {
    await file('navy.png').click();
    await page.keyboard.press('Delete');
    await expect(page.getByText('Moved 1 file to the trash.').last()).toBeVisible();
    const again = await desk.restart();
    await showTrash(again);
    await expect(again.getByRole('listbox', { name: 'Deleted files' }).getByRole('option')).toHaveCount(1);
  });
});
