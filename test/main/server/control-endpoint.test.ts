import { mkdir, mkdtemp, rm, stat, symlink, writeFile } from 'node:fs/promises';
import http from 'node:http';
import { connect, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { connectToControl } from '../../../main/cli/control-client.ts';
import { serveControl, type ControlEndpoint } from '../../../main/server/control-endpoint.ts';
import { closed, openSocket } from '../http/loopback-client.ts';
import { smallRouter, type Calls } from './small-router.ts';

let folder: string;
let calls: Calls;
const opened: ControlEndpoint[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gd-'));
  vi.stubEnv('XDG_RUNTIME_DIR', folder);
  calls = { cancelled: [], openStreams: 0 };
});

afterEach(async () => {
  for (const control of opened.splice(0)) await control.close();
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true, force: true });
});

async function serve(): Promise<ControlEndpoint> {
  const control = await serveControl(smallRouter(calls));
  opened.push(control);
  return control;
}

const withToken = (address: string, authorization?: string) =>
  openSocket('ws://gallery-desk/contract', {
    createConnection: () => connect(address),
    headers: authorization === undefined ? {} : { authorization },
  });

describe.skipIf(process.platform === 'win32')('the control endpoint', () => {
  it('lies where only this user can reach it', async () => {
    const { endpoint } = await serve();
    expect(path.dirname(path.dirname(endpoint.address))).toBe(folder);
    expect((await stat(path.dirname(endpoint.address))).mode & 0o777).toBe(0o700);
    expect((await stat(endpoint.address)).mode & 0o777).toBe(0o600);
  });

  it('closes a folder that others could enter', async () => {
    const name = `gallery-desk-${os.userInfo().uid}`;
    await mkdir(path.join(folder, name), { mode: 0o777 });
    await serve();
    expect((await stat(path.join(folder, name))).mode & 0o777).toBe(0o700);
  });

  it('goes elsewhere when somebody put a link in its place', async () => {
    const elsewhere = path.join(folder, 'elsewhere');
    await mkdir(elsewhere);
    await symlink(elsewhere, path.join(folder, `gallery-desk-${os.userInfo().uid}`));
    vi.stubEnv('TMPDIR', path.join(folder, 'tmp'));
    await mkdir(path.join(folder, 'tmp'));
    const { endpoint } = await serve();
    expect(endpoint.address.startsWith(path.join(folder, 'tmp'))).toBe(true);
  });

  it('goes elsewhere when the path would be too long for a socket', async () => {
    const long = path.join(folder, 'x'.repeat(100));
    await mkdir(long);
    vi.stubEnv('XDG_RUNTIME_DIR', long);
    vi.stubEnv('TMPDIR', folder);
    const { endpoint } = await serve();
    expect(path.dirname(path.dirname(endpoint.address))).toBe(folder);
  });

  it('answers the contract to those who have the token', async () => {
    const { endpoint } = await serve();
    const connection = await connectToControl(endpoint);
    await connection?.client.library.cancelJob({ jobId: 'some-job' });
    expect(calls.cancelled).toEqual(['some-job']);
    await connection?.close();
  });

  it('refuses everybody else', async () => {
    const { endpoint } = await serve();
    await expect(withToken(endpoint.address)).rejects.toThrow('Refused with 401');
    await expect(withToken(endpoint.address, 'Bearer wrong')).rejects.toThrow('Refused with 401');
    await expect(withToken(endpoint.address, endpoint.token)).rejects.toThrow('Refused with 401');
    await expect(withToken(endpoint.address, `Bearer ${endpoint.token.slice(0, -1)}`)).rejects.toThrow(
      'Refused with 401',
    );
    expect(await connectToControl({ address: endpoint.address, token: 'wrong' })).toBeUndefined();
  });

  it('answers nothing but WebSockets', async () => {
    const { endpoint } = await serve();
    const status = await new Promise((resolve) => {
      http.get({ socketPath: endpoint.address, path: '/contract' }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
    });
    expect(status).toBe(404);
  });

  it('has another token each time', async () => {
    const [one, other] = [await serve(), await serve()];
    expect(one.endpoint.token).not.toBe(other.endpoint.token);
    expect(one.endpoint.address).not.toBe(other.endpoint.address);
  });

  it('is gone when it is closed, and ends what is connected', async () => {
    const control = await serve();
    const { endpoint } = control;
    const socket = await withToken(endpoint.address, `Bearer ${endpoint.token}`);
    const code = closed(socket);
    opened.length = 0;
    await control.close();
    expect(await code).toBe(1001);
    await expect(stat(endpoint.address)).rejects.toMatchObject({ code: 'ENOENT' });
    expect(await connectToControl(endpoint)).toBeUndefined();
  });

  it('removes the sockets of programs that were killed, and nothing else', async () => {
    const own = path.join(folder, `gallery-desk-${os.userInfo().uid}`);
    await mkdir(own);
    // No process has the largest number a system gives.
    const left = path.join(own, '4194304-0123456789ab.sock');
    const other = path.join(own, `${process.pid}-0123456789ab.sock`);
    const foreign = path.join(own, 'notes.txt');
    for (const file of [left, other, foreign]) await writeFile(file, '');
    await serve();
    await expect(stat(left)).rejects.toMatchObject({ code: 'ENOENT' });
    await stat(other);
    await stat(foreign);
  });
});

describe.skipIf(process.platform === 'win32')('connecting to an endpoint', () => {
  it('finds nobody where a killed application left its socket', async () => {
    const address = path.join(folder, 'left.sock');
    await writeFile(address, '');
    expect(await connectToControl({ address, token: 'token' })).toBeUndefined();
    expect(
      await connectToControl({ address: path.join(folder, 'none.sock'), token: 'token' }),
    ).toBeUndefined();
  });

  it('fails with what to do when somebody is there who talks nonsense', async () => {
    const address = path.join(folder, 'other.sock');
    const other = createServer((socket) => socket.resume().end('nonsense\r\n\r\n'));
    await new Promise<void>((resolve) => {
      other.listen(address, resolve);
    });
    await expect(connectToControl({ address, token: 'token' })).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      message: expect.stringContaining('Try again, or close it'),
    });
    await new Promise((resolve) => {
      other.close(resolve);
    });
  });
});
