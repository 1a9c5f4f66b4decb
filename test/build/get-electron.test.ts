import { createHash } from 'node:crypto';
import { access, constants, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { getElectron, installedElectron } from '../../build/get-electron.mjs';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const VERSION = '45.0.0';
const ARCHIVE = `electron-v${VERSION}-${process.platform}-${process.arch}.zip`;

let folder: string;
let server: Server;
let answer: RequestListener;
let requests: string[];
let said: string[];

/** A zip archive of files as they are, uncompressed. */
function zip(files: Readonly<Record<string, string>>): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const bytes = Buffer.from(text);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(bytes.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE((3 << 8) | 20, 4);
    common.copy(entry, 6);
    // Unix permissions: rwxr-xr-x
    entry.writeUInt32LE((0o100755 << 16) >>> 0, 38);
    entry.writeUInt32LE(offset, 42);
    directory.push(entry, Buffer.from(name));
    const header = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
    parts.push(header, common, Buffer.from(name), bytes);
    offset += 30 + name.length + bytes.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

const EXECUTABLE = process.platform === 'darwin' ? 'Electron.app/Contents/MacOS/Electron' : 'electron';
const archive = zip({ version: VERSION, [EXECUTABLE]: '#!/bin/sh\necho an electron\n' });

/** npm's package `electron` as it is after an install: without the binary. */
async function preparePackage(): Promise<string> {
  const modules = path.join(folder, 'node_modules');
  const electron = path.join(modules, 'electron');
  await mkdir(electron, { recursive: true });
  await cp(path.join(ROOT, 'node_modules/electron/install.js'), path.join(electron, 'install.js'));
  await writeFile(
    path.join(electron, 'package.json'),
    JSON.stringify({ name: 'electron', version: VERSION }),
  );
  const sum = createHash('sha256').update(archive).digest('hex');
  await writeFile(path.join(electron, 'checksums.json'), JSON.stringify({ [ARCHIVE]: sum }));
  for (const scope of ['@electron', '@electron-internal']) {
    await symlink(path.join(ROOT, 'node_modules', scope), path.join(modules, scope)).catch(() => undefined);
  }
  return electron;
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-'));
  requests = [];
  said = [];
  vi.spyOn(console, 'log').mockImplementation((line: string) => void said.push(line));
  answer = (_request, response) => response.end(archive);
  server = createServer((request, response) => {
    requests.push(request.url ?? '');
    answer(request, response);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  vi.stubEnv('ELECTRON_MIRROR', `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/`);
});

async function close(): Promise<void> {
  server.closeAllConnections();
  await new Promise((resolve) => {
    server.close(resolve);
  });
}

afterEach(async () => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
  await close();
  await rm(folder, { recursive: true, force: true });
});

/** Gets Electron into the package; what it says goes into `said`. */
async function get(electron: string, firstAnswer?: number): Promise<Awaited<ReturnType<typeof getElectron>>> {
  vi.stubEnv('electron_config_cache', path.join(folder, 'cache'));
  return getElectron(electron, firstAnswer);
}

describe("Electron's binary", () => {
  it('is downloaded from the mirror, with what is going on, and is then installed', async () => {
    const electron = await preparePackage();
    expect(installedElectron(electron)).toBeUndefined();
    const executable = path.join(electron, 'dist', EXECUTABLE);
    expect(await get(electron)).toEqual({ executable });
    expect(installedElectron(electron)).toBe(executable);
    expect(requests).toEqual([`/v${VERSION}/${ARCHIVE}`]);
    expect(said[0]).toBe(`Downloading Electron ${VERSION} (0 MB), needed once…`);
    expect(await readFile(executable, 'utf8')).toContain('an electron');
    await access(executable, constants.X_OK);
  });

  it('is taken from the cache without asking anybody', async () => {
    await get(await preparePackage());
    await rm(path.join(folder, 'node_modules'), { recursive: true });
    requests = [];
    expect(await get(await preparePackage())).toHaveProperty('executable');
    expect(requests).toEqual([]);
  });

  it('that is not what it should be is not used', async () => {
    answer = (_request, response) => response.end(zip({ version: VERSION, electron: 'something else' }));
    const electron = await preparePackage();
    expect(await get(electron)).toEqual({ problem: expect.stringMatching(/checksum/i) });
    expect(installedElectron(electron)).toBeUndefined();
  });

  it('that cannot be had leaves a reason in a few words', async () => {
    const electron = await preparePackage();
    answer = (_request, response) => response.writeHead(404).end();
    expect(await get(electron)).toEqual({ problem: 'the server answered 404' });
    answer = () => undefined;
    expect(await get(electron, 100)).toEqual({ problem: 'no answer in time' });
    expect(said).toEqual([]);
  });

  it('that nobody offers leaves the reason of the network', async () => {
    await close();
    expect(await get(await preparePackage())).toEqual({ problem: expect.stringContaining('ECONNREFUSED') });
  });
});
