import path from 'node:path';
import sharp from 'sharp';
import { expect, test } from '../support/desk.ts';
import { mediaFiles, picturesShown, takeScreenshots } from '../support/window.ts';

async function makePictures(folder: string, count: number): Promise<void> {
  for (let index = 0; index < count; index++) {
    const background = `hsl(${(index * 37) % 360}, 60%, 55%)`;
    const picture = sharp({ create: { width: 640, height: 480, channels: 3, background } });
    await picture.jpeg().toFile(path.join(folder, `${String(index).padStart(3, '0')}.jpg`));
  }
}

test('thumbnails follow the pixels of the screen', async ({ desk, workspace }, testInfo) => {
  await makePictures(workspace.media, 3);
  const page = await desk.open();
  const asked = new Set<string | null>();
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.pathname.includes('/thumbnails/')) asked.add(url.searchParams.get('size'));
  });
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(3);
  await picturesShown(mediaFiles(page));
  expect([...asked]).not.toContain('512');
  // The window is zoomed to three times as many pixels, which makes it smaller.
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', {
    width: 1270,
    height: 800,
    deviceScaleFactor: 3,
    mobile: false,
  });
  await expect.poll(() => [...asked]).toContain('512');
  await page.getByRole('button', { name: 'Preferences' }).click();
  await page.getByRole('tab', { name: 'Library and media' }).click();
  await expect(page.getByRole('dialog')).toContainText('at most');
  await takeScreenshots(page, testInfo, 'library-previews');
  await page.getByRole('button', { name: 'Clear now' }).click();
  await expect(page.getByRole('log')).toContainText('made again');
});

test('pictures that went by are not waited for', async ({ desk, workspace }) => {
  await makePictures(workspace.media, 160);
  const page = await desk.open();
  await expect(mediaFiles(page).getByRole('option').first()).toBeVisible();
  await expect
    .poll(() => mediaFiles(page).getByRole('option').first().getAttribute('aria-setsize'))
    .toBe('160');
  // A slow disk: nothing that is asked for from now on comes.
  const held: string[] = [];
  const calledOff: string[] = [];
  await page.route('**/thumbnails/**', (route) => void held.push(route.request().url()));
  page.on('requestfailed', (request) => calledOff.push(request.url()));
  const scroller = mediaFiles(page);
  const scrollTo = (part: number) =>
    scroller.evaluate((element, to) => {
      element.scrollTop = element.scrollHeight * to;
    }, part);
  await scrollTo(0.5);
  await expect.poll(() => held.length).toBeGreaterThan(4);
  const before = held.length;
  await scrollTo(1);
  await expect.poll(() => held.length).toBeGreaterThan(before);
  await expect.poll(() => calledOff.length).toBeGreaterThan(4);
});
