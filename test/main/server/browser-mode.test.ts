import { createServer } from 'node:net';
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ContractClient } from '../../../shared/contract/contract.ts';
import {
  buildPrograms,
  runProgram,
  startProgram,
  type BuiltPrograms,
  type Running,
} from '../../support/built-programs.ts';
import { closed, contractOver, enter, openSocket, request } from '../http/loopback-client.ts';

let programs: BuiltPrograms;
let folder: string;
const started: Running[] = [];

beforeAll(async () => {
  programs = await buildPrograms();
});

afterAll(() => programs.remove());

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-'));
});

afterEach(async () => {
  for (const { child, ended } of started.splice(0)) {
    child.kill('SIGKILL');
    await ended;
  }
  await rm(folder, { recursive: true, force: true });
});

const library = (): string => path.join(folder, 'library');
const ADDRESS = /http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+/;

function start(args: string[] = ['--library', library()], environment: Record<string, string> = {}): Running {
  const running = startProgram(programs.server, args, { cwd: folder, environment });
  started.push(running);
  return running;
}

async function addressOf(running: Running): Promise<string> {
  return (await running.printed(ADDRESS))[0];
}

/** The contract at an address that a browser would be sent to. */
async function clientOf(address: string): Promise<ContractClient> {
  const cookie = await enter(address);
  return contractOver(await openSocket(`ws://${new URL(address).host}/contract`, { headers: { cookie } }));
}

