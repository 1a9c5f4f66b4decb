import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { alternative, jpegWith, list, xmpPacket } from '../../support/metadata-files.ts';
import { isCleanInBothThemes } from '../support/axe.ts';
import { expect, test } from '../support/desk.ts';
import {
  galleryRow,
  itemNames,
  items,
  mediaFiles,
  picturesShown,
  takeScreenshots,
} from '../support/window.ts';

const PLACE = 'exif:GPSLatitude="43,28.0469N" exif:GPSLongitude="11,53.1076E"';
const EXPOSURE = 'exif:ExposureTime="1/250" exif:FNumber="28/10"';

/** Pictures that say what they are: name, words in XMP, attributes of XMP. */
const PICTURES = [
  [
    'harbour',
    alternative('dc:title', 'Harbour at dawn') +
      alternative('dc:description', 'Boats before they go out') +
      list('dc:subject', 'sea', 'boats') +
      '<dc:creator><rdf:Seq><rdf:li>Ann Lee</rdf:li></rdf:Seq></dc:creator>' +
      alternative('dc:rights', '© 2024 Ann Lee'),
    `xmp:Rating="4" tiff:Make="Canon" tiff:Model="Canon EOS 40D" aux:Lens="EF 50mm f/1.8" exif:DateTimeOriginal="2024-05-31T06:03:11" ${PLACE} ${EXPOSURE}`,
  ],
  [
    'cliffs',
    list('dc:subject', 'sea', 'rocks'),
    'xmp:Rating="2" tiff:Model="X100" exif:DateTimeOriginal="2022-07-01T12:00:00"',
  ],
  ['dunes', list('dc:subject', 'sand'), 'tiff:Model="X100" exif:DateTimeOriginal="2022-08-01T12:00:00"'],
  ['forest', list('dc:subject', 'trees'), ''],
] as const;

async function putPictures(folder: string): Promise<void> {
  for (const [index, [name, words, attributes]] of PICTURES.entries()) {
    const height = index === 3 ? 600 : 300;
    const jpeg = await sharp({
      create: { width: 450, height, channels: 3, background: `hsl(${index * 80},40%,60%)` },
    })
      .jpeg()
      .toBuffer();
    await writeFile(path.join(folder, `${name}.jpg`), jpegWith(jpeg, { xmp: xmpPacket(words, attributes) }));
  }
}

const panel = (page: Page) => page.getByRole('region', { name: 'Media' });
const inspector = (page: Page) => page.getByRole('complementary', { name: 'Inspector' });

async function shownFiles(page: Page): Promise<string[]> {
  const labels = await mediaFiles(page)
    .getByRole('option')
    .evaluateAll((options) => options.map((option) => option.getAttribute('aria-label') ?? ''));
  return labels.sort();
}

/** Chooses a value in one of the menus of the filter bar, by keyboard. */
async function choose(page: Page, menu: RegExp, value: RegExp): Promise<void> {
  await panel(page).getByRole('button', { name: menu }).focus();
  await page.keyboard.press('Enter');
  await page
    .getByRole('menuitemradio', { name: value })
    .or(page.getByRole('menuitemcheckbox', { name: value }))
    .press('Enter');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toHaveCount(0);
}

