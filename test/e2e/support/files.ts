import type { Locator, Page } from '@playwright/test';

/** Where a drag is, in px of the window. */
interface Point {
  readonly x: number;
  readonly y: number;
}

/** A point in a part of the window; its middle unless told. */
async function pointIn(target: Locator, at: Point | undefined): Promise<Point> {
  const box = await target.boundingBox();
  if (box === null) throw new Error('Where files are dropped is not visible.');
  return { x: box.x + (at?.x ?? box.width / 2), y: box.y + (at?.y ?? box.height / 2) };
}

/**
 * Files on their way from the file manager: real ones, by their paths, as the browser takes them from the system. `look` is called while they
 * are over the target.
 */
export async function dropFiles(
  page: Page,
  files: readonly string[],
  target: Locator,
  { at, look }: { readonly at?: Point; readonly look?: () => Promise<void> } = {},
): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [...files], dragOperationsMask: 1 };
  const point = await pointIn(target, at);
  const send = (type: 'dragEnter' | 'dragOver' | 'drop', { x, y }: Point) =>
    session.send('Input.dispatchDragEvent', { type, x, y, data });
  await send('dragEnter', { x: point.x - 6, y: point.y - 4 });
  await send('dragOver', point);
  await look?.();
  await send('drop', point);
  await session.detach();
}

/** Pastes a picture as a screenshot tool puts it into the clipboard: bytes without a file. */
export async function pastePicture(page: Page, png: Buffer): Promise<void> {
  await page.evaluate((base64) => {
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File([bytes], 'image.png', { type: 'image/png' }));
    const target = document.activeElement ?? document.body;
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, png.toString('base64'));
}
