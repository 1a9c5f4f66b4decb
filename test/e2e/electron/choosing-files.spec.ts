import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { itemNames, mediaFiles } from '../support/window.ts';
import { chooseMenu, expect, test } from './application.ts';

test('files and a folder are chosen with the native dialog, from the menu and the window', async ({
  app,
  page,
  folders,
}) => {
  const folder = path.join(folders.base, 'elsewhere/Trip');
  await mkdir(folder, { recursive: true });
  for (const name of ['gold', 'navy']) {
    const picture = sharp({ create: { width: 30, height: 20, channels: 3, background: name } });
    await writeFile(path.join(folder, `${name}.png`), await picture.png().toBuffer());
  }
  await page.getByRole('button', { name: 'New gallery' }).first().click();
  await page.getByRole('textbox', { name: 'Gallery name' }).fill('Chosen');
  await page.keyboard.press('Enter');
  const answer = (...filePaths: string[]) =>
    app.evaluate(({ dialog }, chosen) => {
      Object.assign(dialog, {
        showOpenDialog: async (...args: { properties?: string[] }[]) => {
          Object.assign(globalThis, { asked: args.at(-1)?.properties });
          return { canceled: chosen.length === 0, filePaths: chosen };
        },
      });
    }, filePaths);
  const asked = () => app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked);

  await answer();
  await chooseMenu(app, 'ADD_FILES');
  await expect.poll(asked).toEqual(['openFile', 'multiSelections']);
  await answer(path.join(folder, 'navy.png'));
  await chooseMenu(app, 'ADD_FILES');
  await expect.poll(() => itemNames(page, 'Chosen')).toEqual(['navy.png']);

  await answer(folder);
  await page.getByRole('button', { name: 'Add files, make galleries, show the trash' }).click();
  await page.getByRole('menuitem', { name: 'Add a folder…' }).click();
  await expect.poll(asked).toEqual(['openDirectory', 'multiSelections']);
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(2);
});
