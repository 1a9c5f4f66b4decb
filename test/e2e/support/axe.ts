import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { comeToRest } from './rest.ts';

/** Axe finds nothing in the window as it is. It is looked at in browser mode: the page is the same in Electron, where it takes as long again. */
export async function isClean(page: Page): Promise<void> {
  await comeToRest(page);
  if (test.info().project.name === 'electron') return;
  // There are no frames to be put together, and Electron opens no second page for that. Tooltips say again what their buttons are called,
  // and lie outside of all regions because they lie above all. What was announced stays for some seconds, and may name what has left the
  // page meanwhile.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .exclude('[role="tooltip"]')
    .exclude('[data-live-announcer]')
    .analyze();
  expect(violations.map(({ id, nodes }) => ({ rule: id, elements: nodes.map(({ html }) => html) }))).toEqual(
    [],
  );
}

/** Axe finds nothing in the window as it is, light and dark. */
export async function isCleanInBothThemes(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await isClean(page);
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
}