test('files are found by what they say, and tell which galleries show them', async ({
  desk,
  workspace,
}, testInfo) => {
  await putPictures(workspace.media);
  const page = await desk.open();
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(4);

  await test.step('a file says in the inspector what it says of itself', async () => {
    await mediaFiles(page).getByRole('option', { name: 'harbour.jpg' }).click();
    const facts = inspector(page).getByRole('region', { name: 'What the file says' });
    await expect(facts.getByText('Harbour at dawn')).toBeVisible();
    await expect(facts.getByText('1/250 s · f/2.8')).toBeVisible();
    await expect(facts.getByText('43.46745° N, 11.88513° E')).toBeVisible();
    await expect(facts.getByText('4 stars')).toBeVisible();
    await expect(inspector(page).getByText('No gallery shows this file.')).toBeVisible();
    await picturesShown(mediaFiles(page));
    await takeScreenshots(page, testInfo, 'metadata');
  });

  await test.step('words, tags, years and stars find files; clearing shows all again', async () => {
    await panel(page).getByRole('searchbox', { name: 'Search media' }).fill('DAWN boats');
    await expect.poll(() => shownFiles(page)).toEqual(['harbour.jpg']);
    await panel(page).getByRole('button', { name: 'Clear search' }).click();
    await expect.poll(() => shownFiles(page)).toHaveLength(4);
    await panel(page)
      .getByRole('button', { name: /^Filter media files/ })
      .click();
    await choose(page, /^Tags/, /^sea/);
    await expect.poll(() => shownFiles(page)).toEqual(['cliffs.jpg', 'harbour.jpg']);
    await expect(panel(page).getByText('2 files')).toBeVisible();
    await choose(page, /^Rating/, /^3 stars/);
    await expect.poll(() => shownFiles(page)).toEqual(['harbour.jpg']);
    await panel(page).getByRole('button', { name: 'Taken' }).click();
    await page.getByRole('dialog', { name: 'Taken' }).locator('input').first().fill('2025-01-01');
    await takeScreenshots(page, testInfo, 'filter-dates');
    await page.keyboard.press('Escape');
    await expect(page.getByText('No file matches all of this')).toBeVisible();
    await takeScreenshots(page, testInfo, 'filter-nothing');
    await isCleanInBothThemes(page);
    await panel(page).getByRole('button', { name: 'Clear all' }).click();
    await expect.poll(() => shownFiles(page)).toHaveLength(4);
  });

  await test.step('a menu tells how many files each value would show', async () => {
    await panel(page)
      .getByRole('button', { name: /^Camera/ })
      .click();
    await expect(page.getByRole('menuitemcheckbox', { name: /^X100/ })).toContainText('2');
    await takeScreenshots(page, testInfo, 'filter-menu');
    await isCleanInBothThemes(page);
    await page.keyboard.press('Escape');
  });

  await test.step('new items begin with the texts of their files', async () => {
    await page.getByRole('button', { name: 'New gallery' }).first().click();
    await page.getByRole('textbox', { name: 'Gallery name' }).fill('Coast');
    await page.keyboard.press('Enter');
    await expect(galleryRow(page, 'Coast')).toBeVisible();
    await mediaFiles(page).getByRole('option', { name: 'harbour.jpg' }).click();
    await panel(page).getByRole('button', { name: 'Add 1 to gallery' }).click();
    await expect.poll(() => itemNames(page, 'Coast')).toEqual(['Harbour at dawn']);
  });

  await test.step('the menu of items takes texts over again, as one step', async () => {
    await items(page, 'Coast').getByRole('option').first().click();
    const title = inspector(page).getByRole('textbox', { name: 'Title' });
    await title.fill('Something else');
    await title.press('Enter');
    await expect.poll(() => itemNames(page, 'Coast')).toEqual(['Something else']);
    await items(page, 'Coast').getByRole('option').first().click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Take texts and tags from the file' }).click();
    await expect.poll(() => itemNames(page, 'Coast')).toEqual(['Harbour at dawn']);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => itemNames(page, 'Coast')).toEqual(['Something else']);
  });

  await test.step('a file leads to the galleries that show it', async () => {
    await page.getByRole('button', { name: 'New gallery' }).first().click();
    await page.getByRole('textbox', { name: 'Gallery name' }).fill('Other');
    await page.keyboard.press('Enter');
    await expect(galleryRow(page, 'Other')).toBeVisible();
    await choose(page, /^Used/, /^In a gallery/);
    await expect.poll(() => shownFiles(page)).toEqual(['harbour.jpg']);
    await choose(page, /^Used/, /^In this gallery/);
    await expect(page.getByText('No file matches all of this')).toBeVisible();
    await galleryRow(page, 'Coast').click();
    await expect.poll(() => shownFiles(page)).toEqual(['harbour.jpg']);
    await galleryRow(page, 'Other').click();
    await panel(page).getByRole('button', { name: 'Clear all' }).click();
    await mediaFiles(page).getByRole('option', { name: 'harbour.jpg' }).click();
    const usedIn = inspector(page).getByRole('region', { name: 'Used in' });
    await takeScreenshots(page, testInfo, 'used-in');
    await usedIn.getByRole('button', { name: 'Coast' }).click();
    await expect(items(page, 'Coast').getByRole('option', { selected: true })).toHaveCount(1);
  });

  await test.step('a tag in the inspector shows the files that have it', async () => {
    await mediaFiles(page).getByRole('option', { name: 'dunes.jpg' }).click();
    await inspector(page).getByRole('button', { name: 'Show files with X100' }).click();
    await expect.poll(() => shownFiles(page)).toEqual(['cliffs.jpg', 'dunes.jpg']);
    await page.setViewportSize({ width: 800, height: 600 });
    await takeScreenshots(page, testInfo, 'filter-small');
    await isCleanInBothThemes(page);
  });
});
