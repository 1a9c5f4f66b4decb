import type { Locator, Page } from '@playwright/test';
import { expect, type Desk } from './desk.ts';
import { dropPhotos } from './photos.ts';
import { galleryRow, items, mediaFiles, picturesShown } from './window.ts';

export const inspectorOf = (page: Page): Locator => page.getByRole('complementary', { name: 'Inspector' });
export const field = (page: Page, name: string): Locator => inspectorOf(page).getByRole('textbox', { name });
export const tagsField = (page: Page): Locator => inspectorOf(page).getByRole('combobox', { name: 'Tags' });

/** Opens a library with a gallery of all photos. */
export async function openGallery(desk: Desk, mediaFolder: string, gallery: string): Promise<Page> {
  const page = await desk.open();
  const names = await dropPhotos(mediaFolder);
  await page.getByRole('button', { name: 'New gallery' }).first().click();
  await page.getByRole('textbox', { name: 'Gallery name' }).fill(gallery);
  await page.keyboard.press('Enter');
  await expect(galleryRow(page, gallery)).toBeVisible();
  await page.keyboard.press('Alt+m');
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(names.length);
  await mediaFiles(page).getByRole('option').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await page
    .getByRole('region', { name: 'Media' })
    .getByRole('button', { name: `Add ${names.length} to gallery` })
    .click();
  await expect(items(page, gallery).getByRole('option')).toHaveCount(names.length);
  await page.keyboard.press('Alt+m');
  await picturesShown(items(page, gallery));
  return page;
}

/** Selects the items at these places, alone. */
export async function select(page: Page, gallery: string, ...places: number[]): Promise<void> {
  for (const [index, place] of places.entries()) {
    await items(page, gallery)
      .getByRole('option')
      .nth(place)
      .click(index === 0 ? {} : { modifiers: ['ControlOrMeta'] });
  }
}
