import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import type { ElectronApplication, Page } from '@playwright/test';
import sharp from 'sharp';
import de from '../../../renderer/app/text/de.json' with { type: 'json' };
import en from '../../../renderer/app/text/en.json' with { type: 'json' };
import {
  answerBoxes,
  answerFolderDialog,
  boxes,
  chooseMenu,
  expect,
  firstPage,
  launch,
  ROOT,
  startAgain,
  test,
  whenLoaded,
} from './application.ts';
import { electronExecutable } from '../support/electron-executable.ts';

/** What a library folder holds while nobody has it open, other than its lock. */
const libraryFile = (folder: string): string => path.join(folder, 'library.json');

const recentLabels = (app: ElectronApplication): Promise<string[]> =>
  app.evaluate(({ Menu }) => {
    const menu = Menu.getApplicationMenu()?.getMenuItemById('recent')?.submenu;
    return (menu?.items ?? []).filter(({ id }) => id?.startsWith('recent-')).map(({ label }) => label);
  });

test.describe('a second start', () => {
  test('brings the window of the same library forward', async ({ app, page, folders }) => {
    await expect(page).toHaveTitle(/./);
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.minimize());
    expect(await startAgain(folders, '--library', folders.library)).toBe(0);
    await expect
      .poll(() =>
        app.evaluate(({ BrowserWindow }) =>
          BrowserWindow.getAllWindows().map((window) => [window.isMinimized(), window.isFocused()]),
        ),
      )
      .toEqual([[false, true]]);
  });

  test('opens another library beside it, by a relative path too', async ({ app, page, folders }) => {
    await expect(page).toHaveTitle(/./);
    const opening = app.waitForEvent('window');
    expect(await startAgain(folders, '--library', './other')).toBe(0);
    await whenLoaded(await opening);
    await expect.poll(() => existsSync(libraryFile(path.join(folders.base, 'other')))).toBe(true);
    expect(app.windows()).toHaveLength(2);
  });

  test('opens a library by a file in it that stands for it', async ({ app, page, folders }) => {
    await expect(page).toHaveTitle(/./);
    const other = path.join(folders.base, 'weddings');
    await mkdir(other);
    await writeFile(path.join(other, 'Weddings.gallerydesk'), '');
    const opening = app.waitForEvent('window');
    await startAgain(folders, path.join(other, 'Weddings.gallerydesk'));
    await whenLoaded(await opening);
    await expect.poll(() => existsSync(libraryFile(other))).toBe(true);
  });
});

