import { expect, test } from '../support/desk.ts';
import { dropPhotos } from '../support/photos.ts';
import {
  drag,
  galleries,
  galleryRow,
  itemNames,
  items,
  mediaFiles,
  picturesShown,
} from '../support/window.ts';

test('galleries and media are arranged by dragging alone', async ({ desk, workspace }, testInfo) => {
  const page = await desk.open();
  const [first = '', second = '', third = ''] = await dropPhotos(workspace.media);
  for (const name of ['Alps', 'Baltic', 'Corsica']) {
    await page.getByRole('button', { name: 'New gallery' }).first().click();
    await page.getByRole('textbox', { name: 'Gallery name' }).fill(name);
    await page.keyboard.press('Enter');
    await expect(galleryRow(page, name)).toBeVisible();
  }
  const order = (): Promise<string[]> =>
    galleries(page)
      .getByRole('row')
      .evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label') ?? ''));
  expect(await order()).toEqual(['Corsica, 0 items', 'Baltic, 0 items', 'Alps, 0 items']);

  await test.step('a gallery is dragged to the top', async () => {
    await drag(page, galleryRow(page, 'Alps'), galleryRow(page, 'Corsica'), { x: 60, y: 4 });
    await expect.poll(order).toEqual(['Alps, 0 items', 'Corsica, 0 items', 'Baltic, 0 items']);
  });

  await test.step('a file is dragged from the media folder onto a gallery', async () => {
    await picturesShown(mediaFiles(page));
    for (const name of [first, second]) {
      await drag(page, mediaFiles(page).getByRole('option', { name }), galleryRow(page, 'Baltic'), {
        x: 60,
        y: 26,
      });
      await expect(galleryRow(page, 'Baltic')).toHaveAccessibleName(
        name === first ? 'Baltic, 1 item' : 'Baltic, 2 items',
      );
    }
  });

  await test.step('a file is dragged between two items', async () => {
    await galleryRow(page, 'Baltic').click();
    await expect.poll(() => itemNames(page, 'Baltic')).toEqual([first, second]);
    await picturesShown(items(page, 'Baltic'));
    const file = mediaFiles(page).getByRole('option', { name: third });
    await drag(page, file, items(page, 'Baltic').getByRole('option').nth(1), { x: 3, y: 60 });
    await expect.poll(() => itemNames(page, 'Baltic')).toEqual([first, third, second]);
  });

  await test.step('an item is dragged onto another gallery, and comes back by undo', async () => {
    const options = items(page, 'Baltic').getByRole('option');
    await options.nth(1).click();
    await drag(page, options.nth(1), galleryRow(page, 'Alps'), { x: 60, y: 26 });
    await expect(galleryRow(page, 'Alps')).toHaveAccessibleName('Alps, 1 item');
    await expect.poll(() => itemNames(page, 'Baltic')).toEqual([first, second]);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => itemNames(page, 'Baltic')).toEqual([first, third, second]);
    await expect(galleryRow(page, 'Alps')).toHaveAccessibleName('Alps, 0 items');
  });

  await test.step('a rubber band selects what it touches, adds to it, and is taken back by Escape', async () => {
    const options = items(page, 'Baltic').getByRole('option');
    const selected = items(page, 'Baltic').getByRole('option', { selected: true });
    const [one, two] = [await options.nth(0).boundingBox(), await options.nth(1).boundingBox()];
    const pane = await items(page, 'Baltic').boundingBox();
    if (one === null || two === null || pane === null) throw new Error('The items are not there.');
    const below = pane.y + pane.height - 6;
    const inside = one.y + one.height / 2;
    const pull = async (from: [number, number], to: [number, number]): Promise<void> => {
      await page.mouse.move(...from);
      await page.mouse.down();
      await page.mouse.move(...to, { steps: 4 });
    };
    await pull([pane.x + 4, below], [two.x + 10, inside]);
    await expect(selected).toHaveCount(2);
    await page.screenshot({ path: testInfo.outputPath('rubber-band.png') });
    await page.mouse.up();
    await expect(selected).toHaveCount(2);
    await expect(page.getByText('2 of 3 selected')).toBeVisible();

    // Empty room behind the last item.
    await page.mouse.click(pane.x + pane.width - 20, below);
    await expect(selected).toHaveCount(0);
    await options.nth(0).click();
    await page.keyboard.down('Control');
    await pull([pane.x + pane.width - 20, below], [two.x + two.width + 40, inside]);
    await page.mouse.up();
    await page.keyboard.up('Control');
    await expect(selected).toHaveCount(2);
    await pull([pane.x + 4, below], [two.x + 10, inside]);
    await page.keyboard.press('Escape');
    await page.mouse.up();
    await expect(selected).toHaveCount(2);
    await expect(options.nth(2)).toHaveAttribute('aria-selected', 'true');
  });

  await test.step('items are copied and cut to other galleries by keyboard', async () => {
    const options = items(page, 'Baltic').getByRole('option');
    await options.nth(0).click();
    await page.keyboard.press('ControlOrMeta+c');
    await galleryRow(page, 'Corsica').click();
    await page.keyboard.press('ControlOrMeta+v');
    await expect.poll(() => itemNames(page, 'Corsica')).toEqual([first]);
    await expect(galleryRow(page, 'Baltic')).toHaveAccessibleName('Baltic, 3 items');
    await galleryRow(page, 'Baltic').click();
    await options.nth(1).click();
    await options.nth(2).click({ modifiers: ['Shift'] });
    await page.keyboard.press('ControlOrMeta+x');
    await expect(page.getByRole('log')).toContainText('2 items will move to where you paste them.');
    await galleryRow(page, 'Corsica').click();
    await items(page, 'Corsica').getByRole('option').first().click();
    await page.keyboard.press('ControlOrMeta+v');
    await expect.poll(() => itemNames(page, 'Corsica')).toEqual([first, third, second]);
    await expect(galleryRow(page, 'Baltic')).toHaveAccessibleName('Baltic, 1 item');
  });
});
