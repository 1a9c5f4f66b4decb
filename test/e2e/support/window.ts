import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, type Locator, type Page, type TestInfo } from '@playwright/test';

const SCREENSHOTS = fileURLToPath(new URL('../../../test-results/screenshots', import.meta.url));

/** The window's parts by what a screen reader calls them. */
export const galleries = (page: Page): Locator => page.getByRole('grid', { name: 'Galleries' });
export const galleryRow = (page: Page, name: string): Locator =>
  galleries(page).getByRole('row', { name: new RegExp(`^${name}, `) });
export const mediaFiles = (page: Page): Locator => page.getByRole('listbox', { name: 'Media files' });
export const items = (page: Page, gallery: string): Locator =>
  page.getByRole('listbox', { name: `Items of ${gallery}` });

/** Names of the items in the order a person sees them. */
export async function itemNames(page: Page, gallery: string): Promise<string[]> {
  return items(page, gallery)
    .getByRole('option')
    .evaluateAll((options) =>
      options
        .map((option) => ({
          name: (option.getAttribute('aria-label') ?? '').replace(/, (Picture|Video|Text)$/, ''),
          place: Number(option.getAttribute('aria-posinset')),
        }))
        .sort((a, b) => a.place - b.place)
        .map(({ name }) => name),
    );
}

/** Every picture in view is there, not its placeholder. */
export async function picturesShown(within: Locator): Promise<void> {
  await expect
    .poll(() =>
      within
        .locator('img:not(.picture-placeholder)')
        .evaluateAll(
          (images) =>
            images.length > 0 &&
            images.every(
              (image) => image instanceof HTMLImageElement && image.complete && image.naturalWidth > 0,
            ),
        ),
    )
    .toBe(true);
}

/** The keyboard is somewhere in the window: nothing that went away took it along. */
export async function focusIsKept(page: Page): Promise<void> {
  await expect
    .poll(() => page.evaluate(() => document.activeElement !== document.body && document.hasFocus()))
    .toBe(true);
}

/** The window as it is, in light and in dark, into an ignored folder: to be looked at. */
export async function takeScreenshots(page: Page, testInfo: TestInfo, name: string): Promise<void> {
  const folder = path.join(SCREENSHOTS, testInfo.project.name);
  await mkdir(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({
      path: path.join(folder, `${name}-${colorScheme}.png`),
      animations: 'disabled',
    });
  }
  await page.emulateMedia({ colorScheme: null });
}

/**
 * Drags one thing onto a place in another as a hand does: several moves, because a native drag starts on the second and looks at its
 * target on the next.
 */
export async function drag(
  page: Page,
  from: Locator,
  to: Locator,
  at: { x: number; y: number },
): Promise<void> {
  await from.scrollIntoViewIfNeeded();
  const start = await from.boundingBox();
  const target = await to.boundingBox();
  if (start === null || target === null) throw new Error('What is dragged, or where to, is not visible.');
  const end = { x: target.x + at.x, y: target.y + at.y };
  await page.mouse.move(start.x + start.width / 2, start.y + start.height / 2);
  await page.mouse.down();
  await page.mouse.move(start.x + start.width / 2 - 8, start.y + start.height / 2, { steps: 2 });
  await page.mouse.move(end.x + 4, end.y + 2, { steps: 8 });
  await page.mouse.move(end.x, end.y, { steps: 2 });
  await page.mouse.up();
}
