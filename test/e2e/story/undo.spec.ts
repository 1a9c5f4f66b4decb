import type { Page } from '@playwright/test';
import { isClean } from '../support/axe.ts';
import { test, expect } from '../support/desk.ts';
import { dropPhotos } from '../support/photos.ts';
import { galleryRow, itemNames, items, mediaFiles, takeScreenshots } from '../support/window.ts';

/** Makes a gallery of all dropped photos, as a person does; answers the items in their order. */
async function hang(page: Page, gallery: string, total: number): Promise<string[]> {
  await page.getByRole('button', { name: 'New gallery' }).first().click();
  await page.getByRole('textbox', { name: 'Gallery name' }).fill(gallery);
  await page.keyboard.press('Enter');
  await expect(galleryRow(page, gallery)).toBeVisible();
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(total);
  await mediaFiles(page).getByRole('option').first().click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Enter');
  await expect(items(page, gallery).getByRole('option')).toHaveCount(total);
  return itemNames(page, gallery);
}

const messages = (page: Page) => page.getByRole('region', { name: 'Messages' });

test('what was done is undone and redone, by keys, buttons and messages', async ({
  desk,
  workspace,
}, testInfo) => {
  const { length: total } = await dropPhotos(workspace.media);
  let page = await desk.open();
  const names = await hang(page, 'Harbour', total);
  const options = items(page, 'Harbour').getByRole('option');

  await test.step('removed items come back by a key, selected', async () => {
    await options.nth(1).click();
    await page.keyboard.press('Delete');
    await expect(options).toHaveCount(total - 1);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => itemNames(page, 'Harbour')).toEqual(names);
    await expect(options.nth(1)).toHaveAttribute('aria-selected', 'true');
    await expect(messages(page)).toContainText('Undone: Remove 1 item');
  });

  await test.step('and go again by another', async () => {
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(options).toHaveCount(total - 1);
    await page.getByRole('button', { name: /^Undo “Remove 1 item/ }).click();
    await expect(options).toHaveCount(total);
    await expect(page.getByRole('button', { name: /^Redo “Remove 1 item/ })).toBeEnabled();
  });

  await test.step('a message takes back what it tells of', async () => {
    await options.first().click();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => itemNames(page, 'Harbour')).toEqual([names[1], names[0], ...names.slice(2)]);
    await messages(page).getByRole('button', { name: 'Undo', exact: true }).click();
    await expect.poll(() => itemNames(page, 'Harbour')).toEqual(names);
  });

  await test.step('a deleted gallery comes back with its items, and is opened', async () => {
    await hang(page, 'Mistake', total);
    await galleryRow(page, 'Mistake').click({ button: 'right' });
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await expect(galleryRow(page, 'Mistake')).toBeHidden();
    await takeScreenshots(page, testInfo, 'deleted');
    await messages(page).getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(items(page, 'Mistake').getByRole('option')).toHaveCount(total);
    await expect(galleryRow(page, 'Mistake')).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('in a text field, the key undoes the typing alone', async () => {
    await items(page, 'Mistake').getByRole('option').first().click();
    const title = page
      .getByRole('complementary', { name: 'Inspector' })
      .getByRole('textbox', { name: 'Title' });
    await title.fill('Boats');
    await title.press('ControlOrMeta+z');
    await expect(title).toHaveValue('');
    await expect(items(page, 'Mistake').getByRole('option')).toHaveCount(total);
    await title.press('Escape');
  });

  await test.step('steps are kept across a restart', async () => {
    await galleryRow(page, 'Harbour').click();
    await options.first().click();
    await page.keyboard.press('Delete');
    await expect(options).toHaveCount(total - 1);
    page = await desk.restart();
    await galleryRow(page, 'Harbour').click();
    await expect(items(page, 'Harbour').getByRole('option')).toHaveCount(total - 1);
    await page.getByRole('button', { name: /^Undo “Remove 1 item/ }).click();
    await expect.poll(() => itemNames(page, 'Harbour')).toEqual(names);
  });
});

