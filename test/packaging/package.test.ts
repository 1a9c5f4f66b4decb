import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { extractAll, extractFile, listPackage } from '@electron/asar';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** An address where nothing listens: whoever wants to download something fails at once. */
const NO_NETWORK = 'http://127.0.0.1:9';

/** What sharp needs to run, and nothing else of node_modules. */
const RUN_TIME_PACKAGES = ['@img', 'detect-libc', 'semver', 'sharp'];

/** Packs with a stub in the place of Electron, which stands for whatever `electronDist` names. */
function pack(folder: string): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      path.join(ROOT, 'build/dist.mjs'),
      '--dir',
      `--config.electronDist=${path.join(folder, 'electron-stub')}`,
      `--config.directories.output=${path.join(folder, 'dist')}`,
    ],
    {
      cwd: ROOT,
      encoding: 'utf8',
      env: { ...process.env, HTTP_PROXY: NO_NETWORK, HTTPS_PROXY: NO_NETWORK, https_proxy: NO_NETWORK },
    },
  );
  return { status, output: `${stdout}\n${stderr}` };
}

/** Only Linux packs from a stub of one file; the archive is the same on every system. */
describe.runIf(process.platform === 'linux')('the package', () => {
  let folder: string;
  let resources: string;
  let archive: string;
  let files: string[];
  let unpacked: string[];

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-package-'));
    await mkdir(path.join(folder, 'electron-stub'));
    await writeFile(path.join(folder, 'electron-stub', 'electron'), '#!/bin/sh\n', { mode: 0o755 });
    const { status, output } = pack(folder);
    if (status !== 0) throw new Error(`Packing failed.\n${output}`);
    const [application = ''] = (await readdir(path.join(folder, 'dist'))).filter((name) =>
      name.endsWith('unpacked'),
    );
    resources = path.join(folder, 'dist', application, 'resources');
    archive = path.join(resources, 'app.asar');
    files = listPackage(archive, { isPack: false }).map((file) => file.slice(1).split(path.sep).join('/'));
    const beside = `${archive}.unpacked`;
    unpacked = (await readdir(beside, { recursive: true, withFileTypes: true }))
      .filter((entry) => entry.isFile())
      .map((entry) =>
        path.relative(beside, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
      );
  }, 240_000);

  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('has the executable under its own name, and the icon', async () => {
    expect(existsSync(path.join(resources, '..', 'gallery-desk'))).toBe(true);
    expect((await stat(path.join(resources, 'icon.png'))).size).toBeGreaterThan(1000);
  });

  it('has main, preload, renderer, the media worker and the files of sites, and starts with main', () => {
    const needed = [
      'package.json',
      'out/main/electron.js',
      'out/main/media-worker.js',
      'out/preload/preload.cjs',
      'out/renderer/index.html',
      'out/site/embed.js',
      'out/site/site.css',
      'out/site/site.js',
    ];
    expect(needed.filter((file) => !files.includes(file))).toEqual([]);
    const manifest = JSON.parse(extractFile(archive, 'package.json').toString('utf8'));
    expect(manifest).toMatchObject({ main: 'out/main/electron.js', type: 'module' });
    expect(manifest).not.toHaveProperty('devDependencies');
    expect(manifest).not.toHaveProperty('scripts');
  });

  it('has every file that the page names', () => {
    const page = extractFile(archive, 'out/renderer/index.html').toString('utf8');
    const named = [...page.matchAll(/(?:src|href)="\.\/([^"]+)"/g)].map(([, file]) => `out/renderer/${file}`);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((file) => !files.includes(file))).toEqual([]);
  });

  it('has the native files of sharp outside the archive, where they can be loaded', () => {
    const native = files.filter((file) => /\.(node|dylib|dll)$|\.so(\.|$)/.test(file));
    expect(native.some((file) => file.endsWith('.node'))).toBe(true);
    expect(native.some((file) => file.includes('libvips'))).toBe(true);
    expect(native.filter((file) => !unpacked.includes(file))).toEqual([]);
    const lost = files.filter((file) => /^node_modules\/(sharp|@img)\/.*\.(c|m)?js$/.test(file));
    expect(lost.filter((file) => !unpacked.includes(file))).toEqual([]);
  });

  it('has no sources, tests, maps, scripts or settings of development', () => {
    const allowed = /^(package\.json|out(\/(main|preload|renderer|site)(\/.*)?)?|node_modules(\/.*)?)$/;
    expect(files.filter((file) => !allowed.test(file))).toEqual([]);
    expect(
      files.filter((file) =>
        /\.(tsx?|map|cc|h|hpp|gyp|md|spec\.js)$|(^|\/)(test|tests|__tests__)\//.test(file),
      ),
    ).toEqual(files.filter((file) => file.endsWith('/LICENSE.md')));
  });

  it('has no package but those that sharp needs', async () => {
    const packages = new Set(
      files
        .filter((file) => file.startsWith('node_modules/'))
        .map((file) => file.split('/')[1])
        .filter((name) => name !== undefined),
    );
    expect([...packages].sort()).toEqual(RUN_TIME_PACKAGES);
  });

  it('is small', async () => {
    const megabyte = 1024 * 1024;
    expect((await stat(archive)).size).toBeLessThan(16 * megabyte);
    const sizes = await Promise.all(unpacked.map((file) => stat(path.join(`${archive}.unpacked`, file))));
    expect(sizes.reduce((sum, { size }) => sum + size, 0)).toBeLessThan(32 * megabyte);
  });

  it('decodes an image with what is in it alone', async () => {
    const extracted = path.join(folder, 'extracted');
    extractAll(archive, extracted);
    const sharp = createRequire(path.join(extracted, 'out/main/media-worker.js'))('sharp');
    const image = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#f2553d' } })
      .webp()
      .toBuffer();
    expect((await sharp(image).metadata()).width).toBe(8);
  });

  it.runIf(process.env.ELECTRON_EXECUTABLE)('opens a window from what is in it alone', async () => {
    const extracted = path.join(folder, 'to run');
    extractAll(archive, extracted);
    const userData = path.join(folder, 'user-data');
    const child = spawn(
      String(process.env.ELECTRON_EXECUTABLE),
      [extracted, `--user-data-dir=${userData}`, '--library', path.join(folder, 'library')],
      { stdio: 'ignore' },
    );
    const ended = new Promise((resolve) => {
      child.once('exit', resolve);
    });
    try {
      await vi.waitFor(
        async () => {
          const log = await readFile(path.join(userData, 'logs', 'main.log'), 'utf8');
          expect(log).toMatch(/library open \d+.*window shown|window shown.*library open/);
        },
        { timeout: 60_000, interval: 100 },
      );
    } finally {
      child.kill('SIGTERM');
    }
    expect(await ended).toBe(0);
    expect(await readFile(path.join(userData, 'logs', 'main.log'), 'utf8')).not.toContain('[error]');
  });
});
