import { mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { smallMp4, twoColourWebm } from '../../support/small-videos.ts';
import { isClean } from '../support/axe.ts';
import { test, expect } from '../support/desk.ts';
import { mediaFiles, takeScreenshots } from '../support/window.ts';

/** All programs of this machine but ffmpeg. */
async function withoutFfmpeg(folder: string): Promise<string> {
  const programs = path.join(folder, 'programs');
  await mkdir(programs);
  const taken = new Set(['ffmpeg', 'ffprobe']);
  for (const place of (process.env.PATH ?? '').split(path.delimiter)) {
    for (const name of await readdir(place).catch(() => [])) {
      if (taken.has(name)) continue;
      taken.add(name);
      await symlink(path.join(place, name), path.join(programs, name));
    }
  }
  return programs;
}

/**
 * The colour in the middle of a picture that is shown, as its pixels are.
 * Undefined where a new still takes the place of the one that is looked at, which is why tests ask again.
 */
async function colourOf(picture: Locator): Promise<readonly [number, number, number] | undefined> {
  const shown = await picture.screenshot().catch(() => undefined);
  if (shown === undefined) return undefined;
  const { data, info } = await sharp(shown).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const at = (Math.floor(info.height / 2) * info.width + Math.floor(info.width / 4)) * 3;
  return [data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0];
}

/** What a picture shows, in a word where it is one of the two colours of the film. */
async function seenIn(picture: Locator): Promise<string> {
  const colour = await colourOf(picture);
  if (colour === undefined) return 'a picture that is being replaced';
  const [red, green, blue] = colour;
  if (red > 120 && blue < 90) return 'red';
  if (blue > 120 && red < 90) return 'blue';
  return `rgb(${red}, ${green}, ${blue})`;
}

const tile = (page: Page): Locator => mediaFiles(page).getByRole('option').first();
const still = (page: Page): Locator => tile(page).locator('img.picture[data-loaded]');

test('a video shows a still by itself, and the frame that a person picks', async ({
  desk,
  workspace,
}, testInfo) => {
  const { PATH } = process.env;
  process.env.PATH = await withoutFfmpeg(workspace.folder);
  try {
    await writeFile(path.join(workspace.media, 'film.webm'), twoColourWebm);
    const page = await desk.open();

    await test.step('without ffmpeg the window makes the still', async () => {
      await expect(still(page)).toBeVisible();
      await expect.poll(() => seenIn(still(page))).toBe('red');
    });

    const player = page.locator('video.poster-player');
    await test.step('a frame is picked in the inspector', async () => {
      await tile(page).click();
      await expect(page.getByRole('button', { name: 'Back to automatic' })).toHaveCount(0);
      await expect(page.getByRole('button', { name: 'Use this frame as poster' })).toBeEnabled();
      await player.evaluate(async (video: HTMLVideoElement) => {
        const sought = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
        video.currentTime = 3;
        await sought;
      });
      await page.getByRole('button', { name: 'Use this frame as poster' }).click();
      await expect(page.getByRole('log')).toContainText('Poster chosen');
      await expect.poll(() => seenIn(still(page))).toBe('blue');
      await takeScreenshots(page, testInfo, 'poster');
    });

    await test.step('it has no fault for people who see or hear it differently', async () => {
      await isClean(page);
    });

    await test.step('another picture is chosen, and the step is undone', async () => {
      const green = await sharp({ create: { width: 320, height: 180, channels: 3, background: '#209040' } })
        .png()
        .toBuffer();
      await page
        .locator('input[type=file][accept^="image/"]')
        .setInputFiles({ name: 'green.png', mimeType: 'image/png', buffer: green });
      await expect.poll(async () => ((await colourOf(still(page)))?.[1] ?? 0) > 120).toBe(true);
      await tile(page)
        .focus()
        .catch(() => undefined);
      await mediaFiles(page).focus();
      await page.keyboard.press('ControlOrMeta+z');
      await expect.poll(() => seenIn(still(page))).toBe('blue');
    });

    await test.step('what is no picture is refused with a reason', async () => {
      await page
        .locator('input[type=file][accept^="image/"]')
        .setInputFiles({ name: 'words.png', mimeType: 'image/png', buffer: Buffer.from('no picture') });
      await expect(page.getByRole('alert')).toContainText('Choose a JPEG or PNG file');
    });

    await test.step('the choice outlives a restart and the cache, and is taken back', async () => {
      await desk.close();
      expect(await readdir(path.join(workspace.library, 'posters'))).toHaveLength(2);
      await rm(path.join(workspace.library, 'cache'), { recursive: true });
      const again = await desk.open();
      await expect.poll(() => seenIn(still(again))).toBe('blue');
      await tile(again).click();
      await again.getByRole('button', { name: 'Back to automatic' }).click();
      await expect.poll(() => seenIn(still(again))).toBe('red');
      expect(await readFile(path.join(workspace.media, 'film.webm'))).toEqual(twoColourWebm);
    });
  } finally {
    process.env.PATH = PATH;
  }
});

test('a video that the browser cannot show says that it has no preview', async ({ desk, workspace }) => {
  const { PATH } = process.env;
  process.env.PATH = await withoutFfmpeg(workspace.folder);
  try {
    // The header is whole, so the file is a video; its frames are not.
    const broken = Buffer.from(smallMp4);
    broken.fill(0, broken.indexOf('mdat') + 4);
    await writeFile(path.join(workspace.media, 'broken.mp4'), broken);
    const page = await desk.open();
    await expect(tile(page)).toContainText('No preview');
  } finally {
    process.env.PATH = PATH;
  }
});
