import type { Locator } from '@playwright/test';
import { isClean } from '../support/axe.ts';
import { test, expect } from '../support/desk.ts';
import { dropPhotos } from '../support/photos.ts';
import { galleryRow, itemNames, items, mediaFiles, takeScreenshots } from '../support/window.ts';

/** The original is loaded and drawn, not its preview. */
async function originalShown(loupe: Locator): Promise<void> {
  await expect(loupe.locator('img[data-original][data-loaded]')).toBeVisible();
}

test('a picture is looked at as large as the window, and closely', async ({ desk, workspace }, testInfo) => {
  const { length: total } = await dropPhotos(workspace.media);
  const page = await desk.open();
  await page.getByRole('button', { name: 'New gallery' }).first().click();
  await page.getByRole('textbox', { name: 'Gallery name' }).fill('Harbour');
  await page.keyboard.press('Enter');
  await expect(galleryRow(page, 'Harbour')).toBeVisible();
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(total);
  await mediaFiles(page).getByRole('option').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Enter');
  await expect(items(page, 'Harbour').getByRole('option')).toHaveCount(total);
  const names = await itemNames(page, 'Harbour');
  const loupe = page.getByRole('dialog', { name: 'Large view' });

  await test.step('Enter opens it, arrows go on and it is said where', async () => {
    await items(page, 'Harbour').getByRole('option').first().click();
    await page.keyboard.press('Enter');
    await expect(loupe.getByRole('heading')).toHaveText(names[0] ?? '');
    await expect(loupe).toContainText(`1 of ${total}`);
    await originalShown(loupe);
    await page.keyboard.press('ArrowRight');
    await expect(loupe.getByRole('heading')).toHaveText(names[1] ?? '');
    await expect(page.getByRole('log')).toContainText(`${names[1]}, 2 of ${total}`);
    await page.keyboard.press('End');
    await expect(loupe.getByRole('heading')).toHaveText(names.at(-1) ?? '');
    await expect(loupe.getByRole('button', { name: 'Next', exact: true })).toBeDisabled();
    await page.keyboard.press('Home');
    await originalShown(loupe);
    await takeScreenshots(page, testInfo, 'loupe');
  });

  await test.step('a click goes close where it was clicked, a hand moves it, Space shows all again', async () => {
    const picture = loupe.locator('.loupe-picture');
    const whole = await picture.boundingBox();
    if (whole === null) throw new Error('There is no picture.');
    const at = { x: whole.x + whole.width / 4, y: whole.y + whole.height / 4 };
    for (let step = 0; step < 3; step++) await page.keyboard.press('+');
    await expect.poll(async () => (await picture.boundingBox())?.width).toBeGreaterThan(whole.width * 2);
    const close = await picture.boundingBox();
    await page.mouse.move(at.x, at.y);
    await page.mouse.down();
    await page.mouse.move(at.x + 60, at.y + 30, { steps: 4 });
    await page.mouse.up();
    await expect.poll(async () => (await picture.boundingBox())?.x).toBeCloseTo((close?.x ?? 0) + 60, 0);
    await page.keyboard.press(' ');
    await expect.poll(async () => (await picture.boundingBox())?.width).toBeCloseTo(whole.width, 0);
    await page.mouse.click(at.x, at.y);
    await expect.poll(async () => (await picture.boundingBox())?.width).not.toBeCloseTo(whole.width, 0);
    await page.mouse.click(at.x, at.y);
    await expect.poll(async () => (await picture.boundingBox())?.width).toBeCloseTo(whole.width, 0);
  });

  await test.step('it has no fault for people who see or hear it differently', async () => {
    await isClean(page);
  });

  await test.step('Escape leads back to the item that was looked at', async () => {
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await expect(loupe).toBeHidden();
    await expect(items(page, 'Harbour')).toBeFocused();
    await expect(items(page, 'Harbour').getByRole('option').nth(1)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('F2');
    await expect(page.getByRole('textbox', { name: 'Title' })).toBeFocused();
  });

  await test.step('a file of the media folder is looked at before it is in a gallery', async () => {
    await mediaFiles(page).getByRole('option').nth(2).click();
    await page.keyboard.press('Shift+Enter');
    await originalShown(loupe);
    await expect(loupe).toContainText(`3 of ${total}`);
    await page.keyboard.press('Escape');
    await expect(loupe).toBeHidden();
  });
});
