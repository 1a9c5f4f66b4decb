import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { openStore } from '../../../main/store/open-store.ts';
import {
  buildPrograms,
  runProgram,
  startProgram,
  type BuiltPrograms,
  type Ended,
  type Running,
  type StartOptions,
} from '../../support/built-programs.ts';

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

function run(args: string[], options: StartOptions = {}): Promise<Ended> {
  return runProgram(programs.cli, ['--library', library(), ...args], { cwd: folder, ...options });
}

/** Runs a command that has to succeed; answers its JSON. */
async function answer(...args: string[]): Promise<unknown> {
  const { status, stdout, stderr } = await run(args);
  if (status !== 0) throw new Error(`Status ${status}: ${stderr}`);
  const value: unknown = JSON.parse(stdout);
  return value;
}

/** Runs a command that has to fail; answers its status and its error. */
async function refusal(...args: string[]): Promise<unknown> {
  const { status, stdout, stderr } = await run(args);
  expect(stdout).toBe('');
  const error: unknown = JSON.parse(stderr.trim().split('\n').at(-1) ?? '');
  return { status, error };
}

function start(program: string, ...args: string[]): Running {
  const running = startProgram(program, ['--library', library(), ...args], { cwd: folder });
  started.push(running);
  return running;
}

async function startApplication(): Promise<Running> {
  const running = start(programs.server);
  await running.printed(/token=/);
  return running;
}

async function startWatching(): Promise<Running> {
  const running = start(programs.cli, 'library', 'watch');
  await running.printed(/"kind":"subscribed"/);
  return running;
}

const create = (name: string): string[] => ['galleries', 'create', '--gallery.name', name];
/** The names of all galleries, sorted. */
async function names(): Promise<string[]> {
  const listed = z
    .object({ galleries: z.array(z.object({ name: z.string() })) })
    .parse(await answer('galleries', 'list'));
  return listed.galleries.map(({ name }) => name).sort();
}

