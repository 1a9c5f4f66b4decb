import type { Locator } from '@playwright/test';
import { layOutGallery } from '../../../shared/layout/lay-out-gallery.ts';
import { LAYOUT_NAMES, settingsFor, type LayoutName } from '../../../shared/layout/layout-settings.ts';
import { isClean } from '../support/axe.ts';
import { test, expect } from '../support/desk.ts';
import { dropPhotos } from '../support/photos.ts';
import { focusIsKept, galleryRow, items, mediaFiles, takeScreenshots } from '../support/window.ts';

/** Where the boxes of the preview are, in px of the page that it shows, from the corner of the gallery. */
function boxesOf(preview: Locator) {
  return preview.evaluate((page) => {
    const scale = page.getBoundingClientRect().width / (page as HTMLElement).offsetWidth;
    const root = page.querySelector('[data-preview]')?.shadowRoot;
    const list = root?.querySelector('.items')?.getBoundingClientRect();
    const items = [...(root?.querySelectorAll('.item') ?? [])].map((item) => item.getBoundingClientRect());
    return {
      width: (root?.querySelector('.room')?.getBoundingClientRect().width ?? 0) / scale,
      boxes: items.map(({ x, y, width, height }) => ({
        x: (x - (list?.x ?? 0)) / scale,
        y: (y - (list?.y ?? 0)) / scale,
        width: width / scale,
        height: height / scale,
      })),
    };
  });
}

/** Slides are no higher than the visitor's window, whatever the layout says. */
const sidesOf = (name: LayoutName) =>
  ['THUMBNAILS', 'SLIDESHOW', 'FULL_SIZE'].includes(name)
    ? (['x', 'width'] as const)
    : (['x', 'y', 'width', 'height'] as const);

test('a gallery is laid out, looked at as visitors will see it, and the layout is kept', async ({
  desk,
  workspace,
}, testInfo) => {
  const { length: total } = await dropPhotos(workspace.media);
  const page = await desk.open();
  await page.getByRole('button', { name: 'New gallery' }).first().click();
  await page.getByRole('textbox', { name: 'Gallery name' }).fill('Harbour');
  await page.keyboard.press('Enter');
  await expect(galleryRow(page, 'Harbour')).toBeVisible();
  await expect(mediaFiles(page).getByRole('option')).toHaveCount(total);
  await mediaFiles(page).getByRole('option').first().click();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.press('Enter');
  await expect(items(page, 'Harbour').getByRole('option')).toHaveCount(total);
  const designer = page.getByRole('dialog', { name: 'Layout of “Harbour”' });
  const preview = designer.getByRole('group', { name: 'Harbour as visitors see it' });
  const layouts = designer.getByRole('listbox', { name: 'Layouts' });

  await test.step('it opens with the layout that the gallery has, and every layout is previewed', async () => {
    await page.getByRole('button', { name: 'Layout…' }).click();
    await expect(layouts.getByRole('option', { name: 'Collage' })).toHaveAttribute('aria-selected', 'true');
    await expect(preview.locator('.item')).toHaveCount(total);
    await expect
      .poll(() =>
        preview
          .locator('img')
          .evaluateAll((images) => images.some((image) => (image as HTMLImageElement).naturalWidth > 0)),
      )
      .toBe(true);
  });

  await test.step('the preview is what the layout says, for each of them', async () => {
    const ratios = await preview
      .locator('.item img')
      .evaluateAll((images) =>
        images.map((image) => Number(image.getAttribute('width')) / Number(image.getAttribute('height'))),
      );
    expect(ratios).toHaveLength(total);
    await layouts.getByRole('option', { name: 'Collage' }).focus();
    for (const name of LAYOUT_NAMES) {
      if (name !== 'COLLAGE') await page.keyboard.press('ArrowDown');
      const className = name.toLowerCase().replace('_', '-');
      await expect(preview.locator(`.gallery.${className}`)).toBeVisible();
      const { width, boxes } = await boxesOf(preview);
      const wanted = layOutGallery(ratios, width, settingsFor(name)).boxes;
      expect(boxes).toHaveLength(wanted.length);
      for (const [index, box] of boxes.entries()) {
        for (const side of sidesOf(name)) {
          expect(
            Math.abs(box[side] - (wanted[index]?.[side] ?? NaN)),
            `${name} ${index} ${side}`,
          ).toBeLessThan(1.5);
        }
      }
      await takeScreenshots(page, testInfo, `layout-${className}`);
    }
  });

  await test.step('on a phone there is less room', async () => {
    await layouts.getByRole('option', { name: 'Masonry' }).click();
    await expect(preview.locator('.gallery.masonry')).toBeVisible();
    const columns = async () => new Set((await boxesOf(preview)).boxes.map(({ x }) => Math.round(x))).size;
    const onDesktop = await columns();
    await designer.getByRole('radio', { name: 'Phone' }).click();
    await expect.poll(columns).toBeLessThan(onDesktop);
    await takeScreenshots(page, testInfo, 'layout-phone');
    await isClean(page);
  });

  await test.step('what makes no difference is not offered, and what does is seen at once', async () => {
    await expect(designer.getByRole('slider', { name: 'Columns' })).toBeVisible();
    const spacing = designer.getByRole('slider', { name: 'Spacing' });
    await spacing.focus();
    for (let step = 0; step < 15; step++) await page.keyboard.press('ArrowRight');
    await expect(designer.getByText('25 px')).toBeVisible();
    await layouts.getByRole('option', { name: 'Panorama' }).click();
    await expect(designer.getByRole('slider', { name: 'Columns' })).toBeHidden();
    await layouts.getByRole('option', { name: 'Masonry' }).click();
    await expect(designer.getByText('25 px')).toBeVisible();
  });

  await test.step('it is kept as one step, which can be taken back', async () => {
    await designer.getByRole('button', { name: 'Apply' }).click();
    await expect(designer).toBeHidden();
    await page.getByRole('button', { name: 'Publish…' }).click();
    await page.getByRole('button', { name: 'New site' }).first().click();
    await page.getByRole('button', { name: 'Add a gallery…' }).click();
    await page.getByRole('menuitem', { name: 'Harbour' }).click();
    await expect(page.getByRole('button', { name: 'Layout of Harbour' })).toContainText(
      'As the gallery: Masonry',
    );
    // With the last gallery added, the button that added it is gone.
    await focusIsKept(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('ControlOrMeta+z');
    await page.getByRole('button', { name: 'Layout…' }).click();
    await expect(layouts.getByRole('option', { name: 'Collage' })).toHaveAttribute('aria-selected', 'true');
  });
});
