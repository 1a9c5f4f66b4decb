import { mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { greyPng } from '../../support/media-files.ts';
import { isCleanInBothThemes } from '../support/axe.ts';
import { expect, test } from '../support/desk.ts';
import { dropPhotos } from '../support/photos.ts';
import {
  galleryRow,
  itemNames,
  items,
  mediaFiles,
  picturesShown,
  takeScreenshots,
} from '../support/window.ts';

const FOLDER = 'Italy 2024';

/** Puts photos into two folders of one; answers the names of the files in each. */
async function dropFolders(media: string): Promise<{ milan: string[]; rome: string[] }> {
  const [milanFolder, romeFolder] = ['01_Milan', '02_Rome'].map((name) => path.join(media, FOLDER, name));
  if (milanFolder === undefined || romeFolder === undefined) throw new Error('There are two folders.');
  await mkdir(milanFolder, { recursive: true });
  await mkdir(romeFolder);
  const names = await dropPhotos(milanFolder);
  const rome = names.slice(2);
  for (const name of rome) await rename(path.join(milanFolder, name), path.join(romeFolder, name));
  await writeFile(path.join(romeFolder, 'broken.jpg'), 'no picture');
  return { milan: names.slice(0, 2), rome };
}

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Make galleries from a folder' });
const folderRow = (page: Page, name: string): Locator =>
  page.getByRole('treegrid', { name: 'Folders of the media folder' }).getByRole('row', { name });

async function openRecipes(page: Page): Promise<Locator> {
  await page
    .getByRole('region', { name: 'Media' })
    .getByRole('button', { name: 'Add files, make galleries, show the trash' })
    .click();
  await page.getByRole('menuitem', { name: 'Make galleries from a folder…' }).click();
  await expect(dialogOf(page)).toBeVisible();
  return dialogOf(page);
}

test('a folder with two folders becomes two galleries, and undo takes both away', async ({
  desk,
  workspace,
}, testInfo) => {
  const { milan, rome } = await dropFolders(workspace.media);
  const page = await desk.open();
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(milan.length + rome.length + 1);
  const dialog = await openRecipes(page);
  const total = milan.length + rome.length;

  await test.step('the dialog shows what would be made, and nothing is made yet', async () => {
    await folderRow(page, FOLDER).click();
    await expect(dialog.getByRole('button', { name: /^Milan/ })).toContainText(
      `New gallery with ${milan.length} items`,
    );
    await expect(dialog.getByRole('button', { name: /^Rome/ })).toContainText(
      `New gallery with ${rome.length} items`,
    );
    await dialog.getByRole('button', { name: /^Rome/ }).click();
    await expect(dialog.getByRole('list', { name: 'Items of Rome' }).getByRole('listitem')).toHaveCount(
      rome.length,
    );
    await dialog.getByRole('button', { name: '1 file is left out' }).click();
    await expect(dialog.getByText(`${FOLDER}/02_Rome/broken.jpg`)).toBeVisible();
    await expect(galleryRow(page, 'Milan')).toBeHidden();
    await picturesShown(dialog);
    await takeScreenshots(page, testInfo, 'recipes');
  });

  await test.step('rules that are adjusted are tried at once', async () => {
    await dialog.getByRole('button', { name: 'Adjust the rules' }).click();
    await dialog.getByRole('button', { name: 'Each folder, however deep Make a gallery of' }).click();
    await page.getByRole('option', { name: 'Everything together' }).click();
    await expect(dialog.getByRole('button', { name: `Make 1 gallery with ${total} items` })).toBeEnabled();
    await dialog.getByRole('button', { name: 'Everything together Make a gallery of' }).click();
    await page.getByRole('option', { name: 'Each folder, however deep' }).click();
    await expect(dialog.getByRole('button', { name: `Make 2 galleries with ${total} items` })).toBeEnabled();
  });

  await test.step('it is clean and whole at both sizes, light and dark', async () => {
    for (const [width, height] of [
      [1280, 800],
      [800, 600],
    ] as const) {
      if (testInfo.project.name === 'browser') await page.setViewportSize({ width, height });
      await isCleanInBothThemes(page);
      await takeScreenshots(page, testInfo, `recipes-rules-${width}`);
    }
    if (testInfo.project.name === 'browser') await page.setViewportSize({ width: 1280, height: 800 });
  });

  await test.step('both galleries are made in one step', async () => {
    await dialog.getByRole('button', { name: `Make 2 galleries with ${total} items` }).click();
    await expect(dialog).toBeHidden();
    await expect(galleryRow(page, 'Milan')).toBeVisible();
    await expect(galleryRow(page, 'Rome')).toBeVisible();
    await expect(items(page, 'Milan').getByRole('option')).toHaveCount(milan.length);
    await galleryRow(page, 'Rome').click();
    await expect(items(page, 'Rome').getByRole('option')).toHaveCount(rome.length);
    expect(await itemNames(page, 'Rome')).toHaveLength(rome.length);
    await takeScreenshots(page, testInfo, 'recipes-made');
    const messages = page.getByRole('region', { name: 'Messages' });
    await expect(messages).toContainText(`Made 2 galleries with ${total} items.`);
    await expect(messages.getByRole('button', { name: 'Undo', exact: true })).toBeVisible();
  });

  await test.step('and made again, they are there already', async () => {
    await openRecipes(page);
    await folderRow(page, FOLDER).click();
    await expect(dialog.getByRole('status')).toHaveText(
      'Everything in this folder is in its galleries already.',
    );
    await expect(dialog.getByRole('button', { name: 'Nothing to make' })).toBeDisabled();
    await takeScreenshots(page, testInfo, 'recipes-again');
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('what is new in a folder is added to its gallery', async () => {
    await writeFile(
      path.join(workspace.media, FOLDER, '02_Rome', 'late-arrival.png'),
      greyPng(300, 200, 120),
    );
    await expect(mediaFiles(page).getByRole('option', { name: 'late-arrival.png' })).toBeVisible();
    await openRecipes(page);
    await folderRow(page, FOLDER).click();
    await expect(dialog.getByRole('button', { name: /^Rome/ })).toContainText(
      `1 item is added to ${rome.length} shown already`,
    );
    await takeScreenshots(page, testInfo, 'recipes-added');
    await dialog.getByRole('button', { name: 'Add 1 item to 1 gallery' }).click();
    await expect(items(page, 'Rome').getByRole('option')).toHaveCount(rome.length + 1);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(items(page, 'Rome').getByRole('option')).toHaveCount(rome.length);
  });

  await test.step('undo takes both away', async () => {
    await page.keyboard.press('ControlOrMeta+z');
    await expect(galleryRow(page, 'Milan')).toBeHidden();
    await expect(galleryRow(page, 'Rome')).toBeHidden();
  });
});

test('a recipe is chosen, kept and used by the keyboard alone', async ({ desk, workspace }) => {
  const { rome } = await dropFolders(workspace.media);
  const page = await desk.open();
  await expect(mediaFiles(page).getByRole('option')).not.toHaveCount(0);
  await page.getByRole('main').getByRole('button', { name: 'Make galleries from a folder…' }).first().focus();
  await page.keyboard.press('Enter');
  const dialog = dialogOf(page);
  await expect(folderRow(page, 'media')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await expect(folderRow(page, FOLDER)).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(folderRow(page, '02_Rome')).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(folderRow(page, '02_Rome')).toHaveAttribute('aria-selected', 'true');
  await expect(
    dialog.getByRole('button', { name: `Make 1 gallery with ${rome.length} items` }),
  ).toBeEnabled();

  await dialog.getByRole('button', { name: 'Adjust the rules' }).focus();
  await page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: /Title$/ }).focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  const pattern = dialog.getByRole('textbox', { name: 'Pattern: Title' });
  await pattern.fill('{nothing}');
  await expect(pattern).toHaveAccessibleDescription(/There is no \{nothing\}/);
  await expect(dialog.getByRole('alert')).toContainText('A rule cannot be followed');
  await expect(dialog.getByRole('button', { name: 'Nothing to make' })).toBeDisabled();
  await pattern.fill('{folder} {number:00}');
  await expect(dialog.getByRole('button', { name: /^Make 1 gallery/ })).toBeEnabled();
  await dialog.getByRole('textbox', { name: 'Name of a new recipe' }).fill('Numbered');
  await page.keyboard.press('Enter');
  await expect(dialog.getByRole('button', { name: 'Numbered Recipe' })).toBeVisible();

  await dialog.getByRole('button', { name: /^Make 1 gallery/ }).focus();
  await page.keyboard.press('Enter');
  await expect(items(page, 'Rome').getByRole('option')).toHaveCount(rome.length);
  expect((await itemNames(page, 'Rome'))[0]).toBe('Rome 01');
});