test.describe('a window', () => {
  test('opens where it was, and as large', async ({ folders }) => {
    const bounds = { x: 120, y: 80, width: 1111, height: 777 };
    const first = await launch(folders, '--library', folders.library);
    await firstPage(first);
    await first.evaluate(
      ({ BrowserWindow }, place) => BrowserWindow.getAllWindows()[0]!.setBounds(place),
      bounds,
    );
    await expect
      .poll(() => first.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBounds()))
      .toEqual(bounds);
    await first.close();
    const second = await launch(folders, '--library', folders.library);
    await firstPage(second);
    const opened = await second.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.getBounds(),
    );
    await second.close();
    expect(opened).toEqual(bounds);
  });

  test('is not shown before its page is there, and has the colour of its page until then', async ({
    app,
    page,
  }) => {
    await expect(page).toHaveTitle(/./);
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.isVisible()))
      .toBe(true);
    const shown = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]!.getBackgroundColor(),
    );
    await chooseMenu(app, 'theme-dark');
    const color = (): Promise<string> =>
      app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]!.getBackgroundColor());
    await expect.poll(color).not.toBe(shown);
    expect(await page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
  });

  test('carries out what is chosen in the menu', async ({ app, page }) => {
    await expect(page).toHaveTitle(/./);
    await chooseMenu(app, 'NEW_GALLERY');
    await expect(page.getByText('Untitled gallery').first()).toBeVisible();
    await chooseMenu(app, 'SHORTCUTS');
    await expect(page.getByRole('dialog')).toBeVisible();
  });

  test('takes the language that is chosen in another one, as the menu does', async ({
    app,
    page,
    folders,
  }) => {
    const html = (window: Page) => window.locator('html');
    await expect(html(page)).toHaveAttribute('lang', 'en');
    const opening = app.waitForEvent('window');
    await startAgain(folders, '--library', './other');
    const other = await opening;
    await whenLoaded(other);
    await page.getByRole('button', { name: en.view.menu }).click();
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
    await expect(html(page)).toHaveAttribute('lang', 'de');
    await expect(html(other)).toHaveAttribute('lang', 'de');
    const label = (id: string): Promise<string | undefined> =>
      app.evaluate(({ Menu }, entry) => Menu.getApplicationMenu()?.getMenuItemById(entry)?.label, id);
    await expect.poll(() => label('NEW_GALLERY')).toBe('Neue Galerie');
    // A name of a step comes from the window, in its language too.
    await other.close();
    // The menu is that of the window that is left once the other is gone for the application too.
    await expect
      .poll(() => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
      .toBe(1);
    await chooseMenu(app, 'NEW_GALLERY');
    await page.getByRole('textbox', { name: de.gallery.name }).press('Enter');
    await expect.poll(() => label('UNDO')).toContain('anlegen');
  });

  test('shows the pictures of its library, and may read their pixels and parts of their files', async ({
    app,
    page,
    folders,
  }) => {
    await sharp({ create: { width: 600, height: 400, channels: 3, background: '#4a4fd0' } })
      .jpeg()
      .toFile(path.join(folders.media, 'blue.jpg'));
    const picture = page.locator('img[src^="media:"]').first();
    await expect(picture).toBeVisible();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(256);
    const original = await picture.evaluate((image: HTMLImageElement) =>
      image.src.replace('/thumbnails/', '/originals/').replace(/\?.*$/, ''),
    );
    const part = await page.evaluate(async (address) => {
      const response = await fetch(address, { headers: { range: 'bytes=0-1' } });
      return [response.status, ...new Uint8Array(await response.arrayBuffer())];
    }, original);
    // A JPEG begins with these two bytes.
    expect(part).toEqual([206, 0xff, 0xd8]);

    const opening = app.waitForEvent('window');
    await startAgain(folders, '--library', path.join(folders.base, 'other'));
    const other = await whenLoaded(await opening);
    const stolen = await other.evaluate(
      (address) =>
        fetch(address).then(
          (response) => response.status,
          () => 'refused',
        ),
      original,
    );
    expect(stolen).not.toBe(200);
  });

  test('lets the command line work on the library that it has open', async ({ page, folders }) => {
    await expect(page.getByRole('button', { name: 'New gallery' }).first()).toBeVisible();
    const { stdout } = await promisify(execFile)(process.execPath, [
      path.join(ROOT, 'out/main/cli.js'),
      '--library',
      folders.library,
      'galleries',
      'create',
      '--json',
      JSON.stringify({ gallery: { name: 'Made elsewhere' } }),
    ]);
    expect(JSON.parse(stdout)).toMatchObject({ gallery: { name: 'Made elsewhere' } });
    await expect(page.getByText('Made elsewhere').first()).toBeVisible();
  });
});

test.describe('quitting', () => {
  test('closes the library, so that the next program finds it free and whole', async ({ folders }) => {
    const app = await launch(folders, '--library', folders.library);
    const page = await firstPage(app);
    await chooseMenu(app, 'NEW_GALLERY');
    await expect(page.getByText('Untitled gallery').first()).toBeVisible();
    const ended = new Promise((resolve) => {
      app.process().once('exit', resolve);
    });
    await app.evaluate(({ app: running }) => running.quit()).catch(() => undefined);
    expect(await ended).toBe(0);
    expect((await readdir(folders.library)).filter((name) => name.includes('lock'))).toEqual([]);
    expect(existsSync(path.join(folders.library, 'library.gallerydesk'))).toBe(true);
    const again = await launch(folders, '--library', folders.library);
    const second = await firstPage(again);
    await expect(second.getByText('Untitled gallery').first()).toBeVisible();
    const log = await readFile(path.join(folders.userData, 'logs', 'main.log'), 'utf8');
    await again.close();
    expect(log).toContain('Times since the start');
    expect(log).not.toContain('[error]');
  });
});

