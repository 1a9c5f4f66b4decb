import { mkdir, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { expect, test, type Workspace } from '../support/desk.ts';
import { dropFiles, pastePicture } from '../support/files.ts';
import {
  galleryRow,
  itemNames,
  items,
  mediaFiles,
  picturesShown,
  takeScreenshots,
} from '../support/window.ts';

async function colour(name: string, width = 300, height = 200): Promise<Buffer> {
  return sharp({ create: { width, height, channels: 3, background: name } })
    .png()
    .toBuffer();
}

/** Puts pictures of one colour each into a folder outside of the library; answers their paths. */
async function pictures(workspace: Workspace, ...names: readonly string[]): Promise<string[]> {
  const files = names.map((name) => path.join(workspace.folder, 'elsewhere', `${name}.png`));
  for (const [index, file] of files.entries()) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, await colour(path.basename(names[index]!)));
  }
  return files;
}

async function makeGallery(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'New gallery' }).first().click();
  await page.getByRole('textbox', { name: 'Gallery name' }).fill(name);
  await page.keyboard.press('Enter');
  await expect(galleryRow(page, name)).toBeVisible();
}

const filesIn = async (folder: string): Promise<string[]> =>
  (await readdir(folder, { recursive: true }))
    .filter((name) => /\.(png|bin)$/.test(name) && !name.startsWith('.'))
    .sort();

const hint = (page: Page) => page.locator('.drop-hint');

test('files are dropped onto the window, a gallery, between items and onto the media', async ({
  desk,
  workspace,
}, testInfo) => {
  const page = await desk.open();
  const [red, green, blue, gold, teal] = (await pictures(
    workspace,
    'red',
    'green',
    'blue',
    'gold',
    'teal',
  )) as [string, string, string, string, string];
  await makeGallery(page, 'Other');
  await makeGallery(page, 'Colours');

  await test.step('onto the window: into the open gallery', async () => {
    await dropFiles(page, [red, green], page.getByRole('heading', { name: 'Nothing here yet' }), {
      async look() {
        await expect(hint(page)).toHaveText('Add 2 files or folders at the end of “Colours”');
        await takeScreenshots(page, testInfo, 'drop-hint-window');
      },
    });
    await expect.poll(() => itemNames(page, 'Colours')).toEqual(['red.png', 'green.png']);
    await expect(hint(page)).toHaveCount(0);
    await expect(page.getByText('Added 2 items to “Colours”.')).toBeVisible();
    expect(await filesIn(workspace.media)).toEqual(['green.png', 'red.png']);
  });

  await test.step('between two items: at exactly that place', async () => {
    await picturesShown(items(page, 'Colours'));
    await dropFiles(page, [blue, gold], items(page, 'Colours').getByRole('option').nth(1), {
      at: { x: 3, y: 60 },
      async look() {
        await expect(hint(page)).toHaveText('Add 2 files or folders to “Colours” at place 2');
        await expect(page.locator('.insertion-mark')).toBeVisible();
        await takeScreenshots(page, testInfo, 'drop-hint-place');
      },
    });
    await expect
      .poll(() => itemNames(page, 'Colours'))
      .toEqual(['red.png', 'blue.png', 'gold.png', 'green.png']);
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect.poll(() => itemNames(page, 'Colours')).toEqual(['red.png', 'green.png']);
  });

  await test.step('onto a gallery in the list; what is there already is used', async () => {
    await dropFiles(page, [teal, red], galleryRow(page, 'Other'));
    await expect(galleryRow(page, 'Other')).toHaveAccessibleName('Other, 2 items');
    await expect(page.getByText('1 file was in the media folder already.')).toBeVisible();
    expect(await filesIn(workspace.media)).toHaveLength(5);
  });

  await test.step('onto the media panel: into the media folder alone', async () => {
    const [second] = (await pictures(workspace, 'again/red')) as [string];
    await writeFile(second, await colour('maroon'));
    await dropFiles(page, [second], mediaFiles(page), {
      async look() {
        await expect(hint(page)).toHaveText('Copy 1 file or folder into the media folder');
        await takeScreenshots(page, testInfo, 'drop-hint-media');
      },
    });
    // Its name was taken by another picture: both are kept.
    await expect(mediaFiles(page).getByRole('option', { name: 'red-2.png' })).toBeVisible();
    expect(await itemNames(page, 'Colours')).toEqual(['red.png', 'green.png']);
  });
});

