import type { Page } from '@playwright/test';

/**
 * Waits until nothing moves and no colour changes any more, but for what turns as long as work goes on. What fades has less contrast on
 * its way, and a picture of it shows neither state.
 */
export async function comeToRest(page: Page): Promise<void> {
  // What changes with a theme, or with what was done just now, starts to change with the next frame.
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  );
  await page.waitForFunction(() =>
    document.getAnimations().every((animation) => {
      const { iterations } = animation.effect?.getComputedTiming() ?? {};
      return animation.playState !== 'running' || iterations === Infinity;
    }),
  );
}
