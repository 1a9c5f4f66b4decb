import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import { isClean } from '../support/axe.ts';
import { test, expect } from '../support/desk.ts';
import { dropPhotos } from '../support/photos.ts';
import {
  drag,
  galleryRow,
  itemNames,
  items,
  mediaFiles,
  picturesShown,
  takeScreenshots,
} from '../support/window.ts';

/** Files at the top of a list that are looked at. */
const FIRST = 4;

async function choose(page: Page, view: string): Promise<void> {
  await page.getByRole('button', { name: 'View', exact: true }).click();
  await page.getByRole('menuitemradio', { name: view }).click();
}

test('items stand in justified rows, in squares or in a list, and work the same', async ({
  desk,
  workspace,
}, testInfo) => {
  const { length: total } = await dropPhotos(workspace.media);
  let page = await desk.open();
  await page.getByRole('button', { name: 'New gallery' }).first().click();
  await page.getByRole('textbox', { name: 'Gallery name' }).fill('Harbour');
  await page.keyboard.press('Enter');
  await expect(galleryRow(page, 'Harbour')).toBeVisible();
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(total);
  await mediaFiles(page).getByRole('option').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Enter');
  const grid = items(page, 'Harbour');
  await expect(grid.getByRole('option')).toHaveCount(total);

  await test.step('justified rows fill the width with whole pictures', async () => {
    await choose(page, 'Justified rows');
    await picturesShown(grid);
    const room = (await grid.boundingBox())!;
    const boxes = await Promise.all(
      Array.from({ length: total }, (_, index) => grid.locator(`[data-index="${index}"]`).boundingBox()),
    );
    const top = boxes.filter((box) => box !== null && Math.abs(box.y - (boxes[0]?.y ?? 0)) < 1);
    const right = Math.max(...top.map((box) => (box?.x ?? 0) + (box?.width ?? 0)));
    expect(Math.abs(room.x + room.width - right - 24)).toBeLessThan(12);
    expect(new Set(top.map((box) => Math.round(box?.width ?? 0))).size).toBeGreaterThan(1);
    await takeScreenshots(page, testInfo, 'view-justified');
  });

  await test.step('there the keyboard and the mouse move items as anywhere', async () => {
    const names = await itemNames(page, 'Harbour');
    await grid.locator('[data-index="0"]').click();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(() => itemNames(page, 'Harbour')).toEqual([names[1], names[0], ...names.slice(2)]);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => itemNames(page, 'Harbour')).toEqual(names);
    await page.keyboard.press('ArrowDown');
    const focused = grid.locator('[data-focused]');
    await expect(focused).not.toHaveAttribute('data-index', '0');
    const target = (await grid.locator('[data-index="0"]').boundingBox())!;
    await drag(page, grid.locator('[data-index="2"]'), grid.locator('[data-index="0"]'), {
      x: target.width * 0.2,
      y: target.height / 2,
    });
    await expect
      .poll(() => itemNames(page, 'Harbour'))
      .toEqual([names[2], names[0], names[1], ...names.slice(3)]);
    await page.keyboard.press('ControlOrMeta+z');
    await expect.poll(() => itemNames(page, 'Harbour')).toEqual(names);
  });

  await test.step('a list tells of each item in a line', async () => {
    await choose(page, 'List');
    const row = grid.locator('[data-index="0"]');
    await expect(row).toContainText(/[\d,]+ × [\d,]+ px/);
    await row.click();
    await page.keyboard.press('5');
    await page.keyboard.press('ArrowDown');
    await expect(grid.locator('[data-focused]')).toHaveAttribute('data-index', '1');
    await picturesShown(grid);
    await takeScreenshots(page, testInfo, 'view-list');
    await isClean(page);
    const names = await itemNames(page, 'Harbour');
    const target = (await row.boundingBox())!;
    await drag(page, grid.locator('[data-index="2"]'), row, { x: target.width / 2, y: 6 });
    await expect.poll(async () => (await itemNames(page, 'Harbour'))[0]).toBe(names[2]);
  });

  await test.step('items are found by what they are called, and media by typing', async () => {
    const names = await itemNames(page, 'Harbour');
    await grid.locator('[data-index="0"]').click();
    await page.keyboard.press('/');
    const find = page.getByRole('searchbox', { name: 'Find items' });
    await expect(find).toBeFocused();
    const wanted = names.at(-1) ?? '';
    await page.keyboard.type(wanted.slice(0, -4).toUpperCase());
    await expect(grid.getByRole('option', { name: wanted })).toHaveAttribute('aria-selected', 'true');
    await expect(grid.getByRole('option', { name: wanted })).toBeInViewport();
    // One that is found alone is gone back to, wherever one is.
    await grid.evaluate((list) => list.scrollTo({ top: list.scrollHeight }));
    await expect(find).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(grid.getByRole('option', { name: wanted })).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(grid).toBeFocused();
    await mediaFiles(page).getByRole('option').first().click();
    await page.keyboard.type(wanted.slice(0, 5));
    await expect(page.getByRole('searchbox', { name: 'Search media' })).toHaveValue(wanted.slice(0, 5));
    await page.keyboard.press('Escape');
  });

  /** The first of them: those further down may be out of view. */
  const mediaNames = async (): Promise<string[]> => {
    const names = await mediaFiles(page)
      .locator('[data-media-id]')
      .evaluateAll((tiles) =>
        tiles
          .toSorted((a, b) => Number(a.dataset.index) - Number(b.dataset.index))
          .map((tile) => tile.getAttribute('aria-label') ?? ''),
      );
    return names.slice(0, FIRST);
  };
  const inMedia = async (entry: string): Promise<void> => {
    await page.getByRole('button', { name: 'View and order of the media' }).click();
    await page.getByRole('menuitemradio', { name: entry, exact: true }).click();
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
  };

  await test.step('files of the media panel stand and are ordered as wanted', async () => {
    await page.getByRole('separator', { name: 'Height of the media panel' }).focus();
    await page.keyboard.press('End');
    const sizes = new Map<string, number>();
    for (const name of await readdir(workspace.media))
      sizes.set(name, (await stat(path.join(workspace.media, name))).size);
    const collator = new Intl.Collator('en', { numeric: true });
    const byName = [...sizes.keys()].toSorted(collator.compare);
    const bySize = [...sizes.keys()].toSorted((a, b) => (sizes.get(b) ?? 0) - (sizes.get(a) ?? 0));
    await inMedia('Name');
    await expect.poll(mediaNames).toEqual(byName.slice(0, FIRST));
    await inMedia('Justified rows');
    await picturesShown(mediaFiles(page));
    const ratios = await mediaFiles(page)
      .getByRole('option')
      .evaluateAll((tiles) =>
        tiles.map((tile) => tile.getBoundingClientRect()).map(({ width, height }) => width / height),
      );
    expect(ratios.some((ratio) => ratio > 1.2)).toBe(true);
    await takeScreenshots(page, testInfo, 'media-justified');
    await inMedia('List');
    await page.getByRole('button', { name: '“Name”, ascending' }).click();
    await expect.poll(mediaNames).toEqual(byName.toReversed().slice(0, FIRST));
    await page.getByRole('button', { name: 'Sort by “Size”' }).click();
    await expect(page.getByRole('button', { name: '“Size”, descending' })).toBeFocused();
    await expect.poll(mediaNames).toEqual(bySize.slice(0, FIRST));
    await takeScreenshots(page, testInfo, 'media-list');
    await isClean(page);
  });

  await test.step('the view is there again after a restart', async () => {
    page = await desk.restart();
    const row = items(page, 'Harbour').locator('[data-index="0"]');
    if (testInfo.project.name === 'electron') await expect(row).toContainText(/[\d,]+ × [\d,]+ px/);
    else await expect(row).toBeVisible();
    if (testInfo.project.name === 'electron')
      await expect(page.getByRole('button', { name: '“Size”, descending' })).toBeVisible();
  });
});
