import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '../support/desk.ts';
import { takeScreenshots } from '../support/window.ts';

test('newer versions are looked for only when a person wants that', async ({ desk }, testInfo) => {
  let asked = 0;
  const releases = createServer((_, response) => {
    asked += 1;
    response.end('version: 99.0.0\npath: gallery-desk-99.0.0.AppImage\n');
  });
  await new Promise<void>((resolve) => {
    releases.listen(0, '127.0.0.1', resolve);
  });
  const { port } = releases.address() as AddressInfo;
  process.env.GALLERY_DESK_RELEASES = `http://127.0.0.1:${port}/releases/`;
  const page = await desk.open().finally(() => delete process.env.GALLERY_DESK_RELEASES);
  const help = page.getByRole('tabpanel', { name: 'Help and updates' });
  const daily = help.getByRole('switch', { name: 'Look for a newer version once a day' });
  const look = help.getByRole('button', { name: 'Look now' });
  const found = page.getByText('Gallery Desk 99.0.0 can be had.');
  async function showHelp(): Promise<void> {
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.keyboard.press('ControlOrMeta+,');
    await page.getByRole('tab', { name: 'Help and updates' }).click();
  }

  await test.step('nobody is asked at first', async () => {
    await showHelp();
    await expect(daily).not.toBeChecked();
    await expect(help.getByText(`Only then is 127.0.0.1:${port} asked`)).toBeVisible();
    expect(asked).toBe(0);
  });

  await test.step('a look now tells of the newer one, and where to get it', async () => {
    await look.click();
    await expect(help.getByRole('status')).toHaveText('Gallery Desk 99.0.0 can be had.');
    await expect(help.getByRole('button', { name: 'Get it…' })).toBeVisible();
    await takeScreenshots(page, testInfo, 'updates');
    expect(asked).toBe(1);
  });

  await test.step('once it is switched on, it is asked at a start, and not twice a day', async () => {
    await daily.focus();
    await page.keyboard.press('Space');
    await expect(daily).toBeChecked();
    await page.evaluate(() => localStorage.setItem('gallery-desk.looked-for-updates-at', '1'));
    await page.reload();
    await expect(found).toBeVisible();
    expect(asked).toBe(2);
    await page.reload();
    await showHelp();
    await expect(daily).toBeChecked();
    await expect(found).toHaveCount(0);
    expect(asked).toBe(2);
  });

  await test.step('a place that does not answer is named', async () => {
    releases.closeAllConnections();
    await new Promise((resolve) => {
      releases.close(resolve);
    });
    await look.click();
    await expect(help.getByText(`http://127.0.0.1:${port}/releases/latest`)).toBeVisible();
    await expect(look).toBeEnabled();
  });
});
