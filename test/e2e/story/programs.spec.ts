import { isCleanInBothThemes } from '../support/axe.ts';
import { expect, test } from '../support/desk.ts';

const list = (address: string, token: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${address}/progallery/v2/galleries`, { headers: { authorization: token, ...headers } });

test('programs are let in and kept out by the keyboard, and nobody with a former token', async ({ desk }) => {
  const page = await desk.open();
  await page.getByRole('button', { name: 'Preferences' }).press('Enter');
  await page.getByRole('tab', { name: 'Library and media' }).click();
  await page.getByRole('button', { name: 'Programs on this machine…' }).press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Programs on this machine' });
  const letIn = dialog.getByRole('switch', { name: 'Let programs in' });
  await expect(letIn).toBeFocused();
  await expect(letIn).not.toBeChecked();
  await expect(dialog.getByText('No program can reach this library.')).toBeVisible();
  await isCleanInBothThemes(page);

  await page.keyboard.press('Space');
  await expect(letIn).toBeChecked();
  const address = await dialog.getByRole('textbox', { name: 'Address', exact: true }).inputValue();
  const tokenField = dialog.getByRole('textbox', { name: 'Token', exact: true });
  const former = await tokenField.inputValue();
  expect((await list(address, former)).status).toBe(200);
  await dialog.getByRole('button', { name: 'Copy the token' }).press('Enter');
  await expect(dialog.getByText('Copied')).toBeVisible();

  await dialog.getByRole('button', { name: 'New token' }).press('Enter');
  await expect(tokenField).not.toHaveValue(former);
  const token = await tokenField.inputValue();
  expect((await list(address, former)).status).toBe(401);
  expect((await list(address, token)).status).toBe(200);

  const origin = { origin: 'http://localhost:3000' };
  expect((await list(address, token, origin)).status).toBe(403);
  const field = dialog.getByRole('textbox', { name: /Address of a page/ });
  await field.fill('localhost');
  await field.press('Enter');
  await expect(dialog.getByText(/Give the origin of a page/)).toBeVisible();
  await field.fill(origin.origin);
  await field.press('Enter');
  await expect(dialog.getByText(origin.origin, { exact: true })).toBeVisible();
  expect((await list(address, token, origin)).status).toBe(200);

  await fetch(`${address}/webhooks`, {
    method: 'POST',
    headers: { authorization: token },
    body: JSON.stringify({ url: 'http://127.0.0.1:9/told' }),
  });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Appearance and help' }).press('Enter');
  await page.getByRole('menuitem', { name: 'Programs on this machine' }).press('Enter');
  await expect(dialog.getByText('http://127.0.0.1:9/told')).toBeVisible();
  await isCleanInBothThemes(page);
  await dialog.getByRole('button', { name: 'Remove http://127.0.0.1:9/told' }).press('Enter');
  await expect(dialog.getByText('http://127.0.0.1:9/told')).toBeHidden();

  await letIn.press('Space');
  await expect(letIn).not.toBeChecked();
  await expect(list(address, token)).rejects.toThrow('fetch failed');
});
