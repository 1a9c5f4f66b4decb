import type { Locator } from '@playwright/test';
import { isCleanInBothThemes } from '../support/axe.ts';
import { test, expect } from '../support/desk.ts';
import { inspectorOf, openGallery, select, tagsField } from '../support/inspector.ts';
import { galleryRow, items, picturesShown, takeScreenshots } from '../support/window.ts';

test('the focal point is chosen by mouse and by keyboard, and crops follow it', async ({
  desk,
  workspace,
}, testInfo) => {
  let page = await openGallery(desk, workspace.media, 'Harbour');
  await select(page, 'Harbour', 0);
  const point = (): Locator => inspectorOf(page).getByRole('slider', { name: 'Focal point' });
  const cropPlace = (): Promise<string> =>
    inspectorOf(page)
      .getByRole('img', { name: 'The picture cropped: Square' })
      .evaluate((image) => getComputedStyle(image).objectPosition);
  const part = (): Locator => inspectorOf(page).getByRole('button', { name: /^Focal point/ });

  await test.step('a click sets it', async () => {
    await expect(part()).toHaveAccessibleName('Focal point Center');
    await expect(point()).toHaveAttribute('aria-valuetext', '50% from the left, 50% from the top');
    expect(await cropPlace()).toBe('50% 50%');
    const picture = inspectorOf(page).locator('.focal-picture');
    const { width, height } = (await picture.boundingBox())!;
    await picture.click({ position: { x: width * 0.25, y: height * 0.75 } });
    await expect(point()).toHaveAttribute('aria-valuetext', '25% from the left, 75% from the top');
    await expect(point()).toBeFocused();
    await expect.poll(cropPlace).toMatch(/^2[45](\.\d+)?% 7[45](\.\d+)?%$/);
    await expect(part()).toHaveAccessibleName('Focal point 25%, 75%');
    const tile = items(page, 'Harbour').getByRole('option').first().locator('img.picture');
    await expect
      .poll(() => tile.evaluate((image) => getComputedStyle(image).objectPosition))
      .toBe(await cropPlace());
  });

  await test.step('a drag moves it, as one step', async () => {
    const { x, y, width, height } = (await point().boundingBox())!;
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + width / 2 + 30, y + height / 2 - 20, { steps: 4 });
    await page.mouse.move(x + width / 2 + 1000, y + height / 2 - 1000, { steps: 4 });
    await page.mouse.up();
    await expect(point()).toHaveAttribute('aria-valuetext', '100% from the left, 0% from the top');
    // As saved: until then there is nothing of it to take back.
    await expect(part()).toHaveAccessibleName('Focal point 100%, 0%');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(point()).toHaveAttribute('aria-valuetext', '25% from the left, 75% from the top');
  });

  await test.step('keys move it in steps; Escape takes back what is not saved yet', async () => {
    await point().focus();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ArrowUp');
    await expect(point()).toHaveAttribute('aria-valuetext', '35% from the left, 74% from the top');
    await page.keyboard.press('Enter');
    await takeScreenshots(page, testInfo, 'inspecting-focal-point');
    await page.keyboard.press('Home');
    await expect(point()).toHaveAttribute('aria-valuenow', '0');
    await page.keyboard.press('Escape');
    await expect(point()).toHaveAttribute('aria-valuetext', '35% from the left, 74% from the top');
  });

  await test.step('a large picture is there for it, too', async () => {
    await inspectorOf(page).getByRole('button', { name: 'Larger…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Focal point' });
    await dialog.getByRole('slider', { name: 'Focal point' }).focus();
    await page.keyboard.press('PageUp');
    await dialog.getByRole('img', { name: 'The picture cropped: 16 : 9' }).hover();
    await expect(dialog.locator('.focal-crop-outline')).toBeVisible();
    await takeScreenshots(page, testInfo, 'inspecting-focal-dialog');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog).toBeHidden();
    await expect(part()).toHaveAccessibleName('Focal point 35%, 64%');
  });

  await test.step('it is kept, and can be reset', async () => {
    page = await desk.restart();
    await galleryRow(page, 'Harbour').click();
    await select(page, 'Harbour', 0);
    await expect(point()).toHaveAttribute('aria-valuetext', '35% from the left, 64% from the top');
    await inspectorOf(page).getByRole('button', { name: 'Center', exact: true }).click();
    await expect(part()).toHaveAccessibleName('Focal point Center');
    await expect.poll(cropPlace).toBe('50% 50%');
  });
});