describe('the command line on a library that nobody has open', () => {
  it('makes a library, says so beside the answer, and keeps what was done', async () => {
    const { status, stdout, stderr } = await run(create('Tuscany'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: `Made a new library in ${library()}.\n` });
    expect(JSON.parse(stdout)).toMatchObject({ gallery: { name: 'Tuscany', totalItems: 0 } });
    const again = await run(['listGalleries', '--json', '-'], { input: '{"limit": 5}' });
    expect(again).toMatchObject({ status: 0, stderr: '' });
    expect(JSON.parse(again.stdout)).toMatchObject({ totalGalleries: 1, galleries: [{ name: 'Tuscany' }] });
    expect(await readdir(library())).not.toContain('library.lock');
  });

  it('brings the media catalog up to date when it is told to', async () => {
    await answer('library', 'get');
    await writeFile(path.join(library(), 'media', 'notes.txt'), 'Notes');
    expect(await answer('media', 'list')).toEqual({ totalFiles: 0, files: [] });
    expect(await answer('media', 'rescan')).toMatchObject({ totalFiles: 1 });
    expect(await answer('media', 'list')).toMatchObject({
      files: [{ path: 'notes.txt', kind: 'TEXT', status: 'READY' }],
    });
  });

  it('adds files by paths from where it is called, deletes them and brings them back', async () => {
    await mkdir(path.join(folder, 'elsewhere'));
    await writeFile(path.join(folder, 'elsewhere', 'notes.txt'), 'Notes');
    await writeFile(path.join(folder, 'more.txt'), 'More');
    const added = await answer('media', 'add', 'elsewhere', 'more.txt', 'gone.txt');
    expect(added).toMatchObject({
      totalFiles: 3,
      totalCopied: 2,
      folders: ['elsewhere'],
      failures: [{ path: path.join(folder, 'gone.txt') }],
    });
    expect(await readFile(path.join(library(), 'media/elsewhere/notes.txt'), 'utf8')).toBe('Notes');
    const mediaId = z.object({ mediaIds: z.array(z.string()) }).parse(added).mediaIds[0]!;
    expect(await answer('media', 'add', '--paths', 'more.txt')).toMatchObject({
      totalCopied: 0,
      totalPresent: 1,
    });
    await answer('media', 'delete', '--media-ids', mediaId);
    expect(await readdir(path.join(library(), 'media/elsewhere'))).toEqual([]);
    expect(await answer('media', 'trash')).toMatchObject({ totalFiles: 1, isHandedOn: false });
    expect(await refusal('media', 'empty-trash')).toMatchObject({
      status: 1,
      error: { code: 'FAILED_PRECONDITION' },
    });
    await answer('history', 'undo');
    expect(await readdir(path.join(library(), 'media/elsewhere'))).toEqual(['notes.txt']);
  });

  it('answers an error of the contract as JSON with status 1', async () => {
    expect(await refusal('galleries', 'list', '--limit', '500')).toEqual({
      status: 1,
      error: {
        code: 'INVALID_ARGUMENT',
        message: expect.stringContaining('limit'),
        data: { fieldViolations: [expect.objectContaining({ field: 'limit', violatedRule: 'MAX' })] },
      },
    });
    const id = '1f0c6b1e-3d3a-4c1e-9a55-0b6f0d2a7c11';
    expect(await refusal('galleries', 'get', '--gallery-id', id)).toMatchObject({
      status: 1,
      error: { code: 'NOT_FOUND', message: expect.stringContaining(id) },
    });
    expect(await refusal('desktop', 'show-media-folder')).toMatchObject({
      status: 1,
      error: { code: 'FAILED_PRECONDITION' },
    });
  });

  it('answers wrong usage as JSON with status 2, and opens nothing', async () => {
    expect(await refusal('listGaleries')).toMatchObject({
      status: 2,
      error: { code: 'NOT_FOUND', message: expect.stringContaining('"listGalleries"') },
    });
    expect(await refusal('galleries', 'list', '--limt', '5')).toMatchObject({
      status: 2,
      error: { code: 'INVALID_ARGUMENT', data: {} },
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('names a damaged file and leaves it as it is', async () => {
    await answer('library', 'get');
    const file = path.join(library(), 'library.json');
    await writeFile(file, '{"schemaVersion": 1, ');
    expect(await refusal('galleries', 'list')).toMatchObject({
      status: 1,
      error: { code: 'DATA_LOSS', message: expect.stringContaining(file), data: { file } },
    });
    expect(await readFile(file, 'utf8')).toBe('{"schemaVersion": 1, ');
  });

  it('says so when the library is to be where a file is', async () => {
    await writeFile(library(), 'a file');
    expect(await refusal('galleries', 'list')).toMatchObject({
      status: 1,
      error: { code: 'UNAVAILABLE', message: expect.stringContaining('is a file, not a folder') },
    });
  });

  it('refuses a library of a newer version at once', async () => {
    await answer('library', 'get');
    const file = path.join(library(), 'library.json');
    const newer = (await readFile(file, 'utf8')).replace(/"schemaVersion": \d+/, '"schemaVersion": 999');
    await writeFile(file, newer);
    expect(await refusal('galleries', 'list')).toMatchObject({
      status: 1,
      error: { code: 'FAILED_PRECONDITION', message: expect.stringMatching(/newer/) },
    });
    expect(await readFile(file, 'utf8')).toBe(newer);
  });

  it('opens the default library in the pictures folder', async () => {
    const environment = { HOME: folder, USERPROFILE: folder, XDG_CONFIG_HOME: '', XDG_PICTURES_DIR: '' };
    const { stdout } = await runProgram(programs.cli, ['library', 'get'], { environment });
    expect(JSON.parse(stdout)).toMatchObject({ folder: path.join(folder, 'Pictures', 'Gallery Desk') });
  });

  it('reads a relative folder from where it is called', async () => {
    await mkdir(path.join(folder, 'elsewhere'));
    const options = { cwd: path.join(folder, 'elsewhere') };
    const { stdout } = await runProgram(programs.cli, ['--library', '../library', 'library', 'get'], options);
    expect(JSON.parse(stdout)).toMatchObject({ folder: library() });
  });

  it.each([['--help'], ['galleries'], ['galleries', 'list', '--help'], ['--version']])(
    'prints %s %s %s without opening a library',
    async (...args) => {
      const environment = { HOME: folder, USERPROFILE: folder };
      const { status, stdout, stderr } = await runProgram(programs.cli, args, { environment });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      expect(stdout.length).toBeGreaterThan(3);
      expect(await readdir(folder)).toEqual([]);
    },
  );
});

describe('several command lines at once', () => {
  it('wait for each other, and all of them are done', async () => {
    await answer('library', 'get');
    const runs = await Promise.all(['A', 'B', 'C', 'D'].map((name) => run(create(name))));
    expect(runs.map(({ status, stderr }) => ({ status, stderr }))).toEqual(
      Array.from({ length: 4 }, () => ({ status: 0, stderr: '' })),
    );
    expect(await names()).toEqual(['A', 'B', 'C', 'D']);
  });

  it('give up after a while when somebody keeps the library, and name who', async () => {
    const store = await openStore(library(), { program: 'A test', host: 'test', createWith: {} });
    try {
      expect(await refusal('--wait', '0.1', 'galleries', 'list')).toMatchObject({
        status: 1,
        error: { code: 'FAILED_PRECONDITION', message: expect.stringContaining(`process ${process.pid}`) },
      });
    } finally {
      await store.close();
    }
    expect(await names()).toEqual([]);
  });
});

describe('the command line beside a running application', () => {
  it('asks the application, which tells everybody of the change', async () => {
    await startApplication();
    const watching = await startWatching();
    const { status, stderr } = await run(create('Tuscany'));
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    await watching.printed(/"kind":"change".*"Tuscany"/);
    expect(await answer('desktop', 'get')).toMatchObject({ host: 'BROWSER' });
    watching.child.kill('SIGINT');
    const { status: ended, stdout } = await watching.ended;
    expect(ended).toBe(0);
    const lines = stdout.trim().split('\n');
    for (const line of lines) expect(JSON.parse(line)).toHaveProperty('kind');
  });

  it('carries errors across as they are', async () => {
    await startApplication();
    expect(await refusal('galleries', 'list', '--limit', '500')).toMatchObject({
      status: 1,
      error: {
        code: 'INVALID_ARGUMENT',
        data: { fieldViolations: [{ field: 'limit', violatedRule: 'MAX' }] },
      },
    });
  });

  it('says so when the application closes while it is being watched', async () => {
    const application = await startApplication();
    const watching = await startWatching();
    application.child.kill('SIGINT');
    const { status, stderr } = await watching.ended;
    expect(status).toBe(1);
    expect(JSON.parse(stderr)).toMatchObject({ code: 'UNAVAILABLE' });
    expect((await application.ended).status).toBe(0);
  });

  it('opens the library itself after the application was killed', async () => {
    const application = await startApplication();
    await answer(...create('Tuscany'));
    application.child.kill('SIGKILL');
    await application.ended;
    expect(await readdir(library())).toContain('library.lock');
    expect(await names()).toEqual(['Tuscany']);
    expect(await readdir(library())).not.toContain('library.lock');
  });
});

describe('watching without a running application', () => {
  it('keeps the library open for other command lines, and sees what they do', async () => {
    const watching = await startWatching();
    await answer(...create('Tuscany'));
    await watching.printed(/"kind":"change".*"Tuscany"/);
    watching.child.kill('SIGTERM');
    expect((await watching.ended).status).toBe(0);
    expect(await readdir(library())).not.toContain('library.lock');
    expect(await names()).toEqual(['Tuscany']);
  });

  it('notices new files in the media folder', async () => {
    const watching = await startWatching();
    await writeFile(path.join(library(), 'media', 'notes.txt'), 'Notes');
    const [line] = await watching.printed(/"mediaFileAdded".*"notes\.txt"/);
    expect(line).toContain('"kind":"TEXT"');
  });

  it('ends quietly when nobody reads it any more', async () => {
    const watching = await startWatching();
    watching.child.stdout?.destroy();
    await answer(...create('Tuscany'));
    expect(await watching.ended).toMatchObject({
      status: 0,
      stderr: `Made a new library in ${library()}.\n`,
    });
  });
});

describe('serve', () => {
  it('serves the REST API of the library until it is interrupted', async () => {
    const token = 'a-token-of-sixteen-or-more';
    const serving = startProgram(programs.cli, ['--library', library(), 'serve', '--token', token], {
      cwd: folder,
    });
    started.push(serving);
    const [line] = await serving.printed(/^\{.*\}$/m);
    const { address } = z.object({ address: z.url(), token: z.literal(token) }).parse(JSON.parse(line));
    const headers = { authorization: token };
    const made = await fetch(`${address}/progallery/v2/galleries`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ gallery: { name: 'Served' } }),
    });
    expect(made.status).toBe(200);
    expect(await answer('galleries', 'list')).toMatchObject({ galleries: [{ name: 'Served' }] });
    serving.child.kill('SIGINT');
    expect((await serving.ended).status).toBe(0);
  });

  it('refuses a token that could be guessed', async () => {
    expect(await refusal('serve', '--token', 'short')).toMatchObject({
      status: 2,
      error: { message: expect.stringContaining('at least 16 characters') },
    });
  });
});
