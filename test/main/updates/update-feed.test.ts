import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { isReleasesAddress, lookForUpdate } from '../../../main/updates/update-feed.ts';
import { lookForUpdateThere, updateSource } from '../../../main/updates/update-source.ts';

async function serve(listener: RequestListener): Promise<{ address: string; asked: IncomingMessage[] }> {
  const asked: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    asked.push(request);
    listener(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/releases`, asked };
}

/** As electron-builder writes it. */
const feedOf = (version: string, file = `gallery-desk-${version}-linux-x86_64.AppImage`): string =>
  [
    `version: ${version}`,
    'files:',
    `  - url: ${file}`,
    '    sha512: qg==',
    '    size: 104857600',
    `path: ${file}`,
    'sha512: qg==',
    "releaseDate: '2026-01-02T03:04:05.678Z'",
    '',
  ].join('\n');

const asking = async (address: string, version = '1.2.3') =>
  lookForUpdate({ address, version, platform: 'linux' });

describe('looking for an update', () => {
  it.each([
    ['1.2.4', true],
    ['1.10.0', true],
    ['2.0.0-beta.1', true],
    ['1.2.3', false],
    ['1.2.3-rc.1', false],
    ['1.1.99', false],
  ])('%s is newer than 1.2.3: %s', async (version, isNewer) => {
    const { address } = await serve((_, response) => void response.end(feedOf(version)));
    const file = `${address}/gallery-desk-${version}-linux-x86_64.AppImage`;
    expect(await asking(address)).toEqual(isNewer ? { version, address: file } : undefined);
  });

  it.each([
    ['linux', '/releases/latest-linux.yml'],
    ['darwin', '/releases/latest-mac.yml'],
    ['win32', '/releases/latest.yml'],
  ])('asks for the release of %s, once, and says nothing of the person', async (platform, expected) => {
    const { address, asked } = await serve((_, response) => void response.end(feedOf('1.0.0')));
    await lookForUpdate({ address: `${address}/`, platform, version: '1.2.3' });
    expect(asked.map(({ method, url }) => `${method} ${url}`)).toEqual([`GET ${expected}`]);
    expect(asked[0]?.headers).not.toHaveProperty('cookie');
    expect(asked[0]?.headers).toMatchObject({ 'user-agent': 'Gallery Desk' });
  });

  it('leads to nowhere but the place that was asked', async () => {
    const { address } = await serve(
      (_, response) => void response.end(feedOf('9.0.0', 'https://elsewhere.example/setup.exe')),
    );
    expect(await asking(address)).toEqual({ version: '9.0.0', address: `${address}/` });
  });

  it.each<[string, RequestListener, RegExp]>([
    ['not found', (_, response) => void response.writeHead(404).end(), /status 404/],
    ['a page', (_, response) => void response.end('<!doctype html><title>Hi</title>'), /names no version/],
    ['no version', (_, response) => void response.end('version: newest\n'), /names no version/],
    ['another shape', (_, response) => void response.end('- version\n'), /names no version/],
    ['endless', (_, response) => void response.end('version: 9.0.0\n#'.padEnd(70_000, 'x')), /too long/],
    ['cut off', (request) => void request.socket.destroy(), /could not be asked/],
  ])('says what is the matter with an answer that is %s', async (_, listener, problem) => {
    const { address } = await serve(listener);
    const answer = asking(address);
    await expect(answer).rejects.toMatchObject({
      code: 'UNAVAILABLE',
      data: { value: `${address}/latest-linux.yml` },
    });
    await expect(answer).rejects.toThrow(problem);
    await expect(answer).rejects.toThrow(`${address}/latest-linux.yml`);
  });
});

it.each([
  ['https://example.com/releases', true],
  ['http://127.0.0.1:8000/', true],
  ['http://localhost/', true],
  ['http://example.com/releases', false],
  ['https://someone:secret@example.com/', false],
  ['file:///tmp/releases', false],
  ['javascript:alert(1)', false],
  ['', false],
])('%s may be asked: %s', (address, isAllowed) => {
  expect(isReleasesAddress(address)).toBe(isAllowed);
});

describe('the place of releases', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
  });

  it('is unknown until somebody names one, and then nobody is asked', async () => {
    expect(updateSource()).toBeUndefined();
    await expect(lookForUpdateThere()).rejects.toMatchObject({ code: 'FAILED_PRECONDITION' });
    vi.stubEnv('GALLERY_DESK_RELEASES', 'http://example.com/releases');
    expect(updateSource()).toBeUndefined();
  });

  it('is asked for what is newer than this program', async () => {
    const { address } = await serve((_, response) => void response.end(feedOf('99.0.0')));
    vi.stubEnv('GALLERY_DESK_RELEASES', address);
    expect(updateSource()).toEqual({ address });
    expect(await lookForUpdateThere()).toMatchObject({ update: { version: '99.0.0' } });
  });
});
