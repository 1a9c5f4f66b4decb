import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildWhenNeeded } from '../../build/build.mjs';
import { runProgram, startProgram, type Running } from '../support/built-programs.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const START = path.join(ROOT, 'build', 'start.mjs');
const CLI = path.join(ROOT, 'build', 'cli.mjs');

let folder: string;
let running: Running | undefined;

beforeAll(() => {
  buildWhenNeeded();
});

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'gallery-desk-'));
});

afterEach(async () => {
  running?.child.kill('SIGKILL');
  await running?.ended;
  running = undefined;
  await rm(folder, { recursive: true, force: true });
});

const library = (): string => path.join(folder, 'library');

describe.skipIf(process.platform === 'win32')('npm start', () => {
  it('opens the executable that ELECTRON_EXECUTABLE names on the application, and ends as it ends', async () => {
    const executable = path.join(folder, 'electron.cjs');
    await writeFile(
      executable,
      `#!${process.execPath}\nconsole.log(JSON.stringify(process.argv.slice(2))); process.exitCode = 7;`,
    );
    await chmod(executable, 0o755);
    const { status, stdout } = await runProgram(START, ['--library', 'mine'], {
      cwd: folder,
      environment: { ELECTRON_EXECUTABLE: executable },
    });
    expect(status).toBe(7);
    expect(stdout).toBe(`${JSON.stringify([ROOT, '--library', 'mine'])}\n`);
  });

  it.runIf(process.platform === 'linux')(
    'says in one line that there is no display, opens browser mode, and Ctrl+C closes it',
    async () => {
      running = startProgram(START, ['--library', 'library'], {
        cwd: folder,
        environment: { ELECTRON_EXECUTABLE: '' },
      });
      await running.printed(/http:\/\/127\.0\.0\.1:\d+\/\?token=/);
      running.child.kill('SIGINT');
      const { status, stdout } = await running.ended;
      expect(status).toBe(0);
      expect(stdout.split('\n')).toEqual([
        'There is no display for a window: opening browser mode.',
        expect.stringMatching(/^Gallery Desk is open at http:\/\/127\.0\.0\.1:\d+\/\?token=[\w-]+$/),
        `Library: ${library()}. Press Ctrl+C to close it.`,
        '',
      ]);
      expect(await readdir(library())).not.toContain('library.lock');
    },
  );

  it('opens browser mode when Electron cannot start', async () => {
    const missing = path.join(folder, 'missing');
    running = startProgram(START, ['--library', library()], {
      environment: { ELECTRON_EXECUTABLE: missing },
    });
    await running.printed(/token=/);
    running.child.kill('SIGTERM');
    const { status, stdout } = await running.ended;
    expect(status).toBe(0);
    expect(stdout).toMatch(
      /^Electron could not start \(.*missing cannot be started.*\): opening browser mode\.\n/,
    );
  });

  it('closes the library when npm is ended without a word to it', async () => {
    const npm = spawn('npm', ['start', '--silent', '--', '--browser', '--no-open', '--library', library()], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await new Promise<void>((resolve) => {
      npm.stdout.on('data', (text: Buffer) => text.includes('token=') && resolve());
    });
    expect(await readdir(library())).toContain('library.lock');
    npm.kill('SIGTERM');
    await expect.poll(() => readdir(library()), { timeout: 20_000 }).not.toContain('library.lock');
  });

  it('says what is wrong with its flags, with status 2', async () => {
    const { status, stderr } = await runProgram(START, ['--browser', '--libary', 'x']);
    expect(status).toBe(2);
    expect(stderr).toContain("Unknown option '--libary' (Did you mean --library?)");
  });
});

describe('npm run cli', () => {
  it('prints nothing but the answer on standard output', async () => {
    const { status, stdout } = await runProgram(CLI, ['--library', library(), 'library', 'get']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ folder: library() });
  });

  it('reads a relative folder from where npm was called', async () => {
    await mkdir(path.join(folder, 'below'));
    const { stdout } = await runProgram(CLI, ['--library', '../library', 'library', 'get'], {
      cwd: ROOT,
      environment: { INIT_CWD: path.join(folder, 'below') },
    });
    expect(JSON.parse(stdout)).toMatchObject({ folder: library() });
  });

  it('passes on the status of a failure', async () => {
    const { status, stderr } = await runProgram(CLI, ['listGaleries']);
    expect(status).toBe(2);
    expect(JSON.parse(stderr.trim().split('\n').at(-1) ?? '')).toMatchObject({ code: 'NOT_FOUND' });
  });
});