test('quality and sharpening are tried on the picture as it would be published', async ({
  desk,
  workspace,
}, testInfo) => {
  const page = await openGallery(desk, workspace.media, 'Harbour');
  await select(page, 'Harbour', 0);
  const part = inspectorOf(page).getByRole('button', { name: /^Quality and sharpening/ });
  const proof = inspectorOf(page).getByRole('img', { name: 'With these settings' });
  const quality = inspectorOf(page).getByRole('textbox', { name: 'Quality' });
  const sizes = inspectorOf(page).getByText(/px wide: .* As the site says: /);
  /** The sizes that the preview tells: with these settings, and as the site says. */
  const toldSizes = async (): Promise<string[]> =>
    /wide: (.*?)\. As the site says: (.*?)\.$/.exec((await sizes.textContent()) ?? '')?.slice(1) ?? [];
  const shownPixels = (): Promise<number> =>
    proof.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0));

  await test.step('at first it is as the site says', async () => {
    await expect(part).toHaveAccessibleName('Quality and sharpening As the site says');
    await part.click();
    await expect(sizes).toBeVisible();
    const [own, site] = await toldSizes();
    expect(own).toBe(site);
    await expect.poll(shownPixels).toBeGreaterThan(300);
  });

  await test.step('a lower quality shows at once, weighs less and is saved as one step', async () => {
    await quality.fill('35');
    await page.keyboard.press('Enter');
    await expect(part).toHaveAccessibleName('Quality and sharpening 35');
    await expect
      .poll(async () => {
        const [own = '', site = ''] = await toldSizes();
        return own !== site && own !== '';
      })
      .toBe(true);
    await expect.poll(shownPixels).toBeGreaterThan(300);
    await expect(page.getByRole('button', { name: /^Undo/ }).first()).toBeEnabled();
  });

  await test.step('sharpening is set by keyboard', async () => {
    const amount = inspectorOf(page).getByRole('slider', { name: 'Sharpening' });
    await amount.focus();
    for (let step = 0; step < 12; step += 1) await page.keyboard.press('ArrowRight');
    await expect(inspectorOf(page).getByRole('textbox', { name: 'Sharpening' })).toHaveValue('1.2');
    await expect(part).toHaveAccessibleName('Quality and sharpening 35, sharpened');
    await expect(sizes).toBeVisible();
    await amount.scrollIntoViewIfNeeded();
    await takeScreenshots(page, testInfo, 'inspecting-quality');
  });

  await test.step('before and after are compared beside each other', async () => {
    await inspectorOf(page).getByRole('button', { name: 'Compare…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Quality and sharpening' });
    await expect(dialog.getByRole('img', { name: 'As the site says' })).toBeVisible();
    await expect(dialog.getByRole('img', { name: 'With these settings' })).toBeVisible();
    const [before, after] = [
      dialog.getByRole('region', { name: 'As the site says' }),
      dialog.getByRole('region', { name: 'With these settings' }),
    ];
    await before.focus();
    await page.keyboard.press('Home');
    await expect.poll(() => after.evaluate(({ scrollTop }) => scrollTop)).toBe(0);
    await takeScreenshots(page, testInfo, 'inspecting-compare');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step('it goes back to what the site says, and undo brings it back', async () => {
    await inspectorOf(page).getByRole('button', { name: 'As the site says', exact: true }).click();
    await expect(part).toHaveAccessibleName('Quality and sharpening As the site says');
    await expect(quality).toHaveValue('80');
    await items(page, 'Harbour').focus();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(part).toHaveAccessibleName('Quality and sharpening 35, sharpened');
  });

  await test.step('several pictures take one number', async () => {
    await select(page, 'Harbour', 0, 1);
    await expect(quality).toHaveAttribute('placeholder', 'Mixed');
    await quality.fill('60');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Changed 2 items.')).toBeVisible();
    await expect(quality).toHaveValue('60');
    await takeScreenshots(page, testInfo, 'inspecting-several-quality');
    await select(page, 'Harbour', 1);
    await expect(part).toHaveAccessibleName('Quality and sharpening 60');
  });
});

test('axe finds nothing in the inspector and its dialogs', async ({ desk, workspace }) => {
  const page = await openGallery(desk, workspace.media, 'Harbour');
  await select(page, 'Harbour', 0);
  await tagsField(page).fill('sea,');
  await expect(inspectorOf(page).getByRole('row', { name: 'sea' })).toBeVisible();
  await inspectorOf(page)
    .getByRole('button', { name: /^Quality and sharpening/ })
    .click();
  await expect(inspectorOf(page).getByText(/px wide/)).toBeVisible();
  await isCleanInBothThemes(page);

  await inspectorOf(page).getByRole('button', { name: 'Larger…' }).click();
  await picturesShown(page.getByRole('dialog'));
  await isCleanInBothThemes(page);
  await page.keyboard.press('Escape');
  await inspectorOf(page).getByRole('button', { name: 'Compare…' }).click();
  await picturesShown(page.getByRole('dialog'));
  await isCleanInBothThemes(page);
  await page.keyboard.press('Escape');

  await select(page, 'Harbour', 0, 1);
  await expect(inspectorOf(page).getByRole('row', { name: 'sea, on 1 of 2 items' })).toBeVisible();
  await isCleanInBothThemes(page);
});
