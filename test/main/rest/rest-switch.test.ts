import { stat } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRestSwitch, type ClosableRestSwitch } from '../../../main/rest/rest-switch.ts';
import { noDesktop } from '../../../main/router/desktop.ts';
import { createInMemoryClient } from '../../../main/router/in-memory-client.ts';
import { createRouter } from '../../../main/router/router.ts';
import type { RestServerInfo } from '../../../shared/contract/rest.ts';
import { openTestLibrary, type TestLibrary } from '../../support/test-library.ts';

let opened: TestLibrary;
let rest: ClosableRestSwitch;
const reports: string[] = [];

const open = async (): Promise<void> => {
  rest = await openRestSwitch(opened.library, (message) => reports.push(message));
};

beforeEach(async () => {
  opened = await openTestLibrary();
  await open();
});

afterEach(async () => {
  await rest.close();
  await opened.remove();
  expect(reports.splice(0)).toEqual([]);
});

const list = (address: string, token: string): Promise<Response> =>
  fetch(`${address}/progallery/v2/galleries`, { headers: { authorization: token } });

it('is off until it is turned on, and off again', async () => {
  const client = createInMemoryClient(createRouter(opened.library, noDesktop, { rest }));
  expect(await client.rest.getRestServer({})).toEqual({ isOn: false, origins: [], importFrom: [] });
  const { isOn, address, token } = await client.rest.setRestServer({ isOn: true });
  expect(isOn).toBe(true);
  expect((await list(address!, token!)).status).toBe(200);
  expect(await client.rest.setRestServer({ isOn: false })).toMatchObject({ isOn: false });
  await expect(list(address!, token!)).rejects.toThrow('fetch failed');
});

it('is on again at the next opening, with the same address and token', async () => {
  const before = await rest.set({ isOn: true });
  await rest.close();
  await open();
  expect(rest.info()).toEqual(before);
  const file = path.join(opened.library.folder, 'cache', 'rest', 'server.json');
  expect(((await stat(file)).mode & 0o777).toString(8)).toBe('600');
});

it('refuses a former token once there is a new one', async () => {
  const { token: former } = await rest.set({ isOn: true });
  const { address, token } = await rest.set({ isOn: true, renewToken: true });
  expect(token).not.toBe(former);
  expect((await list(address!, former!)).status).toBe(401);
});

it('lets in the pages and reads from the places that are listed, until they are not', async () => {
  const client = createInMemoryClient(createRouter(opened.library, noDesktop, { rest }));
  const origin = 'http://localhost:3000';
  const asPage = ({ address, token }: RestServerInfo): Promise<Response> =>
    fetch(`${address!}/progallery/v2/galleries`, { headers: { authorization: token!, origin } });
  const alone = await client.rest.setRestServer({ isOn: true });
  expect((await asPage(alone)).status).toBe(403);
  const shared = await client.rest.setRestServer({
    isOn: true,
    origins: [origin],
    importFrom: ['/pictures'],
  });
  expect(shared).toMatchObject({ address: alone.address, token: alone.token, origins: [origin] });
  expect((await asPage(shared)).status).toBe(200);
  await rest.close();
  await open();
  expect(rest.info()).toMatchObject({ isOn: true, origins: [origin], importFrom: ['/pictures'] });
  expect((await asPage(await rest.set({ isOn: true, origins: [] }))).status).toBe(403);
  for (const wrong of ['localhost', 'http://localhost:3000/', 'file:///x', '*']) {
    await expect(client.rest.setRestServer({ isOn: true, origins: [wrong] })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  }
  for (const wrong of ['pictures', 'http://photos.example', 'https://photos.example/a']) {
    await expect(client.rest.setRestServer({ isOn: true, importFrom: [wrong] })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
    });
  }
});

it('shows the webhooks with how they fared, and takes them away', async () => {
  const { address, token } = await rest.set({ isOn: true });
  await fetch(`${address!}/webhooks`, {
    method: 'POST',
    headers: { authorization: token! },
    body: JSON.stringify({ url: 'http://127.0.0.1:9/nobody' }),
  });
  const [webhook] = rest.info().webhooks!;
  expect(webhook).toEqual({ id: expect.any(String), url: 'http://127.0.0.1:9/nobody' });
  await opened.library.galleries.createGallery({ gallery: { name: 'Told' } });
  await expect
    .poll(() => rest.info().webhooks![0]!.lastDelivery, { timeout: 20_000 })
    .toMatchObject({ state: 'FAILED', problem: expect.any(String) });
  expect((await rest.deleteWebhook(webhook!.id)).webhooks).toEqual([]);
  await expect(rest.deleteWebhook(webhook!.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await rest.set({ isOn: false });
  await expect(rest.deleteWebhook(webhook!.id)).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
});

it('serves on as before when it cannot serve as asked', async () => {
  const before = await rest.set({ isOn: true });
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  const { port } = taken.address() as AddressInfo;
  await expect(rest.set({ isOn: true, port })).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
  taken.close();
  expect(rest.info()).toEqual(before);
  expect((await list(before.address!, before.token!)).status).toBe(200);
});

it('is refused where nothing goes on running', async () => {
  const client = createInMemoryClient(createRouter(opened.library, noDesktop));
  await expect(client.rest.setRestServer({ isOn: true })).rejects.toMatchObject({
    code: 'FAILED_PRECONDITION',
  });
});