test('a folder is dropped and keeps its structure', async ({ desk, workspace }) => {
  const page = await desk.open();
  await makeGallery(page, 'Journey');
  await pictures(workspace, 'Trip/day 10/red', 'Trip/day 9/green', 'Trip/blue');
  await writeFile(path.join(workspace.folder, 'elsewhere/Trip/.DS_Store'), 'x');
  await dropFiles(
    page,
    [path.join(workspace.folder, 'elsewhere/Trip')],
    page.getByRole('heading', { name: 'Nothing here yet' }),
  );
  await expect.poll(() => itemNames(page, 'Journey')).toEqual(['blue.png', 'green.png', 'red.png']);
  expect(await filesIn(workspace.media)).toEqual([
    'Trip/blue.png',
    'Trip/day 10/red.png',
    'Trip/day 9/green.png',
  ]);

  // What it holds can become galleries right away.
  const messages = page.getByRole('region', { name: 'Messages' });
  await messages.getByRole('button', { name: 'Make galleries…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Make galleries from a folder' });
  await expect(dialog.getByRole('button', { name: /^Make 3 galleries/ })).toBeEnabled();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
});

test('a picture is pasted behind the selected item', async ({ desk, workspace }) => {
  const page = await desk.open();
  await makeGallery(page, 'Pasted');
  await dropFiles(
    page,
    await pictures(workspace, 'red', 'green'),
    page.getByRole('heading', { name: 'Nothing here yet' }),
  );
  await expect.poll(() => itemNames(page, 'Pasted')).toEqual(['red.png', 'green.png']);
  await items(page, 'Pasted').getByRole('option', { name: /red/ }).click();
  await pastePicture(page, await colour('blue'));
  await expect
    .poll(() => itemNames(page, 'Pasted'))
    .toEqual([
      'red.png',
      expect.stringMatching(/^Pasted \d{4}-\d\d-\d\d \d\d\.\d\d\.\d\d\.png$/),
      'green.png',
    ]);
  expect(await filesIn(workspace.media)).toHaveLength(3);

  // A text field keeps what is pasted into it.
  await page.getByRole('searchbox', { name: 'Search media' }).focus();
  await pastePicture(page, await colour('gold'));
  await items(page, 'Pasted').focus();
  expect(await itemNames(page, 'Pasted')).toHaveLength(3);
});

test('a long copy shows its progress, can be cancelled and leaves no half file', async ({
  desk,
  workspace,
}, testInfo) => {
  const page = await desk.open();
  await makeGallery(page, 'Films');
  const [small] = (await pictures(workspace, 'red')) as [string];
  const large = path.join(workspace.folder, 'elsewhere/large.bin');
  await writeFile(large, Buffer.alloc(1_500_000_000));
  await dropFiles(page, [small, large], page.getByRole('heading', { name: 'Nothing here yet' }));
  const progress = page.getByRole('progressbar', { name: /Adding/ });
  await expect(progress).toBeVisible();
  await takeScreenshots(page, testInfo, 'adding-progress');
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByText('Cancelled; 1 file had come before and stays.')).toBeVisible();
  await expect.poll(() => itemNames(page, 'Films')).toEqual(['red.png']);
  await expect.poll(() => filesIn(workspace.media)).toEqual(['red.png']);
  const hidden = await readdir(path.join(workspace.media, '.gallery-desk'), { recursive: true });
  expect(
    hidden.filter((name) => /[0-9a-f]{8}-[0-9a-f-]{27}$/.test(name) && name.includes('incoming/')),
  ).toEqual([]);
});
