import { isClean } from '../support/axe.ts';
import { test, expect } from '../support/desk.ts';
import { dropPhotos } from '../support/photos.ts';
import { galleryRow, items, mediaFiles, takeScreenshots, itemNames } from '../support/window.ts';

test('pictures are picked, rejected and rated with the keyboard alone', async ({
  desk,
  workspace,
}, testInfo) => {
  const { length: total } = await dropPhotos(workspace.media);
  const page = await desk.open();
  await expect(page.getByRole('button', { name: 'New gallery' }).first()).toBeVisible();
  await page.keyboard.press('Alt+n');
  await page.getByRole('textbox', { name: 'Gallery name' }).fill('Harbour');
  await page.keyboard.press('Enter');
  await expect(galleryRow(page, 'Harbour')).toBeVisible();
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(total);
  await mediaFiles(page).getByRole('option').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Enter');
  const grid = items(page, 'Harbour');
  await expect(grid.getByRole('option')).toHaveCount(total);
  const tile = (place: number) => grid.getByRole('option').and(page.locator(`[aria-posinset="${place}"]`));
  const loupe = page.getByRole('dialog', { name: 'Large view' });

  await test.step('in the large view each mark leads on to the next picture', async () => {
    await tile(1).click();
    await page.keyboard.press('Enter');
    await expect(loupe).toContainText(`1 of ${total}`);
    await page.keyboard.press('p');
    await expect(loupe).toContainText(`2 of ${total}`);
    await page.keyboard.press('x');
    await expect(loupe).toContainText(`3 of ${total}`);
    await page.keyboard.press('4');
    await expect(loupe).toContainText(`4 of ${total}`);
    await page.keyboard.press('Shift+X');
    await expect(loupe.getByRole('button', { name: 'Reject' })).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Shift+Digit2');
    await expect(loupe.getByRole('button', { name: '2 stars' })).toHaveAttribute('aria-pressed', 'true');
    await expect(loupe).toContainText(`4 of ${total}`);
    const advance = loupe.getByRole('button', { name: 'Go on to the next picture' });
    await advance.click();
    await page.keyboard.press('0');
    await expect(loupe.getByRole('button', { name: '2 stars' })).toHaveAttribute('aria-pressed', 'false');
    await expect(loupe).toContainText(`4 of ${total}`);
    await advance.click();
    await isClean(page);
    await takeScreenshots(page, testInfo, 'culling-loupe');
    await page.keyboard.press('Escape');
    await expect(tile(1)).toHaveAccessibleName(/, Picked$/);
    await expect(tile(2)).toHaveAccessibleName(/, Rejected$/);
    await expect(tile(3)).toHaveAccessibleName(/, 4 stars$/);
    await expect(tile(4)).toHaveAccessibleName(/, Rejected$/);
  });

  await test.step('in the grid a mark goes to all that is selected, as one step', async () => {
    await tile(5).click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('5');
    await expect(tile(5)).toHaveAccessibleName(/, 5 stars$/);
    await expect(tile(6)).toHaveAccessibleName(/, 5 stars$/);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(tile(5)).not.toHaveAccessibleName(/stars/);
    await expect(tile(6)).not.toHaveAccessibleName(/stars/);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(tile(6)).toHaveAccessibleName(/, 5 stars$/);
    await takeScreenshots(page, testInfo, 'culling-grid');
  });

  await test.step('the gallery shows what has a mark, and follows it', async () => {
    const filter = page.getByRole('button', { name: 'Show by flag and stars' });
    await filter.focus();
    await page.keyboard.press('Enter');
    const entry = page.getByRole('menuitemcheckbox', { name: 'Rejected' });
    await expect(entry).toContainText('2');
    await isClean(page);
    await takeScreenshots(page, testInfo, 'culling-filter');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await expect(entry).toBeFocused();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await expect(grid.getByRole('option')).toHaveCount(2);
    await expect(page.getByText(`Showing 2 of ${total}`)).toBeVisible();
    await grid.getByRole('option').first().click();
    await page.keyboard.press('u');
    await expect(grid.getByRole('option')).toHaveCount(1);
    await expect(grid).toBeFocused();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(grid.getByRole('option')).toHaveCount(2);
  });

  await test.step('what is looked for is found among the items shown', async () => {
    const shown = await itemNames(page, 'Harbour');
    const wanted = grid.getByRole('option').nth(1);
    await grid.getByRole('option').first().click();
    await page.keyboard.press('/');
    await page.keyboard.type((shown[1] ?? '').replace(/\.\w+, .*$|\.\w+$/, ''));
    await expect(wanted).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Escape');
    await expect(grid).toBeFocused();
  });

  await test.step('what is moved among the items shown goes beside them', async () => {
    const [first, second] = await grid
      .getByRole('option')
      .evaluateAll((tiles) => tiles.map((tile) => tile.getAttribute('data-item-id') ?? ''));
    await grid.getByRole('option').first().click();
    await page.keyboard.press('Alt+ArrowRight');
    await expect(grid.getByRole('option').first()).toHaveAttribute('data-item-id', second ?? '');
    await page.getByRole('button', { name: 'Clear filter' }).click();
    await expect(grid).toBeFocused();
    await expect(tile(4)).toHaveAttribute('data-item-id', first ?? '');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(tile(2)).toHaveAttribute('data-item-id', first ?? '');
    await page.getByRole('button', { name: 'Show by flag and stars' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Rejected' }).click();
    await page.keyboard.press('Escape');
    await expect(grid.getByRole('option')).toHaveCount(2);
  });

  await test.step('two are compared, looked at equally closely, and the better one is taken', async () => {
    await page.getByRole('button', { name: 'Show by flag and stars' }).click();
    await page.getByRole('menuitem', { name: 'Show all items' }).click();
    await expect(grid.getByRole('option')).toHaveCount(total);
    await tile(5).click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('c');
    const compare = page.getByRole('dialog', { name: 'Compare' });
    const chosen = compare.getByRole('region', { name: /^Chosen: / });
    const candidate = compare.getByRole('region', { name: /^Candidate: / });
    const better = await candidate.getByRole('heading').textContent();
    await isClean(page);
    const width = async (pane: typeof chosen) =>
      (await pane.locator('.loupe-picture').boundingBox())?.width ?? 0;
    const whole = await width(chosen);
    await takeScreenshots(page, testInfo, 'compare');
    await page.keyboard.press(' ');
    await expect.poll(() => width(chosen)).toBeGreaterThan(whole);
    await expect.poll(() => width(candidate)).toBeGreaterThan(whole);
    const left = async (pane: typeof chosen) => (await pane.locator('.loupe-picture').boundingBox())?.x ?? 0;
    const [chosenLeft, candidateLeft] = [await left(chosen), await left(candidate)];
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(() => left(candidate)).toBeLessThan(candidateLeft);
    await expect.poll(() => left(chosen)).toBeLessThan(chosenLeft);
    await page.keyboard.press('f');
    await expect.poll(() => width(chosen)).toBeCloseTo(whole, 0);
    await page.keyboard.press('Enter');
    await expect(chosen.getByRole('heading')).toHaveText(better ?? '');
    const third = await candidate.getByRole('heading').textContent();
    await page.keyboard.press('ArrowRight');
    await expect(candidate.getByRole('heading')).not.toHaveText(third ?? '');
    await page.keyboard.press('p');
    await expect(candidate.getByRole('button', { name: 'Pick' })).toHaveAttribute('aria-pressed', 'true');
    await page.keyboard.press('Escape');
    await expect(compare).toBeHidden();
    await expect(tile(6)).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('ControlOrMeta+z');
  });

  await test.step('what is rejected while only others are shown makes way for the candidate', async () => {
    await page.getByRole('button', { name: 'Show by flag and stars' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'No flag' }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('button', { name: 'Clear filter' })).toBeVisible();
    await expect(page.getByRole('menu')).toHaveCount(0);
    const shown = await grid.getByRole('option').count();
    await tile(1).click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('c');
    const compare = page.getByRole('dialog', { name: 'Compare' });
    const chosen = compare.getByRole('region', { name: /^Chosen: / });
    const candidate = compare.getByRole('region', { name: /^Candidate: / });
    const better = (await candidate.getByRole('heading').textContent()) ?? '';
    await chosen.getByRole('button', { name: 'Reject' }).click();
    await expect(chosen.getByRole('heading')).toHaveText(better);
    await expect(candidate.getByRole('heading')).not.toHaveText(better);
    await page.keyboard.press('Escape');
    await expect(compare).toBeHidden();
    await expect(grid.getByRole('option')).toHaveCount(shown - 1);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(grid.getByRole('option')).toHaveCount(shown);
    await page.getByRole('button', { name: 'Clear filter' }).click();
    await expect(grid.getByRole('option')).toHaveCount(total);
  });

  await test.step('what was rejected is removed in one step, and comes back', async () => {
    await page.getByRole('button', { name: 'Show by flag and stars' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Rejected' }).click();
    await page.keyboard.press('Escape');
    await expect(grid.getByRole('option')).toHaveCount(2);
    await expect(page.getByRole('menu')).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+k');
    await page
      .getByRole('dialog', { name: 'Command palette' })
      .getByRole('searchbox')
      .fill('Remove rejected');
    await page.keyboard.press('Enter');
    const question = page.getByRole('alertdialog', { name: 'Remove 2 rejected items?' });
    await expect(question.getByRole('button', { name: 'Remove' })).toBeFocused();
    await isClean(page);
    await takeScreenshots(page, testInfo, 'culling-remove');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Removed 2 rejected items.')).toBeVisible();
    await expect(page.getByText('No item has such a mark')).toBeVisible();
    await expect(page.locator('body')).not.toBeFocused();
    await page.getByRole('button', { name: 'Show all items' }).press('Enter');
    await expect(grid.getByRole('option')).toHaveCount(total - 2);
    await expect(grid).toBeFocused();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(grid.getByRole('option')).toHaveCount(total);
    await expect(tile(2)).toHaveAccessibleName(/, Rejected$/);
  });
});
