import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';
import de from '../../../renderer/app/text/de.json' with { type: 'json' };
import en from '../../../renderer/app/text/en.json' with { type: 'json' };
import he from '../../../renderer/app/text/he.json' with { type: 'json' };
import type { Texts } from '../../../renderer/app/text/languages.ts';
import { isCleanInBothThemes } from '../support/axe.ts';
import { expect, test } from '../support/desk.ts';
import { dropPhotos } from '../support/photos.ts';
import { picturesShown, takeScreenshots } from '../support/window.ts';

/** The English texts that a language says otherwise, without those that something is filled into. */
function textsOnlyInEnglish(english: Texts, other: Texts): string[] {
  return Object.entries(english).flatMap(([key, text]) => {
    const translated = other[key];
    if (typeof text === 'string') return translated === text || text.includes('{{') ? [] : [text];
    return typeof translated === 'object' ? textsOnlyInEnglish(text, translated) : [];
  });
}

/** What the window says, to the eye and to a screen reader. */
function textsIn(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('body, body *:not(script, style)')].flatMap((element) =>
      [
        ...[...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE),
        ...['aria-label', 'aria-description', 'title', 'placeholder', 'alt'].map((name) =>
          element.getAttributeNode(name),
        ),
      ].flatMap((node) => node?.textContent?.trim() ?? []),
    ),
  );
}

async function saysNoEnglish(page: Page, texts: Texts): Promise<void> {
  const english = new Set(textsOnlyInEnglish(en, texts));
  expect((await textsIn(page)).filter((text) => english.has(text))).toEqual([]);
}

test.use({ locale: 'de-DE' });

test('the window speaks the system’s language, then the one that is chosen, and keeps it', async ({
  desk,
  workspace,
}, testInfo) => {
  const html = (page: Page) => page.locator('html');
  let page = await desk.open();
  const [first = ''] = await dropPhotos(workspace.media);

  await test.step('German, as the system', async () => {
    await expect(html(page)).toHaveAttribute('lang', 'de');
    await expect(html(page)).toHaveAttribute('dir', 'ltr');
    await page.getByRole('button', { name: de.gallery.new }).first().click();
    await page.getByRole('textbox', { name: de.gallery.name }).fill('Hafen');
    await page.keyboard.press('Enter');
    const media = page.getByRole('listbox', { name: de.media.files });
    await media.getByRole('option', { name: first }).click();
    await page.keyboard.press('Enter');
    const items = page.getByRole('listbox', { name: 'Elemente von Hafen' });
    await picturesShown(items);
    await items.getByRole('option').first().click();
    await expect(page.getByText(/^\d+([.,]\d+)? [KkM]B$/).first()).toBeVisible();
    await expect(
      page.getByRole('button', { name: '1 Element zu „Hafen“ hinzufügen – rückgängig machen' }),
    ).toBeEnabled();
    await saysNoEnglish(page, de);
    await takeScreenshots(page, testInfo, 'german');
    await isCleanInBothThemes(page);
  });

  await test.step('what the core has to say too: of a file, of a job and of a wrong value', async () => {
    await writeFile(path.join(workspace.media, 'kaputt.jpg'), 'no picture at all');
    await page
      .getByRole('listbox', { name: de.media.files })
      .getByRole('option', { name: 'kaputt.jpg' })
      .click();
    const problem = page.locator('.inspector-problem');
    await expect(problem).toContainText('kaputt.jpg');
    await expect(problem).toContainText(/beschädigt|nicht/);
    await expect(problem).not.toContainText(/ (?:is|cannot|not|the) /);
    await rm(path.join(workspace.media, 'kaputt.jpg'));
  });

  await test.step('Hebrew, as chosen, from right to left', async () => {
    await page.getByRole('button', { name: de.view.menu }).click();
    await page.getByRole('menuitemradio', { name: 'עברית' }).click();
    await expect(html(page)).toHaveAttribute('lang', 'he');
    await expect(html(page)).toHaveAttribute('dir', 'rtl');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
    const items = page.getByRole('listbox', { name: 'הפריטים של Hafen' });
    await picturesShown(items);
    const sidebar = await page.getByRole('navigation', { name: he.sidebar.label }).boundingBox();
    const inspector = await page.getByRole('complementary', { name: he.inspector.label }).boundingBox();
    expect(sidebar?.x).toBeGreaterThan(inspector?.x ?? Number.POSITIVE_INFINITY);
    await items.getByRole('option').first().click();
    await saysNoEnglish(page, he);
    await takeScreenshots(page, testInfo, 'hebrew');
    await isCleanInBothThemes(page);
  });

  await test.step('in dialogs too', async () => {
    for (const [button, title] of [
      [he.publish.open, he.publish.title],
      [he.preferences.title, he.preferences.title],
    ] as const) {
      await page.getByRole('button', { name: button, exact: true }).click();
      await expect(page.getByRole('dialog', { name: title })).toBeVisible();
      await saysNoEnglish(page, he);
      await isCleanInBothThemes(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toBeHidden();
    }
  });

  await test.step('and again at the next start', async () => {
    // A browser of the tests begins each time without what was kept in it.
    if (testInfo.project.name === 'electron') page = await desk.restart();
    else await page.reload();
    await expect(html(page)).toHaveAttribute('lang', 'he');
    await expect(page.getByRole('navigation', { name: he.sidebar.label })).toBeVisible();
  });

  await test.step('or the system’s again', async () => {
    await page.getByRole('button', { name: he.view.menu }).click();
    await page.getByRole('menuitemradio', { name: he.view.systemLanguage }).last().click();
    await expect(html(page)).toHaveAttribute('lang', 'de');
    await expect(html(page)).toHaveAttribute('dir', 'ltr');
  });
});