describe('browser mode', () => {
  it('prints its address in one line, serves the window and the contract there, and ends with Ctrl+C', async () => {
    const running = start();
    const address = await addressOf(running);
    const cookie = await enter(address);
    const { port, host } = new URL(address);
    const page = await request(Number(port), '/', { headers: { cookie } });
    expect(page.body.toString()).toContain('<title>Gallery Desk</title>');
    const socket = await openSocket(`ws://${host}/contract`, { headers: { cookie } });
    const client = contractOver(socket);
    expect(await client.library.getLibrary({})).toMatchObject({ folder: library() });
    expect(await client.desktop.getDesktop({})).toEqual({
      host: 'BROWSER',
      platform: process.platform,
      mediaBase: '/media/',
      hasNativeDialogs: false,
    });
    await client.galleries.createGallery({ gallery: { name: 'Tuscany' } });
    const code = closed(socket);
    running.child.kill('SIGINT');
    expect(await code).toBe(1001);
    const { status, stdout, stderr } = await running.ended;
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout.split('\n').filter((line) => line.includes('http'))).toHaveLength(1);
    expect(await readdir(library())).not.toContain('library.lock');
  });

  it('opens other libraries beside its own, each at an address of its own, and closes all of them', async () => {
    const running = start();
    const client = await clientOf(await addressOf(running));
    const other = path.join(folder, 'other');
    const opened = await client.desktop.openLibraryFolder({ folder: other });
    expect(opened).toEqual({ folder: other, address: expect.stringMatching(ADDRESS) });
    const there = await clientOf(opened.address ?? '');
    expect(await there.library.getLibrary({})).toMatchObject({ folder: other });
    await there.galleries.createGallery({ gallery: { name: 'Tuscany' } });

    const again = await client.desktop.openLibraryFolder({ folder: `${other}/` });
    expect(new URL(again.address ?? '').port).toBe(new URL(opened.address ?? '').port);
    await expect(client.desktop.openLibraryFolder({ folder: 'other' })).rejects.toMatchObject({
      data: { fieldViolations: [{ field: 'folder' }] },
    });

    running.child.kill('SIGINT');
    expect((await running.ended).status).toBe(0);
    expect(await readdir(library())).not.toContain('library.lock');
    expect(await readdir(other)).not.toContain('library.lock');
  });

  it('opens the sample library once, leads back from it, and removes it', async () => {
    const running = start();
    const address = await addressOf(running);
    const client = await clientOf(address);
    const [sample, same] = await Promise.all([
      client.desktop.openSampleLibrary({}),
      client.desktop.openSampleLibrary({}),
    ]);
    expect(same.folder).toBe(sample.folder);
    expect(path.basename(sample.folder)).toBe('Sample Library');
    const there = await clientOf(sample.address ?? '');
    expect(await there.desktop.getDesktop({})).toMatchObject({ isSample: true });
    expect(await client.desktop.getDesktop({})).not.toHaveProperty('isSample');
    expect((await there.galleries.listGalleries({})).galleries.length).toBeGreaterThan(0);

    const own = await there.desktop.leaveSampleLibrary({});
    expect(own.folder).toBe(library());
    expect(new URL(own.address ?? '').port).toBe(new URL(address).port);

    running.child.kill('SIGINT');
    expect((await running.ended).status).toBe(0);
    await expect(readdir(sample.folder)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('has what was done before when it is opened again', async () => {
    const first = start();
    const one = await addressOf(first);
    const socket = await openSocket(`ws://${new URL(one).host}/contract`, {
      headers: { cookie: await enter(one) },
    });
    await contractOver(socket).galleries.createGallery({ gallery: { name: 'Tuscany' } });
    first.child.kill('SIGTERM');
    expect((await first.ended).status).toBe(0);
    const two = await addressOf(start());
    expect(new URL(two).search).not.toBe(new URL(one).search);
    const again = await openSocket(`ws://${new URL(two).host}/contract`, {
      headers: { cookie: await enter(two) },
    });
    const { galleries } = await contractOver(again).galleries.listGalleries({});
    expect(galleries.map(({ name }) => name)).toEqual(['Tuscany']);
    again.terminate();
  });

  it('counts one press of Ctrl+C once, although the terminal and npm both deliver it', async () => {
    const running = start();
    await addressOf(running);
    running.child.kill('SIGINT');
    running.child.kill('SIGINT');
    expect((await running.ended).status).toBe(0);
  });

  it('ends in good order when it is interrupted while it opens', async () => {
    const running = start();
    await expect
      .poll(() => readdir(library()).catch(() => []), { timeout: 20_000 })
      .toContain('library.lock');
    running.child.kill('SIGINT');
    expect(await running.ended).toMatchObject({ status: 0 });
    expect(await readdir(library())).not.toContain('library.lock');
  });

  it('opens the default library in the pictures folder, with its media folder', async () => {
    await mkdir(path.join(folder, '.config'));
    await writeFile(path.join(folder, '.config', 'user-dirs.dirs'), 'XDG_PICTURES_DIR="$HOME/Bilder"\n');
    const environment = { HOME: folder, XDG_CONFIG_HOME: '', USERPROFILE: folder };
    await addressOf(start([], environment));
    const made = await readdir(path.join(folder, 'Bilder', 'Gallery Desk'));
    expect(made).toEqual(expect.arrayContaining(['library.json', 'media']));
  });

  it('shows the media folder that it is given, and their bytes as nothing that could run', async () => {
    const media = path.join(folder, 'photos');
    await mkdir(media);
    await writeFile(
      path.join(media, 'drawing.svg'),
      '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><script>1</script></svg>',
    );
    const address = await addressOf(start(['--library', library(), '--media', 'photos']));
    const { port, host } = new URL(address);
    const cookie = await enter(address);
    const socket = await openSocket(`ws://${host}/contract`, { headers: { cookie } });
    const client = contractOver(socket);
    await client.media.rescanMediaFolder({});
    const { files } = await client.media.listMediaFiles({});
    expect(files.map((file) => file.path)).toEqual(['drawing.svg']);
    const id = files[0]!.id;
    const original = await request(Number(port), `/media/originals/${id}`, { headers: { cookie } });
    expect(original.headers['content-type']).toBe('image/svg+xml');
    expect(original.headers['content-security-policy']).toMatch(/^sandbox; default-src 'none'/);
    const thumbnail = await request(Number(port), `/media/thumbnails/${id}?size=256&v=1`, {
      headers: { cookie },
    });
    expect(thumbnail.status).toBe(200);
    expect(thumbnail.headers['content-type']).toMatch(/^image\/(webp|jpeg|png|avif)$/);
    socket.terminate();
  });

  it('makes a demonstration on a temporary library, which is gone afterwards', async () => {
    const running = start(['--demo'], { TMPDIR: folder });
    const address = await addressOf(running);
    const cookie = await enter(address);
    const socket = await openSocket(`ws://${new URL(address).host}/contract`, { headers: { cookie } });
    const { totalFiles } = await contractOver(socket).media.rescanMediaFolder({});
    expect(totalFiles).toBeGreaterThan(5);
    socket.terminate();
    expect((await readdir(folder)).filter((name) => name.startsWith('gallery-desk-demo-'))).toHaveLength(1);
    running.child.kill('SIGINT');
    expect((await running.ended).status).toBe(0);
    expect((await readdir(folder)).filter((name) => name.startsWith('gallery-desk-demo-'))).toEqual([]);
  });
});

const failed = async (...args: string[]): Promise<string> => {
  const { status, stdout, stderr } = await runProgram(programs.server, args, { cwd: folder });
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr.trim().split('\n')).toHaveLength(1);
  return stderr;
};

/** A folder with an `xdg-open` that writes down what it is asked to open. */
async function fakeOpener(): Promise<Record<string, string>> {
  const bin = path.join(folder, 'bin');
  await mkdir(bin);
  const script = `#!/bin/sh\nprintf %s "$1" > "${folder}/part" && mv "${folder}/part" "${folder}/opened"\n`;
  await writeFile(path.join(bin, 'xdg-open'), script, { mode: 0o755 });
  return { PATH: `${bin}:${process.env.PATH}` };
}
const openedAddress = (): Promise<string> => readFile(path.join(folder, 'opened'), 'utf8').catch(() => '');

describe.runIf(process.platform === 'linux')('the default browser', () => {
  it('is opened where there is a display, at an address that lets it in once', async () => {
    const running = start(undefined, { ...(await fakeOpener()), DISPLAY: ':0' });
    const printed = await addressOf(running);
    await expect.poll(openedAddress, { timeout: 20_000 }).toMatch(ADDRESS);
    const opened = await openedAddress();
    expect(opened).not.toBe(printed);
    expect(await enter(opened)).not.toBe('');
    expect(await enter(opened)).toBe('');
  });

  it('is left alone without a display, and with --no-open', async () => {
    const environment = await fakeOpener();
    const withoutDisplay = start(undefined, environment);
    await addressOf(withoutDisplay);
    withoutDisplay.child.kill('SIGINT');
    await withoutDisplay.ended;
    const notWanted = start(['--library', library(), '--no-open'], { ...environment, DISPLAY: ':0' });
    await addressOf(notWanted);
    notWanted.child.kill('SIGINT');
    await notWanted.ended;
    expect(await openedAddress()).toBe('');
  });

  it('that cannot be opened is no reason to end', async () => {
    const running = start(undefined, { PATH: folder, DISPLAY: ':0' });
    const address = await addressOf(running);
    expect(await enter(address)).not.toBe('');
    running.child.kill('SIGINT');
    expect(await running.ended).toMatchObject({ status: 0, stderr: '' });
  });
});

describe('browser mode that cannot open', () => {
  it('names the port in use and what to do, and lets the library go', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => {
      other.listen(0, '127.0.0.1', resolve);
    });
    const address = other.address();
    const port = typeof address === 'object' ? String(address?.port) : '';
    expect(await failed('--library', library(), '--port', port)).toContain(
      `Port ${port} is in use by another program. Choose another one with --port`,
    );
    await new Promise((resolve) => {
      other.close(resolve);
    });
    await addressOf(start());
  });

  it('names the program that has the library open', async () => {
    const running = start();
    await addressOf(running);
    const message = await failed('--library', library());
    expect(message).toContain(`process ${running.child.pid}`);
    expect(message).toContain(library());
  });

  it('names the missing media folder and keeps the library as it was', async () => {
    const missing = path.join(folder, 'nowhere');
    expect(await failed('--library', library(), '--media', missing)).toContain(missing);
  });

  it('names the damaged file of the library', async () => {
    const running = start();
    await addressOf(running);
    running.child.kill('SIGINT');
    await running.ended;
    const file = path.join(library(), 'library.json');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.slice(0, 20));
    expect(await failed('--library', library())).toContain(file);
    expect(await readFile(file, 'utf8')).toBe(text.slice(0, 20));
  });

  it.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'names the folder that cannot be written to',
    async () => {
      await mkdir(library());
      await chmod(library(), 0o500);
      expect(await failed('--library', library())).toContain(library());
    },
  );

  it('names the folder that cannot be made', async () => {
    const file = path.join(folder, 'a-file');
    await writeFile(file, '');
    expect(await failed('--library', path.join(file, 'library'))).toContain(path.join(file, 'library'));
  });

  it('says what is wrong with its flags, with status 2', async () => {
    const { status, stderr } = await runProgram(programs.server, ['--prot', '1']);
    expect(status).toBe(2);
    expect(stderr).toContain("Unknown option '--prot' (Did you mean --port?)");
  });

  it('prints its help and its version without opening anything', async () => {
    const help = await runProgram(programs.server, ['--help'], { environment: { HOME: folder } });
    expect(help).toMatchObject({ status: 0, stderr: '' });
    expect(help.stdout).toContain('--demo');
    expect(await readdir(folder)).toEqual([]);
  });
});
