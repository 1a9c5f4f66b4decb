import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import sharp from 'sharp';
import { isClean } from '../support/axe.ts';
import { test, expect, type Desk, type Workspace } from '../support/desk.ts';
import { inspectorOf } from '../support/inspector.ts';
import { galleryRow, items, takeScreenshots } from '../support/window.ts';

/** What YouTube has under no name: ids of videos end with one of sixteen characters. */
const NO_VIDEO = 'AAAAAAAAAAB';

/** A paste as the browser makes it of a clipboard that holds a text. */
function pasteText(page: Page, text: string): Promise<void> {
  return page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

test('texts are written with their formats, and videos of other sites added by address', async ({
  desk,
}, testInfo) => {
  const page = await desk.open();
  await expect(page.getByRole('button', { name: 'New gallery' }).first()).toBeVisible();
  await page.keyboard.press('Alt+n');
  await page.getByRole('textbox', { name: 'Gallery name' }).fill('Harbour');
  await page.keyboard.press('Enter');
  await expect(galleryRow(page, 'Harbour')).toBeVisible();
  const grid = items(page, 'Harbour');
  const tiles = grid.getByRole('option');
  const dialog = page.getByRole('dialog', { name: /text$/i });
  const editor = dialog.getByRole('textbox', { name: 'Text' });

  await test.step('a text is written by keyboard', async () => {
    await page.getByRole('button', { name: 'Add files to this gallery' }).click();
    await page.getByRole('menuitem', { name: 'Add text…' }).click();
    await expect(editor).toBeFocused();
    await page.keyboard.press('ControlOrMeta+Alt+1');
    await page.keyboard.type('Low tide');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Boats ');
    await page.keyboard.press('ControlOrMeta+b');
    await page.keyboard.type('rest');
    await page.keyboard.press('ControlOrMeta+b');
    await page.keyboard.type(' on ');
    await page.keyboard.press('ControlOrMeta+i');
    await page.keyboard.type('sand');
    await page.keyboard.press('ControlOrMeta+i');
    await page.keyboard.press('Enter');
    await page.keyboard.type('- one');
    await page.keyboard.press('Enter');
    await page.keyboard.type('two');
    await expect(dialog.getByRole('button', { name: 'List', exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  });

  await test.step('links, colours, alignment and the card with the mouse', async () => {
    await editor.getByText('rest').dblclick();
    await dialog.getByRole('button', { name: 'Link' }).click();
    const address = page.getByRole('textbox', { name: 'Link address' });
    await address.fill('javascript:alert(1)');
    await page.getByRole('button', { name: 'Set link' }).click();
    await expect(page.getByText(/^This is no address/)).toBeVisible();
    await address.fill('example.com');
    await page.keyboard.press('Enter');
    await editor.getByText('sand').dblclick();
    await dialog.getByRole('button', { name: 'Colour of the text' }).click();
    await page.getByRole('option', { name: 'Sea' }).click();
    await editor.getByText('Low tide').click();
    await dialog.getByRole('button', { name: 'Centred' }).click();
    await dialog.getByRole('button', { name: 'Background' }).click();
    await page.getByRole('option', { name: 'Paper' }).click();
    await isClean(page);
    await takeScreenshots(page, testInfo, 'writing');
    await editor.click();
    await page.keyboard.press('ControlOrMeta+Enter');
    await expect(dialog).toBeHidden();
    await expect(tiles).toHaveCount(1);
  });

  await test.step('its tile is the card that is published, to be looked at alone', async () => {
    const card = tiles.first().locator('.text-card');
    const heading = card.getByText('Low tide');
    await expect(heading).toHaveCSS('text-align', 'center');
    await expect(card.getByText('rest')).toHaveCSS('font-weight', '700');
    await expect(card.getByText('sand')).toHaveCSS('font-style', 'italic');
    await expect(card.getByText('sand')).toHaveCSS('color', 'rgb(15, 90, 99)');
    await expect(card.locator('ul > li')).toHaveText(['one', 'two']);
    await expect(card).toHaveCSS('background-color', 'rgb(244, 242, 238)');
    await expect(card.locator('a, [tabindex]')).toHaveCount(0);
    const sizeOf = (words: string): Promise<number> =>
      card.getByText(words).evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
    const [large, small] = [await sizeOf('Low tide'), await sizeOf('one')];
    expect(large / small).toBeCloseTo(2, 1);
    await page.keyboard.press('Escape');
    await takeScreenshots(page, testInfo, 'text-tile');
  });

  await test.step('it comes back as it was written', async () => {
    await tiles.first().click();
    await page.keyboard.press('F2');
    await expect(editor.getByRole('heading', { level: 1, name: 'Low tide' })).toHaveCSS(
      'text-align',
      'center',
    );
    await expect(editor.getByRole('link', { name: 'rest' })).toHaveAttribute('href', 'https://example.com');
    await expect(editor.locator('strong')).toHaveText('rest');
    await expect(editor.locator('em')).toHaveText('sand');
    await expect(editor.getByText('sand')).toHaveCSS('color', 'rgb(15, 90, 99)');
    await expect(editor.getByRole('listitem')).toHaveText(['one', 'two']);
    // The key that saved it is no break of a line, and nothing empty follows it.
    await expect(editor.locator('br')).toHaveCount(0);
    await expect(editor.locator('p:empty')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
  });

  await test.step('a text whose saving is asked for twice is there once', async () => {
    await page.getByRole('button', { name: 'Add files to this gallery' }).click();
    await page.getByRole('menuitem', { name: 'Add text…' }).click();
    await expect(editor).toBeFocused();
    await page.keyboard.type('Once');
    await page.evaluate(() => {
      const key = { key: 'Enter', ctrlKey: true, bubbles: true, cancelable: true };
      for (const _ of [1, 2]) document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', key));
    });
    await expect(dialog).toBeHidden();
    await expect(tiles).toHaveCount(2);
    await page.keyboard.press('ControlOrMeta+z');
    await expect(tiles).toHaveCount(1);
  });

  await test.step('what was written is not thrown away without asking', async () => {
    await tiles.first().click();
    await page.keyboard.press('Enter');
    await editor.press('ControlOrMeta+End');
    await page.keyboard.type(' more');
    for (const _ of ' more') await page.keyboard.press('Backspace');
    // What is as it was needs no question.
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await page.keyboard.press('Enter');
    await editor.press('ControlOrMeta+End');
    await page.keyboard.type(' more');
    await page.keyboard.press('Escape');
    await expect(dialog.getByText('Throw away what you wrote?')).toBeVisible();
    await dialog.getByRole('button', { name: 'Throw away' }).click();
    await expect(dialog).toBeHidden();
    await tiles.first().click();
    await page.keyboard.press('F2');
    await expect(editor.getByRole('listitem')).toHaveText(['one', 'two']);
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(tiles).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+Shift+z');
    await expect(tiles).toHaveCount(1);
  });

  await test.step('addresses of videos are pasted, and nothing is asked of those sites', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).hostname));
    await grid.focus();
    await pasteText(page, 'https://youtu.be/dQw4w9WgXcQ\nhttps://vimeo.com/76979871');
    await expect(tiles).toHaveCount(3);
    await expect(tiles.filter({ hasText: 'YouTube' })).toBeVisible();
    await expect(tiles.filter({ hasText: 'Vimeo' })).toBeVisible();
    await takeScreenshots(page, testInfo, 'videos');
    await tiles.filter({ hasText: 'Vimeo' }).click();
    await page.keyboard.press('Enter');
    const loupe = page.getByRole('dialog', { name: 'Large view' });
    await expect(loupe.getByRole('link', { name: 'https://vimeo.com/76979871' })).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('ControlOrMeta+z');
    await expect(tiles).toHaveCount(1);
    expect(asked.filter((host) => /youtu|vimeo/.test(host))).toEqual([]);
  });

  await test.step('an address that is none of these is refused in words', async () => {
    await page.getByRole('button', { name: 'Add files to this gallery' }).click();
    await page.getByRole('menuitem', { name: 'Add video from the web…' }).click();
    const addresses = page.getByRole('textbox', { name: 'Addresses, one a line' });
    await addresses.fill('https://example.com/film.mp4');
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(page.getByText(/^These are not all addresses of videos/)).toBeVisible();
    await isClean(page);
    await addresses.fill(`https://www.youtube.com/watch?v=${NO_VIDEO}`);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    await expect(tiles).toHaveCount(2);
  });

  await test.step('a picture stands for the video, and its site is asked only by the one button', async () => {
    const film = tiles.filter({ hasText: 'YouTube' });
    const poster = page.getByRole('region', { name: 'Poster' });
    await film.click();
    await expect(poster.getByRole('img', { name: 'No picture yet' })).toBeVisible();
    await poster.getByRole('button', { name: 'Get picture and title' }).click();
    await expect(poster.getByRole('alert')).toContainText('YouTube did not give the picture of this video');
    await expect(poster.getByRole('alert')).toContainText('Choose a picture of your own');
    const green = await sharp({ create: { width: 640, height: 360, channels: 3, background: '#209040' } })
      .png()
      .toBuffer();
    await poster
      .locator('input[type=file]')
      .setInputFiles({ name: 'still.png', mimeType: 'image/png', buffer: green });
    await expect(poster.getByRole('img', { name: 'Picture of the video' })).toBeVisible();
    await expect(film.locator('img.picture[data-loaded]')).toBeVisible();
    await expect(poster.getByRole('alert')).toHaveCount(0);
    const cutOff = (): Promise<number> =>
      inspectorOf(page).evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    await expect.poll(cutOff).toBe(0);
    await isClean(page);
    await takeScreenshots(page, testInfo, 'video-poster');
    await film.click();
    await page.keyboard.press('Enter');
    const loupe = page.getByRole('dialog', { name: 'Large view' });
    await expect(loupe.getByRole('img', { name: 'Picture of the video' })).toBeVisible();
    await takeScreenshots(page, testInfo, 'video-poster-large');
    await page.keyboard.press('Escape');
    await poster.getByRole('button', { name: 'Take the picture away' }).click();
    await expect(poster.getByRole('img', { name: 'No picture yet' })).toBeVisible();
    await grid.focus();
    await page.keyboard.press('ControlOrMeta+z');
    await expect(film.locator('img.picture[data-loaded]')).toBeVisible();
  });
});

/** Opens a library with a gallery of one text, whose HTML is then replaced in its file. */
async function openWithText(desk: Desk, { library }: Workspace, html: string): Promise<Page> {
  const page = await desk.open();
  await expect(page.getByRole('button', { name: 'New gallery' }).first()).toBeVisible();
  await page.keyboard.press('Alt+n');
  await page.getByRole('textbox', { name: 'Gallery name' }).fill('Harbour');
  await page.keyboard.press('Enter');
  await expect(galleryRow(page, 'Harbour')).toBeVisible();
  await page.getByRole('button', { name: 'Add files to this gallery' }).click();
  await page.getByRole('menuitem', { name: 'Add text…' }).click();
  await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Text' })).toBeFocused();
  await page.keyboard.type('Quiet');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(items(page, 'Harbour').getByRole('option')).toHaveCount(1);
  await desk.close();
  const file = await galleryFile(library);
  const before = await readFile(file, 'utf8');
  const after = before.replace(JSON.stringify('<p>Quiet</p>'), JSON.stringify(html));
  expect(after).not.toBe(before);
  await writeFile(file, after);
  return desk.open();
}

async function galleryFile(library: string): Promise<string> {
  const folder = path.join(library, 'galleries');
  const [file = ''] = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  return path.join(folder, file);
}

test('a text that was put into the files of the library by hand is looked at without harm', async ({
  desk,
  workspace,
}) => {
  const hostile = [
    '<p style="color: #c00000; background: url(https://example.com/a.png)">Red<img src="x" onerror="window.hit=1">',
    '<script>window.hit=1</script><svg onload="window.hit=1"></svg><iframe src="javascript:parent.hit=1"></iframe>',
    '<a href="javascript:window.hit=1" onclick="window.hit=1">link</a><style>* { display: none !important }</style></p>',
    '<ol start="3"><li>third</li></ol>',
  ].join('');
  const page = await openWithText(desk, workspace, hostile);
  const requested: string[] = [];
  page.on('request', (request) => requested.push(request.url()));
  const card = items(page, 'Harbour').getByRole('option').locator('.text-card');
  await expect(card).toHaveText('Redlinkthird');
  await expect(card.getByText('Red')).toHaveCSS('color', 'rgb(192, 0, 0)');
  await expect(card.getByText('Red')).toHaveCSS('background-image', 'none');
  await expect(card.locator('ol')).toHaveAttribute('start', '3');
  await expect(card.locator('img, script, svg, iframe, a, style, [onclick]')).toHaveCount(0);
  await card.getByText('link').click();
  expect(await page.evaluate(() => 'hit' in window)).toBe(false);
  expect(requested.filter((address) => address.includes('example.com'))).toEqual([]);
});

test('a text from another program keeps what the editor does not offer', async ({ desk, workspace }) => {
  const parts = [
    '<h4 dir="rtl">four</h4>',
    '<p style="font-size: 22px; line-height: 1.2" lang="fr">large</p>',
    '<p><span style="background-color: #ffee00; font-size: 20px; font-family: Georgia; letter-spacing: 1px; text-transform: uppercase">span</span></p>',
    '<p><mark>marked</mark> <sub>low</sub> <sup>high</sup> <small>fine</small> <code>code</code></p>',
    '<pre>  as it is</pre>',
    '<ol start="3"><li>third</li></ol>',
    '<hr>',
    '<blockquote><p>said</p></blockquote>',
  ];
  const page = await openWithText(desk, workspace, parts.join(''));
  await items(page, 'Harbour').getByRole('option').click();
  await page.keyboard.press('F2');
  const editor = page.getByRole('dialog').getByRole('textbox', { name: 'Text' });
  await expect(editor).toBeFocused();
  await editor.press('ControlOrMeta+End');
  await page.keyboard.type(' more');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('dialog')).toBeHidden();
  await desk.close();
  const saved = await readFile(await galleryFile(workspace.library), 'utf8');
  const html = /"html": ?("(?:[^"\\]|\\.)*")/.exec(saved)?.[1] ?? '""';
  const text = (JSON.parse(html) as string).replaceAll(/\s*([:;])\s*/g, '$1').replaceAll("'", '');
  for (const part of [
    /<h4[^>]*dir="rtl"[^>]*>four<\/h4>/,
    /<p(?=[^>]*lang="fr")(?=[^>]*font-size:22px)(?=[^>]*line-height:1\.2)[^>]*>large<\/p>/,
    /<span(?=[^>]*background-color:(?:#ffee00|rgb\(255, 238, 0\)))(?=[^>]*font-size:20px)(?=[^>]*font-family:Georgia)(?=[^>]*letter-spacing:1px)(?=[^>]*text-transform:uppercase)[^>]*>span<\/span>/,
    '<mark>marked</mark> <sub>low</sub> <sup>high</sup> <small>fine</small> <code>code</code>',
    /<pre>(?:<code>)? {2}as it is(?:<\/code>)?<\/pre>/,
    /<li><p>third<\/p><\/li>/,
    /<hr ?\/?>/,
    'said more',
  ]) {
    expect(text).toMatch(part);
  }
});
