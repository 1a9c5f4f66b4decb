import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Locator } from '@playwright/test';
import { test, expect } from '../support/desk.ts';
import { field, inspectorOf, openGallery, select, tagsField } from '../support/inspector.ts';
import { items, takeScreenshots } from '../support/window.ts';

const PROGRAM = fileURLToPath(new URL('../../../out/main/cli.js', import.meta.url));

/** What another program does to the library that is open. */
async function fromElsewhere<T>(library: string, ...words: string[]): Promise<T> {
  const { stdout } = await promisify(execFile)(process.execPath, [PROGRAM, '--library', library, ...words]);
  return JSON.parse(stdout) as T;
}

test('several items are edited at once, in what is touched alone', async ({ desk, workspace }, testInfo) => {
  const page = await openGallery(desk, workspace.media, 'Harbour');

  await test.step('two of three get texts and tags of their own', async () => {
    await select(page, 'Harbour', 0);
    await field(page, 'Title').fill('Boats');
    await field(page, 'Description').fill('Low tide');
    await tagsField(page).fill('sea, Café del Mar,');
    await select(page, 'Harbour', 1);
    await field(page, 'Title').fill('Pier');
    await field(page, 'Description').fill('Low tide');
    await tagsField(page).fill('sea');
    await page.keyboard.press('Enter');
    await expect(inspectorOf(page).getByRole('row', { name: 'sea' })).toBeVisible();
  });

  await test.step('what differs is mixed, and tags tell how many have them', async () => {
    await select(page, 'Harbour', 0, 1);
    await expect(field(page, 'Description')).toHaveValue('Low tide');
    await expect(field(page, 'Title')).toHaveValue('');
    await expect(field(page, 'Title')).toHaveAttribute('placeholder', 'Mixed');
    await expect(inspectorOf(page).getByRole('row', { name: 'sea', exact: true })).toBeVisible();
    await expect(inspectorOf(page).getByRole('row', { name: 'Café del Mar, on 1 of 2 items' })).toBeVisible();
    await takeScreenshots(page, testInfo, 'inspecting-several');
  });

  await test.step('a description for all leaves the titles as they are', async () => {
    await field(page, 'Title').focus();
    await field(page, 'Description').fill('At dusk');
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(page.getByText('Changed 2 items.')).toBeVisible();
    await expect(field(page, 'Title')).toHaveAttribute('placeholder', 'Mixed');
    await select(page, 'Harbour', 0);
    await expect(field(page, 'Title')).toHaveValue('Boats');
    await expect(field(page, 'Description')).toHaveValue('At dusk');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(field(page, 'Description')).toHaveValue('Low tide');
    await select(page, 'Harbour', 1);
    await expect(field(page, 'Description')).toHaveValue('Low tide');
  });

  await test.step('a wrong address is refused beside its field; Escape takes back what was typed', async () => {
    await select(page, 'Harbour', 0, 1);
    await field(page, 'Link address').fill('javascript:alert(1)');
    await page.keyboard.press('Enter');
    await expect(inspectorOf(page).getByText('Must be an http, https, mailto or tel address')).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(field(page, 'Link address')).toHaveValue('');
    await expect(inspectorOf(page).getByText('Must be an http')).toBeHidden();
  });

  await test.step('mixed titles are cleared by the button of their field', async () => {
    await inspectorOf(page).getByRole('button', { name: 'Title: clear for all 2 items' }).click();
    await expect(field(page, 'Title')).not.toHaveAttribute('placeholder', 'Mixed');
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await expect(field(page, 'Title')).toHaveAttribute('placeholder', 'Mixed');
  });
});