test('items are sorted in one step, all or the selected ones', async ({ desk, workspace }) => {
  const { length: total } = await dropPhotos(workspace.media);
  const page = await desk.open();
  const names = await hang(page, 'Harbour', total);
  const sorted = names.toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }));

  await items(page, 'Harbour').getByRole('option').first().click();
  await page.getByRole('button', { name: 'Sort all items' }).click();
  await page.getByRole('menuitem', { name: 'Reverse the order' }).click();
  await expect.poll(() => itemNames(page, 'Harbour')).toEqual(names.toReversed());
  await page.getByRole('button', { name: 'Sort all items' }).click();
  await page.getByRole('menuitem', { name: 'File name' }).click();
  await expect.poll(() => itemNames(page, 'Harbour')).toEqual(sorted);
  await page.getByRole('button', { name: 'Sort all items' }).click();
  await page.getByRole('menuitem', { name: 'Reverse the order' }).click();
  await expect.poll(() => itemNames(page, 'Harbour')).toEqual(sorted.toReversed());

  const options = items(page, 'Harbour').getByRole('option');
  await options.first().click();
  await options.nth(1).click({ modifiers: ['ControlOrMeta'] });
  await page.getByRole('button', { name: 'Sort 2 selected items' }).click();
  await page.getByRole('menuitem', { name: 'File name' }).click();
  const [first = '', second = '', ...rest] = sorted.toReversed();
  await expect.poll(() => itemNames(page, 'Harbour')).toEqual([second, first, ...rest]);

  // Sorting what is in that order already is no step.
  const before = [sorted.toReversed(), sorted, names.toReversed(), names];
  const steps = before.filter((order, index) => order.join() !== before[index - 1]?.join());
  // While a menu is open, or on its way out, keys are its own.
  await expect(page.getByRole('menu')).toBeHidden();
  for (const expected of steps) {
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => itemNames(page, 'Harbour')).toEqual(expected);
  }
});

test('the past of a gallery is looked at, and restored from', async ({ desk, workspace }, testInfo) => {
  const { length: total } = await dropPhotos(workspace.media);
  const page = await desk.open();
  const names = await hang(page, 'Harbour', total);
  const options = items(page, 'Harbour').getByRole('option');
  const history = page.getByRole('complementary', { name: 'History' });
  const then = page.getByRole('listbox', { name: 'Items of Harbour as they were' }).getByRole('option');
  const goBack = async (): Promise<void> => {
    await history.getByRole('button', { name: new RegExp(`^Add ${total} items`) }).click();
    await expect(then).toHaveCount(total);
  };

  await options.first().click();
  await options.nth(1).click({ modifiers: ['Shift'] });
  await page.keyboard.press('Delete');
  await expect(options).toHaveCount(total - 2);
  await page.getByRole('button', { name: 'Sort all items' }).click();
  await page.getByRole('menuitem', { name: 'Reverse the order' }).click();
  await expect.poll(() => itemNames(page, 'Harbour')).toEqual(names.slice(2).toReversed());

  await test.step('a change of the past shows the gallery as it was, and what is different', async () => {
    await page.getByRole('button', { name: 'History' }).click();
    await expect(history.getByRole('heading', { name: 'Today' })).toBeVisible();
    await goBack();
    await expect(page.getByRole('heading', { name: /^As it was on/ })).toBeVisible();
    await expect(page.getByText('since then 2 removed')).toBeVisible();
    await takeScreenshots(page, testInfo, 'history');
    await isClean(page);
  });

  await test.step('one item is restored from there', async () => {
    await then.first().click();
    await page.getByRole('button', { name: 'Restore 1 item' }).click();
    await expect(options).toHaveCount(total - 1);
    await expect(items(page, 'Harbour').getByRole('option', { name: names[0] ?? '' })).toHaveAttribute(
      'aria-selected',
      'true',
    );
  });

  await test.step('and all of it, as one step that can be taken back', async () => {
    await goBack();
    await page.getByRole('button', { name: 'Restore all' }).click();
    await expect.poll(() => itemNames(page, 'Harbour')).toEqual(names);
    await messages(page).getByRole('button', { name: 'Undo', exact: true }).click();
    await expect(options).toHaveCount(total - 1);
  });

  await test.step('looking alone changes nothing', async () => {
    await goBack();
    await page.getByRole('button', { name: 'Back to now' }).click();
    await expect(options).toHaveCount(total - 1);
    await history.getByRole('button', { name: 'Close the history' }).click();
    await expect(page.getByRole('complementary', { name: 'Inspector' })).toBeVisible();
  });
});