test.describe('a library that cannot be opened', () => {
  /** Starts on a good library, then asks for the bad one as a person does from the menu. */
  async function openBad(app: ElectronApplication, folder: string): Promise<void> {
    await answerFolderDialog(app, folder);
    await chooseMenu(app, 'open-library');
  }

  test('is told of with the file and a way on, and the other windows go on', async ({
    app,
    page,
    folders,
  }) => {
    await expect(page).toHaveTitle(/./);
    const damaged = path.join(folders.base, 'damaged');
    await mkdir(damaged);
    await writeFile(libraryFile(damaged), '{ "schemaVersion": 1, ');
    await answerBoxes(app, 'Close');
    await openBad(app, damaged);
    await expect.poll(() => boxes(app)).toHaveLength(1);
    const [said] = await boxes(app);
    expect(said).toContain('This library is damaged');
    expect(said).toContain(libraryFile(damaged));
    await expect.poll(() => app.windows().length).toBe(1);
    expect(await readFile(libraryFile(damaged), 'utf8')).toBe('{ "schemaVersion": 1, ');
    await expect(page.getByRole('button', { name: 'New gallery' }).first()).toBeVisible();
  });

  test('of a newer version is refused and left as it is', async ({ app, page, folders }) => {
    await expect(page).toHaveTitle(/./);
    const newer = path.join(folders.base, 'newer');
    await mkdir(newer);
    const text = `${JSON.stringify({ schemaVersion: 9999, name: 'From the future' })}\n`;
    await writeFile(libraryFile(newer), text);
    await answerBoxes(app, 'Close');
    await openBad(app, newer);
    await expect.poll(() => boxes(app)).toHaveLength(1);
    expect((await boxes(app))[0]).toMatch(/newer/i);
    expect(await readFile(libraryFile(newer), 'utf8')).toBe(text);
  });

  test('because another program has it is opened when that one lets it go', async ({ folders }) => {
    const holder = await launch(
      { ...folders, userData: path.join(folders.base, 'other user data') },
      '--library',
      folders.library,
    );
    await firstPage(holder);
    const app = await launch(folders, '--library', path.join(folders.base, 'free'));
    await firstPage(app);
    await answerBoxes(app, 'Close');
    await openBad(app, folders.library);
    await expect.poll(() => boxes(app)).toHaveLength(1);
    expect((await boxes(app))[0]).toContain('Gallery Desk');
    await holder.close();
    await openBad(app, folders.library);
    await expect.poll(() => recentLabels(app)).toContainEqual(expect.stringContaining('library — '));
    expect(await boxes(app)).toHaveLength(1);
    await app.close();
  });

  test('at the start ends in good order when the person gives up', async ({ folders }) => {
    test.skip(electronExecutable()?.executablePath === undefined, 'nobody is there to answer the native box');
    await mkdir(folders.library);
    await writeFile(libraryFile(folders.library), 'no JSON at all');
    expect(await startAgain(folders, '--library', folders.library)).toBe(0);
    expect(await readFile(libraryFile(folders.library), 'utf8')).toBe('no JSON at all');
  });
});

test('a folder without a library becomes one only when the person agrees', async ({ app, page, folders }) => {
  await expect(page).toHaveTitle(/./);
  const empty = path.join(folders.base, 'empty');
  await mkdir(empty);
  await answerFolderDialog(app, empty);
  await answerBoxes(app, 'Cancel', 'Make Library');
  await chooseMenu(app, 'open-library');
  await expect.poll(() => boxes(app)).toHaveLength(1);
  expect(existsSync(libraryFile(empty))).toBe(false);
  const opening = app.waitForEvent('window');
  await chooseMenu(app, 'open-library');
  await whenLoaded(await opening);
  await expect.poll(() => existsSync(libraryFile(empty))).toBe(true);
  await expect.poll(() => recentLabels(app)).toHaveLength(2);
});

test('a recent library that is gone is told of and can be taken from the list', async ({ folders }) => {
  await mkdir(folders.userData);
  const gone = path.join(folders.base, 'gone');
  await writeFile(
    path.join(folders.userData, 'preferences.json'),
    JSON.stringify({ theme: 'system', recentLibraries: [gone], windows: {} }),
  );
  const app = await launch(folders, '--library', folders.library);
  await firstPage(app);
  await expect.poll(() => recentLabels(app)).toHaveLength(2);
  await answerBoxes(app, 'Remove from List');
  await chooseMenu(app, 'recent-1');
  await expect.poll(() => recentLabels(app)).toHaveLength(1);
  expect((await boxes(app))[0]).toContain(gone);
  expect(existsSync(gone)).toBe(false);
  await app.close();
});