test('tags in use are offered while one is typed, and go to all of several items', async ({
  desk,
  workspace,
}, testInfo) => {
  const page = await openGallery(desk, workspace.media, 'Harbour');
  await select(page, 'Harbour', 0);
  await tagsField(page).fill('sea, Café del Mar,');
  await select(page, 'Harbour', 1);
  await tagsField(page).fill('sea,');
  await expect(inspectorOf(page).getByRole('row', { name: 'sea' })).toBeVisible();

  await test.step('the most frequent comes first, by keyboard', async () => {
    await select(page, 'Harbour', 2);
    // Scrolling closes lists, and is told of with the next frame.
    await tagsField(page).scrollIntoViewIfNeeded();
    // At once, before the core can have answered which tags are in use.
    await tagsField(page).evaluate((input) => {
      input.focus();
      input.dispatchEvent(
        new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true, cancelable: true }),
      );
    });
    const offered = page.getByRole('listbox', { name: 'Tags in use' }).getByRole('option');
    await expect(offered).toHaveText([/^sea/, /^Café del Mar/]);
    await page.keyboard.press('Escape');
    await expect(offered).toHaveCount(0);
    await page.keyboard.type('CAFE');
    await expect(offered).toHaveText([/^Café del Mar/]);
    await takeScreenshots(page, testInfo, 'inspecting-completion');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(inspectorOf(page).getByRole('row', { name: 'Café del Mar' })).toBeVisible();
    await expect(tagsField(page)).toHaveValue('');
    await expect(tagsField(page)).toBeFocused();
    await expect(offered).toHaveCount(0);
  });

  await test.step('one step adds a tag to all, and one removes it from all', async () => {
    await select(page, 'Harbour', 0, 1, 2);
    const chip = (name: string): Locator => inspectorOf(page).getByRole('row', { name, exact: true });
    await expect(chip('sea, on 2 of 3 items')).toBeVisible();
    await expect(inspectorOf(page).getByText('2 of 3').first()).toBeVisible();
    await tagsField(page).fill('sea');
    await page.keyboard.press('Enter');
    await expect(chip('sea')).toBeVisible();
    await expect(page.getByText('Tagged 1 item with sea.')).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    // What an undone step changed is selected.
    await expect(tagsField(page)).toHaveCount(1);
    await expect(inspectorOf(page).getByRole('heading', { name: 'Picture' })).toBeVisible();
    await select(page, 'Harbour', 0, 1, 2);
    await expect(chip('sea, on 2 of 3 items')).toBeVisible();
    await inspectorOf(page).getByRole('button', { name: 'Remove Café del Mar' }).click();
    await expect(chip('Café del Mar, on 2 of 3 items')).toBeHidden();
    await items(page, 'Harbour').focus();
    await page.keyboard.press('ControlOrMeta+z');
    await select(page, 'Harbour', 0, 1, 2);
    await expect(chip('Café del Mar, on 2 of 3 items')).toBeVisible();
  });
});

test('what is being typed stays when the item changes meanwhile', async ({ desk, workspace }) => {
  const page = await openGallery(desk, workspace.media, 'Harbour');
  const { library } = workspace;
  const { galleries } = await fromElsewhere<{ galleries: { id: string; items: { id: string }[] }[] }>(
    library,
    'galleries',
    'list',
  );
  const { id: galleryId = '', items: shown = [] } = galleries[0] ?? {};
  const [first, second] = shown.map(({ id }) => id);
  const change = (itemId: string | undefined, title: string): Promise<unknown> =>
    fromElsewhere(
      library,
      ...['galleries', 'update-item', '--gallery-id', galleryId, '--item.id', itemId ?? ''],
      ...['--item.title', title, '--item.description', 'From elsewhere'],
    );

  await test.step('of one item', async () => {
    await select(page, 'Harbour', 0);
    await field(page, 'Title').fill('Half a ti');
    await change(first, 'Elsewhere');
    await expect(field(page, 'Description')).toHaveValue('From elsewhere');
    await expect(field(page, 'Title')).toHaveValue('Half a ti');
    await expect(field(page, 'Title')).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(field(page, 'Title')).toHaveValue('Elsewhere');
  });

  await test.step('of several', async () => {
    await select(page, 'Harbour', 0, 1);
    await expect(field(page, 'Description')).toHaveAttribute('placeholder', 'Mixed');
    await field(page, 'Title').fill('Half a title');
    await tagsField(page).fill('half a ta');
    await field(page, 'Link text').fill('Half a li');
    await change(second, 'Half a title');
    await expect(field(page, 'Description')).toHaveValue('From elsewhere');
    await expect(field(page, 'Link text')).toHaveValue('Half a li');
    await page.keyboard.press('Escape');
    await expect(field(page, 'Link text')).toHaveValue('');
    await expect(field(page, 'Title')).toHaveValue('Half a title');
    await expect(inspectorOf(page).getByRole('row', { name: 'half a ta', exact: true })).toBeVisible();
  });
});
