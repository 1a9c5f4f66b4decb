import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createAppHandler } from '../../../main/electron/app-protocol.ts';

const HOST = 'f'.repeat(32);

describe('the application protocol', () => {
  let folder: string;
  let renderer: string;
  let answer: (path: string, init?: RequestInit) => Promise<Response>;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-app-'));
    renderer = path.join(folder, 'renderer');
    await mkdir(path.join(renderer, 'assets'), { recursive: true });
    await writeFile(path.join(renderer, 'index.html'), '<!doctype html><title>Gallery Desk</title>');
    await writeFile(path.join(renderer, 'assets', 'main-1.js'), 'export {};');
    await writeFile(path.join(folder, 'secret.html'), 'secret');
    await mkdir(path.join(folder, 'renderer-2'));
    await writeFile(path.join(folder, 'renderer-2', 'secret.html'), 'secret');
    const handle = createAppHandler(renderer, (hostName) => hostName === HOST);
    answer = (address, init) => handle(new Request(`app://${HOST}${address}`, init));
  });

  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('serves the page and its files with their types', async () => {
    const page = await answer('/index.html');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('Gallery Desk');
    expect(await (await answer('/')).text()).toContain('Gallery Desk');
    expect((await answer('/assets/main-1.js')).headers.get('content-type')).toContain('javascript');
  });

  it('carries the strict policy and the other protecting headers on every file', async () => {
    for (const address of ['/index.html', '/assets/main-1.js']) {
      const { headers } = await answer(address);
      expect(headers.get('content-security-policy')).toContain("default-src 'none'");
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('no-referrer');
    }
  });

  it('never leaves its folder, whatever the address says', async () => {
    const ways = [
      '/../secret.html',
      '/%2e%2e/secret.html',
      '/..%2fsecret.html',
      '/assets/..%2f..%2fsecret.html',
      '/..%5csecret.html',
      '/..%2frenderer-2%2fsecret.html',
      `/${encodeURIComponent(path.join(folder, 'secret.html'))}`,
      '//secret.html',
      '/index.html%00.js',
      '/%E0%A4%A',
    ];
    for (const way of ways) {
      const response = await answer(way);
      expect([way, response.status]).toEqual([way, 404]);
      expect(await response.text()).not.toContain('secret');
    }
  });

  it('follows no symbolic link out of its folder', async () => {
    await symlink(path.join(folder, 'secret.html'), path.join(renderer, 'link.html'));
    await symlink(folder, path.join(renderer, 'up'));
    expect((await answer('/link.html')).status).toBe(404);
    expect((await answer('/up/secret.html')).status).toBe(404);
  });

  it('answers folders, unknown types and unknown libraries with nothing', async () => {
    await writeFile(path.join(renderer, 'program.exe'), 'MZ');
    expect((await answer('/assets')).status).toBe(404);
    expect((await answer('/program.exe')).status).toBe(404);
    const handle = createAppHandler(renderer, () => false);
    expect((await handle(new Request(`app://${HOST}/index.html`))).status).toBe(404);
  });

  it('is for reading only', async () => {
    expect((await answer('/index.html', { method: 'POST' })).status).toBe(405);
  });
});
