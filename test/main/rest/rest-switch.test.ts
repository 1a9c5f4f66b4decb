import { stat } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openRestSwitch, type ClosableRestSwitch } from '../../../main/rest/rest-switch.ts';
import { noDesktop } from '../../../main/router/desktop.ts';
import { createInMemoryClient } from '../../../main/router/in-memory-client.ts';
import { createRouter } from '../../../main/router/router.ts';
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
  expect(await client.rest.getRestServer({})).toEqual({ isOn: false });
  const { isOn, address, token } = await client.rest.setRestServer({ isOn: true });
  expect(isOn).toBe(true);
  expect((await list(address!, token!)).status).toBe(200);
  expect(await client.rest.setRestServer({ isOn: false })).toEqual({ isOn: false });
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

it('is refused where nothing goes on running', async () => {
  const client = createInMemoryClient(createRouter(opened.library, noDesktop));
  await expect(client.rest.setRestServer({ isOn: true })).rejects.toMatchObject({
    code: 'FAILED_PRECONDITION',
  });
});
